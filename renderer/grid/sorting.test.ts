import { describe, expect, it } from 'vitest';
import type { CollectionSummary } from '../../shared/model.ts';
import { filterCollections, foldersOf, indexCollections, nextSort, sortCollections } from './sorting.ts';

const collection = (
  collectionId: string,
  name: string,
  memberCount: number,
  folder: string,
): CollectionSummary => ({
  collectionId,
  name,
  memberCount,
  folder,
  limitToName: null,
  isBuiltIn: false,
  lastMemberChange: null,
});
const all = [
  collection('PS100014', 'Windows Server 2022', 412, '\\Servers'),
  collection('PS100067', 'windows 10', 0, '\\Servers\\Test'),
  collection('SMS00001', 'All Systems', 5000, '\\'),
  collection('PS100002', 'Windows 9', 3, '\\ServersOld'),
];
const ids = (found: readonly CollectionSummary[]) => found.map((one) => one.collectionId);
const index = indexCollections(all);

describe('the lists of collections', () => {
  it('sorts names without case, numbers as numbers', () => {
    expect(ids(sortCollections(all, { column: 'name', descending: false }))).toEqual([
      'SMS00001',
      'PS100002',
      'PS100067',
      'PS100014',
    ]);
    expect(ids(sortCollections(all, { column: 'memberCount', descending: true }))[0]).toBe('SMS00001');
    expect(nextSort({ column: 'name', descending: false }, 'name').descending).toBe(true);
    expect(nextSort({ column: 'name', descending: true }, 'folder').descending).toBe(false);
  });

  it('searches names and IDs by words in any order', () => {
    expect(ids(filterCollections(index, { search: '2022 win', folder: undefined }))).toEqual(['PS100014']);
    expect(ids(filterCollections(index, { search: 'sms0', folder: undefined }))).toEqual(['SMS00001']);
    expect(ids(filterCollections(index, { search: 'windws', folder: undefined }))).toEqual([]);
  });

  it('keeps to a folder and what is below, not to its namesakes', () => {
    expect(ids(filterCollections(index, { search: '', folder: '\\Servers' }))).toEqual([
      'PS100014',
      'PS100067',
    ]);
    expect(filterCollections(index, { search: '', folder: '\\' })).toHaveLength(4);
    expect(foldersOf(all)).toEqual(['\\', '\\Servers', '\\Servers\\Test', '\\ServersOld']);
  });
});
