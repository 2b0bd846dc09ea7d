import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SyncAnswer } from '../../shared/groupsModel.ts';
import type { RunView } from '../../shared/runModel.ts';
import { generateSite } from '../../simulator/configmgr/generateSite.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { groupSearches, practiceWorkspace, storedMembers, tagOf } from './storedGroups.ts';
import { connect, succeeded } from './wizardPath.ts';

/** What a person decides: large losses, collections that are gone, another writer, the import switch. */

let app: HeadlessApp;
let first: RunView;
afterEach(() => app.close());

async function sync(on: HeadlessApp = app): Promise<RunView> {
  const { runId } = succeeded(await on.handlers.syncNow({ connectionId: first.connectionId }));
  return on.finished(runId);
}
async function answer(given: SyncAnswer, on: HeadlessApp = app): Promise<RunView | undefined> {
  const { runId } = succeeded(
    await on.handlers.answerQuestion({ connectionId: first.connectionId, answer: given }),
  );
  return runId === undefined ? undefined : on.finished(runId);
}
const view = async () => succeeded(await app.handlers.listGroups({ connectionId: first.connectionId }));
const stateOf = async (collectionId: string) =>
  (await view()).groups.find((group) => group.collectionId === collectionId)?.state;

describe('a group that would lose most of its members', () => {
  const site = generateSite({ collections: 8, devices: 60, seed: 3 });
  const members = () => app.simulator.site.collection('SMS00001')?.members ?? [];
  beforeEach(async () => {
    app = startHeadless({ site });
    first = await connect(app, ['SMS00001']);
    app.simulator.site.removeMembers('SMS00001', ...members().slice(0, 50));
  });

  it('is held back, and the question waits with its numbers', async () => {
    const before = storedMembers(app);
    const run = await sync();
    expect(run.outcome).toMatchObject({ outcome: 'partly', heldBack: 1, updated: 0 });
    const { questions } = await view();
    expect(questions).toEqual([
      {
        kind: 'heldBack',
        collectionId: 'SMS00001',
        name: 'All Systems',
        computersBefore: 60,
        computersNow: expect.any(Number),
        since: expect.any(String),
      },
    ]);
    expect(storedMembers(app)).toEqual(before);
    expect(await stateOf('SMS00001')).toBe('heldBack');
  });

  it('is shown with what it has, and with what would go', async () => {
    const { connectionId } = first;
    const shown = async () =>
      succeeded(await app.handlers.getGroup({ connectionId, collectionId: 'SMS00001' }));
    const { members: had } = await shown();
    await sync();
    app.clock.advance(60_000);
    await sync();
    const { group, members: has, pending } = await shown();
    expect(has).toEqual(had);
    expect(has).toHaveLength(group.computers);
    const left = new Set(members());
    expect(pending?.removed).toEqual(had.filter(({ resourceId }) => !left.has(resourceId)));
    expect([pending?.removed.length, pending?.added]).toEqual([50, []]);
    await answer({ kind: 'heldBack', collectionId: 'SMS00001', choice: 'apply' });
    const after = await shown();
    expect([after.members.length, after.pending]).toEqual([10, undefined]);
  });

  it('is written when a person says so', async () => {
    await sync();
    const run = await answer({ kind: 'heldBack', collectionId: 'SMS00001', choice: 'apply' });
    expect(run?.outcome).toMatchObject({ outcome: 'done', updated: 1, heldBack: 0 });
    expect((await view()).questions).toEqual([]);
  });

  it('is written by itself when the same is read an hour later, although no stamp has moved since', async () => {
    await sync();
    app.clock.advance(61 * 60 * 1000);
    expect((await sync()).outcome).toMatchObject({ outcome: 'done', updated: 1 });
  });

  it('is forgotten when the members come back', async () => {
    const gone = (site.collections.find(({ id }) => id === 'SMS00001')?.members ?? []).filter(
      (id) => typeof id === 'number' && !members().includes(id),
    );
    await sync();
    app.simulator.site.addMembers('SMS00001', ...gone.filter((id) => typeof id === 'number'));
    expect((await sync()).outcome).toMatchObject({ outcome: 'done', heldBack: 0, unchanged: 1 });
    expect((await view()).questions).toEqual([]);
  });

  it('stays held back while a person waits', async () => {
    await sync();
    expect(await answer({ kind: 'heldBack', collectionId: 'SMS00001', choice: 'wait' })).toBeUndefined();
    expect((await sync()).outcome).toMatchObject({ heldBack: 1 });
  });
});

describe('a collection that is no longer visible', () => {
  beforeEach(async () => {
    app = startHeadless({ site: loadSampleSite() });
    first = await connect(app, ['PS100014', 'SMS00001']);
    app.simulator.site.deleteCollection('PS100014');
    await sync();
  });

  it('keeps its group, and is asked about once', async () => {
    expect((await view()).questions).toEqual([
      { kind: 'notVisible', collectionId: 'PS100014', name: expect.any(String) },
    ]);
    const run = await answer({ kind: 'notVisible', collectionId: 'PS100014', choice: 'keep' });
    expect(run?.outcome).toMatchObject({ outcome: 'done', deleted: 0, questions: [] });
    expect((await sync()).outcome).toMatchObject({ outcome: 'done', questions: [] });
    expect(await stateOf('PS100014')).toBe('notVisible');
    expect(groupSearches(app)).toHaveLength(2);
  });

  it('is asked about again when it was visible in between', async () => {
    await answer({ kind: 'notVisible', collectionId: 'PS100014', choice: 'keep' });
    app.simulator.site.addCollection({ id: 'PS100014', name: 'Back', members: [16777219] });
    expect((await sync()).outcome?.outcome).toBe('done');
    app.simulator.site.deleteCollection('PS100014');
    expect((await sync()).outcome?.questions).toHaveLength(1);
  });

  it('loses its group when a person says so, and its place on the list', async () => {
    const run = await answer({ kind: 'notVisible', collectionId: 'PS100014', choice: 'delete' });
    expect(run?.outcome).toMatchObject({ outcome: 'done', deleted: 1, unchanged: 1 });
    expect(groupSearches(app).map((search) => tagOf(search, 'Collection'))).toEqual(['SMS00001']);
    expect((await view()).groups.map(({ collectionId }) => collectionId)).toEqual(['SMS00001']);
  });
});

describe('groups that another computer keeps', () => {
  let other: HeadlessApp;
  beforeEach(async () => {
    app = startHeadless({ site: loadSampleSite() });
    first = await connect(app, ['PS100014', 'SMS00001']);
    other = startHeadless({ site: loadSampleSite(), simulator: { tenants: app.simulator.azure.tenants } });
  });
  afterEach(() => other.close());

  it('stop the run; taken over they are kept here, and the former computer stops in turn', async () => {
    const before = storedMembers(app);
    const theirs = await connect(other, ['SMS00001']);
    expect(theirs.outcome?.questions).toMatchObject([{ kind: 'otherWriter' }]);
    const { runId } = succeeded(
      await other.handlers.answerQuestion({
        connectionId: theirs.connectionId,
        answer: { kind: 'otherWriter', choice: 'takeOver' },
      }),
    );
    // One of them was not on the new connection's list: it comes along, nobody asked for its deletion.
    expect((await other.finished(runId ?? '')).outcome).toMatchObject({
      outcome: 'done',
      updated: 2,
      deleted: 0,
    });
    expect(storedMembers(app)).toEqual(before);
    expect(groupSearches(app).map((search) => tagOf(search, 'Connection'))).toEqual([
      theirs.connectionId,
      theirs.connectionId,
    ]);
    const [adopted] = succeeded(await other.handlers.listConnections({})).connections;
    expect(adopted?.collections.map(({ collectionId }) => collectionId).sort()).toEqual([
      'PS100014',
      'SMS00001',
    ]);
    const again = succeeded(await other.handlers.syncNow({ connectionId: theirs.connectionId }));
    expect((await other.finished(again.runId)).outcome).toMatchObject({ outcome: 'done', unchanged: 2 });
    expect((await sync()).outcome).toMatchObject({ outcome: 'failed', questions: [{ kind: 'otherWriter' }] });
    expect(storedMembers(app)).toEqual(before);
  });

  it('of this connection are taken over by their writer tag', async () => {
    const { savedSearches } = practiceWorkspace(app);
    for (const [id, search] of savedSearches) {
      if (tagOf(search, 'Kind') !== 'group') continue;
      const tags = (search.properties.tags ?? []).map((tag) =>
        tag.name === 'Writer' ? { ...tag, value: 'bbbbbbbb-0000-4000-8000-000000000002' } : tag,
      );
      savedSearches.set(id, { ...search, properties: { ...search.properties, tags } });
    }
    expect((await sync()).outcome).toMatchObject({ outcome: 'failed', questions: [{ kind: 'otherWriter' }] });
    const run = await answer({ kind: 'otherWriter', choice: 'takeOver' });
    expect(run?.outcome?.outcome).toBe('done');
    expect((await sync()).outcome).toMatchObject({ outcome: 'done', questions: [] });
  });

  it('are left to it when a person says so: the import is off, and nothing is deleted', async () => {
    expect(await answer({ kind: 'otherWriter', choice: 'leave' })).toBeUndefined();
    const [connection] = succeeded(await app.handlers.listConnections({})).connections;
    expect(connection?.importEnabled).toBe(false);
    expect(groupSearches(app)).toHaveLength(2);
    expect(await app.handlers.syncNow({ connectionId: first.connectionId })).toMatchObject({
      error: { code: 'importOff' },
    });
  });
});

describe('the import switch', () => {
  beforeEach(async () => {
    app = startHeadless({ site: loadSampleSite() });
    first = await connect(app, ['PS100014', 'SMS00001']);
  });
  const others = () =>
    [...practiceWorkspace(app).savedSearches.values()].filter(
      (search) => tagOf(search, 'Source') !== 'OMSConnect',
    );

  it('off keeps the groups, and on refreshes them', async () => {
    const before = storedMembers(app);
    expect(
      succeeded(
        await app.handlers.setImport({ connectionId: first.connectionId, enabled: false, groups: 'keep' }),
      ),
    ).toEqual({});
    app.simulator.site.addMembers('PS100014', 16777224);
    expect(storedMembers(app)).toEqual(before);
    const { runId } = succeeded(
      await app.handlers.setImport({ connectionId: first.connectionId, enabled: true }),
    );
    expect((await app.finished(runId ?? '')).outcome).toMatchObject({ outcome: 'done', updated: 1 });
  });

  it('off deletes what this connection keeps and nothing else, and on makes it anew', async () => {
    const foreign = structuredClone(others());
    const { runId } = succeeded(
      await app.handlers.setImport({ connectionId: first.connectionId, enabled: false, groups: 'delete' }),
    );
    const run = await app.finished(runId ?? '');
    expect(run).toMatchObject({ kind: 'deleteGroups', outcome: { outcome: 'done', deleted: 2 } });
    expect(others()).toEqual(foreign);
    expect(practiceWorkspace(app).savedSearches.size).toBe(foreign.length);
    expect((await view()).groups.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    expect((await view()).deletedAt).toEqual(expect.any(String));
    const on = succeeded(await app.handlers.setImport({ connectionId: first.connectionId, enabled: true }));
    expect((await app.finished(on.runId ?? '')).outcome).toMatchObject({ outcome: 'done', created: 2 });
    expect((await view()).deletedAt).toBeUndefined();
  });

  it('off says what is left when a lock keeps a group, and a second try goes on', async () => {
    app.simulator.faults.add({
      service: 'arm',
      method: 'DELETE',
      after: 1,
      effect: {
        kind: 'status',
        status: 409,
        body: '{"error":{"code":"ScopeLocked","message":"The scope is locked: \'/x/rg-oms-hq\'."}}',
      },
    });
    const off = { connectionId: first.connectionId, enabled: false, groups: 'delete' } as const;
    const firstTry = await app.finished(succeeded(await app.handlers.setImport(off)).runId ?? '');
    expect(firstTry.outcome).toMatchObject({ outcome: 'partly', deleted: 1 });
    expect(firstTry.steps[0]).toMatchObject({ state: 'failed', error: { code: 'scopeLocked' } });
    const secondTry = await app.finished(succeeded(await app.handlers.setImport(off)).runId ?? '');
    expect(secondTry.outcome).toMatchObject({ outcome: 'done', deleted: 1 });
  });
});

describe('the views', () => {
  it('show members, query and history without asking anybody', async () => {
    app = startHeadless({ site: loadSampleSite() });
    first = await connect(app, ['PS100014', 'SMS00001']);
    app.simulator.log.clear();
    const groups = await view();
    expect(groups).toMatchObject({ imported: 2, questions: [] });
    const detail = succeeded(
      await app.handlers.getGroup({ connectionId: first.connectionId, collectionId: 'PS100014' }),
    );
    expect(detail.members).toHaveLength(detail.group.computers);
    expect(detail.members.map(({ dnsName }) => dnsName)).toContain('cm01.contoso.com');
    const written = groupSearches(app).find(
      ({ properties }) => properties.functionAlias === detail.group.alias,
    );
    expect(detail.query).toBe(written?.properties.query);
    const { runs } = succeeded(
      await app.handlers.listRunHistory({ connectionId: first.connectionId, count: 10 }),
    );
    expect(runs).toMatchObject([
      { kind: 'addConnection', trigger: 'person', outcome: { created: 2, full: true } },
    ]);
    expect(runs[0]?.log.map(({ text }) => text).join('\n')).toContain('Created CM_PS1_PS100014');
    expect(app.simulator.log.exchanges).toEqual([]);
    const all = new Set(groups.groups.map(({ computers }) => computers));
    expect(groups.computers).toBe(Math.max(...all));
  });
});
