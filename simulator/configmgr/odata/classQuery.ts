import { keyProperties, selectedMembers, wholeEntity } from './entity.ts';
import { compileFilter } from './filterEvaluation.ts';
import { hintsOf } from './filterHints.ts';
import { ODataError } from './odataError.ts';
import type { QueryOptions } from './queryOptions.ts';
import type { Key } from './resourcePath.ts';
import { findProperty, type Json, type Property, type Reading, type WmiClass } from './wmiClass.ts';

export interface Page {
  readonly entities: readonly Json[];
  /** Rows remain behind this page. */
  readonly more: boolean;
}

/** Answers a list: filter, order, skip, top (at most `pageSize` rows), then the members asked for. */
export function queryClass<Row>(
  wmiClass: WmiClass<Row>,
  reading: Reading,
  options: QueryOptions,
  pageSize = Number.POSITIVE_INFINITY,
): Page {
  const toEntity =
    options.select === undefined
      ? wholeEntity(wmiClass, reading)
      : selectedMembers(wmiClass, reading, options.select);
  const order = orderOf(wmiClass, reading, options);
  const matching = matchingRows(wmiClass, reading, options);
  const rows = order === undefined ? matching : [...matching].sort(order);
  const wanted = options.top ?? Number.POSITIVE_INFINITY;
  const last = options.skip + Math.min(wanted, pageSize);
  const entities: Json[] = [];
  let at = 0;
  for (const row of rows) {
    if (at >= last) return { entities, more: wanted > pageSize };
    if (at >= options.skip) entities.push(toEntity(row));
    at += 1;
  }
  return { entities, more: false };
}

/** Number of matching rows, for `/$count`. */
export function countRows<Row>(wmiClass: WmiClass<Row>, reading: Reading, options: QueryOptions): number {
  if (wmiClass.association) throw new ODataError(`COUNT is not supported for ${wmiClass.name}.`);
  let count = 0;
  for (const _ of matchingRows(wmiClass, reading, options)) count += 1;
  return count;
}

/** The one row that has the key, or undefined. Key values are compared ignoring case. */
export function findByKey<Row>(
  wmiClass: WmiClass<Row>,
  reading: Reading,
  key: Key,
  select: readonly string[] | undefined,
): Json | undefined {
  const keys = keyProperties(wmiClass);
  const wanted = keys.map((property, index) => ({ property, value: keyValue(key, property, index) }));
  if (key.length !== keys.length || wanted.some(({ value }) => value === undefined)) {
    throw new ODataError(`The number or the names of the keys do not match the key of '${wmiClass.name}'.`);
  }
  const hints = {
    values: (name: string) => {
      const value = wanted.find(({ property }) => property.name.toLowerCase() === name.toLowerCase())?.value;
      return value === undefined ? undefined : new Set([folded(value)]);
    },
    above: () => undefined,
  };
  const toEntity =
    select === undefined ? wholeEntity(wmiClass, reading) : selectedMembers(wmiClass, reading, select);
  for (const row of wmiClass.rows(reading, hints)) {
    if (wanted.every(({ property, value }) => folded(property.get(row, reading)) === folded(value ?? null))) {
      return toEntity(row);
    }
  }
  return undefined;
}

function keyValue<Row>(key: Key, property: Property<Row>, index: number): string | number | undefined {
  const named = key.find((part) => part.name?.toLowerCase() === property.name.toLowerCase());
  const part = named ?? (key[index]?.name === undefined ? key[index] : undefined);
  const wantedType = property.type === 'integer' ? 'number' : 'string';
  return typeof part?.value === wantedType ? part?.value : undefined;
}

function folded(value: Json): string | number {
  return typeof value === 'number' ? value : String(value).toLowerCase();
}

function* matchingRows<Row>(wmiClass: WmiClass<Row>, reading: Reading, options: QueryOptions): Iterable<Row> {
  const rows = wmiClass.rows(reading, hintsOf(options.filter));
  if (options.filter === undefined) {
    yield* rows;
    return;
  }
  const matches = compileFilter(options.filter, wmiClass, reading);
  for (const row of rows) if (matches(row)) yield row;
}

/** Undefined when rows already come in the order asked for: they come in key order. */
function orderOf<Row>(
  wmiClass: WmiClass<Row>,
  reading: Reading,
  options: QueryOptions,
): ((a: Row, b: Row) => number) | undefined {
  if (options.orderby.length === 0) return undefined;
  if (wmiClass.association) throw new ODataError(`ORDER BY is not supported for ${wmiClass.name}.`);
  const terms = options.orderby.map(({ property: name, descending }) => {
    const property = findProperty(wmiClass, name);
    if (property === undefined || property.lazy || property.type === 'list' || property.type === 'embedded') {
      throw new ODataError(`Ordering by '${name}' is not supported on type 'AdminService.${wmiClass.name}'.`);
    }
    return { property, sign: descending ? -1 : 1 };
  });
  if (isKeyOrder(wmiClass, options)) return undefined;
  return (a, b) => {
    for (const { property, sign } of terms) {
      const order = compareValues(property.get(a, reading), property.get(b, reading));
      if (order !== 0) return order * sign;
    }
    return 0;
  };
}

function isKeyOrder<Row>(wmiClass: WmiClass<Row>, options: QueryOptions): boolean {
  const hints = hintsOf(options.filter);
  // A key that the filter pins to one value needs no place in the order.
  const open = wmiClass.keys.filter((key) => hints.values(key)?.size !== 1);
  return options.orderby.every(
    ({ property, descending }, at) => !descending && property.toLowerCase() === open[at]?.toLowerCase(),
  );
}

/** NULL first, as SQL Server sorts; texts ignoring case. */
function compareValues(a: Json, b: Json): number {
  if (a === null || b === null) return (a === null ? 0 : 1) - (b === null ? 0 : 1);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [folded(a), folded(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
