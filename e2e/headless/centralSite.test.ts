import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { connectionHealth } from '../../electron/cli/connectionHealth.ts';
import { appError } from '../../shared/errors.ts';
import { practice } from '../../shared/practice.ts';
import { errorText } from '../../shared/strings/errors.ts';
import { groupScope } from '../../simulator/azure/arm/scopes.ts';
import { generateSite } from '../../simulator/configmgr/generateSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { here, move, permitBranch, startMove, there } from './moveSteps.ts';
import { CENTRAL, centralSource, startRecreating } from './recreateSteps.ts';
import { practiceWorkspace, tagOf } from './storedGroups.ts';
import { connect, practiceSource, succeeded } from './wizardPath.ts';

/** The hierarchy gains a central administration site: noticed, harmless, and led to its end. */

const site = generateSite({ collections: 9, devices: 60, seed: 4 });
const searchId = '11111111-1111-4111-8111-111111111111';
const chosen = ['SMS00001', 'PS100014'];

let app: HeadlessApp;
let connectionId: string;
afterEach(() => app.close());

async function begin(): Promise<void> {
  app = startHeadless({ site });
  connectionId = (await connect(app, chosen)).connectionId;
  app.simulator.site.gainCentralSite(CENTRAL);
}
const views = async () => succeeded(await app.handlers.listConnections({})).connections;
const sync = async (full: boolean) =>
  app.finished(succeeded(await app.handlers.syncNow({ connectionId, full })).runId);
const searches = () => JSON.stringify([...practiceWorkspace(app).savedSearches]);
const asked = () => app.simulator.log.exchanges.map(({ url }) => url).join('\n');
const noticed = { siteCode: 'CAS', siteName: CENTRAL.name, provider: CENTRAL.server };

describe('a hierarchy that has gained a central administration site', () => {
  it('is noticed by a full read, which then reads and changes nothing', async () => {
    await begin();
    const before = searches();
    app.simulator.log.clear();
    const run = await sync(true);
    expect(run.state).toBe('failed');
    expect(run.steps[0]?.error).toMatchObject({
      code: 'centralSiteAdded',
      facts: { siteCode: 'PS1', topSiteCode: 'CAS', topSiteProvider: CENTRAL.server },
    });
    expect(asked()).not.toContain('SMS_FullCollectionMembership');
    expect(searches()).toBe(before);
    const [view] = await views();
    expect(view).toMatchObject({ centralSite: noticed, lastRun: { error: { code: 'centralSiteAdded' } } });
    // The same for whoever watches exit codes.
    if (view === undefined) throw new Error('gone');
    expect(connectionHealth(view, true, app.clock.now())).toMatchObject({ state: 'stopped' });
    // From then on each sync looks, and none imports.
    expect((await sync(false)).steps[0]?.error?.code).toBe('centralSiteAdded');
    expect(searches()).toBe(before);
  });

  it('costs an ordinary sync no request', async () => {
    app = startHeadless({ site });
    connectionId = (await connect(app, chosen)).connectionId;
    app.simulator.log.clear();
    await sync(false);
    expect(asked()).not.toContain('SMS_Site');
  });

  it('is noticed by the check of the wizard, by Verify, and forgotten where the site is the top-tier one again', async () => {
    await begin();
    expect(succeeded(await app.handlers.checkSite({ source: practiceSource })).passed).toBe(false);
    expect((await views())[0]).toMatchObject({ centralSite: noticed });
    const verified = succeeded(await app.handlers.verifyConnection({ connectionId }));
    expect(verified.checks.at(-1)).toMatchObject({ id: 'site', error: { code: 'centralSiteAdded' } });
    const ps1 = app.simulator.site.site('PS1');
    if (ps1 !== undefined) ps1.parent = null;
    expect((await sync(false)).state).toBe('done');
    expect((await views())[0]?.centralSite).toBeUndefined();
  });

  it('has a text of its own that leads to Delete and recreate', () => {
    const text = errorText(appError('centralSiteAdded', { facts: { siteCode: 'PS1', topSiteCode: 'CAS' } }));
    expect(text.action).toContain('Delete and recreate');
    expect(text.title).not.toBe(errorText(appError('notTopTierSite')).title);
  });
});

it('is not moved to another workspace, and nothing is saved', async () => {
  await begin();
  permitBranch(app);
  await sync(true);
  const before = (await views())[0];
  const answer = await startMove(app, connectionId);
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'centralSiteAdded', facts: { siteCode: 'PS1', topSiteCode: 'CAS' } },
  });
  expect((await views())[0]).toEqual(before);
  expect(there(app)).toEqual({});
});

describe('Delete and recreate', () => {
  it('makes the groups of the new connection first, then removes the old ones and the old connection', async () => {
    await begin();
    await app.handlers.runLogQuery({ connectionId, searchId, query: 'print 1', range: 'day' });
    const names = Object.values(here(app));
    const foreign = [...practiceWorkspace(app).savedSearches].filter(
      ([, search]) => tagOf(search, 'Source') !== 'OMSConnect',
    );
    const run = await app.finished(succeeded(await startRecreating(app, connectionId)).runId);
    expect(run).toMatchObject({ state: 'done', outcome: { created: 2 } });
    expect(here(app)).toEqual(Object.fromEntries(chosen.map((id, place) => [`CM_CAS_${id}`, names[place]])));
    const all = await views();
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ connectionId: run.connectionId, site: { siteCode: 'CAS' } });
    expect(all[0]?.leftovers).toBeUndefined();
    // Queries name computers and people.
    expect(readdirSync(join(app.folder, 'account', 'queries'))).toEqual([]);
    const left = [...practiceWorkspace(app).savedSearches].filter(
      ([, search]) => tagOf(search, 'Connection') === connectionId,
    );
    expect(left).toEqual([]);
    expect(
      [...practiceWorkspace(app).savedSearches].filter(
        ([, search]) => tagOf(search, 'Source') !== 'OMSConnect',
      ),
    ).toEqual(foreign);
    connectionId = run.connectionId;
    expect((await sync(true)).outcome).toMatchObject({ outcome: 'done', unchanged: 2 });
  });

  it('keeps the old connection where its groups cannot be removed, and says so', async () => {
    await begin();
    const scope = groupScope(practice.subscriptionId, practice.resourceGroup);
    const locks = app.simulator.azure.tenants[0]?.locks;
    locks?.push({ name: 'keep', scope, level: 'CanNotDelete' });
    const run = await app.finished(succeeded(await startRecreating(app, connectionId)).runId);
    expect(run.state).toBe('done');
    const all = await views();
    expect(all).toHaveLength(2);
    expect(all.find((one) => one.connectionId === run.connectionId)?.leftovers).toMatchObject([
      { kind: 'connection', siteCode: 'PS1', error: { code: 'scopeLocked' } },
    ]);
    // A second try goes on with the connection that is there.
    locks?.splice(0);
    const again = await app.finished(succeeded(await startRecreating(app, connectionId)).runId);
    expect(again.connectionId).toBe(run.connectionId);
    expect(await views()).toHaveLength(1);
  });

  it('takes along what the old connection had left in a workspace before', async () => {
    app = startHeadless({ site });
    connectionId = (await connect(app, chosen)).connectionId;
    permitBranch(app);
    const scope = groupScope(practice.subscriptionId, practice.resourceGroup);
    const locks = app.simulator.azure.tenants[0]?.locks;
    locks?.push({ name: 'keep', scope, level: 'CanNotDelete' });
    await move(app, connectionId);
    expect([Object.keys(here(app)).length, Object.keys(there(app)).length]).toEqual([2, 2]);
    locks?.splice(0);
    app.simulator.site.gainCentralSite(CENTRAL);
    const run = await app.finished(succeeded(await startRecreating(app, connectionId)).runId);
    expect(await views()).toMatchObject([{ connectionId: run.connectionId }]);
    expect(Object.keys(there(app))).toEqual([]);
    expect(Object.keys(here(app)).sort()).toEqual(chosen.map((id) => `CM_CAS_${id}`).sort());
  });

  it('leaves the groups of the old connection if a person says so', async () => {
    await begin();
    const scope = groupScope(practice.subscriptionId, practice.resourceGroup);
    app.simulator.azure.tenants[0]?.locks.push({ name: 'keep', scope, level: 'CanNotDelete' });
    const run = await app.finished(succeeded(await startRecreating(app, connectionId)).runId);
    succeeded(await app.handlers.leaveLeftovers({ connectionId: run.connectionId }));
    expect(await views()).toMatchObject([{ connectionId: run.connectionId }]);
    expect(Object.keys(here(app))).toHaveLength(4);
  });

  it.each(['deleted', 'switched off'] as const)(
    'leaves the old one whole where the new one is %s again',
    async (how) => {
      await begin();
      const before = here(app);
      app.simulator.site.deleteCollection('PS100014');
      const run = await app.finished(succeeded(await startRecreating(app, connectionId)).runId);
      expect(run.state).not.toBe('done');
      const given = { connectionId: run.connectionId, groups: 'delete' } as const;
      if (how === 'deleted') succeeded(await app.handlers.deleteConnection(given));
      else {
        const { runId } = succeeded(await app.handlers.setImport({ ...given, enabled: false }));
        await app.finished(runId ?? '');
      }
      expect(here(app)).toEqual(before);
      expect((await views()).map((one) => one.connectionId)).toContain(connectionId);
    },
  );

  it('shows what the new connection will create, not what the old one has', async () => {
    await begin();
    const { signInId } = succeeded(await app.handlers.holdSignIn({ connectionId }));
    const [view] = await views();
    const preview = await app.handlers.previewConnection({
      signInId,
      source: centralSource,
      workspace: { ...(view?.workspace ?? ({} as never)) },
      collections: chosen.map((id) => ({ collectionId: id, name: id })),
      replaces: connectionId,
    });
    expect(succeeded(preview)).toMatchObject({ create: 2, unchanged: 0 });
  });
});
