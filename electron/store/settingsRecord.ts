import { z } from 'zod';

/** `settings.json` in the account's folder: choices of this Windows account. */
export const settingsRecord = z.strictObject({
  schema: z.literal(1),
  staysInTray: z.boolean(),
  /** The notice about the icon in the notification area has been shown. */
  trayExplained: z.boolean().exactOptional(),
});
export type SettingsRecord = z.output<typeof settingsRecord>;
