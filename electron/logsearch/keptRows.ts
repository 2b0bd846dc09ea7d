import { CELL_LENGTH, type Cell, type ResultColumn, type RowSort } from '../../shared/logSearch.ts';
import { cellOf, textOf } from './cells.ts';
import { csvLine, tabLine } from './csv.ts';

/** The rows of one answer, which stay in this process: half a million of them would stop a page. */
export interface KeptRows {
  readonly columns: readonly ResultColumn[];
  readonly count: number;
  /** Rows for the screen, long texts cut. */
  page(from: number, count: number, sort: RowSort | undefined): readonly (readonly Cell[])[];
  /** Text with tabs, and how many rows found room in `most` characters; at least one. */
  copy(what: CopyWish, most: number): { readonly text: string; readonly copied: number };
  /** All rows as CSV. Lets others work in between. */
  csv(sort: RowSort | undefined): Promise<string>;
}

export interface CopyWish {
  readonly from: number;
  readonly to: number;
  readonly column?: number | undefined;
  readonly headers: boolean;
  readonly sort?: RowSort | undefined;
}

const NUMERIC: ReadonlySet<string> = new Set(['int', 'long', 'real', 'decimal', 'double']);
/** Rows that are written before others get their turn. */
const AT_ONCE = 20_000;

export function keepRows(columns: readonly ResultColumn[], rows: readonly (readonly unknown[])[]): KeptRows {
  let sorted: { readonly sort: RowSort; readonly order: Uint32Array } | undefined;
  const orderBy = (sort: RowSort | undefined): Uint32Array | undefined => {
    if (sort === undefined || columns[sort.column] === undefined) return undefined;
    if (sorted?.sort.column !== sort.column || sorted.sort.descending !== sort.descending) {
      sorted = { sort, order: orderOf(rows, sort, columns[sort.column]?.type ?? '') };
    }
    return sorted.order;
  };
  const rowAt = (order: Uint32Array | undefined, at: number): readonly unknown[] =>
    rows[order === undefined ? at : (order[at] ?? at)] ?? [];
  const names = columns.map(({ name }) => name);
  return {
    columns,
    count: rows.length,
    page(from, count, sort) {
      const order = orderBy(sort);
      const length = Math.max(0, Math.min(count, rows.length - from));
      return Array.from({ length }, (_, at) =>
        columns.map((_column, place) => shortened(cellOf(rowAt(order, from + at)[place]))),
      );
    },
    copy({ from, to, column, headers, sort }, most) {
      const order = orderBy(sort);
      const pick = <T>(cells: readonly T[]) =>
        column === undefined ? cells : cells.slice(column, column + 1);
      let text = headers ? tabLine(pick(names)) : '';
      let copied = 0;
      for (let at = from; at < Math.min(to, rows.length); at += 1) {
        const cells = columns.map((_column, place) => cellOf(rowAt(order, at)[place]));
        const isOneCell = column !== undefined && to - from === 1 && !headers;
        // A cell alone is copied as it is: nothing is there that it could be taken apart from.
        const line = isOneCell ? textOf(cells[column]) : tabLine(pick(cells));
        if (copied > 0 && text.length + line.length > most) break;
        text += line;
        copied += 1;
      }
      return { text, copied };
    },
    async csv(sort) {
      const order = orderBy(sort);
      const parts = [csvLine(names)];
      for (let from = 0; from < rows.length; from += AT_ONCE) {
        const lines: string[] = [];
        for (let at = from; at < Math.min(from + AT_ONCE, rows.length); at += 1) {
          const row = rowAt(order, at);
          lines.push(csvLine(columns.map((_column, place) => cellOf(row[place]))));
        }
        parts.push(lines.join(''));
        await new Promise((resolve) => setImmediate(resolve));
      }
      return parts.join('');
    },
  };
}

function shortened(cell: Cell): Cell {
  return typeof cell === 'string' && cell.length > CELL_LENGTH ? `${cell.slice(0, CELL_LENGTH)}…` : cell;
}

/**
 * Places of the rows in the wanted order. Equal ones stay in the order of the answer; empty ones come last, whichever
 * way round. Texts are compared without case by code unit: a collator takes seconds for half a million.
 */
function orderOf(rows: readonly (readonly unknown[])[], sort: RowSort, type: string): Uint32Array {
  const keys = rows.map((row) => keyOf(row[sort.column], type));
  const sign = sort.descending ? -1 : 1;
  return Uint32Array.from(keys.keys()).sort((a, b) => {
    const [left, right] = [keys[a], keys[b]];
    if (left === right) return a - b;
    if (left === undefined) return 1;
    if (right === undefined) return -1;
    return (left < right ? -1 : 1) * sign;
  });
}

function keyOf(value: unknown, type: string): string | number | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (NUMERIC.has(type) && !Number.isNaN(Number(value))) return Number(value);
  if (type === 'datetime' && typeof value === 'string') return Date.parse(value);
  return textOf(cellOf(value)).toLowerCase();
}
