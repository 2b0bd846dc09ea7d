import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectionStore, createConnectionStore } from '../store/connectionStore.ts';
import type { ReadCollection } from '../sync/readMembers.ts';
import { keepMembers, keptMembers } from './memberFiles.ts';

const ID = '3f1d6a52-8c0b-4e7d-b1a9-64c25e0d7f18';
const now = new Date('2026-11-23T09:00:00.000Z');
const later = new Date('2026-11-23T12:00:00.000Z');

let folder: string;
let store: ConnectionStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oms-members-'));
  store = createConnectionStore(folder, () => now);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function reading(collectionId: string, members: Readonly<Record<number, string>>): ReadCollection {
  return {
    summary: {
      ...{ collectionId, name: collectionId, memberCount: 0, limitToName: null, folder: '\\' },
      ...{ isBuiltIn: false, lastMemberChange: null },
    },
    members: Object.entries(members).map(([resourceId, name]) => ({
      ...{ resourceId: Number(resourceId), name, domain: null },
      resourceType: name.startsWith('user') ? 4 : 5,
    })),
  };
}

async function kept(collectionId: string): Promise<unknown> {
  const members = await keptMembers(store, ID);
  return members.ok ? members.value(collectionId) : members.error.code;
}

describe('members that were read', () => {
  const collectionIds = ['PS100014', 'PS100015'];
  beforeEach(async () => {
    const read = [reading('PS100014', { 1: 'PC1', 2: 'PC2', 9: 'user' }), reading('PS100015', { 2: 'PC2' })];
    const { computers, saved } = await keepMembers(store, ID, { read, collectionIds, now });
    expect([computers, saved.ok]).toEqual([2, true]);
  });

  it('are kept for each collection, computers only', async () => {
    expect(await kept('PS100014')).toEqual({
      readAt: now.toISOString(),
      members: [
        [1, 'PC1'],
        [2, 'PC2'],
      ],
    });
    expect(await kept('PS100015')).toMatchObject({ members: [[2, 'PC2']] });
    expect(await kept('toString')).toBeUndefined();
  });

  it('of a reading that is held back wait beside those that the group has, until it is settled', async () => {
    const read = [reading('PS100014', { 2: 'PC2', 3: 'PC3', 9: 'user' }), reading('PS100015', { 2: 'PC2' })];
    const heldBack = new Set(['PS100014']);
    const { computers } = await keepMembers(store, ID, { read, collectionIds, heldBack, now: later });
    expect(computers).toBe(2);
    const has = {
      readAt: now.toISOString(),
      members: [
        [1, 'PC1'],
        [2, 'PC2'],
      ],
    };
    const pending = {
      readAt: later.toISOString(),
      members: [
        [2, 'PC2'],
        [3, 'PC3'],
      ],
    };
    expect(await kept('PS100014')).toEqual({ ...has, pending });
    // Another run that reads others, and one after which nothing is held back any more.
    await keepMembers(store, ID, { read: [], collectionIds, heldBack, now: later });
    expect(await kept('PS100014')).toEqual({ ...has, pending });
    await keepMembers(store, ID, { read: [], collectionIds, now: later });
    expect(await kept('PS100014')).toEqual(has);
  });

  it('stay beside what a later run reads, each with the names of its own reading', async () => {
    const read = [reading('PS100015', { 2: 'NEWNAME', 3: 'PC3' })];
    const { computers } = await keepMembers(store, ID, { read, collectionIds, now: later });
    expect(computers).toBe(3);
    expect(await kept('PS100014')).toMatchObject({
      readAt: now.toISOString(),
      members: [
        [1, 'PC1'],
        [2, 'PC2'],
      ],
    });
    expect(await kept('PS100015')).toEqual({
      readAt: later.toISOString(),
      members: [
        [2, 'NEWNAME'],
        [3, 'PC3'],
      ],
    });
  });

  it('go with the collection', async () => {
    const { computers } = await keepMembers(store, ID, { read: [], collectionIds: ['PS100015'], now });
    expect(computers).toBe(1);
    expect(await kept('PS100014')).toBeUndefined();
    expect(await store.readMembers(ID)).toMatchObject({ value: { computers: [[2, 'PC2']] } });
  });
});

it('nothing is kept before the first run', async () => {
  expect(await kept('PS100014')).toBeUndefined();
});
