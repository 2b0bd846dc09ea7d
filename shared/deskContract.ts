import { z } from 'zod';

/** What the window asks of the app itself, whatever the connections are. */
export const deskInputs = {
  readSettings: z.strictObject({}),
  /** What is left out stays. `paused` has the app's own timer rest, for a day at most. */
  saveSettings: z.strictObject({
    settings: z
      .strictObject({
        staysInTray: z.boolean().exactOptional(),
        startsAtLogon: z.boolean().exactOptional(),
        paused: z.boolean().exactOptional(),
      })
      .refine((change) => Object.keys(change).length > 0),
  }),
} as const;
