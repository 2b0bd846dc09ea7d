import { describe, expect, it, test } from 'vitest';
import { cellText, firstWidth, firstWidths, placeAfterKey, rangeBetween, WIDEST } from './gridPlaces.ts';

const size = { rows: 100, columns: 3, rowsPerPage: 10 };

describe('keys', () => {
  it.each([
    ['ArrowDown', false, { row: 6, column: 1 }],
    ['ArrowUp', false, { row: 4, column: 1 }],
    ['ArrowRight', false, { row: 5, column: 2 }],
    ['ArrowLeft', false, { row: 5, column: 0 }],
    ['PageDown', false, { row: 15, column: 1 }],
    ['PageUp', false, { row: 0, column: 1 }],
    ['Home', false, { row: 5, column: 0 }],
    ['End', false, { row: 5, column: 2 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 99, column: 2 }],
    ['x', false, undefined],
  ])('%s (Ctrl: %s)', (key, ctrlKey, place) => {
    expect(placeAfterKey({ key, ctrlKey }, { row: 5, column: 1 }, size)).toEqual(place);
  });

  it('stop at the edges', () => {
    const last = { row: 99, column: 2 };
    expect(placeAfterKey({ key: 'ArrowDown', ctrlKey: false }, last, size)).toEqual(last);
    expect(placeAfterKey({ key: 'ArrowRight', ctrlKey: false }, last, size)).toEqual(last);
    expect(placeAfterKey({ key: 'Home', ctrlKey: false }, last, { ...size, rows: 0 })).toBeUndefined();
  });
});

describe('the room beside the columns', () => {
  const columns = [
    { name: 'TimeGenerated', type: 'datetime' },
    { name: 'Computer', type: 'string' },
    { name: 'Count', type: 'long' },
    { name: 'Message', type: 'string' },
  ];
  const first = columns.map(firstWidth);
  const needed = first.reduce((sum, width) => sum + width, 0);

  it('goes to those with text, alike', () => {
    const [time, computer, count, message] = firstWidths(columns, needed + 200);
    expect([time, count]).toEqual([first[0], first[2]]);
    expect([computer, message]).toEqual([(first[1] ?? 0) + 100, (first[3] ?? 0) + 100]);
  });

  it('none is left, none is text, or more than a column can use', () => {
    expect(firstWidths(columns, needed)).toEqual(first);
    expect(firstWidths(columns, 0)).toEqual(first);
    expect(firstWidths(columns.slice(0, 1), 2000)).toEqual(first.slice(0, 1));
    expect(Math.max(...firstWidths(columns, 9000))).toBe(WIDEST);
  });
});

test('rows of a selection, whichever way it goes', () => {
  expect([rangeBetween(3, 5), rangeBetween(5, 3), rangeBetween(4, 4)]).toEqual([
    { from: 3, to: 6 },
    { from: 3, to: 6 },
    { from: 4, to: 5 },
  ]);
});

test.each([
  ['2026-11-23T09:00:00.000Z', 'datetime', 'TimeGenerated', '2026-11-23 09:00:00'],
  ['2026-11-23T09:00:00.120Z', 'datetime', 'TimeGenerated', '2026-11-23 09:00:00.120'],
  [16777219, 'long', 'Count', '16,777,219'],
  [16777219, 'long', 'Resource ID', '16777219'],
  [true, 'bool', 'IsGateway', 'true'],
  [null, 'string', 'Computer', ''],
])('%s as %s', (cell, type, name, text) => expect(cellText(cell, { name, type })).toBe(text));
