import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inputSamples } from '../../../electron/ipc/contractSamples.ts';
import type { Handlers } from '../../../electron/ipc/handlers.ts';
import { registerMethods } from '../../../electron/ipc/register.ts';
import { channelPrefix, methodNames } from '../../../shared/api.ts';
import { type ErrorCode, errorCodes } from '../../../shared/errors.ts';
import { loadSampleSite } from '../../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from '../headlessApp.ts';
import { connectShared } from '../wizardPath.ts';
import { altered, anyJson, changes, fuzzing } from './mutations.ts';

/** The whole border with the real methods behind it: whatever the page sends is answered, and nothing breaks. */

let app: HeadlessApp;
let connectionId: string;
let log: string[];
let call: (method: string, ...args: unknown[]) => Promise<unknown>;
beforeEach(async () => {
  app = startHeadless({ site: loadSampleSite() });
  ({ connectionId } = await connectShared(app, ['PS100014']));
  log = [];
  call = border(app.handlers, log);
}, 60_000);
afterEach(() => app.close());

function border(handlers: Handlers, lines: string[]): typeof call {
  const channels = new Map<string, (...all: never[]) => Promise<unknown>>();
  registerMethods({ handle: (channel, listener) => void channels.set(channel, listener) }, handlers, {
    judge: () => 'trusted',
    logger: { write: (severity, component, text) => void lines.push(`${severity} ${component} ${text}`) },
    checkAnswers: true,
  });
  return (method, ...args) => {
    const listener = channels.get(channelPrefix + method) as unknown as (
      ...all: unknown[]
    ) => Promise<unknown>;
    return listener({}, ...args);
  };
}

/** A result, and where it is a refusal one that a person can act on. */
function judge(answer: unknown, method: string): void {
  const { ok, error } = answer as { ok: boolean; error?: { code: ErrorCode } };
  expect(typeof ok, method).toBe('boolean');
  if (ok) return;
  expect(errorCodes, method).toContain(error?.code);
  expect(error?.code, `${method}: ${log.at(-1)}`).not.toBe('internal');
}

it('whatever a page sends to any method', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...methodNames),
      fc.array(anyJson, { maxLength: 2 }),
      async (method, args) => {
        judge(await call(method, ...args), method);
      },
    ),
    fuzzing(500, 71),
  );
});

it('whatever is near to what a page sends', async () => {
  // The identities of the samples are made up; with these the methods get further.
  const own = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value).replaceAll(/"connectionId":"[^"]*"/g, `"connectionId":"${connectionId}"`),
    );
  // They end the connection, or the app.
  const methods = methodNames.filter((name) => !['deleteConnection', 'closeWindow'].includes(name));
  const near = fc.option(changes, { freq: 4 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...methods), near, async (method, list) => {
      const sample = own(inputSamples[method]);
      judge(await call(method, list === null ? sample : altered(sample, list)), method);
    }),
    fuzzing(200, 72),
  );
  // A run may still be on its way.
  for (const { runId, state } of app.runs()) if (state === 'running') await app.finished(runId);
  expect([...log, ...app.logLines].filter((line) => /Unexpected|failed unexpectedly/.test(line))).toEqual([]);
});
