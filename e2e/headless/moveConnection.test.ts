import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { groupScope } from '../../simulator/azure/arm/scopes.ts';
import { practiceApps } from '../../simulator/azure/practiceApps.ts';
import { generateSite } from '../../simulator/configmgr/generateSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import {
  BRANCH,
  branchWorkspace,
  here,
  move,
  otherApp,
  permitBranch,
  startMove,
  there,
} from './moveSteps.ts';
import { practiceWorkspace, tagOf } from './storedGroups.ts';
import { connect, practiceSource, succeeded } from './wizardPath.ts';

/** Moving a connection: to another workspace, with another app, with an old workspace that does not answer. */

const site = generateSite({ collections: 9, devices: 60, seed: 4 });
const chosen = ['SMS00001', 'PS100014', 'PS100015'];
const HQ = { resourceGroup: practice.resourceGroup, name: practice.workspace };

let app: HeadlessApp;
let connectionId: string;
afterEach(() => app.close());

async function begin(): Promise<void> {
  app = startHeadless({ site });
  permitBranch(app);
  // The usual workspace alone is what the wizard finds for the first connection.
  const [tenant] = app.simulator.azure.tenants;
  const own = tenant?.roleAssignments.splice(-2) ?? [];
  connectionId = (await connect(app, chosen)).connectionId;
  tenant?.roleAssignments.push(...own);
}

const foreignIn = (searches: ReturnType<typeof practiceWorkspace>['savedSearches']) =>
  [...searches].filter(([, search]) => tagOf(search, 'Source') !== 'OMSConnect');
const view = async () => {
  const { connections } = succeeded(await app.handlers.listConnections({}));
  const found = connections.find((one) => one.connectionId === connectionId);
  if (found === undefined) throw new Error('The connection is gone');
  return found;
};
const sync = async () => app.finished(succeeded(await app.handlers.syncNow({ connectionId })).runId);
const secrets = () => readFileSync(join(app.folder, 'account', 'secrets.json'), 'utf8');
const secretCount = () => Object.keys(JSON.parse(secrets()).secrets).length;
const recordFile = () => join(app.folder, 'account', 'practice', connectionId, 'connection.json');
const record = () => JSON.parse(readFileSync(recordFile(), 'utf8'));
/** The scope of the usual workspace's resource group. */
const hqScope = groupScope(practice.subscriptionId, practice.resourceGroup);

describe('moving a connection', () => {
  it('makes every group in the new workspace, then removes its own in the old one, and nothing else', async () => {
    await begin();
    const before = here(app);
    const foreign = JSON.stringify(foreignIn(practiceWorkspace(app).savedSearches));
    const run = await move(app, connectionId);
    expect(run).toMatchObject({ kind: 'moveConnection', state: 'done', outcome: { created: 3 } });
    expect(run.steps.map(({ id, state }) => [id, state])).toContainEqual(['cleanUp', 'done']);
    expect(there(app)).toEqual(before);
    expect(practiceWorkspace(app).savedSearches.size).toBe(
      foreignIn(practiceWorkspace(app).savedSearches).length,
    );
    expect(JSON.stringify(foreignIn(practiceWorkspace(app).savedSearches))).toBe(foreign);
    const moved = await view();
    expect(moved.workspace).toMatchObject(BRANCH);
    expect(moved.leftovers).toBeUndefined();
    expect(secretCount()).toBe(1);
    // Nothing is read twice, nothing is written again.
    expect((await sync()).outcome).toMatchObject({ outcome: 'done', unchanged: 3, full: false });
  });

  it('believes nothing that it knew of the old workspace', async () => {
    await begin();
    // As a write check of the old workspace leaves it.
    writeFileSync(recordFile(), JSON.stringify({ ...record(), queryLimitBytes: 20_000 }));
    app.simulator.log.clear();
    const run = await move(app, connectionId);
    expect(run.outcome).toMatchObject({ full: true, created: 3 });
    expect(record().queryLimitBytes).toBeUndefined();
    const counted = app.simulator.log.exchanges.filter(
      ({ service, url }) => service === 'logs' && url.includes(branchWorkspace(app).customerId),
    );
    expect(counted.length).toBeGreaterThan(0);
  });

  it('leaves the groups in the old workspace where a person wants to keep them', async () => {
    await begin();
    const before = here(app);
    await move(app, connectionId, { groups: 'keep' });
    expect(here(app)).toEqual(before);
    expect(there(app)).toEqual(before);
    expect((await view()).leftovers).toBeUndefined();
  });

  it('succeeds where the old workspace cannot be reached, says what is left, and finishes it later', async () => {
    await begin();
    const before = here(app);
    app.simulator.faults.add({
      service: 'arm',
      path: 'law-contoso-hq',
      times: 10_000,
      effect: { kind: 'network', code: 'ECONNRESET' },
    });
    const run = await move(app, connectionId);
    expect(run.state).toBe('done');
    expect(run.steps.at(-1)).toMatchObject({ id: 'cleanUp', state: 'failed' });
    expect(there(app)).toEqual(before);
    const { leftovers } = await view();
    expect(leftovers).toMatchObject([
      {
        kind: 'workspace',
        groups: 'delete',
        workspace: { name: practice.workspace },
        error: { code: 'connectionCut' },
      },
    ]);
    const { runs } = succeeded(await app.handlers.listRunHistory({ connectionId, count: 1 }));
    expect(JSON.stringify(runs[0]?.log)).toContain(`The groups in ${practice.workspace}`);
    app.simulator.faults.clear();
    // The next start goes on with it.
    app = app.restarted();
    const [again] = await app.composition.commands.finishMoves();
    expect((await app.finished(again ?? '')).state).toBe('done');
    expect(here(app)).toEqual({});
    expect((await view()).leftovers).toBeUndefined();
  });

  it('says which lock keeps the old groups, and leaves them there if a person says so', async () => {
    await begin();
    const before = here(app);
    app.simulator.azure.tenants[0]?.locks.push({
      name: 'keep',
      scope: hqScope,
      level: 'CanNotDelete',
    } as never);
    await move(app, connectionId);
    expect((await view()).leftovers).toMatchObject([{ error: { code: 'scopeLocked' } }]);
    succeeded(await app.handlers.leaveLeftovers({ connectionId }));
    expect((await view()).leftovers).toBeUndefined();
    expect(here(app)).toEqual(before);
    app.simulator.azure.tenants[0]?.locks.splice(0);
    await sync();
    expect(here(app)).toEqual(before);
  });

  it('keeps the secret of the app that it leaves until the old workspace is done', async () => {
    await begin();
    const before = here(app);
    app.simulator.azure.tenants[0]?.locks.push({
      name: 'keep',
      scope: hqScope,
      level: 'CanNotDelete',
    } as never);
    await move(app, connectionId, { signInId: await otherApp(app) });
    expect(there(app)).toEqual(before);
    expect(await view()).toMatchObject({
      clientId: practiceApps.graphPermitted.clientId,
      secret: { hint: 'Gph' },
    });
    expect(secretCount()).toBe(2);
    expect(JSON.stringify(record())).not.toContain('practice-only');
    // The app that comes has no role in the old workspace.
    const [tenant] = app.simulator.azure.tenants;
    tenant?.locks.splice(0);
    const other = tenant?.apps.find(({ appId }) => appId === practiceApps.graphPermitted.clientId);
    const roles = tenant?.roleAssignments ?? [];
    const at = roles.findIndex(
      ({ principalId, scope }) => principalId === other?.servicePrincipalId && scope === hqScope,
    );
    roles.splice(at, 1);
    app = app.restarted();
    expect((await sync()).state).toBe('done');
    expect(here(app)).toEqual({});
    expect(secretCount()).toBe(1);
    expect((await view()).leftovers).toBeUndefined();
  });

  it('moved back before the old groups are gone deletes none that are used again', async () => {
    await begin();
    const before = here(app);
    const [tenant] = app.simulator.azure.tenants;
    tenant?.locks.push({ name: 'keep', scope: hqScope, level: 'CanNotDelete' });
    await move(app, connectionId);
    tenant?.locks.splice(0);
    const run = await move(app, connectionId, { to: HQ });
    expect(run.outcome).toMatchObject({ outcome: 'done', created: 0, unchanged: 3 });
    expect(here(app)).toEqual(before);
    expect(there(app)).toEqual({});
    expect((await view()).leftovers).toBeUndefined();
  });

  it('deletes nothing in the old workspace while one group is missing in the new one', async () => {
    await begin();
    const before = here(app);
    const { site: live } = app.simulator;
    live.deleteCollection('PS100014');
    const run = await move(app, connectionId);
    expect(run.state).not.toBe('done');
    expect(here(app)).toEqual(before);
    expect((await view()).leftovers).toMatchObject([{ groups: 'delete' }]);
    // A person takes the collection off: then all that is wanted is there.
    const rest = chosen.filter((id) => id !== 'PS100014').map((id) => ({ collectionId: id, name: id }));
    const { runId } = succeeded(await app.handlers.saveCollections({ connectionId, collections: rest }));
    await app.finished(runId ?? '');
    expect(here(app)).toEqual({});
    expect(Object.keys(there(app))).toHaveLength(2);
  });

  it('refuses a workspace that the site has a connection to, before it shows and before it moves', async () => {
    await begin();
    const { signInId } = succeeded(await app.handlers.holdSignIn({ connectionId }));
    const { subscriptionId } = practice;
    const workspace = succeeded(await app.handlers.getWorkspace({ signInId, subscriptionId, ...BRANCH }));
    const collections = [{ collectionId: 'SMS00001', name: 'All Systems' }];
    const second = await otherApp(app);
    const added = succeeded(
      await app.handlers.addConnection({ signInId: second, source: practiceSource, workspace, collections }),
    );
    await app.finished(added.runId);
    const refused = { ok: false, error: { code: 'connectionExists', field: 'workspace' } };
    expect(await startMove(app, connectionId)).toMatchObject(refused);
    const asked = { signInId, source: practiceSource, workspace, collections, connectionId };
    expect(await app.handlers.previewConnection(asked)).toMatchObject(refused);
    expect((await view()).workspace).toMatchObject(HQ);
  });

  it('makes no connection with a sign-in that is held for moving one', async () => {
    await begin();
    const { signInId } = succeeded(await app.handlers.holdSignIn({ connectionId }));
    const { subscriptionId } = practice;
    const workspace = succeeded(await app.handlers.getWorkspace({ signInId, subscriptionId, ...BRANCH }));
    const collections = [{ collectionId: 'SMS00001', name: 'All Systems' }];
    const again = await app.handlers.verifySignIn({
      source: practiceSource,
      cloud: 'public',
      tenant: practice.tenantId,
      clientId: practice.clientId,
      secret: { kind: 'held', signInId },
    });
    for (const held of [signInId, succeeded(again).signInId]) {
      const added = await app.handlers.addConnection({
        signInId: held,
        source: practiceSource,
        workspace,
        collections,
      });
      expect(added).toMatchObject({ ok: false, error: { code: 'signInForgotten' } });
    }
  });

  it('deleted with its groups, takes what it left elsewhere along', async () => {
    await begin();
    const [tenant] = app.simulator.azure.tenants;
    tenant?.locks.push({ name: 'keep', scope: hqScope, level: 'CanNotDelete' });
    await move(app, connectionId, { signInId: await otherApp(app) });
    expect(await app.handlers.deleteConnection({ connectionId, groups: 'delete' })).toMatchObject({
      ok: false,
      error: { code: 'scopeLocked' },
    });
    tenant?.locks.splice(0);
    succeeded(await app.handlers.deleteConnection({ connectionId, groups: 'delete' }));
    expect([here(app), there(app), secretCount()]).toEqual([{}, {}, 0]);
  });
});
