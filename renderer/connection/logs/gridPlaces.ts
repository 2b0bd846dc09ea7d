import type { Cell, ResultColumn } from '../../../shared/logSearch.ts';
import { formatNumber } from '../../../shared/strings/format.ts';

/** What the grid of results does by arithmetic: places, widths, keys. */

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Rows from `from` up to, not including, `to`. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

const NUMERIC: ReadonlySet<string> = new Set(['int', 'long', 'real', 'decimal', 'double']);

export function isNumeric({ type }: ResultColumn): boolean {
  return NUMERIC.has(type);
}

export const NARROWEST = 64;
export const WIDEST = 1200;
/** One press of the keys that change a width. */
export const WIDTH_STEP = 16;

/** Wide enough for what its type commonly holds, and for its name. */
export function firstWidth({ name, type }: ResultColumn): number {
  const byType = type === 'datetime' ? 208 : type === 'bool' ? 88 : NUMERIC.has(type) ? 104 : 208;
  return Math.min(Math.max(byType, name.length * 7 + 48), 320);
}

/** The same, with the room that would stay empty beside them given to the columns that hold text. */
export function firstWidths(columns: readonly ResultColumn[], room: number): readonly number[] {
  const widths = columns.map(firstWidth);
  const isText = columns.map(({ type }) => type === 'string' || type === 'dynamic');
  const texts = isText.filter(Boolean).length;
  const left = room - widths.reduce((sum, width) => sum + width, 0);
  if (left <= 0 || texts === 0) return widths;
  const share = Math.floor(left / texts);
  return widths.map((width, at) => (isText[at] ? Math.min(WIDEST, width + share) : width));
}

/** As a person reads it; times in UTC, as the column's head says. */
export function cellText(cell: Cell | undefined, column: ResultColumn): string {
  if (cell === null || cell === undefined) return '';
  if (column.type === 'datetime')
    return String(cell)
      .replace('T', ' ')
      .replace(/(\.000)?Z$/, '');
  if (typeof cell === 'number' && Number.isInteger(cell) && !isId(column)) return formatNumber(cell);
  return String(cell);
}

// The number of a thing is a name: no separators between its digits.
function isId({ name }: ResultColumn): boolean {
  return /(^|[^a-z])id$|Id$|ID$/.test(name);
}

/** The cell that a key leads to; undefined for other keys. */
export function placeAfterKey(
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  { row, column }: Place,
  size: { readonly rows: number; readonly columns: number; readonly rowsPerPage: number },
): Place | undefined {
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1];
  if (lastRow < 0 || lastColumn < 0) return undefined;
  const at = (nextRow: number, nextColumn: number): Place => ({
    row: Math.min(lastRow, Math.max(0, nextRow)),
    column: Math.min(lastColumn, Math.max(0, nextColumn)),
  });
  switch (key) {
    case 'ArrowDown':
      return at(row + 1, column);
    case 'ArrowUp':
      return at(row - 1, column);
    case 'ArrowLeft':
      return at(row, column - 1);
    case 'ArrowRight':
      return at(row, column + 1);
    case 'PageDown':
      return at(row + size.rowsPerPage, column);
    case 'PageUp':
      return at(row - size.rowsPerPage, column);
    case 'Home':
      return ctrlKey ? at(0, 0) : at(row, 0);
    case 'End':
      return ctrlKey ? at(lastRow, lastColumn) : at(row, lastColumn);
    default:
      return undefined;
  }
}

/** Rows between the one where a selection began and the one where it is now. */
export function rangeBetween(anchor: number, row: number): RowRange {
  return { from: Math.min(anchor, row), to: Math.max(anchor, row) + 1 };
}
