import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { connectReal } from './connectReal.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { addSecret, expireFormerSecrets, NEW_SECRET } from './newSecret.ts';
import { succeeded } from './wizardPath.ts';

/** The admin who owned the connection has left: another account of the computer syncs it from now on. */

const SUCCESSOR = 'CONTOSO\\successor';

let former: HeadlessApp;
let successor: HeadlessApp;
let connectionId: string;
beforeEach(async () => {
  former = startHeadless({ site: loadSampleSite() });
  connectionId = await connectReal(former);
  successor = former.asAccount(SUCCESSOR);
});
afterEach(() => former.close());

const record = () =>
  JSON.parse(readFileSync(join(former.folder, 'shared', connectionId, 'connection.json'), 'utf8')) as Record<
    string,
    string
  >;
const hasCopy = (folder: string) => {
  const path = join(former.folder, folder, 'secrets.json');
  return existsSync(path) && readFileSync(path, 'utf8').includes(connectionId);
};
const verify = (secret: string) => successor.handlers.verifySecret({ connectionId, secret, takesOver: true });
async function takeOver(secret: string = practice.clientSecret) {
  const { signInId } = succeeded(await verify(secret));
  return succeeded(await successor.handlers.takeOverConnection({ connectionId, signInId }));
}
async function seenBy(app: HeadlessApp) {
  return succeeded(await app.handlers.listConnections({})).connections[0];
}

describe('taking over', () => {
  it('syncs at once as the new account, with the groups as they were', async () => {
    former.clock.advance(60_000);
    const { runId, taskLeft } = await takeOver();
    expect((await successor.finished(runId ?? '')).outcome).toMatchObject({
      outcome: 'done',
      created: 0,
      updated: 0,
    });
    expect(taskLeft).toBeUndefined();
    expect(record()).toMatchObject({
      syncAccount: SUCCESSOR,
      changedBy: SUCCESSOR,
      createdBy: 'CONTOSO\\admin',
      secretSavedBy: SUCCESSOR,
    });
    expect(await seenBy(successor)).toMatchObject({ syncsHere: true, secret: { hasSecret: true } });
    expect(JSON.stringify(record())).not.toContain(practice.clientSecret.slice(3, 12));
  });

  it('needs no key of the former account, which may never sign in again', async () => {
    const secret = practice.clientSecret;
    expect((await seenBy(successor))?.handOver).toBe('possible');
    await takeOver();
    // The key of the former account would seal for nobody who syncs.
    const other = former.asAccount('CONTOSO\\third');
    expect((await seenBy(other))?.syncAccount).toBe(SUCCESSOR);
    expect((await other.handlers.verifySecret({ connectionId, secret, takesOver: true })).ok).toBe(true);
  });

  it('proves the new secret first; a wrong one leaves everything as it was', async () => {
    const before = record();
    expect(await verify('Wrong8Q~')).toMatchObject({ error: { code: 'secretWrong' } });
    expect([record(), hasCopy('CONTOSO-successor')]).toEqual([before, false]);
  });

  it('refuses a secret that was proven to be handed over, or for nothing', async () => {
    expect(
      await successor.handlers.takeOverConnection({ connectionId, signInId: connectionId }),
    ).toMatchObject({ error: { code: 'signInForgotten' } });
  });

  it('also works when the secret in force has expired', async () => {
    expireFormerSecrets(former);
    addSecret(former);
    const { runId } = await takeOver(NEW_SECRET);
    expect((await successor.finished(runId ?? '')).outcome?.outcome).toBe('done');
    expect(record().secretHint).toBe('Nxt');
  });
});

describe('the former account', () => {
  it('no longer syncs, and deletes its copy once the new one has synced', async () => {
    // The first sync of the new account does not succeed.
    former.clock.advance(60_000);
    former.simulator.faults.add({
      service: 'adminService',
      times: 99,
      effect: { kind: 'network', code: 'ECONNREFUSED' },
    });
    const { runId } = await takeOver();
    expect((await successor.finished(runId ?? '')).outcome?.outcome).toBe('failed');
    former.simulator.faults.clear();
    expect(await former.handlers.syncNow({ connectionId })).toMatchObject({
      error: { code: 'notSyncAccount', facts: { account: SUCCESSOR } },
    });
    await seenBy(former);
    expect(hasCopy('account')).toBe(true);

    former.clock.advance(60_000);
    const again = succeeded(await successor.handlers.syncNow({ connectionId }));
    expect((await successor.finished(again.runId)).outcome?.outcome).toBe('done');
    // By its scheduled task, which may be all that still starts there.
    expect(await former.composition.syncOnce({ connectionId, scheduled: false })).toBe(3);
    expect([hasCopy('account'), hasCopy('CONTOSO-successor')]).toEqual([false, true]);
    expect(former.logLines.filter((line) => /copy of a client secret was deleted/.test(line))).toHaveLength(
      1,
    );
  });

  it('does so when its window lists the connections, too', async () => {
    former.clock.advance(60_000);
    const { runId } = await takeOver();
    await successor.finished(runId ?? '');
    await seenBy(former);
    expect(hasCopy('account')).toBe(false);
  });

  it('keeps what it has of a connection that is its own', async () => {
    await seenBy(successor);
    await seenBy(former);
    expect(hasCopy('account')).toBe(true);
  });
});

it('waits for a run of the former account that is under way', async () => {
  const gate = Promise.withResolvers<void>();
  const { signInId } = succeeded(await verify(practice.clientSecret));
  const locked = join(former.folder, 'shared', connectionId);
  expect(existsSync(locked)).toBe(true);
  former.onNextWrite(() => undefined);
  former.simulator.site.addMembers('PS100014', 16777224, 16777225);
  const during: unknown[] = [];
  former.afterWrite = () => {
    // Still in the run: the lock is held.
    void successor.handlers.takeOverConnection({ connectionId, signInId }).then((answer) => {
      during.push(answer);
      gate.resolve();
    });
  };
  const { runId } = succeeded(await former.handlers.syncNow({ connectionId }));
  await gate.promise;
  former.afterWrite = undefined;
  await former.finished(runId);
  expect(during[0]).toMatchObject({ ok: false, error: { code: 'runInProgress' } });
  expect(record().syncAccount).toBe('CONTOSO\\admin');
});
