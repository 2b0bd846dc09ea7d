import { expect, test } from 'vitest';
import { estimateGroupBytes, estimateLeastBytes } from './groupSize.ts';

test('a group of up to 150 members is estimated as one that can be read, a larger one as compressed', () => {
  expect(estimateGroupBytes(0)).toBe(1_080);
  expect(estimateGroupBytes(150)).toBe(1_080 + 150 * 52);
  expect(estimateGroupBytes(151)).toBe(1_080 + 350 + 151 * 6);
});

test('where room is short the smaller form counts', () => {
  expect(estimateLeastBytes(3)).toBe(1_080 + 3 * 52);
  expect(estimateLeastBytes(150)).toBe(1_080 + 350 + 150 * 6);
  expect(estimateLeastBytes(50_000)).toBe(estimateGroupBytes(50_000));
});
