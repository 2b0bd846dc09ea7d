import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { practiceWorkspace } from './storedGroups.ts';
import { connect, succeeded } from './wizardPath.ts';

let app: HeadlessApp;
let connectionId: string;
beforeEach(async () => {
  app = startHeadless({ site: loadSampleSite() });
  ({ connectionId } = await connect(app, ['PS100014']));
});
afterEach(() => app.close());

const folder = () => join(app.folder, 'account', 'practice', connectionId);
const view = async () => succeeded(await app.handlers.listConnections({})).connections[0];
async function sync() {
  const { runId } = succeeded(await app.handlers.syncNow({ connectionId }));
  return app.finished(runId);
}

describe('a damaged state of the syncs', () => {
  it('is set aside and told of: in the window until the next sync, and in the log of that sync', async () => {
    writeFileSync(join(folder(), 'state.json'), '{"schema":1');
    const aside = expect.stringMatching(/state\.json\.damaged-/);
    // Whoever looks first moves it; nobody after that may take it for a connection that was never synced.
    expect((await view())?.damagedState).toEqual(aside);
    expect((await view())?.damagedState).toEqual(aside);
    expect(readdirSync(folder())).not.toContain('state.json');
    expect((await sync()).outcome).toMatchObject({ outcome: 'done', unchanged: 1, full: true });
    const { runs } = succeeded(await app.handlers.listRunHistory({ connectionId, count: 1 }));
    expect(runs[0]?.log.map(({ severity, text }) => `${severity} ${text}`)).toContainEqual(
      expect.stringMatching(/^warning The state of the last run was damaged and set aside as .*damaged-/),
    );
    expect((await view())?.damagedState).toBeUndefined();
    await sync();
    const [next] = succeeded(await app.handlers.listRunHistory({ connectionId, count: 1 })).runs;
    expect(next?.log.some(({ text }) => text.includes('damaged'))).toBe(false);
  });
});

describe('a group for which the workspace has no room', () => {
  it('is left in a dry run as in a run, and is none that stays as it is', async () => {
    const [, search] = [...practiceWorkspace(app).savedSearches][0] ?? [];
    if (!search) throw new Error('The workspace is empty');
    const query = 'x'.repeat(60_000);
    for (let n = 0; n < 100; n += 1)
      practiceWorkspace(app).savedSearches.set(`foreign-${n}`, {
        name: `foreign-${n}`,
        properties: { ...search.properties, query, functionAlias: `F${n}`, tags: [] },
        etag: `W/"${n}"`,
      });
    const saved = await app.handlers.saveCollections({
      connectionId,
      collections: [
        { collectionId: 'PS100014', name: 'Servers' },
        { collectionId: 'SMS00001', name: 'All Systems' },
      ],
    });
    const { outcome } = await app.finished(succeeded(saved).runId ?? '');
    expect(outcome).toMatchObject({
      outcome: 'partly',
      groups: expect.arrayContaining([expect.objectContaining({ state: 'tooBig' })]),
    });
    const dry = succeeded(await app.composition.commands.dryRun({ connectionId }));
    expect(dry).toMatchObject({
      unchanged: 1,
      groups: [{ collectionId: 'SMS00001', action: 'leave', error: { code: 'overBudget' } }],
    });
  });
});
