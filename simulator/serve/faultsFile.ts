import { z } from 'zod';
import type { Fault } from '../types.ts';

const service = z.enum(['entra', 'arm', 'graph', 'logs', 'adminService']);

const regularExpression = z.string().refine(
  (text) => {
    try {
      return new RegExp(text, 'i') instanceof RegExp;
    } catch {
      return false;
    }
  },
  { error: 'not a regular expression' },
);

const effect = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(200).max(599),
    headers: z.record(z.string(), z.string()).exactOptional(),
    body: z.string().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('delay'), inMs: z.int().min(0) }),
  z.strictObject({ kind: z.literal('reset') }),
  z.strictObject({ kind: z.literal('network'), code: z.string().min(1) }),
  z.strictObject({ kind: z.literal('truncate') }),
]);

const faults = z.array(
  z.strictObject({
    service: service.exactOptional(),
    method: z.string().exactOptional(),
    path: regularExpression.exactOptional(),
    after: z.int().min(0).exactOptional(),
    times: z.int().min(1).exactOptional(),
    effect,
  }),
);

/** A faults file: a JSON array of faults. Throws an Error whose message names what is wrong with it. */
export function parseFaults(text: string): readonly Fault[] {
  const result = faults.safeParse(JSON.parse(text));
  if (!result.success) throw new Error(z.prettifyError(result.error));
  return result.data;
}
