import { randomUUID } from 'node:crypto';
import type { App } from 'electron';
import { z } from 'zod';
import type { StartMode } from './startMode.ts';

/** What a second start of the app asks of the running one: single-instance data, so any program could send it. */

const errand = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('window'),
    wish: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('updateSecret'), connectionId: z.guid().exactOptional() }),
        z.strictObject({ kind: z.literal('openConnection'), connectionId: z.guid() }),
        z.strictObject({ kind: z.literal('logSearch'), connectionId: z.guid() }),
        z.strictObject({ kind: z.literal('refusedLink') }),
      ])
      .exactOptional(),
  }),
  z.strictObject({ kind: z.literal('background') }),
  /** Nothing is wanted: whoever asks only has to know that the app runs. */
  z.strictObject({ kind: z.literal('nothing') }),
  z.strictObject({
    kind: z.literal('sync'),
    /** Names the answer; asked again under the same one, it is the same sync. */
    ticket: z.guid(),
    request: z.strictObject({
      connectionId: z.guid().exactOptional(),
      scheduled: z.boolean(),
      full: z.boolean().exactOptional(),
    }),
  }),
]);
export type Errand = Readonly<z.output<typeof errand>>;

/** What a start would ask of an app that runs already. */
export function errandOf(mode: StartMode): Errand {
  if (mode.kind === 'sync') return { kind: 'sync', ticket: randomUUID(), request: mode.request };
  return mode.kind === 'remove' ? { kind: 'nothing' } : mode;
}

/** Another version may say what this one does not know: then a person at least gets the window. */
export function readErrand(data: unknown): Errand {
  const parsed = errand.safeParse(data);
  return parsed.success ? parsed.data : { kind: 'window' };
}

export interface ErrandQueue {
  /** From now on, those that came before included. */
  deliverTo(take: (errand: Errand) => void): void;
}

/** Listens from the very start, as nobody asks twice: what comes before the app can act is kept. */
export function queueErrands(app: Pick<App, 'on'>): ErrandQueue {
  const early: Errand[] = [];
  let deliver = (given: Errand): void => void early.push(given);
  app.on('second-instance', (_event, _argv, _directory, data) => deliver(readErrand(data)));
  return {
    deliverTo(take) {
      deliver = take;
      for (const given of early.splice(0)) take(given);
    },
  };
}
