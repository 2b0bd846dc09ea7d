/** How far back a log query looks; `query`: as far as the query itself says. */
export const queryRanges = ['hour', 'fourHours', 'day', 'week', 'month', 'query'] as const;
export type QueryRange = (typeof queryRanges)[number];

/** ISO 8601 durations of the ranges, as the query API and links to the portal have them. */
export const rangeDurations: Readonly<Record<Exclude<QueryRange, 'query'>, string>> = {
  hour: 'PT1H',
  fourHours: 'PT4H',
  day: 'P1D',
  week: 'P7D',
  month: 'P30D',
};

/** What only this computer knows, as lists. */
export const siteLists = ['groups', 'computers', 'changes', 'outside'] as const;
export type SiteList = (typeof siteLists)[number];

/** Most rows of one page: what a window shows a few times over. */
export const PAGE_ROWS = 200;
/** Text of a cell beyond this is not shown; copying and saving take all of it. */
export const CELL_LENGTH = 300;
/** Longest query that is taken; Log Analytics itself ends far above what a person writes. */
export const QUERY_LENGTH = 200_000;

export interface ResultColumn {
  readonly name: string;
  /** Kusto's name of the type: string, long, real, datetime, bool, dynamic … */
  readonly type: string;
}

export type Cell = string | number | boolean | null;

/** Why Log Analytics answered with a part of the rows only. */
export type PartialReason = 'rows' | 'bytes' | 'time' | 'other';

/** An answer whose rows are kept in the main process and read page by page. */
export interface LogAnswer {
  readonly searchId: string;
  readonly columns: readonly ResultColumn[];
  readonly rows: number;
  readonly durationInMs: number;
  /** When it was answered, UTC. For lists: as of when they are known; missing where that is not known. */
  readonly at?: string;
  readonly partial?: { readonly reason: PartialReason; readonly says?: string };
  /** Tables of the answer beyond the first, which are not shown. */
  readonly furtherTables?: number;
  /** A list is cut off here: how many more there would be. */
  readonly more?: number;
  /** What a list is made of is not on this computer, so that it says nothing. */
  readonly notRead?: true;
}

export interface RowSort {
  /** Number of the column. */
  readonly column: number;
  readonly descending: boolean;
}

/** A query that was run before. */
export interface KeptQuery {
  readonly query: string;
  readonly range: QueryRange;
  readonly at: string;
}
