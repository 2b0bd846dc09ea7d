import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionView } from '../../shared/model.ts';
import { handOverSentence } from '../../shared/strings/handOver.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { addSecret, expireFormerSecrets, NEW_SECRET } from './newSecret.ts';
import { connectShared, succeeded, untilTimerRan } from './wizardPath.ts';

/** Two Windows accounts of one computer: helpdesk hands a new secret to the account that syncs. */

const HELPDESK = 'CONTOSO\\helpdesk';

let owner: HeadlessApp;
let helpdesk: HeadlessApp;
let connectionId: string;
beforeEach(async () => {
  owner = startHeadless({ site: loadSampleSite() });
  ({ connectionId } = await connectShared(owner, ['PS100014']));
  helpdesk = owner.asAccount(HELPDESK);
});
afterEach(() => owner.close());

const shared = (...names: string[]) => join(owner.folder, 'shared', connectionId, ...names);
const inbox = () => (existsSync(shared('inbox')) ? readdirSync(shared('inbox')) : []);
const record = () => JSON.parse(readFileSync(shared('connection.json'), 'utf8')) as Record<string, string>;
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

const sentenceFor = (view: ConnectionView | undefined) =>
  view && handOverSentence(view, owner.clock.now())?.text;

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

  it('is noticed by the timer of the other account within minutes, and its sender sees what came of it', async () => {
    expireFormerSecrets(owner);
    expect((await sync()).outcome?.outcome).toBe('failed');
    addSecret(owner);
    await handOver();
    const dropped = owner.clock.now().getTime();
    const run = await untilTimerRan(owner);
    expect(run.outcome?.outcome).toBe('done');
    expect((Date.parse(run.startedAt) - dropped) / 60_000).toBeLessThan(3);
    const told = await seenBy(helpdesk);
    expect(told).toMatchObject({ handOver: 'possible', handOverResult: { sender: HELPDESK } });
    expect(sentenceFor(told)).toMatch(
      /^CONTOSO\\admin took the new secret at \d\d:\d\d and synced: 1 computer group is in step with PS1\.$/,
    );
    // Nobody else’s business.
    expect((await seenBy(owner.asAccount('CONTOSO\\other')))?.handOverResult).toBeUndefined();
    owner.clock.advance(25 * 60 * 60 * 1000);
    expect(sentenceFor(await seenBy(helpdesk))).toBeUndefined();
  });

  it('is told as refused to its sender, with the reason', async () => {
    addSecret(owner);
    await handOver();
    // Between the proof there and the proof here the app has lost its role.
    const [tenant] = owner.simulator.azure.tenants;
    tenant?.roleAssignments.splice(0);
    await sync();
    expect(sentenceFor(await seenBy(helpdesk))).toMatch(
      /^CONTOSO\\admin refused the new secret at \d\d:\d\d: the app has no role on the workspace .*\. The old one stays\.$/,
    );
    expect(record().secretHint).toBe('Prx');
  });

  it('is taken once where two were handed over at the same time, and the other is told so', async () => {
    const second = owner.asAccount('CONTOSO\\second');
    addSecret(owner);
    for (const app of [helpdesk, second]) {
      const { signInId } = succeeded(await app.handlers.verifySecret({ connectionId, secret: NEW_SECRET }));
      succeeded(await app.handlers.saveSecret({ connectionId, signInId }));
    }
    expect(inbox()).toHaveLength(2);
    expect((await sync()).outcome?.outcome).toBe('done');
    expect(inbox()).toEqual([]);
    expect(record().secretHint).toBe('Nxt');
    const results = [await seenBy(helpdesk), await seenBy(second)].map((one) => one?.handOverResult?.refusal);
    expect(results.sort()).toEqual(['replaced', undefined]);
  });

  it('gives way to one that the account itself has put in meanwhile', async () => {
    addSecret(owner);
    await handOver();
    // By the command line’s way, which does not look into the inbox.
    succeeded(await owner.composition.commands.updateSecret({ connectionId, secret: NEW_SECRET }));
    const { secretId } = record();
    expect((await sync()).outcome?.outcome).toBe('done');
    expect([inbox(), record().secretId]).toEqual([[], secretId]);
    expect((await seenBy(helpdesk))?.handOverResult?.refusal).toBe('replaced');
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
