import { expect, it } from 'vitest';
import { secretThreshold } from './secretExpiry.ts';

const now = new Date(2026, 10, 23, 10, 0);
const inDays = (days: number, hour = 9) => new Date(2026, 10, 23 + days, hour, 0);

it.each([
  [inDays(31), undefined],
  [inDays(30), 30],
  [inDays(15), 30],
  [inDays(14), 14],
  [inDays(8), 14],
  [inDays(7), 7],
  [inDays(2), 7],
  [inDays(1), 1],
  [inDays(0, 11), 1],
  [now, 'expired'],
  [inDays(0), 'expired'],
  [inDays(-400), 'expired'],
])('a secret that ends on %s has come to %s', (expiresOn, threshold) => {
  expect(secretThreshold(expiresOn, now)).toBe(threshold);
});

it('counts calendar days over the change to summer time', () => {
  expect(secretThreshold(new Date(2027, 3, 4, 0, 30), new Date(2027, 2, 21, 23, 30))).toBe(14);
});

it('the organisation may set other days', () => {
  const in40 = new Date(now.getTime() + 40 * 24 * 60 * 60 * 1000);
  expect(secretThreshold(in40, now)).toBeUndefined();
  expect(secretThreshold(in40, now, [60, 45])).toBe(45);
  expect(secretThreshold(in40, now, [10])).toBeUndefined();
});
