import { expect, test } from 'vitest';
import { changesBetween } from './memberChanges.ts';

const now = new Date('2026-11-23T09:00:00Z');
const reading = (collections: Record<string, number[]>) => ({
  computers: Object.values(collections)
    .flat()
    .map((id): [number, string] => [id, `PC${id}`]),
  collections: Object.fromEntries(
    Object.entries(collections).map(([id, members]) => [id, { readAt: now.toISOString(), members }]),
  ),
});

test('names who joined and left, group by group', () => {
  expect(changesBetween(reading({ A: [1, 2], B: [1] }), reading({ A: [2, 3], B: [1] }), now)).toEqual({
    schema: 1,
    at: now.toISOString(),
    groups: [{ collectionId: 'A', joined: [[3, 'PC3']], left: [[1, 'PC1']], joinedCount: 1, leftCount: 1 }],
  });
});

test('a group that is new or gone has no changes, nor has a first reading', () => {
  expect(changesBetween(undefined, reading({ A: [1] }), now)).toBeUndefined();
  expect(changesBetween(reading({ A: [1] }), reading({ B: [1] }), now)).toBeUndefined();
});

test('keeps so many names only, and counts all', () => {
  const many = Array.from({ length: 12_000 }, (_, at) => at + 1);
  const [group] = changesBetween(reading({ A: many }), reading({ A: [] }), now)?.groups ?? [];
  expect([group?.left.length, group?.leftCount]).toEqual([10_000, 12_000]);
});
