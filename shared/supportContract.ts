import { z } from 'zod';
import { logLevels } from './policy.ts';

/** Arguments of the methods for policy and log. */
export const supportInputs = {
  /** What the organisation has settled for this computer. */
  readPolicy: z.strictObject({}),
  readLog: z.strictObject({}),
  /** How much is written to the log, from now on. */
  setLogLevel: z.strictObject({ level: z.enum(logLevels) }),
} as const satisfies Record<string, z.ZodType>;
