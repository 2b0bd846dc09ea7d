import { describe, expect, it } from 'vitest';
import { appError } from '../../shared/errors.ts';
import { fail, ok } from '../../shared/result.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { ConnectionDeps } from './connectionMethods.ts';
import { answerQuestion, setImport } from './importMethods.ts';
import { saveCollections } from './saveCollections.ts';

const connectionId = '11111111-1111-4111-8111-111111111111';

/** A connection that CONTOSO\svc syncs, seen by another account. */
function setUp() {
  const saved: ConnectionRecord[] = [];
  const record = { connectionId, syncAccount: 'CONTOSO\\svc', importEnabled: true, collections: [] };
  const none = async () => fail(appError('connectionNotFound'));
  const real = {
    read: async () => ok(record as unknown as ConnectionRecord),
    alter: async (_id: string, change: (before: ConnectionRecord) => ConnectionRecord) => {
      const changed = change(record as unknown as ConnectionRecord);
      saved.push(changed);
      return ok(changed);
    },
  } as unknown as ConnectionStore;
  const deps = {
    stores: { real, practice: { read: none } as unknown as ConnectionStore },
    account: 'CONTOSO\\helpdesk',
  } as unknown as ConnectionDeps;
  return { deps, saved };
}

describe('a connection that another account syncs', () => {
  it('cannot be switched off or changed by somebody who has not its secret', async () => {
    const { deps, saved } = setUp();
    const refused = { ok: false, error: { code: 'notSyncAccount', facts: { account: 'CONTOSO\\svc' } } };
    expect(await setImport({ connectionId, enabled: false, groups: 'keep' }, deps)).toMatchObject(refused);
    for (const answer of [
      { kind: 'notVisible', collectionId: 'PS100014', choice: 'delete' },
      { kind: 'otherWriter', choice: 'leave' },
    ] as const) {
      expect(await answerQuestion({ connectionId, answer }, deps)).toMatchObject(refused);
    }
    const collections = [{ collectionId: 'PS100014', name: 'Servers' }];
    const followUps = { syncAfter: () => undefined, settled: async () => undefined };
    expect(await saveCollections({ connectionId, collections }, { ...deps, followUps })).toMatchObject(
      refused,
    );
    expect(saved).toEqual([]);
  });
});
