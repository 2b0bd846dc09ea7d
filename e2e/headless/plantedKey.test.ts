import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeKeyPair } from '../../electron/handover/sealedDrop.ts';
import {
  administrators,
  type FakeAccount,
  type FakeRights,
  fakeRights,
} from '../../electron/rights/fakeRights.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { addSecret, NEW_SECRET } from './newSecret.ts';
import { connectShared, succeeded } from './wizardPath.ts';

/** On Windows: whose the folder of all connections is, and whose the key that a secret is sealed to. */

const admin: FakeAccount = { name: 'CONTOSO\\admin', sid: 'S-1-5-21-1-2-3-1001' };
const mallory: FakeAccount = { name: 'CONTOSO\\mallory', sid: 'S-1-5-21-1-2-3-1002' };
const helpdeskName = 'CONTOSO\\helpdesk';

let windows: FakeRights;
let owner: HeadlessApp;
let helpdesk: HeadlessApp;
let root: string;
beforeEach(() => {
  windows = fakeRights(admin, [admin, mallory]);
  owner = startHeadless({
    site: loadSampleSite(),
    windows: { runProgram: windows.runProgram, systemRoot: 'C:\\Windows', env: {} },
  });
  helpdesk = owner.asAccount(helpdeskName);
  root = join(owner.folder, 'shared');
});
afterEach(() => owner.close());

describe('a key that says it is of the account that syncs', () => {
  let keyFile: string;
  let connectionId: string;
  const verify = () => helpdesk.handlers.verifySecret({ connectionId, secret: NEW_SECRET });
  const dropped = () => readdirSync(join(root, connectionId, 'inbox'));
  beforeEach(async () => {
    mkdirSync(root);
    windows.make(root, administrators);
    ({ connectionId } = await connectShared(owner, ['PS100014']));
    keyFile = join(root, connectionId, 'handover-key.json');
    addSecret(owner);
  }, 60_000);

  it.each([
    ['is its own', admin],
    ['was left by an administrator', administrators],
  ])('is used where it %s', async (_what, who) => {
    windows.make(keyFile, who);
    const { signInId } = succeeded(await verify());
    expect(succeeded(await helpdesk.handlers.saveSecret({ connectionId, signInId }))).toEqual({
      handedTo: admin.name,
    });
    expect(dropped()).toHaveLength(1);
  });

  it('is not used where somebody else has left it, and nothing is asked of Azure', async () => {
    windows.make(keyFile, mallory);
    const { account } = JSON.parse(readFileSync(keyFile, 'utf8')) as { account: string };
    writeFileSync(keyFile, JSON.stringify({ schema: 1, account, publicKey: makeKeyPair().publicKey }));
    owner.simulator.log.clear();
    expect(await verify()).toMatchObject({
      ok: false,
      error: { code: 'keyNotTrusted', facts: { account: admin.name, path: keyFile } },
    });
    expect([owner.simulator.log.exchanges, dropped()]).toEqual([[], []]);
  });

  it('is not used where it was changed after Verify', async () => {
    windows.make(keyFile, admin);
    const { signInId } = succeeded(await verify());
    windows.make(keyFile, mallory);
    expect(await helpdesk.handlers.saveSecret({ connectionId, signInId })).toMatchObject({
      ok: false,
      error: { code: 'keyNotTrusted' },
    });
    expect(dropped()).toEqual([]);
  });

  it('is not used where another one took its place while it was looked at', async () => {
    windows.make(keyFile, mallory);
    const planted = JSON.stringify({ schema: 1, account: admin.name, publicKey: makeKeyPair().publicKey });
    const good = readFileSync(keyFile, 'utf8');
    writeFileSync(keyFile, planted);
    // It is put back just when its owner is asked for.
    const own = windows.folders.get(keyFile);
    Object.defineProperty(own, 'isHidden', {
      get() {
        writeFileSync(keyFile, good);
        if (own) own.owner = admin;
        return false;
      },
    });
    expect(await verify()).toMatchObject({ ok: false, error: { code: 'keyNotTrusted' } });
  });
});

describe('a connection that somebody has left in the name of another account', () => {
  let connectionId: string;
  let folder: string;
  const record = () => readFileSync(join(folder, 'connection.json'), 'utf8');
  const inbox = () => readdirSync(join(folder, 'inbox'));
  beforeEach(async () => {
    mkdirSync(root);
    windows.make(root, administrators);
    ({ connectionId } = await connectShared(owner, ['PS100014']));
    folder = join(root, connectionId);
    // As its maker would leave it: all of it true, their own secret in the inbox, none in this account's vault.
    windows.make(join(folder, 'handover-key.json'), admin);
    addSecret(owner);
    const { signInId } = succeeded(
      await helpdesk.handlers.verifySecret({ connectionId, secret: NEW_SECRET }),
    );
    succeeded(await helpdesk.handlers.saveSecret({ connectionId, signInId }));
    rmSync(join(owner.folder, 'account', 'secrets.json'));
    owner.simulator.log.clear();
  }, 60_000);
  const leave = (who: FakeAccount, file = who) => {
    windows.make(folder, who);
    windows.make(join(folder, 'connection.json'), file);
  };
  const refused = { code: 'sharedFolderNotTrusted', facts: { path: '', connectionId: '' } };

  it.each([
    ['the folder is somebody else’s', mallory, mallory],
    ['its file is somebody else’s', admin, mallory],
    ['the folder was there before its file', mallory, admin],
  ])('is listed, not synced, and no secret is taken where %s', async (_what, who, file) => {
    leave(who, file);
    const before = [record(), inbox()];
    refused.facts = { path: folder, connectionId };
    expect(await owner.handlers.syncNow({ connectionId })).toMatchObject({ ok: false, error: refused });
    expect(await owner.composition.syncOnce({ scheduled: false })).toBe(3);
    const { connections } = succeeded(await owner.handlers.listConnections({}));
    expect(connections).toMatchObject([{ connectionId, syncsHere: true, secretError: refused }]);
    expect([record(), inbox()]).toEqual(before);
    expect(owner.simulator.log.exchanges).toEqual([]);
    expect(existsSync(join(owner.folder, 'account', 'secrets.json'))).toBe(false);
  });

  it.each([
    ['an administrator has left it', administrators],
    ['this account has made it', admin],
  ])('is synced with what was handed over where %s', async (_what, who) => {
    leave(who);
    const { runId } = succeeded(await owner.handlers.syncNow({ connectionId }));
    expect((await owner.finished(runId)).outcome?.outcome).toBe('done');
    expect(inbox()).toEqual([]);
  });

  it('is synced by the task of this account that names it, and by everything else from then on', async () => {
    leave(mallory);
    // A person who names it is shown what it is; a task is made by an administrator, or by this account.
    expect(await owner.composition.syncOnce({ connectionId, scheduled: false, byPerson: true })).toBe(3);
    expect(await owner.composition.syncOnce({ connectionId, scheduled: true })).toBe(0);
    expect(inbox()).toEqual([]);
    succeeded(await owner.handlers.syncNow({ connectionId }));
  });
});

describe('a folder that somebody has made before', () => {
  it('is not read and not written into', async () => {
    const planted = join(root, '6f1d5a04-93b8-4c57-8f0e-0b9f9f3f1c55');
    mkdirSync(planted, { recursive: true });
    writeFileSync(join(planted, 'connection.json'), '{}');
    windows.make(root, mallory);
    for (const answer of [
      await owner.handlers.listConnections({}),
      await owner.handlers.syncNow({ connectionId: '6f1d5a04-93b8-4c57-8f0e-0b9f9f3f1c55' }),
    ]) {
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'sharedFolderNotTrusted', facts: { path: root, account: mallory.name } },
      });
    }
    // Not even moved aside as damaged.
    expect([readdirSync(root), readdirSync(planted)]).toEqual([
      ['6f1d5a04-93b8-4c57-8f0e-0b9f9f3f1c55'],
      ['connection.json'],
    ]);
    expect(existsSync(join(root, 'installation.json'))).toBe(false);
  });
});
