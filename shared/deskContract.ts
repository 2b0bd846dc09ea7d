import { z } from 'zod';
import { appFolders } from './about.ts';

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
  readAbout: z.strictObject({}),
  /** Opens one of the app's own folders. */
  openFolder: z.strictObject({ folder: z.enum(appFolders) }),
  /** Opens the licences of the parts by others. */
  openNotices: z.strictObject({}),
} as const;
