/** Values as the evaluator holds them, and Kusto's rules for comparing and printing them. */

/** A `dynamic`: JSON inside. */
export class Dynamic {
  readonly json: unknown;
  constructor(json: unknown) {
    this.json = json;
  }
}

export class Timespan {
  readonly inMs: number;
  constructor(inMs: number) {
    this.inMs = inMs;
  }
}

/** `Date` is a datetime (to the millisecond; Kusto keeps 100 ns). A string is never null in Kusto. */
export type Value = string | number | boolean | Date | Timespan | Dynamic | null;
export type Row = readonly Value[];

/** Kusto ends strings and `dynamic` values at 1 MB ("The string data type", "The dynamic data type"). */
export const mostValueBytes = 2 ** 20;

/** A `dynamic` beyond the limit is lost as a whole: null, which `mv-expand` turns into one empty row. */
export function makeDynamic(json: unknown): Dynamic | null {
  if (json === null || json === undefined) return null;
  return Buffer.byteLength(JSON.stringify(json)) > mostValueBytes ? null : new Dynamic(json);
}

/** A string beyond the limit is cut, between characters. */
export function makeString(text: string): string {
  if (text.length * 3 <= mostValueBytes || Buffer.byteLength(text) <= mostValueBytes) return text;
  const cut = Buffer.from(text).subarray(0, mostValueBytes).toString('utf8');
  return cut.replace(/\ufffd+$/, '');
}

/** Number by which values of one type are ordered; undefined for those that have no number. */
function rank(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.getTime();
  if (value instanceof Timespan) return value.inMs;
  return undefined;
}

/** Negative, 0 or positive; undefined where the two cannot be compared (null, other types). */
export function compare(left: Value, right: Value): number | undefined {
  const a = plain(left);
  const b = plain(right);
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  const x = rank(a);
  const y = rank(b);
  return x === undefined || y === undefined ? undefined : x - y;
}

/** Order for sorting: a null comes before everything else. */
export function compareForSort(left: Value, right: Value): number {
  if (left === null || right === null) return Number(right === null) - Number(left === null);
  return compare(left, right) ?? 0;
}

/** A `dynamic` that holds a string, number or boolean compares like it. */
function plain(value: Value): Value {
  if (!(value instanceof Dynamic)) return value;
  const { json } = value;
  return typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean' ? json : value;
}

/** Equal keys, equal values: for distinct, group by and join. Strings compare ordinally. */
export function keyOf(values: readonly Value[]): string {
  return JSON.stringify(
    values.map((value) => {
      if (value instanceof Date) return ['d', value.getTime()];
      if (value instanceof Timespan) return ['t', value.inMs];
      if (value instanceof Dynamic) return ['j', value.json];
      return value;
    }),
  );
}

/** tostring(): what a value looks like inside a text. */
export function textOf(value: Value): string {
  if (value === null) return '';
  if (value instanceof Date) return isoText(value);
  if (value instanceof Timespan) return timespanText(value);
  if (value instanceof Dynamic)
    return typeof value.json === 'string' ? value.json : JSON.stringify(value.json);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}

function isoText(value: Date): string {
  return value.toISOString().replace(/\.000Z$/, 'Z');
}

function timespanText({ inMs }: Timespan): string {
  const total = Math.abs(inMs);
  const days = Math.floor(total / 86_400_000);
  const clock = new Date(total % 86_400_000).toISOString().slice(11, 23);
  const fraction = clock.endsWith('.000') ? clock.slice(0, 8) : `${clock}0000`;
  return `${inMs < 0 ? '-' : ''}${days > 0 ? `${days}.` : ''}${fraction}`;
}

/** As the query API writes a cell: dates and timespans as text, `dynamic` as text that holds JSON. */
export function cellOf(value: Value): unknown {
  if (value instanceof Date) return isoText(value);
  if (value instanceof Timespan) return timespanText(value);
  if (value instanceof Dynamic) return JSON.stringify(value.json);
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return value;
}
