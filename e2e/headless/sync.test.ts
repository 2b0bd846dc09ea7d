import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import type { RunView } from '../../shared/runModel.ts';
import { groupScope } from '../../simulator/azure/arm/scopes.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { groupSearches, practiceWorkspace, storedMembers, tagOf } from './storedGroups.ts';
import { connect, succeeded } from './wizardPath.ts';

let app: HeadlessApp;
let first: RunView;
beforeEach(async () => {
  app = startHeadless({ site: loadSampleSite() });
  first = await connect(app, ['PS100014', 'SMS00001']);
  app.simulator.log.clear();
});
afterEach(() => app.close());

async function sync(on: HeadlessApp = app, full = false): Promise<RunView> {
  const { runId } = succeeded(await on.handlers.syncNow({ connectionId: first.connectionId, full }));
  return on.finished(runId);
}

const syncFully = () => sync(app, true);

// The status search tells of failures as well; here it is the groups that matter.
const writes = () =>
  app.simulator.log.exchanges.filter(
    ({ service, method, url }) => service === 'arm' && method !== 'GET' && !url.includes('_status_'),
  );
const tenant = () => {
  const [contoso] = app.simulator.azure.tenants;
  if (!contoso) throw new Error('no tenant');
  return contoso;
};

describe('a second sync', () => {
  it('writes nothing when nothing has changed', async () => {
    expect((await sync()).outcome).toMatchObject({ outcome: 'done', created: 0, updated: 0, unchanged: 2 });
    expect(writes()).toEqual([]);
  });

  it('works after a restart, with the secret that was sealed', async () => {
    const again = app.restarted();
    expect((await sync(again)).outcome).toMatchObject({ outcome: 'done', unchanged: 2 });
    const view = succeeded(await again.handlers.listConnections({})).connections[0];
    expect(view).toMatchObject({
      practice: true,
      secret: { hasSecret: true, hint: 'Prx' },
      lastRun: { outcome: { outcome: 'done' } },
    });
  });

  it('writes only the group whose member was swapped at equal count', async () => {
    app.simulator.site.removeMembers('PS100014', 16777223);
    app.simulator.site.addMembers('PS100014', 16777224);
    expect((await sync()).outcome).toMatchObject({ updated: 1, unchanged: 1 });
    expect(storedMembers(app).CM_PS1_PS100014).toContain('pc-0001.contoso.com');
    expect(storedMembers(app).CM_PS1_PS100014).not.toContain('file01');
    expect(writes()).toHaveLength(1);
  });

  it('renames the group with its collection and keeps ID and alias', async () => {
    const before = groupSearches(app).map(({ name }) => name);
    app.simulator.site.renameCollection('PS100014', 'Servers "new" <b>\\ 🖥️');
    expect((await sync()).outcome).toMatchObject({ updated: 1, unchanged: 1 });
    expect(groupSearches(app).map(({ name }) => name)).toEqual(before);
    expect(groupSearches(app)[0]?.properties.displayName).toBe('Servers "new" <b>\\ 🖥️ (PS100014)');
  });

  it('keeps the group of a collection that is no longer visible, and says so', async () => {
    const before = storedMembers(app);
    app.simulator.site.deleteCollection('PS100014');
    const run = await sync();
    expect(run.outcome).toMatchObject({ outcome: 'partly', deleted: 0, failed: 1 });
    expect(run.outcome?.groups.find(({ collectionId }) => collectionId === 'PS100014')?.error?.code).toBe(
      'collectionNotVisible',
    );
    expect(storedMembers(app)).toEqual(before);
  });

  it('never touches what others keep in the workspace', async () => {
    const mine = new Set(groupSearches(app).map(({ name }) => name));
    const others = () =>
      [...practiceWorkspace(app).savedSearches.values()].filter(({ name }) => !mine.has(name));
    const before = structuredClone(others());
    expect(before.length).toBeGreaterThan(20);
    app.simulator.site.removeMembers('PS100014', 16777223);
    await sync();
    expect(others()).toEqual(before);
  });

  it('mends a group that somebody edited by hand in Azure', async () => {
    const workspace = practiceWorkspace(app);
    const [id, search] =
      [...workspace.savedSearches].find(
        ([, { properties }]) => properties.functionAlias === 'CM_PS1_PS100014',
      ) ?? [];
    if (!id || !search) throw new Error('no group');
    const tags = (search.properties.tags ?? []).map((tag) =>
      tag.name === 'Hash' ? { ...tag, value: 'by hand' } : tag,
    );
    workspace.savedSearches.set(id, {
      ...search,
      properties: { ...search.properties, query: 'print 1', tags },
    });
    expect((await sync()).outcome).toMatchObject({ updated: 1, unchanged: 1 });
    expect(storedMembers(app).CM_PS1_PS100014).toContain('cm01');
  });
});

describe('a read that fails', () => {
  it.each([
    ['a cut connection', { kind: 'reset' } as const],
    ['a cut body', { kind: 'truncate' } as const],
    ['a refusal', { kind: 'status', status: 500 } as const],
  ])('is never an empty group: %s', async (_how, effect) => {
    const before = storedMembers(app);
    app.simulator.faults.add({
      service: 'adminService',
      path: 'SMS_FullCollectionMembership.*PS100014',
      times: 100,
      effect,
    });
    const run = await syncFully();
    expect(run.outcome).toMatchObject({ outcome: 'partly', failed: 1, unchanged: 1, updated: 0 });
    expect(storedMembers(app)).toEqual(before);
  });

  it('of the devices ends the run, since every group would lose its DNS names', async () => {
    app.simulator.faults.add({
      service: 'adminService',
      path: 'SMS_R_System',
      times: 100,
      effect: { kind: 'status', status: 500 },
    });
    const run = await syncFully();
    expect(run.state).toBe('failed');
    expect(writes()).toEqual([]);
  });

  it('that disagrees with the count is repeated, and two equal readings are believed', async () => {
    app.simulator.site.setMemberCount('PS100014', 9);
    expect((await syncFully()).outcome).toMatchObject({ outcome: 'done', unchanged: 2 });
    const reads = app.simulator.log.exchanges.filter(({ url }) =>
      decodeURIComponent(url).includes("CollectionID eq 'PS100014'"),
    );
    expect(
      reads.filter(({ status, url }) => status === 200 && !decodeURIComponent(url).includes(' gt ')),
    ).toHaveLength(2);
  });
});

describe('a write that fails', () => {
  const change = () => app.simulator.site.addMembers('PS100014', 16777224, 16777225);

  it('with a race is tried again with the etag that is there now', async () => {
    change();
    app.simulator.faults.add({
      service: 'arm',
      method: 'PUT',
      effect: {
        kind: 'status',
        status: 409,
        body: '{"error":{"code":"Conflict","message":"Newer data exists in the Customer Configuration Store."}}',
      },
    });
    expect((await sync()).outcome).toMatchObject({ outcome: 'done', updated: 1 });
  });

  it('because of a lock ends the run and names the lock', async () => {
    change();
    const scope = groupScope(practice.subscriptionId, practice.resourceGroup);
    tenant().locks.push({ name: 'no-changes', scope, level: 'ReadOnly' });
    const run = await sync();
    const step = run.steps.find(({ id }) => id === 'writeGroups');
    expect(step).toMatchObject({ state: 'failed', error: { code: 'scopeLocked' } });
    expect(step?.error?.facts.locked?.toLowerCase()).toContain(practice.resourceGroup);
  });

  it('because of a policy ends the run', async () => {
    change();
    tenant().denyPolicies.push({
      name: 'deny-searches',
      scope: groupScope(practice.subscriptionId, practice.resourceGroup),
      resourceType: 'Microsoft.OperationalInsights/workspaces/savedSearches',
    });
    const run = await sync();
    expect(run.steps.find(({ id }) => id === 'writeGroups')?.error?.code).toBe('disallowedByPolicy');
  });

  it('when throttled waits as long as Azure says', async () => {
    change();
    const before = app.clock.now().getTime();
    app.simulator.faults.add({
      service: 'arm',
      method: 'PUT',
      times: 2,
      effect: { kind: 'status', status: 429, headers: { 'Retry-After': '10' } },
    });
    expect((await sync()).outcome).toMatchObject({ outcome: 'done', updated: 1 });
    expect(app.clock.now().getTime() - before).toBeGreaterThanOrEqual(20_000);
  });

  it('leaves an alias that another search has, and writes the others', async () => {
    const workspace = practiceWorkspace(app);
    const other = startHeadless({ site: loadSampleSite() });
    try {
      const theirs = practiceWorkspace(other);
      theirs.savedSearches.set('mine', {
        name: 'mine',
        etag: 'e',
        properties: {
          category: 'c',
          displayName: 'd',
          version: 2,
          query: 'Heartbeat',
          functionAlias: 'cm_ps1_ps100014',
        },
      });
      const run = await connect(other, ['PS100014', 'SMS00001']);
      expect(run.outcome).toMatchObject({ outcome: 'partly', created: 1, failed: 1 });
      expect(
        run.outcome?.groups.find(({ collectionId }) => collectionId === 'PS100014')?.error,
      ).toMatchObject({
        code: 'aliasTaken',
        facts: { otherId: 'mine' },
      });
      expect(theirs.savedSearches.get('mine')?.properties.query).toBe('Heartbeat');
    } finally {
      await other.close();
    }
    expect(workspace.savedSearches.has('mine')).toBe(false);
  });
});

describe('proof', () => {
  it('is "not verified", and no failure, where the query API is closed', async () => {
    app.simulator.site.addMembers('PS100014', 16777224);
    app.simulator.faults.add({ service: 'logs', times: 100, effect: { kind: 'status', status: 403 } });
    const run = await sync();
    expect(run.outcome?.outcome).toBe('done');
    expect(run.firstGroupProven).toBe(true);
    expect(run.outcome?.groups.map(({ state }) => state).sort()).toEqual(['inSync', 'notVerified']);
  });

  it('fails a group whose count stays wrong for a minute', async () => {
    app.simulator.site.addMembers('PS100014', 16777224);
    const body =
      '{"tables":[{"name":"PrimaryResult","columns":[{"name":"Count","type":"long"}],"rows":[[1]]}]}';
    app.simulator.faults.add({
      service: 'logs',
      times: 1000,
      effect: { kind: 'status', status: 200, body, headers: { 'content-type': 'application/json' } },
    });
    const run = await sync();
    expect(run.outcome?.groups.find(({ collectionId }) => collectionId === 'PS100014')?.error).toMatchObject({
      code: 'groupNotProven',
      facts: { expected: '12', found: '1' },
    });
  });
});

describe('adding the same site to the same workspace again', () => {
  it('goes on with the connection that exists', async () => {
    const again = await connect(app, ['PS100014']);
    expect(again.connectionId).toBe(first.connectionId);
    expect(again.outcome).toMatchObject({ outcome: 'done', created: 0, unchanged: 2, deleted: 0 });
    // Adding takes nothing away: SMS00001 was not chosen this time, and keeps its group.
    expect(groupSearches(app).map((search) => tagOf(search, 'Collection'))).toEqual(['PS100014', 'SMS00001']);
  });

  it('from another computer stops before the first write', async () => {
    const other = startHeadless({
      site: loadSampleSite(),
      simulator: { tenants: app.simulator.azure.tenants },
    });
    try {
      const run = await connect(other, ['PS100014']);
      expect(run.steps.find(({ id }) => id === 'compareWorkspace')?.error?.code).toBe('otherWriter');
      expect(run.outcome).toMatchObject({ outcome: 'failed', created: 0, deleted: 0 });
    } finally {
      await other.close();
    }
  });
});
