import { z } from 'zod';
import { type ErrorCode, errorCodes } from '../../shared/errors.ts';

/** An AppError in a file. A code of another version reads as a fault without a name. */
export const errorRecord = z.object({
  code: z.enum(errorCodes).catch('internal' satisfies ErrorCode),
  facts: z.record(z.string(), z.string()).catch({}),
  retryable: z.boolean().catch(false),
  status: z.number().exactOptional(),
  serviceCode: z.string().exactOptional(),
  correlationId: z.string().exactOptional(),
});
