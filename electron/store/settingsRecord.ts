import { z } from 'zod';
import { journeyMarks } from '../../shared/journey.ts';
import { logLevels } from '../../shared/policy.ts';

/** `settings.json` in the account's folder: choices of this Windows account. */
export const settingsRecord = z.strictObject({
  schema: z.literal(1),
  staysInTray: z.boolean(),
  /** Until then the app's own timer rests. */
  pausedUntil: z.iso.datetime().exactOptional(),
  /** The checklist of the start page: whether it was put away, and what was done, by connection ID. */
  journey: z
    .strictObject({
      hidden: z.boolean(),
      marks: z.record(z.guid(), z.array(z.enum(journeyMarks))),
    })
    .exactOptional(),
  /** How much is written to the log. */
  logLevel: z.enum(logLevels).exactOptional(),
  /** The notice about the icon in the notification area has been shown. */
  trayExplained: z.boolean().exactOptional(),
});
export type SettingsRecord = z.output<typeof settingsRecord>;
