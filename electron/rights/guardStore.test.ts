import { expect, it } from 'vitest';
import { ok } from '../../shared/result.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { ConnectionAccounts } from './folderRights.ts';
import { guardStore } from './guardStore.ts';

const alice = 'CONTOSO\\alice';
const gmsa = 'CONTOSO\\gmsa-oms$';
type Accounts = Pick<ConnectionRecord, 'connectionId' | 'syncAccount' | 'nextAccount'>;

it.each<[string, Partial<Accounts>, Partial<Accounts>, ConnectionAccounts]>([
  ['is named', {}, { nextAccount: gmsa }, { sync: alice, next: gmsa, former: [] }],
  ['is named no longer', { nextAccount: gmsa }, {}, { sync: alice, next: undefined, former: [gmsa] }],
  [
    'is confirmed',
    { nextAccount: gmsa },
    { syncAccount: gmsa },
    { sync: gmsa, next: undefined, former: [alice] },
  ],
  [
    'is written another way',
    { syncAccount: alice.toUpperCase() },
    {},
    { sync: alice, next: undefined, former: [] },
  ],
])('rights follow an account that %s', async (_what, before, after, expected) => {
  const record = (given: Partial<Accounts>) =>
    ({ connectionId: '1', syncAccount: alice, ...given }) as ConnectionRecord;
  const given: ConnectionAccounts[] = [];
  const inner = {
    folderOf: (id: string) => id,
    alter: async (_id: string, change: (now: ConnectionRecord) => ConnectionRecord) =>
      ok(change(record(before))),
  } as unknown as ConnectionStore;
  const store = guardStore(inner, {
    root: async () => ok(undefined),
    connection: async (_folder, accounts) => void given.push(accounts),
    isOurs: async () => true,
    isOf: async () => true,
  });
  await store.alter('1', () => record(after));
  expect(given).toEqual([expected]);
});
