import { type AppError, appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ServiceName } from '../../shared/runModel.ts';
import type { Transport } from '../ports.ts';
import { noAnswer } from '../transport/noAnswer.ts';
import { type ArmAnswer, type ArmContext, armError } from './armErrors.ts';
import type { SignIn } from './signIn.ts';

export interface RestCall {
  readonly signIn: SignIn;
  readonly transport: Transport;
  readonly service: ServiceName;
  /** Origin whose token is asked for: `${resource}/.default`. */
  readonly resource: string;
  readonly url: string;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly context?: ArmContext;
  readonly signal?: AbortSignal | undefined;
  /** What an answer with a status of 400 or more means, where that is more than Azure's usual errors. */
  readonly refused?: (answer: ArmAnswer, error: AppError) => AppError;
}

/** One JSON call for the few operations that none of our SDK packages has. */
export async function restCall(call: RestCall): Promise<Result<unknown>> {
  const token = await call.signIn.token(call.resource);
  if (!token.ok) return token;
  const bodyText = call.body === undefined ? undefined : JSON.stringify(call.body);
  const request = new Request(call.url, {
    method: call.method ?? 'GET',
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${token.value}`,
      ...(bodyText === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(bodyText === undefined ? {} : { body: bodyText }),
  });
  try {
    const response = await call.transport(request, {
      service: call.service,
      ...(bodyText === undefined ? {} : { bodyText }),
      ...(call.signal ? { signal: call.signal } : {}),
    });
    const body = await response.text();
    if (response.status >= 400) {
      const answer: ArmAnswer = {
        status: response.status,
        body,
        retryAfter: response.headers.get('retry-after'),
        correlationId: response.headers.get('x-ms-correlation-request-id'),
      };
      const error = armError(answer, call.context);
      return fail(call.refused?.(answer, error) ?? error);
    }
    return ok(response.status === 204 ? undefined : JSON.parse(body));
  } catch (error) {
    const cut = noAnswer(error);
    if (cut) return fail(cut);
    if (error instanceof SyntaxError) {
      return fail(appError('answerUnreadable', { facts: { host: new URL(call.url).host }, retryable: true }));
    }
    throw error;
  }
}
