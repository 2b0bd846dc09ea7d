import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunView } from '../../shared/runModel.ts';
import { generateSite } from '../../simulator/configmgr/generateSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { groupSearches, tagOf } from './storedGroups.ts';
import { connect, succeeded } from './wizardPath.ts';

/** What the next sync would do, told before the list is saved. */

let app: HeadlessApp;
let first: RunView;
/** While it is shut, no request gets through. */
let gate: Promise<void> | undefined;
beforeEach(async () => {
  gate = undefined;
  app = startHeadless({
    site: generateSite({ collections: 8, devices: 60, seed: 3 }),
    atRequest: async () => gate,
  });
  first = await connect(app, ['PS100014', 'SMS00001']);
});
afterEach(() => app.close());

const preview = (ids: readonly string[], on: HeadlessApp = app) =>
  on.handlers.previewSync({
    connectionId: first.connectionId,
    collections: ids.map((collectionId) => ({ collectionId, name: `Name of ${collectionId}` })),
  });
const groups = () =>
  groupSearches(app)
    .map((search) => tagOf(search, 'Collection'))
    .sort();
/** Every file of the connections by name. */
const files = () =>
  Object.fromEntries(
    readdirSync(app.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path, 'utf8')]),
  );
const membersOf = (collectionId: string) => app.simulator.site.collection(collectionId)?.members ?? [];

describe('the preview of the next sync', () => {
  it('says which groups an edited list makes and deletes, and changes nothing', async () => {
    const before = files();
    const { groups: planned, unchanged } = succeeded(await preview(['SMS00001', 'PS100015']));
    expect(unchanged).toBe(1);
    expect(planned).toMatchObject([
      { collectionId: 'PS100015', action: 'create', reason: 'new', computers: expect.any(Number) },
      { collectionId: 'PS100014', action: 'remove' },
    ]);
    expect(files()).toEqual(before);
    expect(groups()).toEqual(['PS100014', 'SMS00001']);
    expect(app.runs()).toHaveLength(1);
  });

  it('is what the sync does then', async () => {
    app.simulator.site.removeMembers('SMS00001', ...membersOf('SMS00001').slice(0, 1));
    const list = ['SMS00001', 'PS100015'];
    const { groups: planned } = succeeded(await preview(list));
    const { connectionId } = first;
    const collections = list.map((collectionId) => ({ collectionId, name: collectionId }));
    const { runId } = succeeded(await app.handlers.saveCollections({ connectionId, collections }));
    const { outcome } = await app.finished(runId ?? '');
    const count = (action: string) => planned.filter((group) => group.action === action).length;
    expect(outcome).toMatchObject({
      created: count('create'),
      updated: count('update'),
      deleted: count('remove'),
    });
    expect(count('update')).toBe(1);
  });

  it('tells a large loss that would be held back, and a collection that is no longer there', async () => {
    const members = membersOf('SMS00001');
    app.simulator.site.removeMembers('SMS00001', ...members.slice(0, 50));
    app.simulator.site.deleteCollection('PS100014');
    const { groups: planned } = succeeded(await preview(['SMS00001', 'PS100014']));
    expect(planned).toMatchObject([
      { collectionId: 'SMS00001', action: 'holdBack', computersBefore: 60, reason: 'largeLoss' },
      { collectionId: 'PS100014', action: 'leave' },
    ]);
  });

  it('says what would stop the sync', async () => {
    app.simulator.faults.add({
      service: 'arm',
      path: 'savedSearches',
      times: 50,
      effect: { kind: 'status', status: 403 },
    });
    const { error, unchanged } = succeeded(await preview(['SMS00001', 'PS100014']));
    expect(error?.code).toBe('notAuthorized');
    expect(unchanged).toBe(0);
  });

  it('is called off, and one that follows for the same connection ends it', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    const off = preview(['SMS00001']);
    const former = await Promise.race([
      off,
      app.handlers.cancelPreview({ connectionId: first.connectionId }),
    ]);
    expect(former).toEqual({ ok: true, value: {} });
    const second = preview(['SMS00001']);
    const third = preview(['PS100014']);
    resolve();
    expect(await off).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await second).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(succeeded(await third).groups).toMatchObject([{ collectionId: 'SMS00001', action: 'remove' }]);
  });

  it('looks on while a sync runs, and leaves it alone', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    const { connectionId } = first;
    const running = succeeded(await app.handlers.syncNow({ connectionId, full: true }));
    const looking = preview(['PS100014']);
    resolve();
    expect(succeeded(await looking).groups).toMatchObject([{ collectionId: 'SMS00001', action: 'remove' }]);
    expect((await app.finished(running.runId)).outcome).toMatchObject({ unchanged: 2, deleted: 0 });
    expect(groups()).toEqual(['PS100014', 'SMS00001']);
  });
});
