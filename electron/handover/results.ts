import { join } from 'node:path';
import { z } from 'zod';
import { type HandOverResult, handOverRefusals } from '../../shared/handOver.ts';
import type { Result } from '../../shared/result.ts';
import { errorRecord } from '../store/errorRecord.ts';
import { readJsonFile, writeJsonFile } from '../store/jsonFile.ts';

/** What became of the drops, beside the run history in the shared folder: whoever dropped one reads it there. */
export interface HandOverResults {
  /** The last one that concerns this account: its own, or one that nobody could open. */
  lastFor(isOwn: (sender: string) => boolean): Promise<HandOverResult | undefined>;
  /** `drop` names it, so that one that is told twice after a crash counts once. */
  add(drop: string, result: HandOverResult): Promise<Result<void>>;
}

const resultsRecord = z.strictObject({
  schema: z.literal(1),
  /** The last one last. */
  results: z.array(
    z.object({
      drop: z.string(),
      at: z.string(),
      sender: z.string().exactOptional(),
      refusal: z.enum(handOverRefusals).exactOptional(),
      error: errorRecord.exactOptional(),
    }),
  ),
});
type Entry = z.output<typeof resultsRecord>['results'][number];

const KEPT = 20;

export function handOverResultsOf(connectionFolder: string, now: () => Date): HandOverResults {
  const path = join(connectionFolder, 'hand-overs.json');
  const load = async (): Promise<readonly Entry[]> => {
    const file = await readJsonFile(path, resultsRecord, now);
    return file.ok ? (file.value?.results ?? []) : [];
  };
  return {
    async lastFor(isOwn) {
      const found = (await load()).findLast(({ sender }) => sender === undefined || isOwn(sender));
      if (found === undefined) return undefined;
      const { drop: _drop, ...result } = found;
      return result;
    },
    async add(drop, result) {
      const others = (await load()).filter((entry) => entry.drop !== drop);
      const results = [...others, { drop, ...result }].slice(-KEPT);
      return writeJsonFile(path, { schema: 1, results });
    },
  };
}
