import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { channelPrefix, methodNames } from '../../shared/api.ts';
import { inputSchemas, type MethodInput, type MethodName } from '../../shared/contract.ts';
import { appError } from '../../shared/errors.ts';
import type { MethodOutputs } from '../../shared/methodOutputs.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { Logger } from '../log/logger.ts';
import type { Handlers } from './handlers.ts';
import { inputRefused } from './inputRefused.ts';
import { findNotJson } from './jsonSafe.ts';
import type { InvokeEvent, SenderVerdict } from './sender.ts';

/** The part of Electron's `ipcMain` that is used here. */
export interface IpcMainLike {
  handle(channel: string, listener: (event: InvokeEvent, ...args: unknown[]) => Promise<unknown>): void;
}

export interface RegisterOptions {
  readonly judge: (event: InvokeEvent) => SenderVerdict;
  readonly logger: Logger;
  /** Also prove that each answer survives JSON unchanged. On while the app is not packaged. */
  readonly checkAnswers: boolean;
  /** Reference under which the log tells of an internal error. */
  readonly newReference?: () => string;
}

const COMPONENT = 'Ipc';

/**
 * The one place where the page's calls arrive: who asks, is the argument what the contract says, run, and
 * answer a `Result`. Nothing ever throws across the border, since only a message would arrive there.
 */
export function registerMethods(ipc: IpcMainLike, handlers: Handlers, options: RegisterOptions): void {
  for (const method of methodNames) registerOne(ipc, method, handlers, options);
}

function registerOne<M extends MethodName>(
  ipc: IpcMainLike,
  method: M,
  handlers: Handlers,
  options: RegisterOptions,
): void {
  const { judge, logger, checkAnswers, newReference = randomUUID } = options;
  // The map's own types say the same; TypeScript cannot follow them through the generic key.
  const schema = inputSchemas[method] as unknown as z.ZodType<MethodInput<M>>;
  const run = handlers[method] as (input: MethodInput<M>) => Promise<Result<MethodOutputs[M]>>;

  const internal = (cause: string): Result<never> => {
    const reference = newReference();
    logger.write('error', COMPONENT, `${method} failed unexpectedly (reference ${reference}): ${cause}`);
    return fail(appError('internal', { facts: { method, reference } }));
  };

  ipc.handle(channelPrefix + method, async (event, ...args): Promise<Result<MethodOutputs[M]>> => {
    const verdict = judge(event);
    if (verdict !== 'trusted') {
      logger.write('error', COMPONENT, `${method}: the call was refused (${verdict})`);
      return fail(appError('callRefused', { facts: { method, problem: verdict } }));
    }
    const parsed = args.length === 1 ? schema.safeParse(plainObject(args[0])) : undefined;
    if (!parsed?.success) {
      const error = inputRefused(method, parsed?.error);
      logger.write(
        'warning',
        COMPONENT,
        `${method}: ${error.facts.path} not accepted (${error.facts.problem})`,
      );
      return fail(error);
    }
    try {
      const startedAt = performance.now();
      const answer = await run(parsed.data);
      const lost = checkAnswers ? findNotJson(answer, 'answer') : undefined;
      if (lost !== undefined) return internal(`${lost} is not a JSON value`);
      const inMs = Math.round(performance.now() - startedAt);
      if (answer.ok) logger.write('verbose', COMPONENT, `${method} took ${inMs} ms`);
      else logger.write('info', COMPONENT, `${method} answered ${describe(answer.error)}`);
      return answer;
    } catch (error) {
      return internal(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  });
}

/**
 * Undefined for what is no plain object. A page can send more than JSON has: a date or a map has no fields of its own, and
 * would pass for an empty argument.
 */
function plainObject(value: unknown): object | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null ? value : undefined;
}

function describe(error: { code: string; serviceCode?: string; correlationId?: string }): string {
  const parts = [error.code, error.serviceCode, error.correlationId];
  return parts.filter((part) => part !== undefined).join(', ');
}
