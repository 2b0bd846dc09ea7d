import { afterEach, describe, expect, it } from 'vitest';
import type { RunView } from '../../shared/runModel.ts';
import type { SavedSearch } from '../../simulator/azure/state.ts';
import { generateSite } from '../../simulator/configmgr/generateSite.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { practiceWorkspace, storedMembers, tagOf } from './storedGroups.ts';
import { connect, signInAndChoose, succeeded } from './wizardPath.ts';

/** What people do to groups in Azure, and what the workspace itself may do to their texts. */

let app: HeadlessApp;
let first: RunView;
afterEach(() => app.close());

async function start(collectionIds: readonly string[]): Promise<void> {
  app = startHeadless({ site: loadSampleSite() });
  first = await connect(app, collectionIds);
}
async function sync(full = false): Promise<RunView> {
  const { runId } = succeeded(await app.handlers.syncNow({ connectionId: first.connectionId, full }));
  return app.finished(runId);
}
const searches = () => practiceWorkspace(app).savedSearches;
const change = (what: (search: SavedSearch) => SavedSearch['properties'] | undefined): void => {
  for (const [id, search] of searches()) {
    const properties = what(search);
    if (properties) searches().set(id, { ...search, properties });
  }
};
const isGroup = (search: SavedSearch) => tagOf(search, 'Kind') === 'group';

describe('a group in parts whose text is laid out anew', () => {
  it('keeps its parts: white space is no content', async () => {
    app = startHeadless({
      site: generateSite({ collections: 4, devices: 5_200, seed: 12, naming: 'random' }),
    });
    practiceWorkspace(app).queryLimitInBytes = 20 * 1024;
    const { runId } = succeeded(await app.handlers.measureWorkspace(await signInAndChoose(app)));
    await app.writeCheckEnded(runId);
    first = await connect(app, ['SMS00001']);
    const before = storedMembers(app);
    const parts = () => [...searches().values()].filter((search) => tagOf(search, 'Kind') === 'part').length;
    expect(parts()).toBeGreaterThan(1);
    const count = parts();
    change((search) =>
      isGroup(search)
        ? { ...search.properties, query: search.properties.query.replaceAll('\n', '\n    ') }
        : undefined,
    );
    expect((await sync()).outcome).toMatchObject({ outcome: 'done', unchanged: 1 });
    expect([parts(), storedMembers(app)]).toEqual([count, before]);
  });
});

describe('a tag that was altered by hand', () => {
  it('costs no group: nothing goes but what a person took off the list', async () => {
    await start(['PS100014', 'SMS00001']);
    const before = storedMembers(app);
    change((search) => {
      if (!isGroup(search)) return undefined;
      const tags = (search.properties.tags ?? []).map((tag) =>
        tag.name === 'Collection' ? { ...tag, value: tag.value.toLowerCase() } : tag,
      );
      return { ...search.properties, tags };
    });
    const run = await sync();
    expect(run.outcome).toMatchObject({ deleted: 0 });
    await sync(true);
    expect(storedMembers(app)).toEqual(before);
  });
});

describe('a copy of a group, tags and all', () => {
  it('never takes the place of the group itself, and is said', async () => {
    await start(['PS100014']);
    const [[id, search] = []] = [...searches()].filter(([, one]) => isGroup(one));
    if (!id || !search) throw new Error('no group');
    const copy = { ...search, name: 'copy', properties: { ...search.properties, functionAlias: 'my_copy' } };
    searches().set('copy', copy);
    app.simulator.site.addMembers('PS100014', 16777224);
    expect((await sync()).outcome).toMatchObject({ outcome: 'done', updated: 1 });
    expect(searches().get('copy')).toEqual(copy);
    expect(storedMembers(app).CM_PS1_PS100014).toContain('pc-0001.contoso.com');
    expect(app.logLines.some((line) => line.includes('a second group with our tags, copy'))).toBe(true);
  });
});

describe('an edit between the write and the check', () => {
  it('is not called done, is put right by the next run, and later edits are still seen', async () => {
    await start(['PS100014', 'SMS00001']);
    app.simulator.site.addMembers('PS100014', 16777224);
    const emptied = 'datatable(Computer:string)[] | distinct Computer';
    let edits = 0;
    app.afterWrite = () => {
      edits += 1;
      if (edits === 1)
        change((search) => (isGroup(search) ? { ...search.properties, query: emptied } : undefined));
    };
    // It was counted wrong, and not called done.
    expect((await sync()).outcome?.outcome).toBe('partly');
    app.afterWrite = undefined;
    expect((await sync()).outcome).toMatchObject({ outcome: 'done', updated: 2 });
    expect(storedMembers(app).CM_PS1_PS100014).toContain('pc-0001.contoso.com');
    expect(storedMembers(app).CM_PS1_SMS00001?.length).toBeGreaterThan(10);
    change((search) => (isGroup(search) ? { ...search.properties, query: emptied } : undefined));
    expect((await sync()).outcome).toMatchObject({ updated: 2 });
  });
});

describe('a lost state', () => {
  it('does not take the guard against large losses away', async () => {
    app = startHeadless({ site: generateSite({ collections: 8, devices: 60, seed: 3 }) });
    first = await connect(app, ['SMS00001']);
    const before = storedMembers(app);
    app.simulator.site.removeMembers(
      'SMS00001',
      ...(app.simulator.site.collection('SMS00001')?.members ?? []).slice(0, 50),
    );
    app.loseFile(first.connectionId, 'state.json');
    expect((await sync()).outcome).toMatchObject({ outcome: 'partly', heldBack: 1 });
    expect((await sync()).outcome).toMatchObject({ heldBack: 1 });
    expect(storedMembers(app)).toEqual(before);
    app.clock.advance(61 * 60 * 1000);
    expect((await sync()).outcome).toMatchObject({ outcome: 'done', updated: 1 });
  });
});
