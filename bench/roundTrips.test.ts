import { expect, it } from 'vitest';
import { roundTrips } from './roundTrips.ts';

it.each([
  ['nothing', [], 0],
  [
    'one after the other',
    [
      [0, 50],
      [50, 100],
      [100, 150],
    ],
    3,
  ],
  [
    'at once',
    [
      [0, 50],
      [1, 51],
      [2, 52],
    ],
    1,
  ],
  [
    'two lanes of two',
    [
      [0, 50],
      [0, 50],
      [50, 100],
      [51, 101],
    ],
    2,
  ],
  [
    'a long one beside short ones',
    [
      [0, 200],
      [0, 50],
      [50, 100],
      [100, 150],
    ],
    3,
  ],
  [
    'told in any order',
    [
      [100, 150],
      [0, 50],
      [50, 100],
    ],
    3,
  ],
] as const)('%s', (_what, pairs, expected) => {
  expect(roundTrips(pairs.map(([from, to]) => ({ from, to })))).toBe(expected);
});
