import { deflateSync } from 'node:zlib';
import { mostReadableNames } from '../../../shared/groupSize.ts';
import { kqlString } from './kql.ts';
import { cutRuns, storeNames } from './nameBlocks.ts';

/**
 * The query of a computer group: the members as a table of one column, `Computer`, which is what Log Analytics
 * asks of a computer group ("distinct Computer", Azure Monitor's page on computer groups). All of it is ASCII,
 * so characters are bytes.
 */

export type QueryForm = 'readable' | 'compressed';

export interface QueryPart {
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
  /** Largest text of one saved search. */
  readonly limitBytes?: number;
  /** Overrides the choice by number of names. */
  readonly form?: QueryForm;
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
  const listed = [...new Set(names.map((name) => name.toWellFormed()))].sort();
  const form = options.form ?? (listed.length > mostReadableNames ? 'compressed' : 'readable');
  // Room for "union", brackets, commas and the tail around the largest leg.
  const legs = form === 'readable' ? readableLegs(listed, limit - 64) : compressedLegs(listed, limit - 64);
  const whole = joinLegs(legs);
  if (whole.length <= limit || legs.length === 1) {
    return { query: whole, parts: [], form, names: listed.length, bytes: whole.length };
  }
  const parts = cutRuns(legs, legs.length, limit - 64, (leg) => leg.length + 4).map((run, index) => ({
    alias: partAlias(options.alias, index + 1),
    query: joinLegs(run),
  }));
  const query = `union\n${parts.map((part) => part.alias).join(',\n')}${tail}`;
  if (query.length > limit) throw new RangeError(`${parts.length} parts do not fit under ${limit} bytes.`);
  const bytes = parts.reduce((sum, part) => sum + part.query.length, query.length);
  return { query, parts, form, names: listed.length, bytes };
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

function compressedLegs(names: readonly string[], limit: number): string[] {
  const { literal, plain, bySuffix } = storeNames(names);
  const legs = [...bySuffix].flatMap(([suffix, hosts]) => blocks(hosts, suffix, limit));
  legs.push(...blocks(plain, undefined, limit));
  if (literal.length > 0 || legs.length === 0) legs.push(...readableLegs(literal, limit));
  return legs;
}

const bytesOf = (line: string): number => Buffer.byteLength(line) + 1;

function blocks(lines: readonly string[], suffix: string | undefined, limit: number): string[] {
  return cutRuns(lines, mostNamesInBlock, mostBytesInBlock, bytesOf).flatMap((run) =>
    fitBlock(run, suffix, limit),
  );
}

/** Halves a block until its text fits: how far names shrink is known only afterwards. */
function fitBlock(lines: readonly string[], suffix: string | undefined, limit: number): string[] {
  const text = blockText(lines, suffix);
  if (text.length <= limit || lines.length === 1) return [text];
  const middle = Math.ceil(lines.length / 2);
  return [
    ...fitBlock(lines.slice(0, middle), suffix, limit),
    ...fitBlock(lines.slice(middle), suffix, limit),
  ];
}

/**
 * `zlib_decompress_from_base64_string` takes a window of 15 only and answers bad input with an empty string,
 * not an error; split() makes one empty name of that, so it is filtered out and the count tells. `mv-expand`
 * has no row limit of its own (2,147,483,647; the 128 belong to the old spelling `mvexpand`).
 */
function blockText(lines: readonly string[], suffix: string | undefined): string {
  const packed = deflateSync(lines.join('\n'), { level: 9, windowBits: 15, memLevel: 9 }).toString('base64');
  const unpack = `print Names = zlib_decompress_from_base64_string("${packed}")\n| where isnotempty(Names)\n`;
  if (suffix === undefined) {
    return `${unpack}| mv-expand Computer = split(Names, "\\n") to typeof(string)\n| project Computer`;
  }
  const both = `pack_array(Host, strcat(Host, ${kqlString(`.${suffix}`)}))`;
  return (
    `${unpack}| mv-expand Host = split(Names, "\\n") to typeof(string)\n` +
    `| mv-expand Computer = ${both} to typeof(string)\n| project Computer`
  );
}
