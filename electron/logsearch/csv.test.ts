import { expect, test } from 'vitest';
import { csvLine, tabLine } from './csv.ts';
import { keepRows } from './keptRows.ts';

test.each([
  [['plain', 1, true, null], 'plain,1,true,\r\n'],
  [['a,b', 'say "x"', 'two\r\nlines', 'one\nline'], '"a,b","say ""x""","two\r\nlines","one\nline"\r\n'],
  [[' kept '], ' kept \r\n'],
])('CSV by RFC 4180: %j', (cells, line) => expect(csvLine(cells)).toBe(line));

test.each(['=1+1', '+1', '-cmd', '@SUM(A1)', '\t=1', '\r=1'])('no text becomes a formula: %j', (text) => {
  for (const line of [csvLine([text]), tabLine([text])]) {
    expect(line.replace(/^"/, '').startsWith("'")).toBe(true);
  }
});

test('numbers stay numbers', () => {
  expect(csvLine([-1.5, 2])).toBe('-1.5,2\r\n');
  expect(tabLine([-1.5, 2])).toBe('-1.5\t2\r\n');
});

test('a cell alone is copied as it is, and a formula among others is none', () => {
  const kept = keepRows([{ name: 'Text', type: 'string' }], [['=1+1']]);
  expect(kept.copy({ from: 0, to: 1, column: 0, headers: false }, 100).text).toBe('=1+1');
  expect(kept.copy({ from: 0, to: 1, headers: true }, 100).text).toBe("Text\r\n'=1+1\r\n");
});

test('text with tabs keeps the table together', () =>
  expect(tabLine(['a\tb', 'c\nd', 'e"f', '=x'])).toBe('"a\tb"\t"c\nd"\t"e""f"\t\'=x\r\n'));

const columns = [
  { name: 'Name', type: 'string' },
  { name: 'Size', type: 'long' },
  { name: 'At', type: 'datetime' },
  { name: 'More', type: 'dynamic' },
];
const rows = [
  ['b', 10, new Date('2026-11-23T09:00:00Z'), { a: 1 }],
  ['A', 9, new Date('2026-11-22T09:00:00Z'), null],
  ['', null, null, [1, 2]],
];

test('rows cross as JSON and are sorted by what they are, the empty ones last', () => {
  const kept = keepRows(columns, rows);
  expect(kept.page(0, 10, undefined)[0]).toEqual(['b', 10, '2026-11-23T09:00:00.000Z', '{"a":1}']);
  const names = (column: number, descending: boolean) =>
    kept.page(0, 10, { column, descending }).map(([name]) => name);
  expect(names(0, false)).toEqual(['A', 'b', '']);
  expect(names(0, true)).toEqual(['b', 'A', '']);
  expect(names(1, false)).toEqual(['A', 'b', '']);
  expect(names(2, true)).toEqual(['b', 'A', '']);
  expect(kept.page(2, 10, undefined)).toHaveLength(1);
  expect(kept.page(5, 10, undefined)).toEqual([]);
});

test('long texts are cut for the screen and whole on the clipboard', () => {
  const long = 'x'.repeat(1_000);
  const kept = keepRows([{ name: 'Text', type: 'string' }], [[long]]);
  expect(String(kept.page(0, 1, undefined)[0]?.[0])).toHaveLength(301);
  expect(kept.copy({ from: 0, to: 1, column: 0, headers: false }, 10).text).toBe(long);
});

test('copying ends at the limit, after one row at least', () => {
  const kept = keepRows(
    [{ name: 'N', type: 'long' }],
    Array.from({ length: 100 }, (_, at) => [at]),
  );
  const { text, copied } = kept.copy({ from: 0, to: 100, headers: true }, 20);
  expect([text.length <= 20, copied]).toEqual([true, 5]);
  expect(kept.copy({ from: 0, to: 100, headers: true }, 1).copied).toBe(1);
});
