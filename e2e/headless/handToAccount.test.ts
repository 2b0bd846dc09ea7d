import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../electron/handover/fingerprint.ts';
import { makeKeyPair } from '../../electron/handover/sealedDrop.ts';
import { ended } from '../../electron/task/fakeWindows.ts';
import { practice } from '../../shared/practice.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { connectReal } from './connectReal.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { type TestWindows, testWindows } from './windowsOf.ts';
import { connect, succeeded } from './wizardPath.ts';

/** A connection goes to a managed service account: by its task, its key and one sealed secret. */

const SERVICE = 'CONTOSO\\gmsa-oms$';
const OWNER = 'CONTOSO\\admin';

let windows: TestWindows;
let owner: HeadlessApp;
let service: HeadlessApp;
let connectionId: string;
/** Exit codes of the task, start by start. */
let exits: number[];
beforeEach(async () => {
  windows = testWindows();
  owner = startHeadless({ site: loadSampleSite(), taskScheduler: windows.taskScheduler });
  connectionId = await connectReal(owner);
  owner.clock.advance(60_000);
  service = owner.asAccount(SERVICE);
  exits = [];
  windows.onRun = async () => {
    exits.push(await service.composition.syncOnce({ connectionId, scheduled: true }));
  };
});
afterEach(() => owner.close());

const shared = (...names: string[]) => join(owner.folder, 'shared', connectionId, ...names);
const record = () => JSON.parse(readFileSync(shared('connection.json'), 'utf8')) as Record<string, string>;
const inbox = () => (existsSync(shared('inbox')) ? readdirSync(shared('inbox')) : []);
const hasCopy = (folder: string) => {
  const path = join(owner.folder, folder, 'secrets.json');
  return existsSync(path) && readFileSync(path, 'utf8').includes(connectionId);
};
const hand = (account = SERVICE) => owner.handlers.handToAccount({ connectionId, account, logon: 'managed' });
const confirm = (fingerprint: string | undefined, app = owner) =>
  app.handlers.confirmHanding({ connectionId, fingerprint: fingerprint ?? '' });
/** A person hands it over, and compares the key that the first start has left. */
async function handAndConfirm() {
  const { fingerprint } = succeeded(await hand());
  return succeeded(await confirm(fingerprint));
}
const write = (key: { account: string; publicKey: string }) =>
  writeFileSync(shared('next-key.json'), JSON.stringify({ schema: 1, ...key }));
async function seenBy(app: HeadlessApp) {
  return succeeded(await app.handlers.listConnections({})).connections[0];
}

describe('handing a connection to a service account', () => {
  it('starts its task twice: for its key, then for the secret; then this account forgets its copy', async () => {
    expect(await handAndConfirm()).toEqual({ state: 'handedOver' });
    // The first start finds no secret, which waits for nobody’s repair; the second one syncs.
    expect(exits).toEqual([2, 0]);
    expect(record()).toMatchObject({ syncAccount: SERVICE, secretSavedBy: OWNER, changedBy: OWNER });
    expect(record()).not.toHaveProperty('nextAccount');
    expect([inbox(), existsSync(shared('next-key.json'))]).toEqual([[], false]);
    const [xml] = [...windows.windows.tasks.values()];
    expect(xml).toContain('gmsa-oms$');
    expect(await seenBy(owner)).toMatchObject({
      syncsHere: false,
      lastRun: { outcome: { outcome: 'done' } },
    });
    expect([hasCopy('account'), hasCopy('CONTOSO-gmsa-oms$')]).toEqual([false, true]);
    const files = readdirSync(owner.folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(json|jsonl)$/.test(name),
    );
    for (const name of files)
      expect(readFileSync(join(owner.folder, name), 'utf8')).not.toContain(
        practice.clientSecret.slice(3, 12),
      );
  });

  it('goes on syncing here until the other account has started', async () => {
    windows.onRun = async () => undefined;
    expect(succeeded(await hand())).toEqual({});
    expect(await seenBy(owner)).toMatchObject({ syncsHere: true, nextAccount: SERVICE });
    expect(await seenBy(owner)).not.toHaveProperty('nextKey');
    const { runId } = succeeded(await owner.handlers.syncNow({ connectionId }));
    expect((await owner.finished(runId)).outcome?.outcome).toBe('done');
    // It starts at last, hours later.
    expect(await service.handlers.syncNow({ connectionId })).toMatchObject({
      error: { code: 'secretWaiting' },
    });
    expect(record().syncAccount).toBe(OWNER);
    windows.onRun = async () => {
      exits.push(await service.composition.syncOnce({ connectionId, scheduled: true }));
    };
    // Whatever looks seals nothing: a person compares the key first.
    await owner.composition.syncOnce({ connectionId, scheduled: true });
    const { nextKey } = (await seenBy(owner)) ?? {};
    expect([inbox(), record().syncAccount]).toEqual([[], OWNER]);
    expect(service.logLines.some((line) => line.includes(`The key ${nextKey} was left`))).toBe(true);
    expect(succeeded(await confirm(nextKey))).toEqual({ state: 'handedOver' });
    expect([exits, record().syncAccount]).toEqual([[0], SERVICE]);
  });

  it('can be taken back while it waits', async () => {
    windows.onRun = async () => undefined;
    await hand();
    expect(succeeded(await owner.handlers.cancelHanding({ connectionId }))).toEqual({});
    expect(record()).not.toHaveProperty('nextAccount');
    expect(windows.windows.tasks.size).toBe(0);
    expect(await service.handlers.syncNow({ connectionId })).toMatchObject({
      error: { code: 'notSyncAccount' },
    });
  });

  it('ends where a third account takes the connection over', async () => {
    let ran = 0;
    windows.onRun = async () => {
      ran += 1;
    };
    expect(succeeded(await hand())).toEqual({});
    // The service account has left its key, and nobody has looked for it yet.
    await service.handlers.syncNow({ connectionId });
    expect(existsSync(shared('next-key.json'))).toBe(true);
    const third = owner.asAccount('CONTOSO\\third');
    const secret = practice.clientSecret;
    const { signInId } = succeeded(
      await third.handlers.verifySecret({ connectionId, secret, takesOver: true }),
    );
    const { runId } = succeeded(await third.handlers.takeOverConnection({ connectionId, signInId }));
    await third.finished(runId ?? '');
    expect(record()).not.toHaveProperty('nextAccount');
    expect(existsSync(shared('next-key.json'))).toBe(false);
    await seenBy(third);
    await seenBy(owner);
    expect(await confirm('0123 4567 89ab cdef')).toMatchObject({ error: { code: 'notSyncAccount' } });
    expect([record().syncAccount, ran]).toEqual(['CONTOSO\\third', 1]);
  });

  it('seals nothing to a key that somebody else left in the name of the account', async () => {
    windows.onRun = async () => undefined;
    await hand();
    const forged = makeKeyPair();
    write({ account: SERVICE, publicKey: forged.publicKey });
    await seenBy(owner);
    await owner.composition.syncOnce({ connectionId, scheduled: true });
    expect([inbox(), record().syncAccount]).toEqual([[], OWNER]);
    // What a person compared was another one.
    const compared = fingerprintOf(makeKeyPair().publicKey);
    expect(succeeded(await confirm(compared))).toEqual({
      state: 'waiting',
      fingerprint: fingerprintOf(forged.publicKey),
    });
    expect([inbox(), record().syncAccount]).toEqual([[], OWNER]);
    // It was taken back meanwhile.
    succeeded(await owner.handlers.cancelHanding({ connectionId }));
    expect(succeeded(await confirm(fingerprintOf(forged.publicKey)))).toEqual({ state: 'waiting' });
    expect([inbox(), record().syncAccount]).toEqual([[], OWNER]);
  });

  it('takes for no key what nothing can be sealed to', async () => {
    windows.onRun = async () => undefined;
    await hand();
    write({ account: SERVICE, publicKey: 'bm8ga2V5' });
    expect(await seenBy(owner)).not.toHaveProperty('nextKey');
    expect(succeeded(await confirm('0123 4567 89ab cdef'))).toEqual({ state: 'waiting' });
  });

  it('changes nothing where the task cannot be registered', async () => {
    const before = record();
    windows.windows.instead.set('/Create', ended(0x80070005));
    expect(await hand()).toMatchObject({ error: { code: 'taskNotRegistered' } });
    expect([record(), exits]).toEqual([before, []]);
  });

  it('refuses an account that cannot run a task, and the one that syncs', async () => {
    const code = 'taskAccountRefused';
    expect(await hand('CONTOSO\\svc')).toMatchObject({ error: { code, facts: { rule: 'notManaged' } } });
    const same = { connectionId, account: OWNER, logon: 'password' } as const;
    expect(await owner.handlers.handToAccount(same)).toMatchObject({
      error: { code, facts: { rule: 'same' } },
    });
    expect(await service.handlers.handToAccount({ ...same, account: 'CONTOSO\\third' })).toMatchObject({
      error: { code: 'notSyncAccount' },
    });
  });

  it('keeps the secret for the next start where Microsoft Entra ID is out of reach there', async () => {
    let starts = 0;
    windows.onRun = async () => {
      starts += 1;
      if (starts === 2)
        owner.simulator.faults.add({
          service: 'entra',
          times: 99,
          effect: { kind: 'network', code: 'ENOTFOUND' },
        });
      exits.push(await service.composition.syncOnce({ connectionId, scheduled: true }));
    };
    expect(await handAndConfirm()).toEqual({ state: 'handedOver' });
    expect([exits, inbox().length, hasCopy('account')]).toEqual([[2, 2], 1, true]);
    owner.simulator.faults.clear();
    expect(await service.composition.syncOnce({ connectionId, scheduled: true })).toBe(0);
    await seenBy(owner);
    expect([inbox().length, hasCopy('account')]).toEqual([0, false]);
  });
});

it('is no matter of practice mode, nor of a computer without Task Scheduler', async () => {
  const { connectionId: made } = await connect(owner, ['PS100014']);
  const asked = { connectionId: made, account: SERVICE, logon: 'managed' } as const;
  expect(await owner.handlers.handToAccount(asked)).toMatchObject({ error: { code: 'taskUnavailable' } });
  const linux = startHeadless({ site: loadSampleSite() });
  const id = await connectReal(linux);
  expect(await linux.handlers.handToAccount({ ...asked, connectionId: id })).toMatchObject({
    error: { code: 'taskUnavailable' },
  });
  await linux.close();
});
