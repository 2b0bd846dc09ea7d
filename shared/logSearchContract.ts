import { z } from 'zod';
import { PAGE_ROWS, QUERY_LENGTH, queryRanges, siteLists } from './logSearch.ts';

const guid = z.guid().max(36);
const query = z.string().min(1).max(QUERY_LENGTH);
const range = z.enum(queryRanges);
const position = z.int().min(0).max(1_000_000);
const sort = z.strictObject({ column: z.int().min(0).max(10_000), descending: z.boolean() }).optional();

/** Arguments of the methods of Log search. The page names each search, so that it can cancel it. */
export const logSearchInputs = {
  /** Answers when the query is done; `cancelRun` with the search's ID ends it. Its rows stay until the next one. */
  runLogQuery: z.strictObject({ connectionId: guid, searchId: guid, query, range }),
  /** The same for a list of what this computer knows; nothing is asked of Azure or of the site. */
  listFromSite: z.strictObject({
    connectionId: guid,
    searchId: guid,
    list: z.enum(siteLists),
  }),
  readLogRows: z.strictObject({
    searchId: guid,
    from: position,
    count: z.int().min(1).max(PAGE_ROWS),
    sort,
  }),
  /** Puts rows on the clipboard as text with tabs; `to` is the row after the last one. */
  copyLogRows: z.strictObject({
    searchId: guid,
    from: position,
    to: position,
    /** One cell of each row only. */
    column: z.int().min(0).max(10_000).optional(),
    headers: z.boolean(),
    sort,
  }),
  /** Asks for a file and writes all rows to it as CSV. */
  saveLogRows: z.strictObject({ searchId: guid, sort }),
  /** Opens the query in the Azure portal; one that is too long for a link is put on the clipboard. */
  openQueryInPortal: z.strictObject({ connectionId: guid, query, range }),
  listQueries: z.strictObject({ connectionId: guid }),
  /** Forgets one of the last queries, or all where none is named. */
  forgetQueries: z.strictObject({ connectionId: guid, only: query.optional() }),
} as const satisfies Record<string, z.ZodType>;
