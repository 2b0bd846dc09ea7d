import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeKeyPair, openDrop, sealDrop } from '../../electron/handover/sealedDrop.ts';
import { practice } from '../../shared/practice.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { addSecret, expireFormerSecrets, NEW_SECRET } from './newSecret.ts';
import { practiceCredentials, succeeded } from './wizardPath.ts';

/** Two Windows accounts of one computer: helpdesk hands a new secret to the account that syncs. */

const HELPDESK = 'CONTOSO\\helpdesk';
const source = { kind: 'provider', fqdn: practice.providerFqdn } as const;

let owner: HeadlessApp;
let helpdesk: HeadlessApp;
let connectionId: string;
beforeEach(async () => {
  owner = startHeadless({ site: loadSampleSite() });
  const { handlers } = owner;
  succeeded(await handlers.checkSite({ source }));
  const { signInId } = succeeded(await handlers.verifySignIn(practiceCredentials({ source })));
  const workspace = succeeded(
    await handlers.getWorkspace({
      signInId,
      subscriptionId: practice.subscriptionId,
      resourceGroup: practice.resourceGroup,
      name: practice.workspace,
    }),
  );
  const collections = [{ collectionId: 'PS100014', name: 'Servers' }];
  const started = succeeded(await handlers.addConnection({ signInId, source, workspace, collections }));
  ({ connectionId } = await owner.finished(started.runId));
  helpdesk = owner.asAccount(HELPDESK);
});
afterEach(() => owner.close());

const shared = (...names: string[]) => join(owner.folder, 'shared', connectionId, ...names);
const inbox = () => (existsSync(shared('inbox')) ? readdirSync(shared('inbox')) : []);
const record = () => JSON.parse(readFileSync(shared('connection.json'), 'utf8')) as Record<string, string>;
const sealed = () => readFileSync(join(owner.folder, 'account', 'secrets.json'), 'utf8');
const said = (text: RegExp) => owner.logLines.filter((line) => text.test(line)).length;

async function sync() {
  return owner.finished(succeeded(await owner.handlers.syncNow({ connectionId })).runId);
}
async function handOver() {
  const { signInId } = succeeded(await helpdesk.handlers.verifySecret({ connectionId, secret: NEW_SECRET }));
  return succeeded(await helpdesk.handlers.saveSecret({ connectionId, signInId }));
}
async function seenBy(app: HeadlessApp) {
  return succeeded(await app.handlers.listConnections({})).connections[0];
}

describe('a secret that is handed over', () => {
  it('is sealed, taken before the next sync, and told of', async () => {
    expireFormerSecrets(owner);
    expect((await sync()).outcome?.outcome).toBe('failed');
    addSecret(owner);
    expect(await seenBy(helpdesk)).toMatchObject({ syncsHere: false, handOver: 'possible' });
    owner.simulator.log.clear();
    expect(await handOver()).toEqual({ handedTo: 'CONTOSO\\admin' });
    // Helpdesk has no role in Configuration Manager.
    expect(owner.simulator.log.exchanges.filter(({ url }) => /AdminService/i.test(url))).toEqual([]);
    expect(await seenBy(helpdesk)).toMatchObject({ handOver: 'waiting' });
    const [name = ''] = inbox();
    expect(readFileSync(shared('inbox', name), 'utf8')).not.toContain(NEW_SECRET.slice(3, 12));

    expect((await sync()).outcome?.outcome).toBe('done');
    expect(inbox()).toEqual([]);
    expect(record()).toMatchObject({ secretHint: 'Nxt', secretSavedBy: HELPDESK });
    expect(said(/replaced by the one that CONTOSO\\helpdesk handed over/)).toBe(1);
    expect(await seenBy(helpdesk)).toMatchObject({
      handOver: 'possible',
      lastRun: { outcome: { outcome: 'done' } },
    });
  });

  it('keeps a scheduled sync from being skipped', async () => {
    await sync();
    const scheduled = () => owner.composition.syncOnce({ connectionId, scheduled: true });
    const runs = () => owner.runs().length;
    const before = runs();
    expect(await scheduled()).toBe(0);
    expect(runs()).toBe(before);
    addSecret(owner);
    await handOver();
    expect(await scheduled()).toBe(0);
    expect(runs()).toBe(before + 1);
    expect(record().secretHint).toBe('Nxt');
  });

  it('waits while Microsoft Entra ID is out of reach', async () => {
    addSecret(owner);
    await handOver();
    owner.simulator.faults.add({
      service: 'entra',
      times: 99,
      effect: { kind: 'network', code: 'ENOTFOUND' },
    });
    await sync();
    expect(inbox()).toHaveLength(1);
    owner.simulator.faults.clear();
    await sync();
    expect([inbox().length, record().secretHint]).toEqual([0, 'Nxt']);
  });

  it('needs the key of the other account', async () => {
    renameSync(shared('handover-key.json'), shared('elsewhere.json'));
    addSecret(owner);
    expect(await helpdesk.handlers.verifySecret({ connectionId, secret: NEW_SECRET })).toMatchObject({
      error: { code: 'notSyncAccount', facts: { account: 'CONTOSO\\admin' } },
    });
    expect((await seenBy(helpdesk))?.handOver).toBeUndefined();
  });
});

describe('the old secret stays', () => {
  const NONCE = '6f1d5a04-93b8-4c57-8f0e-0b9f9f3f1c55';
  const publicKey = () =>
    (JSON.parse(readFileSync(shared('handover-key.json'), 'utf8')) as { publicKey: string }).publicKey;
  const drop = (change: object = {}) => ({
    connectionId,
    tenantId: practice.tenantId,
    clientId: practice.clientId,
    nonce: NONCE,
    at: owner.clock.now().toISOString(),
    replaces: record().secretId ?? '',
    sender: HELPDESK,
    secret: NEW_SECRET,
    ...change,
  });
  const put = (content: unknown, name = `${NONCE}.json`) => {
    mkdirSync(shared('inbox'), { recursive: true });
    writeFileSync(shared('inbox', name), typeof content === 'string' ? content : JSON.stringify(content));
  };
  const flip = (text: string) => {
    const bytes = Buffer.from(text, 'base64');
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    return bytes.toString('base64');
  };

  it.each<[string, () => unknown]>([
    ['what is no JSON', () => 'Q~'],
    ['what is far too large', () => 'x'.repeat(100_000)],
    ['altered data', () => ({ ...sealNow(), data: flip(sealNow().data) })],
    ['an altered tag', () => ({ ...sealNow(), tag: flip(sealNow().tag) })],
    ['a cut tag', () => ({ ...sealNow(), tag: sealNow().tag.slice(0, 8) })],
    ['another sender key', () => ({ ...sealNow(), ephemeral: makeKeyPair().publicKey })],
    ['one sealed for another account', () => sealDrop(drop(), makeKeyPair().publicKey)],
    ['one for another connection', () => sealDrop(drop({ connectionId: NONCE }), publicKey())],
    ['one of another tenant', () => sealDrop(drop({ tenantId: NONCE }), publicKey())],
    ['one of another app', () => sealDrop(drop({ clientId: NONCE }), publicKey())],
    ['one for a secret that is gone', () => sealDrop(drop({ replaces: NONCE }), publicKey())],
    ['one of the future', () => sealDrop(drop({ at: '2027-11-23T09:00:00.000Z' }), publicKey())],
    ['one of last year', () => sealDrop(drop({ at: '2025-11-23T09:00:00.000Z' }), publicKey())],
    [
      'one with a wrong secret of long ago',
      () => sealDrop(drop({ secret: 'Wrong', at: '2026-11-23T07:00:00.000Z' }), publicKey()),
    ],
  ])('after %s', async (_what, content) => {
    addSecret(owner);
    const before = sealed();
    put(content());
    expect((await sync()).outcome?.outcome).toBe('done');
    expect(inbox()).toEqual([]);
    expect(sealed()).toBe(before);
    expect(said(/handed over was refused/)).toBe(1);
  });
  function sealNow() {
    return sealDrop(drop(), publicKey());
  }

  it('when a drop that was taken comes again, whatever it says to replace', async () => {
    addSecret(owner);
    put(sealNow());
    await sync();
    expect(record().secretHint).toBe('Nxt');
    const after = sealed();
    put(sealDrop(drop(), publicKey()), `${crypto.randomUUID()}.json`);
    await sync();
    expect([sealed(), said(/it was taken before/)]).toEqual([after, 1]);
  });

  it('to whoever lacks the private key', () => {
    expect(openDrop(sealNow(), makeKeyPair().privateKey)).toBeUndefined();
  });

  it('with the files of other names alone', async () => {
    put('a note', 'read me.txt');
    await sync();
    expect(inbox()).toEqual(['read me.txt']);
  });
});
