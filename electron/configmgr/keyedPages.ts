import { type AppError, appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { AdminService, Page } from './adminService.ts';
import type { Row } from './row.ts';

/** Rows per request: what the known clients of AdminService ask for. */
export const PAGE_SIZE = 1000;

export interface KeyedRead<K extends string | number> {
  readonly className: string;
  /** Condition of the read, without the key; undefined reads the whole class. */
  readonly filter?: string;
  readonly select: readonly string[];
  /** Property the pages go by. */
  readonly key: string;
  readonly keyOf: (row: Row) => K | null;
  /**
   * How many rows are expected, where somebody counted. A short page ends the read only when that many came:
   * nobody has published what caps a page, so otherwise it goes on until a page is empty.
   */
  readonly expected?: number;
}

/**
 * Reads a class page by page, each page starting behind the last key: rows that come or go meanwhile lose
 * nobody, which pages by offset would. A server that refuses the keyed form is read by offset, twice, and
 * believed only if both passes agree.
 */
export async function readByKey<K extends string | number>(
  service: AdminService,
  read: KeyedRead<K>,
  signal?: AbortSignal,
): Promise<Result<readonly Row[]>> {
  const rows: Row[] = [];
  let last: K | undefined;
  for (;;) {
    const page = await service.get(read.className, keyedQuery(read, last), signal);
    if (!page.ok) {
      // The first keyed condition is sent with the second page; a refusal there may be about the condition only.
      const refused = last !== undefined && REFUSALS.has(page.error.status ?? 0);
      return refused ? readTwiceByOffset(service, read, signal) : page;
    }
    const all = await withNextLinks(service, page.value, signal);
    if (!all.ok) return all;
    if (all.value.length === 0) return ok(rows);
    for (const row of all.value) {
      const key = read.keyOf(row);
      if (key === null) return fail(noKey(service, read.key));
      // Not behind the last one: condition or order was ignored. Never loop, never guess.
      if (last !== undefined && key <= last) return readTwiceByOffset(service, read, signal);
      rows.push(row);
      last = key;
    }
    const short = all.value.length < PAGE_SIZE;
    if (short && read.expected !== undefined && rows.length >= read.expected) return ok(rows);
  }
}

/** Statuses by which a service refuses a condition it does not know; anything else is a failed request. */
const REFUSALS: ReadonlySet<number> = new Set([400, 404, 501]);

// A row that cannot be told from others would be lost, and a lost row is a computer that leaves its group.
function noKey(service: AdminService, key: string): AppError {
  return appError('providerAnswerUnreadable', { retryable: true, facts: { host: service.fqdn, name: key } });
}

function keyedQuery<K extends string | number>(
  read: KeyedRead<K>,
  last: K | undefined,
): Record<string, string> {
  const behind = last === undefined ? undefined : `${read.key} gt ${literal(last)}`;
  const filter = [read.filter, behind].filter((part) => part !== undefined).join(' and ');
  return {
    ...(filter ? { $filter: filter } : {}),
    $select: read.select.join(','),
    $orderby: read.key,
    $top: String(PAGE_SIZE),
  };
}

function literal(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

async function withNextLinks(
  service: AdminService,
  first: Page,
  signal: AbortSignal | undefined,
): Promise<Result<readonly Row[]>> {
  if (first.nextLink === undefined) return ok(first.rows);
  const rows = [...first.rows];
  const seen = new Set<string>();
  let next: string | undefined = first.nextLink;
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    const page = await service.follow(next, signal);
    if (!page.ok) return page;
    if (page.value.rows.length === 0) break;
    rows.push(...page.value.rows);
    next = page.value.nextLink;
  }
  return ok(rows);
}

async function readTwiceByOffset<K extends string | number>(
  service: AdminService,
  read: KeyedRead<K>,
  signal: AbortSignal | undefined,
): Promise<Result<readonly Row[]>> {
  const first = await readByOffset(service, read, signal);
  if (!first.ok) return first;
  const second = await readByOffset(service, read, signal);
  if (!second.ok) return second;
  const same =
    first.value.size === second.value.size && [...first.value.keys()].every((key) => second.value.has(key));
  if (!same)
    return fail(appError('collectionReadUnstable', { retryable: true, facts: { host: service.fqdn } }));
  return ok([...second.value.values()]);
}

async function readByOffset<K extends string | number>(
  service: AdminService,
  read: KeyedRead<K>,
  signal: AbortSignal | undefined,
): Promise<Result<Map<K, Row>>> {
  const rows = new Map<K, Row>();
  let skip = 0;
  for (;;) {
    const query = { ...keyedQuery(read, undefined), $skip: String(skip) };
    const page = await service.get(read.className, query, signal);
    if (!page.ok) return page;
    const all = await withNextLinks(service, page.value, signal);
    if (!all.ok) return all;
    const before = rows.size;
    for (const row of all.value) {
      const key = read.keyOf(row);
      if (key === null) return fail(noKey(service, read.key));
      rows.set(key, row);
    }
    const reached = read.expected !== undefined && rows.size >= read.expected && all.value.length < PAGE_SIZE;
    // By what came, not by what was asked for: a page may be capped below that.
    if (all.value.length === 0 || reached) return ok(rows);
    // Rows and no new one: $skip was ignored, and what is behind the first page cannot be read this way.
    if (rows.size === before) {
      return fail(appError('collectionReadUnstable', { retryable: true, facts: { host: service.fqdn } }));
    }
    skip += all.value.length;
  }
}
