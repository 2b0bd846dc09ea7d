import { inflateSync } from 'node:zlib';
import { notSimulated } from './queryError.ts';
import { Dynamic, makeDynamic, makeString, Timespan, textOf, type Value } from './values.ts';

export type ScalarFunction = (values: readonly Value[], now: Date) => Value;

const text = (value: Value | undefined): string => textOf(value ?? null);

/**
 * "Returns an empty result if decompression or decoding failed", "the only supported windows size is 15"
 * (zlib_decompress_from_base64_string(), Kusto Query Language). Node forgives what base64 forbids, so the
 * alphabet, the padding and what follows the stream are checked here.
 */
function unpack(packed: string): string {
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) return '';
  const bytes = Buffer.from(packed, 'base64');
  const first = bytes[0];
  if (first === undefined || (first & 0x0f) !== 8 || first >> 4 !== 7) return '';
  try {
    const { buffer, engine } = inflateSync(bytes, { info: true }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    if (engine.bytesWritten !== bytes.length) return '';
    return makeString(buffer.toString('utf8'));
  } catch {
    return '';
  }
}

/** split("", x) is one empty element, and an empty delimiter leaves the text whole ("split()"). */
function split(source: string, delimiter: string, index: Value | undefined): Value {
  const pieces = delimiter === '' ? [source] : source.split(delimiter);
  if (index === undefined) return makeDynamic(pieces);
  const piece = typeof index === 'number' ? pieces[index] : undefined;
  return makeDynamic(piece === undefined ? [] : [piece]);
}

/**
 * Every match of the pattern's one group, null where there is none ("extract_all()"). With several groups, or a list
 * of them in between, the answer is a list of lists, which nobody here asks for.
 */
function extractAll(pattern: Value | undefined, source: Value | undefined, more: Value | undefined): Value {
  const groups = text(pattern).match(/\((?!\?)/g)?.length ?? 0;
  if (more !== undefined || groups !== 1) throw notSimulated('use of a function', 'extract_all');
  // By code points, and the dot takes everything but a line feed, as in RE2.
  const dots = text(pattern).replaceAll('.', '[^\\n]');
  const found = [...text(source).matchAll(new RegExp(dots, 'gu'))].map((match) => match[1] ?? '');
  return found.length === 0 ? null : makeDynamic(found);
}

function jsonOf(value: Value): unknown {
  if (value instanceof Dynamic) return value.json;
  return value instanceof Date || value instanceof Timespan ? textOf(value) : value;
}

function toNumber(value: Value | undefined, whole: boolean): number | null {
  if (value === null || value === undefined) return null;
  const found = typeof value === 'boolean' ? Number(value) : textOf(value).trim();
  const number = found === '' ? Number.NaN : Number(found);
  if (Number.isNaN(number)) return null;
  return whole ? Math.trunc(number) : number;
}

const isEmpty = (value: Value | undefined): boolean => text(value) === '';

/** Bins start at zero: the epoch for dates (Kusto's own zero is a whole number of days before it). */
function bin(value: Value | undefined, size: Value | undefined): Value {
  if (value instanceof Date && size instanceof Timespan) {
    return new Date(Math.floor(value.getTime() / size.inMs) * size.inMs);
  }
  if (typeof value === 'number' && typeof size === 'number') return Math.floor(value / size) * size;
  return null;
}

function substring(source: string, start: Value | undefined, length: Value | undefined): string {
  const from = typeof start === 'number' ? Math.max(start, 0) : 0;
  return source.slice(from, typeof length === 'number' ? from + length : undefined);
}

/** The functions that our own queries and an admin's questions about groups use. Lower-case names. */
export const scalarFunctions: ReadonlyMap<string, ScalarFunction> = new Map<string, ScalarFunction>([
  ['zlib_decompress_from_base64_string', ([packed]) => unpack(text(packed))],
  ['split', ([source, delimiter, index]) => split(text(source), text(delimiter), index)],
  ['strcat', (values) => makeString(values.map(text).join(''))],
  [
    'strcat_array',
    ([list, delimiter]) =>
      list instanceof Dynamic && Array.isArray(list.json)
        ? makeString(list.json.map((item) => textOf(new Dynamic(item))).join(text(delimiter)))
        : '',
  ],
  ['tolower', ([value]) => text(value).toLowerCase()],
  ['toupper', ([value]) => text(value).toUpperCase()],
  ['strlen', ([value]) => [...text(value)].length],
  ['extract_all', ([pattern, source, more]) => extractAll(pattern, source, more)],
  ['substring', ([source, start, length]) => substring(text(source), start, length)],
  ['isempty', ([value]) => isEmpty(value)],
  ['isnotempty', ([value]) => !isEmpty(value)],
  ['isnull', ([value]) => value === null],
  ['isnotnull', ([value]) => value !== null],
  ['not', ([value]) => (typeof value === 'boolean' ? !value : null)],
  ['iff', ([condition, yes, no]) => (condition === true ? yes : no) ?? null],
  ['iif', ([condition, yes, no]) => (condition === true ? yes : no) ?? null],
  ['coalesce', (values) => values.find((value) => value !== null && value !== '') ?? values.at(-1) ?? null],
  ['pack_array', (values) => makeDynamic(values.map(jsonOf))],
  [
    'array_length',
    ([list]) => (list instanceof Dynamic && Array.isArray(list.json) ? list.json.length : null),
  ],
  ['tostring', ([value]) => text(value)],
  ['toint', ([value]) => toNumber(value, true)],
  ['tolong', ([value]) => toNumber(value, true)],
  ['todouble', ([value]) => toNumber(value, false)],
  ['toreal', ([value]) => toNumber(value, false)],
  ['bin', ([value, size]) => bin(value, size)],
  ['now', ([offset], now) => new Date(now.getTime() + (offset instanceof Timespan ? offset.inMs : 0))],
  ['ago', ([span], now) => (span instanceof Timespan ? new Date(now.getTime() - span.inMs) : null)],
]);
