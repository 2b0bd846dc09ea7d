import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { z } from 'zod';
import { isGuid } from '../../shared/fields.ts';
import { type KeptQuery, queryRanges } from '../../shared/logSearch.ts';
import { ok, type Result } from '../../shared/result.ts';
import { readJsonFile, writeJsonFile } from '../store/jsonFile.ts';

/** The last queries of a connection, in the folder of this Windows account: they may name computers. */
export interface QueryHistory {
  read(connectionId: string): Promise<Result<readonly KeptQuery[]>>;
  add(connectionId: string, query: KeptQuery): Promise<Result<readonly KeptQuery[]>>;
  /** One, or all of them. Answers what is left. */
  forget(connectionId: string, query: string | undefined): Promise<Result<readonly KeptQuery[]>>;
  /** With the connection itself. */
  drop(connectionId: string): Promise<void>;
}

const MOST = 20;
/** A longer one is run and not kept: it was made by a program, and the file is read often. */
const KEPT_LENGTH = 20_000;

const historyRecord = z.strictObject({
  schema: z.literal(1),
  queries: z.array(z.strictObject({ query: z.string(), range: z.enum(queryRanges), at: z.string() })),
});

export function createQueryHistory(accountFolder: string, now: () => Date): QueryHistory {
  const pathOf = (connectionId: string): string => {
    if (!isGuid(connectionId)) throw new Error('A connection id is a GUID');
    return join(accountFolder, 'queries', `${connectionId.toLowerCase()}.json`);
  };
  const inTurn = pLimit(1);
  const read = async (connectionId: string): Promise<Result<readonly KeptQuery[]>> => {
    const found = await readJsonFile(pathOf(connectionId), historyRecord, now);
    // A damaged one has been moved aside; the last queries are a convenience that begins anew.
    if (!found.ok) return found.error.code === 'fileDamaged' ? ok([]) : found;
    return ok(found.value?.queries ?? []);
  };
  const alter = (
    connectionId: string,
    change: (queries: readonly KeptQuery[]) => readonly KeptQuery[],
  ): Promise<Result<readonly KeptQuery[]>> =>
    inTurn(async () => {
      const before = await read(connectionId);
      if (!before.ok) return before;
      const queries = change(before.value).slice(0, MOST);
      const written = await writeJsonFile(
        pathOf(connectionId),
        { schema: 1, queries },
        { secret: true, compact: true },
      );
      return written.ok ? ok(queries) : written;
    });
  return {
    read,
    add: (connectionId, added) =>
      added.query.length > KEPT_LENGTH
        ? read(connectionId)
        : alter(connectionId, (queries) => [added, ...queries.filter(({ query }) => query !== added.query)]),
    forget: (connectionId, forgotten) =>
      alter(connectionId, (queries) =>
        forgotten === undefined ? [] : queries.filter(({ query }) => query !== forgotten),
      ),
    drop: (connectionId) =>
      inTurn(async () => {
        await rm(pathOf(connectionId), { force: true }).catch(() => undefined);
      }),
  };
}
