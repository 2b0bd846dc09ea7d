import { constants, deflateSync } from 'node:zlib';
import { mostReadableNames } from '../../../shared/groupSize.ts';
import { kqlString } from './kql.ts';
import {
  createNameBook,
  cutRuns,
  type Host,
  type HostRun,
  hostRun,
  linesOf,
  type NameBook,
  widthOf,
} from './nameBlocks.ts';

/**
 * The query of a computer group: the members as a table of one column, `Computer`, which is what Log Analytics
 * asks of a computer group ("distinct Computer", Azure Monitor's page on computer groups). All of it is ASCII,
 * so characters are bytes.
 */

export type QueryForm = 'readable' | 'compressed';

export interface QueryPart {
  readonly number: number;
  /** Function alias under which the part is saved. */
  readonly alias: string;
  readonly query: string;
}

export interface GroupQuery {
  /** The text of the group itself; where there are parts it unions them. */
  readonly query: string;
  /** To be saved before the group. Empty as long as the group fits in one text. */
  readonly parts: readonly QueryPart[];
  readonly form: QueryForm;
  /** Names that the query lists. */
  readonly names: number;
  /** Size of all texts together. */
  readonly bytes: number;
}

export interface GroupQueryOptions {
  /** Function alias of the group; parts are named after it. Needed only where the text must be split. */
  readonly alias?: string;
  /** Numbers that parts must not have, because the group that is there now is made of them. */
  readonly takenParts?: ReadonlySet<number>;
  /** Largest text of one saved search. */
  readonly limitBytes?: number;
  /** Overrides the choice by number of names. */
  readonly form?: QueryForm;
  /** The same names by their places in a book that groups share. */
  readonly shared?: { readonly book: NameBook; readonly places: Uint32Array };
}

/** No limit is published; this much is assumed until a workspace has been measured. */
export const defaultLimitBytes = 64 * 1024;

/** Less would make the group's own text, the list of its parts, the next thing that does not fit. */
export const smallestLimitBytes = 16 * 1024;

/**
 * Far below 2^20 bytes, where Kusto ends a `dynamic` value, which is what split() makes of a block
 * ("The dynamic data type", Kusto Query Language).
 */
export const mostNamesInBlock = 4_000;
export const mostBytesInBlock = 128 * 1024;

const tail = '\n| distinct Computer';

/** Same names, same text, whatever their order. Throws RangeError when the limit cannot be kept. */
export function buildGroupQuery(names: readonly string[], options: GroupQueryOptions = {}): GroupQuery {
  const limit = options.limitBytes ?? defaultLimitBytes;
  if (limit < smallestLimitBytes)
    throw new RangeError(`The limit must be at least ${smallestLimitBytes} bytes.`);
  const listed = options.shared ? names : [...new Set(names.map((name) => name.toWellFormed()))].sort();
  const form = options.form ?? (listed.length > mostReadableNames ? 'compressed' : 'readable');
  // Room for "union", brackets, commas and the tail around the largest leg.
  const legs =
    form === 'readable'
      ? readableLegs(listed, limit - 64)
      : compressedLegs(options.shared ?? alone(listed), limit - 64);
  const whole = joinLegs(legs);
  if (whole.length <= limit || legs.length === 1) {
    return { query: whole, parts: [], form, names: listed.length, bytes: whole.length };
  }
  const runs = cutRuns(legs, legs.length, limit - 64, (leg) => leg.length + 4);
  const numbers = freeNumbers(runs.length, options.takenParts ?? new Set());
  const parts = runs.map((run, index) => {
    const number = numbers[index] ?? index + 1;
    return { number, alias: partAlias(options.alias, number), query: joinLegs(run) };
  });
  const query = `union\n${parts.map((part) => part.alias).join(',\n')}${tail}`;
  if (query.length > limit) throw new RangeError(`${parts.length} parts do not fit under ${limit} bytes.`);
  const bytes = parts.reduce((sum, part) => sum + part.query.length, query.length);
  return { query, parts, form, names: listed.length, bytes };
}

function freeNumbers(count: number, taken: ReadonlySet<number>): number[] {
  const numbers: number[] = [];
  for (let number = 1; numbers.length < count; number += 1) if (!taken.has(number)) numbers.push(number);
  return numbers;
}

function partAlias(alias: string | undefined, number: number): string {
  if (alias === undefined)
    throw new RangeError('The group does not fit in one query; its parts need an alias.');
  return `${alias}_P${number}`;
}

function joinLegs(legs: readonly string[]): string {
  const [only] = legs;
  if (legs.length === 1 && only !== undefined) return `${only}${tail}`;
  return `union\n${legs.map((leg) => `(${leg})`).join(',\n')}${tail}`;
}

/** At least one table, so that an empty group is an empty table. */
function readableLegs(names: readonly string[], limit: number): string[] {
  const rows = names.map(kqlString);
  const runs = cutRuns(rows, Math.max(rows.length, 1), limit - 40, (row) => row.length + 2);
  return (runs.length > 0 ? runs : [[]]).map((run) =>
    run.length === 0 ? 'datatable(Computer:string)[]' : `datatable(Computer:string)[\n${run.join(',\n')}\n]`,
  );
}

/** A book of its own. */
function alone(names: readonly string[]): NonNullable<GroupQueryOptions['shared']> {
  return { book: createNameBook(names), places: Uint32Array.from(names.keys()) };
}

function compressedLegs({ book, places }: NonNullable<GroupQueryOptions['shared']>, limit: number): string[] {
  const { literal, hosts } = book.storeNames(places);
  const legs: string[] = [];
  const rest = [...literal];
  for (const run of cutRuns(hosts, mostNamesInBlock, mostBytesInBlock, bytesOf)) {
    const packed = blocks(run, limit);
    legs.push(...packed.legs);
    rest.push(...packed.rest);
  }
  if (rest.length > 0 || legs.length === 0) legs.push(...readableLegs(rest.sort(), limit));
  return legs;
}

const bytesOf = ({ bytes, suffix }: Host): number => bytes + suffix.length;

/** Below this many names a block of its own costs more than writing them in clear text. */
const FEWEST_NAMES = 12;

/** A name that is shorter than the ends of the others goes into a block with its like; `rest` in clear text. */
function blocks(hosts: readonly Host[], limit: number): { readonly legs: string[]; readonly rest: string[] } {
  const run = hostRun(hosts);
  const width = widthOf(run);
  const short = hosts.filter(({ name }) => name.length < width);
  if (short.length === 0) return { legs: fitBlock(run, width, limit), rest: [] };
  const long = hostRun(hosts.filter(({ name }) => name.length >= width));
  const legs = fitBlock(long, width, limit);
  if (short.length < FEWEST_NAMES) return { legs, rest: short.flatMap(namesOf) };
  const others = blocks(short, limit);
  return { legs: [...legs, ...others.legs], rest: others.rest };
}

function namesOf({ name, suffix }: Host): string[] {
  return suffix === '' ? [name] : [name, name + suffix];
}

/** Halves a block until its text fits: how far names shrink is known only afterwards. */
function fitBlock(run: HostRun, width: number, limit: number): string[] {
  const { hosts } = run;
  const text = blockText(run, width);
  if (text.length <= limit || hosts.length === 1) return [text];
  const middle = Math.ceil(hosts.length / 2);
  return [
    ...fitBlock(hostRun(hosts.slice(0, middle)), width, limit),
    ...fitBlock(hostRun(hosts.slice(middle)), width, limit),
  ];
}

/**
 * `zlib_decompress_from_base64_string` takes a window of 15 only and answers bad input with an empty string,
 * not an error; split() makes one empty name of that, so it is filtered out and the count tells. `mv-expand`
 * has no row limit of its own (2,147,483,647; the 128 belong to the old spelling `mvexpand`). Short matches
 * are left out (filtered): in names they save fewer bits than they cost.
 */
function blockText(run: HostRun, width: number): string {
  const packed = deflateSync(linesOf(run, width), {
    level: 9,
    windowBits: 15,
    memLevel: 9,
    strategy: constants.Z_FILTERED,
  }).toString('base64');
  return (
    `print N=zlib_decompress_from_base64_string("${packed}")\n` +
    '|where isnotempty(N)\n' +
    '|mv-expand L=split(N,"\\n") to typeof(string)\n' +
    '|extend L=split(L,"|")\n' +
    `|mv-expand E=extract_all("(.{${width}})",tostring(L[2])) to typeof(string)\n` +
    '|extend H=strcat(L[1],E)\n' +
    '|mv-expand Computer=pack_array(H,strcat(H,L[0])) to typeof(string)'
  );
}
