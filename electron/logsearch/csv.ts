import type { Cell } from '../../shared/logSearch.ts';
import { textOf } from './cells.ts';

/** What a spreadsheet takes for the beginning of a formula ("CSV Injection", OWASP); tabs and returns hide one. */
const FORMULA = /^[=+\-@\t\r]/;

/** Text that a spreadsheet would run gets an apostrophe before it; numbers stay numbers. */
function safeText(cell: Cell | undefined): string {
  const text = textOf(cell);
  return typeof cell === 'string' && FORMULA.test(text) ? `'${text}` : text;
}

/** One field by RFC 4180. */
function csvField(cell: Cell | undefined): string {
  const safe = safeText(cell);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line with its end, CRLF. */
export function csvLine(cells: readonly (Cell | undefined)[]): string {
  return `${cells.map(csvField).join(',')}\r\n`;
}

/** One field of text with tabs, as spreadsheets paste it: what would break the table is quoted. */
function tabField(cell: Cell | undefined): string {
  const text = safeText(cell);
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function tabLine(cells: readonly (Cell | undefined)[]): string {
  return `${cells.map(tabField).join('\t')}\r\n`;
}
