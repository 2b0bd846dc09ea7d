import { afterEach, describe, expect, it } from 'vitest';
import type { RunView } from '../../shared/runModel.ts';
import { generateSite } from '../../simulator/configmgr/generateSite.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { practiceWorkspace, storedMembers, tagOf } from './storedGroups.ts';
import { connect, succeeded } from './wizardPath.ts';

let app: HeadlessApp;
afterEach(() => app.close());

async function sync(connectionId: string, full = false): Promise<RunView> {
  const { runId } = succeeded(await app.handlers.syncNow({ connectionId, full }));
  return app.finished(runId);
}

const searchesOfKind = (kind: string) =>
  [...practiceWorkspace(app).savedSearches].filter(([, search]) => tagOf(search, 'Kind') === kind);

describe('a group in parts', () => {
  const large = generateSite({ collections: 4, devices: 20_000, seed: 5, naming: 'random' });

  it('is mended when a part is missing, and parts that nobody uses go', async () => {
    app = startHeadless({ site: large });
    const { connectionId, outcome } = await connect(app, ['SMS00001']);
    expect(outcome).toMatchObject({ outcome: 'done', created: 1 });
    const before = storedMembers(app);
    expect(before.CM_PS1_SMS00001?.length).toBeGreaterThan(20_000);
    const parts = searchesOfKind('part');
    expect(parts.length).toBeGreaterThan(1);

    const [[id, part] = []] = parts;
    if (!id || !part) throw new Error('no part');
    const { savedSearches } = practiceWorkspace(app);
    savedSearches.delete(id);
    const orphan = {
      ...part,
      name: 'left-over',
      properties: { ...part.properties, functionAlias: 'CM_PS1_SMS00001_P99' },
    };
    savedSearches.set('left-over', orphan);

    expect((await sync(connectionId)).outcome).toMatchObject({ outcome: 'done', updated: 1 });
    expect(storedMembers(app)).toEqual(before);
    expect(savedSearches.has('left-over')).toBe(false);
    expect((await sync(connectionId)).outcome).toMatchObject({ outcome: 'done', unchanged: 1, updated: 0 });
  });
});

describe('a group that was counted wrong', () => {
  const wrongCount = {
    kind: 'status',
    status: 200,
    body: '{"tables":[{"name":"PrimaryResult","columns":[{"name":"Count","type":"long"}],"rows":[[1]]}]}',
    headers: { 'content-type': 'application/json' },
  } as const;

  it('is written again by the next run, and no further group of its form is written in this one', async () => {
    app = startHeadless({ site: loadSampleSite() });
    app.simulator.faults.add({ service: 'logs', times: 1000, effect: wrongCount });
    const run = await connect(app, ['PS100014', 'SMS00001']);
    expect(run.outcome).toMatchObject({ outcome: 'partly', created: 1, failed: 2 });
    expect(searchesOfKind('group')).toHaveLength(1);
    app.simulator.faults.clear();
    const again = await sync(run.connectionId);
    expect(again.outcome).toMatchObject({ outcome: 'done', created: 1, updated: 1, failed: 0 });
  });

  it('fails when the workspace refuses to evaluate it for a minute', async () => {
    app = startHeadless({ site: loadSampleSite() });
    const body = '{"error":{"code":"BadArgumentError","innererror":{"code":"SemanticError"}}}';
    app.simulator.faults.add({ service: 'logs', times: 1000, effect: { kind: 'status', status: 400, body } });
    const run = await connect(app, ['PS100014']);
    expect(run.firstGroupProven).toBe(false);
    expect(run.outcome?.groups[0]?.error?.code).toBe('groupNotProven');
  });
});

describe('a collection that disappears while it is read', () => {
  it('keeps its group', async () => {
    app = startHeadless({ site: loadSampleSite() });
    const { connectionId } = await connect(app, ['PS100014', 'SMS00001']);
    const before = storedMembers(app);
    // The list that named it is answered; then it goes.
    app.simulator.faults.add({
      service: 'adminService',
      path: 'SMS_FullCollectionMembership.*PS100014',
      effect: {
        kind: 'status',
        status: 200,
        body: '{"value":[]}',
        headers: { 'content-type': 'application/json' },
      },
      times: 10,
    });
    app.simulator.faults.add({
      service: 'adminService',
      path: 'SMS_Collection\\?',
      after: 4,
      times: 10,
      effect: {
        kind: 'status',
        status: 200,
        body: '{"value":[]}',
        headers: { 'content-type': 'application/json' },
      },
    });
    const run = await sync(connectionId, true);
    expect(run.outcome?.groups.map(({ error }) => error?.code)).toContain('collectionNotVisible');
    expect(storedMembers(app)).toEqual(before);
  });
});

describe('another writer', () => {
  it('that takes a group over between the list and the write stops the run', async () => {
    app = startHeadless({ site: loadSampleSite() });
    const { connectionId } = await connect(app, ['PS100014']);
    app.simulator.site.addMembers('PS100014', 16777224);
    const { savedSearches } = practiceWorkspace(app);
    const [[id, search] = []] = searchesOfKind('group');
    if (!id || !search) throw new Error('no group');
    const tags = (search.properties.tags ?? []).map((tag) =>
      tag.name === 'Writer' ? { ...tag, value: 'bbbbbbbb-0000-4000-8000-000000000002' } : tag,
    );
    const theirs = { ...search, etag: 'theirs', properties: { ...search.properties, tags } };
    app.onNextWrite(() => savedSearches.set(id, theirs));
    const run = await sync(connectionId);
    expect(run.steps.find((step) => step.id === 'writeGroups')?.error?.code).toBe('otherWriter');
    expect(savedSearches.get(id)).toEqual(theirs);
  });
});
