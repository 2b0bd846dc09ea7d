import { describe, expect, it } from 'vitest';
import { type Figure, isWithin, median, percentile, ratioOf } from './figures.ts';
import { tableOf } from './table.ts';

const figure = (patch: Partial<Figure> = {}): Figure => ({
  what: 'Something',
  ours: 12,
  unit: 'ms',
  beside: { what: 'the floor', value: 10 },
  ...patch,
});

describe('percentiles', () => {
  it('are values that were measured, whatever their order', () => {
    const values = [9, 1, 8, 2, 7, 3, 6, 4, 5, 10];
    expect(percentile(values, 0.95)).toBe(10);
    expect(percentile(values, 0.9)).toBe(9);
    expect(percentile(values, 0)).toBe(1);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([100, 9])).toBe(9);
  });

  it('of nothing are refused', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('a budget', () => {
  it.each([
    ['of the ratio, kept', figure({ budget: { of: 'ratio', limit: 1.2 } }), true],
    ['of the ratio, missed', figure({ budget: { of: 'ratio', limit: 1.19 } }), false],
    ['of the figure, kept', figure({ budget: { of: 'ours', limit: 12 } }), true],
    ['of the figure, missed', figure({ budget: { of: 'ours', limit: 11 } }), false],
    ['that there is none of', figure(), undefined],
    [
      'over a floor of nothing',
      figure({ beside: { what: 'x', value: 0 }, budget: { of: 'ratio', limit: 1 } }),
      undefined,
    ],
  ] as const)('%s', (_what, one, expected) => {
    expect(isWithin(one)).toBe(expected);
  });

  it('is said in the table, with ratio and cost', () => {
    const rows = tableOf([
      figure({
        budget: { of: 'ratio', limit: 1.25 },
        ourCost: { cpuSeconds: 1.25, peakMegabytes: 340.6 },
        besideCost: { cpuSeconds: 1 },
      }),
      figure({ what: 'Another', unit: 'rows', budget: { of: 'ours', limit: 11 } }),
    ]).split('\n');
    expect(rows).toHaveLength(4);
    expect(rows[2]).toMatch(
      /Something .* 12\.0 ms .* the floor 10\.0 ms .* 1\.20 .* 1\.25 x .* ok .* 1\.3 \/ 1\.0 .* 341 \/ –/,
    );
    expect(rows[3]).toMatch(/Another .* 12 rows .* 11 rows .* OVER/);
  });
});

it('the ratio of paired runs counts where there is one', () => {
  const paired = figure({ pairedRatio: 1.3, budget: { of: 'ratio', limit: 1.25 } });
  expect([ratioOf(paired), isWithin(paired)]).toEqual([1.3, false]);
});

it('a ratio over nothing is none', () => {
  expect(ratioOf(figure({ beside: { what: 'x', value: 0 } }))).toBeUndefined();
});
