import { channelPrefix, methodNames } from '../../shared/api.ts';
import { ok } from '../../shared/result.ts';
import { outputSamples } from './contractSamples.ts';
import type { Handlers } from './handlers.ts';
import { registerMethods } from './register.ts';
import { type InvokeEvent, judgeSender } from './sender.ts';

const OWN = 'app://oms';

/** A call of our own page, or one that differs. */
export const event = (frame: Partial<InvokeEvent['senderFrame']> = {}, id = 1): InvokeEvent => ({
  sender: { id },
  senderFrame: { origin: OWN, parent: null, ...frame },
});

/** For tests: registers everything, and calls as Electron would. */
export function border(override: Partial<Handlers> = {}, checkAnswers = true) {
  const reached: { method: string; input: unknown }[] = [];
  const log: string[] = [];
  const channels = new Map<string, (event: InvokeEvent, ...args: unknown[]) => Promise<unknown>>();
  const answering = Object.fromEntries(
    methodNames.map((method) => [
      method,
      async (input: unknown) => {
        reached.push({ method, input });
        return ok(outputSamples[method]);
      },
    ]),
  ) as unknown as Handlers;
  registerMethods(
    { handle: (channel, listener) => void channels.set(channel, listener) },
    { ...answering, ...override },
    {
      judge: (sender) => judgeSender(sender, OWN, (id) => id === 1),
      logger: {
        write: (severity, component, message) => void log.push(`${severity} ${component} ${message}`),
      },
      checkAnswers,
      newReference: () => 'ref-1',
    },
  );
  const call = (method: string, args: readonly unknown[], from: InvokeEvent = event()): Promise<unknown> => {
    const listener = channels.get(channelPrefix + method);
    if (listener === undefined) throw new Error(`No channel for ${method}`);
    return listener(from, ...args);
  };
  return { call, reached, log, channels };
}
