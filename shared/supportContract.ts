import { z } from 'zod';
import { logLevels } from './policy.ts';

/** Which files of the bundle, by the names that `listSupportFiles` gave. */
const names = z.array(z.string().min(1).max(200)).max(500);

/** Arguments of the methods for policy, log and support. */
export const supportInputs = {
  /** What the organisation has settled for this computer. */
  readPolicy: z.strictObject({}),
  readLog: z.strictObject({}),
  /** How much is written to the log, from now on. */
  setLogLevel: z.strictObject({ level: z.enum(logLevels) }),
  /** What would go into the bundle for support. Made anew at each call, and kept until the next. */
  listSupportFiles: z.strictObject({ hidesNames: z.boolean() }),
  /** One of those files as text, as it would go out. */
  readSupportFile: z.strictObject({ bundleId: z.guid(), name: z.string().min(1).max(200) }),
  /** Asks for a file by the system's own dialog and writes those files of the list there. */
  exportSupport: z.strictObject({ bundleId: z.guid(), names: names.min(1) }),
} as const satisfies Record<string, z.ZodType>;
