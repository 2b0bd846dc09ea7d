import { describe, expect, it } from 'vitest';
import { rowAfterKey, rowWindow, scrollToRow } from './windowing.ts';

const base = { rowHeight: 33, viewHeight: 400, overscan: 10 };

describe('rowWindow', () => {
  it('covers what is in view at every scroll position, with few rows', () => {
    const count = 20_000;
    for (const scrollTop of [0, 1, 32, 33, 164, 165, 5_000, 333_333, count * 33 - 400, count * 33 + 999]) {
      const { start, end, before, after } = rowWindow({ ...base, count, scrollTop });
      const top = Math.min(scrollTop, count * 33 - 400);
      expect(before).toBeLessThanOrEqual(top);
      expect(end * 33).toBeGreaterThanOrEqual(Math.min(count * 33, top + 400));
      expect(end - start).toBeLessThanOrEqual(60);
      expect(before + (end - start) * 33 + after).toBe(count * 33);
    }
  });

  it('does not change within half the overscan', () => {
    const at = (scrollTop: number) => rowWindow({ ...base, count: 1000, scrollTop });
    expect(at(33 * 20)).toEqual(at(33 * 24 + 5));
    expect(at(33 * 20)).not.toEqual(at(33 * 25));
  });

  it('draws all of a short list, and nothing of an empty one', () => {
    expect(rowWindow({ ...base, count: 3, scrollTop: 500 })).toEqual({
      start: 0,
      end: 3,
      before: 0,
      after: 0,
    });
    expect(rowWindow({ ...base, count: 0, scrollTop: 0 })).toEqual({ start: 0, end: 0, before: 0, after: 0 });
  });
});

describe('keyboard', () => {
  it.each([
    ['ArrowDown', 99, 99],
    ['ArrowDown', 5, 6],
    ['ArrowUp', 0, 0],
    ['PageDown', 95, 99],
    ['PageUp', 3, 0],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['a', 50, undefined],
  ] as const)('%s from row %i', (key, row, expected) => {
    expect(rowAfterKey(key, row, 100, 12)).toBe(expected);
  });

  it('scrolls no more than needed', () => {
    const view = { rowHeight: 33, viewHeight: 330, scrollTop: 330 };
    expect(scrollToRow(9, view)).toBe(297);
    expect(scrollToRow(10, view)).toBe(330);
    expect(scrollToRow(19, view)).toBe(330);
    expect(scrollToRow(20, view)).toBe(363);
  });
});
