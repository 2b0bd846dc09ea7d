import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunView } from '../../shared/runModel.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import type { Exchange } from '../../simulator/types.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { groupSearches, practiceWorkspace, storedMembers, tagOf } from './storedGroups.ts';
import { connect, succeeded } from './wizardPath.ts';

/** The sample site's collections: cheap runs, stamps, the daily full read, and what is asked of whom. */

let app: HeadlessApp;
let first: RunView;
beforeEach(async () => {
  app = startHeadless({ site: loadSampleSite() });
  first = await connect(app, ['PS100014', 'SMS00001']);
  app.simulator.log.clear();
});
afterEach(() => app.close());

async function sync(full = false, on: HeadlessApp = app): Promise<RunView> {
  const { runId } = succeeded(await on.handlers.syncNow({ connectionId: first.connectionId, full }));
  return on.finished(runId);
}

const isAnswered = ({ status }: Exchange) => status !== 401;
const asked = (what: RegExp) =>
  app.simulator.log.exchanges.filter(
    (exchange) => isAnswered(exchange) && what.test(decodeURIComponent(exchange.url)),
  );
const searchOf = (alias: string) =>
  [...practiceWorkspace(app).savedSearches].find(([, { properties }]) => properties.functionAlias === alias);
const edit = (alias: string, change: Record<string, unknown>) => {
  const [id, search] = searchOf(alias) ?? [];
  if (!id || !search) throw new Error(`no ${alias}`);
  practiceWorkspace(app).savedSearches.set(id, {
    ...search,
    properties: { ...search.properties, ...change },
  });
};

describe('a sync with nothing changed', () => {
  it('asks for the pages of one collection list, one saved-search list and a token', async () => {
    const run = await sync();
    expect(run.outcome).toMatchObject({ outcome: 'done', unchanged: 2, full: false });
    const { requests } = app.simulator.log.counts;
    expect(requests).toMatchObject({ entra: 1, arm: 1, graph: 0, logs: 0 });
    expect(asked(/SMS_Collection\?/)).toHaveLength(requests.adminService);
    expect(requests.adminService).toBeLessThanOrEqual(2);
    // What the run says of itself is what the services counted.
    expect(run.outcome?.traffic.requests).toEqual(requests);
    expect(run.outcome?.traffic.bytes.received).toBeGreaterThan(1_000);
  });

  it('reads everything again after the next 03:00, and when the state was lost', async () => {
    app.clock.advance(24 * 60 * 60 * 1000);
    expect((await sync()).outcome).toMatchObject({ full: true, unchanged: 2, updated: 0 });
    expect(asked(/SMS_R_System/).length).toBeGreaterThan(0);
    expect((await sync()).outcome?.full).toBe(false);
  });
});

describe('a change in the site', () => {
  it('of members reads that collection only, and the list once more', async () => {
    app.simulator.site.removeMembers('PS100014', 16777223);
    app.simulator.site.addMembers('PS100014', 16777224);
    expect((await sync()).outcome).toMatchObject({ updated: 1, unchanged: 1 });
    expect(asked(/FullCollectionMembership.*SMS00001/)).toEqual([]);
    expect(asked(/SMS_R_System/)).toEqual([]);
    expect(storedMembers(app).CM_PS1_PS100014).toContain('pc-0001.contoso.com');
  });

  it('of a device’s name is seen by the full read, since no stamp moves', async () => {
    app.simulator.site.renameDevice(16777223, 'FILE99');
    expect((await sync()).outcome).toMatchObject({ updated: 0, unchanged: 2 });
    expect((await sync(true)).outcome).toMatchObject({ updated: 2 });
    expect(storedMembers(app).CM_PS1_PS100014).toContain('file99.contoso.com');
    expect(storedMembers(app).CM_PS1_PS100014).not.toContain('file01');
  });

  it('that brings a new device looks up that device only', async () => {
    app.simulator.site.addDevice({ resourceId: 16779999, name: 'NEW01' });
    app.simulator.site.addMembers('PS100014', 16779999);
    expect((await sync()).outcome).toMatchObject({ updated: 1 });
    expect(storedMembers(app).CM_PS1_PS100014).toContain('new01.contoso.com');
    const [lookup, ...more] = asked(/SMS_R_System/);
    expect([more, decodeURIComponent(lookup?.url ?? '')]).toEqual([
      [],
      expect.stringContaining('ResourceID eq 16779999'),
    ]);
    // What was not found is not looked up at every run.
    await sync();
    expect(asked(/SMS_R_System/)).toHaveLength(1);
  });

  it('whose new device cannot be looked up leaves the group as it was', async () => {
    const before = storedMembers(app);
    app.simulator.site.addDevice({ resourceId: 16779999, name: 'NEW01' });
    app.simulator.site.addMembers('PS100014', 16779999);
    app.simulator.faults.add({
      service: 'adminService',
      path: 'SMS_R_System',
      times: 50,
      effect: { kind: 'status', status: 500 },
    });
    expect((await sync()).outcome).toMatchObject({ outcome: 'partly', failed: 1, unchanged: 1 });
    expect(storedMembers(app)).toEqual(before);
    app.simulator.faults.clear();
    expect((await sync()).outcome).toMatchObject({ outcome: 'done', updated: 1 });
  });
});

describe('an edit by hand in Azure', () => {
  it.each<[string, Record<string, unknown>]>([
    ['of the query', { query: 'print Computer = "somebody else"' }],
    ['of the display name', { displayName: 'Renamed in the portal' }],
    ['of the alias', { functionAlias: 'CM_MINE' }],
    ['of the category', { category: 'Mine' }],
  ])('%s is undone by the next sync, without a full read', async (_what, change) => {
    const before = storedMembers(app);
    edit('CM_PS1_PS100014', change);
    expect((await sync()).outcome).toMatchObject({ outcome: 'done', updated: 1, unchanged: 1 });
    expect(storedMembers(app)).toEqual(before);
    expect((await sync()).outcome).toMatchObject({ updated: 0, unchanged: 2 });
  });

  it('that takes our tags off makes the search somebody else’s: it is left, and said', async () => {
    const [, search] = searchOf('CM_PS1_PS100014') ?? [];
    edit('CM_PS1_PS100014', { tags: [] });
    const run = await sync();
    expect(run.outcome?.groups.find(({ collectionId }) => collectionId === 'PS100014')).toMatchObject({
      state: 'failed',
      error: { code: 'aliasTaken' },
    });
    expect(searchOf('CM_PS1_PS100014')?.[1].properties.query).toBe(search?.properties.query);
  });

  it('is not looked for by texts where Azure itself gives them back altered', async () => {
    const { savedSearches } = practiceWorkspace(app);
    const alter = () => {
      for (const [id, search] of savedSearches) {
        if (tagOf(search, 'Kind') !== 'group') continue;
        const query = `${search.properties.query}//`;
        savedSearches.set(id, { ...search, properties: { ...search.properties, query } });
      }
    };
    const original = savedSearches.set.bind(savedSearches);
    savedSearches.set = (id, search) =>
      original(
        id,
        tagOf(search, 'Kind') === 'group'
          ? { ...search, properties: { ...search.properties, query: `${search.properties.query}//` } }
          : search,
      );
    alter();
    expect((await sync()).outcome).toMatchObject({ updated: 2 });
    expect((await sync()).outcome).toMatchObject({ outcome: 'done', updated: 0, unchanged: 2 });
  });
});

describe('the status search', () => {
  const status = () => searchOf('CM_PS1_Status')?.[1].properties.query ?? '';

  it('is one row that tells of the last run, and no computer group', async () => {
    expect(status()).toContain('Outcome = "done"');
    expect(status()).toContain('SyncAccount = "CONTOSO\\\\admin"');
    expect(status()).toContain('Groups = 2');
    expect(groupSearches(app).map(({ properties }) => properties.functionAlias)).not.toContain(
      'CM_PS1_Status',
    );
  });

  it('is written again when the outcome changes, and once a day', async () => {
    const written = () => asked(/_status_/).filter(({ method }) => method === 'PUT').length;
    await sync();
    expect(written()).toBe(0);
    app.simulator.site.deleteCollection('PS100014');
    await sync();
    expect([written(), status().includes('Outcome = "partly"')]).toEqual([1, true]);
    await sync();
    expect(written()).toBe(1);
    app.clock.advance(25 * 60 * 60 * 1000);
    await sync();
    expect(written()).toBe(2);
  });

  it('tells of a site that does not answer', async () => {
    app.simulator.faults.add({
      service: 'adminService',
      times: 100,
      effect: { kind: 'network', code: 'ECONNREFUSED' },
    });
    expect((await sync()).state).toBe('failed');
    expect(status()).toContain('Outcome = "failed"');
    expect(status()).toMatch(/LastSuccessfulRun = datetime\(2026-11-23T09/);
  });

  it('never takes an alias that somebody else has', async () => {
    const workspace = practiceWorkspace(app);
    const [id] = searchOf('CM_PS1_Status') ?? [];
    workspace.savedSearches.delete(id ?? '');
    workspace.savedSearches.set('mine', {
      name: 'mine',
      etag: 'e',
      properties: {
        category: 'c',
        displayName: 'd',
        version: 2,
        query: 'print 1',
        functionAlias: 'cm_ps1_status',
      },
    });
    app.clock.advance(25 * 60 * 60 * 1000);
    expect((await sync()).outcome?.outcome).toBe('done');
    expect(searchOf('CM_PS1_Status')).toBeUndefined();
    expect(workspace.savedSearches.get('mine')?.properties.query).toBe('print 1');
    expect(app.logLines.some((line) => line.includes('The status search was not written (aliasTaken)'))).toBe(
      true,
    );
  });
});

describe('one run at a time', () => {
  it('also with another process on the same connection', async () => {
    const other = app.besides();
    let refused: unknown;
    app.simulator.site.addMembers('PS100014', 16777224);
    app.onNextWrite(() => {
      void other.handlers.syncNow({ connectionId: first.connectionId }).then((answer) => {
        refused = answer;
      });
    });
    const run = await sync();
    while (refused === undefined) await new Promise((resolve) => setImmediate(resolve));
    expect(run.outcome).toMatchObject({ outcome: 'done', updated: 1 });
    expect(refused).toMatchObject({ ok: false, error: { code: 'runInProgress' } });
    expect((await sync(false, other)).outcome).toMatchObject({ outcome: 'done', unchanged: 2 });
  });
});
