import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionView } from '../../shared/model.ts';
import { practice } from '../../shared/practice.ts';
import type { RunView } from '../../shared/runModel.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { groupSearches, practiceWorkspace, tagOf } from './storedGroups.ts';
import { connect, succeeded } from './wizardPath.ts';

/** What the properties of a connection change and prove. */

let app: HeadlessApp;
let first: RunView;
/** While it is shut, no request gets through. */
let gate: Promise<void> | undefined;
beforeEach(async () => {
  gate = undefined;
  app = startHeadless({ site: loadSampleSite(), atRequest: async () => gate });
  first = await connect(app, ['PS100014', 'SMS00001']);
});
afterEach(() => app.close());

const save = (ids: readonly string[], on: HeadlessApp = app) =>
  on.handlers.saveCollections({
    connectionId: first.connectionId,
    collections: ids.map((collectionId) => ({ collectionId, name: `Name of ${collectionId}` })),
  });
const groups = () =>
  groupSearches(app)
    .map((search) => tagOf(search, 'Collection'))
    .sort();
const view = async (on: HeadlessApp = app): Promise<ConnectionView> => {
  const [connection] = succeeded(await on.handlers.listConnections({})).connections;
  if (connection === undefined) throw new Error('no connection');
  return connection;
};
const turn = () => new Promise((resolve) => setImmediate(resolve));
/** Lets the app work until the runs are as expected. */
const until = async (isSo: () => boolean, on: HeadlessApp = app): Promise<void> => {
  for (let round = 0; !isSo(); round += 1) {
    if (round > 1_000_000) throw new Error(`It never came: ${JSON.stringify(on.runs())}`);
    await turn();
  }
};

describe('the list of device collections', () => {
  it('makes and deletes groups in the sync that follows, and says who changed it', async () => {
    const { createdAt } = await view();
    app.clock.advance(60_000);
    const changedAt = app.clock.now().toISOString();
    const { runId } = succeeded(await save(['SMS00001']));
    expect((await app.finished(runId ?? '')).outcome).toMatchObject({ outcome: 'done', deleted: 1 });
    expect(groups()).toEqual(['SMS00001']);
    expect(await view()).toMatchObject({ createdAt, changedAt, changedBy: 'CONTOSO\\admin' });
    const again = succeeded(await save(['SMS00001', 'PS100014', 'PS100014']));
    expect((await app.finished(again.runId ?? '')).outcome).toMatchObject({ created: 1, deleted: 0 });
    expect(groups()).toEqual(['PS100014', 'SMS00001']);
    expect((await view()).collections).toHaveLength(2);
  });

  it('is only saved while the import is off', async () => {
    const { connectionId } = first;
    succeeded(await app.handlers.setImport({ connectionId, enabled: false, groups: 'keep' }));
    expect(succeeded(await save(['SMS00001']))).toEqual({});
    expect(groups()).toEqual(['PS100014', 'SMS00001']);
    const { runId } = succeeded(await app.handlers.setImport({ connectionId, enabled: true }));
    await app.finished(runId ?? '');
    expect(groups()).toEqual(['SMS00001']);
  });

  it('changed during a run waits for it, and one sync follows, however often it was changed', async () => {
    const { connectionId } = first;
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    const running = succeeded(await app.handlers.syncNow({ connectionId, full: true }));
    expect(succeeded(await save(['PS100014']))).toEqual({});
    expect(succeeded(await save(['SMS00001']))).toEqual({});
    resolve();
    // The run works on what it began with.
    expect((await app.finished(running.runId)).outcome).toMatchObject({ unchanged: 2, deleted: 0 });
    await until(() => app.runs().length === 3 && app.runs().every(({ state }) => state !== 'running'));
    expect(app.runs().at(-1)?.outcome).toMatchObject({ outcome: 'done', deleted: 1, unchanged: 1 });
    expect(groups()).toEqual(['SMS00001']);
    for (let round = 0; round < 200; round += 1) await turn();
    expect(app.runs()).toHaveLength(3);
  });

  it('changed during a run of another process waits for that one', async () => {
    const other = app.besides();
    const { connectionId } = first;
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    const running = succeeded(await other.handlers.syncNow({ connectionId, full: true }));
    expect(succeeded(await save(['SMS00001']))).toEqual({});
    resolve();
    await other.finished(running.runId);
    await until(() => app.runs().length === 2 && app.runs().every(({ state }) => state !== 'running'));
    expect(groups()).toEqual(['SMS00001']);
  });

  it('is carried out by the next run where the app was closed before it could follow', async () => {
    const { connectionId } = first;
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    succeeded(await app.handlers.syncNow({ connectionId, full: true }));
    succeeded(await save(['SMS00001']));
    const closed = app.composition.close();
    resolve();
    await closed;
    expect(groups()).toEqual(['PS100014', 'SMS00001']);
    const next = app.restarted();
    expect(await next.composition.syncOnce({ connectionId, scheduled: false, byPerson: true })).toBe(0);
    expect(groups()).toEqual(['SMS00001']);
  });

  it('is refused for a connection that is not there', async () => {
    const connectionId = '11111111-1111-4111-8111-111111111111';
    const answer = await app.handlers.saveCollections({
      connectionId,
      collections: [{ collectionId: 'SMS00001', name: '' }],
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'connectionNotFound' } });
  });
});

describe('Verify of a saved connection', () => {
  const verify = () => app.handlers.verifyConnection({ connectionId: first.connectionId });
  const states = async () =>
    Object.fromEntries(
      succeeded(await verify()).checks.map(({ id, state, error }) => [id, error?.code ?? state]),
    );

  it('passes sign-in, secret, workspace and permission, and never tells the secret', async () => {
    const answer = await verify();
    expect(await states()).toEqual({
      signIn: 'passed',
      clientSecret: 'passed',
      workspace: 'passed',
      permission: 'passed',
      site: 'passed',
    });
    expect(succeeded(answer).secret).toMatchObject({
      hasSecret: true,
      hint: practice.clientSecret.slice(0, 3),
    });
    expect(JSON.stringify(answer)).not.toContain(practice.clientSecret);
  });

  it('learns the name of a subscription that was named by its ID', async () => {
    const file = join(app.folder, 'account', 'practice', first.connectionId, 'connection.json');
    const record = JSON.parse(readFileSync(file, 'utf8'));
    record.workspace.subscriptionName = record.workspace.subscriptionId;
    writeFileSync(file, JSON.stringify(record));
    expect((await view()).workspace.subscriptionName).toBe(practice.subscriptionId);
    await states();
    expect((await view()).workspace.subscriptionName).toBe(practice.subscriptionName);
  });

  it('says that the secret has expired, and checks nothing behind it', async () => {
    app.clock.advance(10 * 365 * 24 * 60 * 60 * 1000);
    expect(await states()).toEqual({
      signIn: 'notChecked',
      clientSecret: 'secretExpired',
      workspace: 'notChecked',
      permission: 'notChecked',
      site: 'passed',
    });
  });

  it('tells a workspace that is gone from a role that was taken away', async () => {
    app.simulator.faults.add({
      service: 'arm',
      path: '/permissions',
      times: 50,
      effect: { kind: 'status', status: 403 },
    });
    expect(await states()).toMatchObject({ workspace: 'passed', permission: 'notAuthorized' });
    app.simulator.faults.clear();
    const { resourceId } = (await view()).workspace;
    for (const { subscriptions } of app.simulator.azure.tenants) {
      for (const { resourceGroups } of subscriptions) {
        for (const { workspaces } of resourceGroups.values()) workspaces.clear();
      }
    }
    expect([resourceId, await states()]).toEqual([
      resourceId,
      {
        signIn: 'passed',
        clientSecret: 'passed',
        workspace: 'workspaceNotFound',
        permission: 'notChecked',
        site: 'passed',
      },
    ]);
  });
});

it('leaves the searches of others alone when collections go', async () => {
  const others = () =>
    [...practiceWorkspace(app).savedSearches].filter(
      ([, search]) => tagOf(search, 'Source') !== 'OMSConnect',
    );
  const before = JSON.stringify(others());
  const { runId } = succeeded(await save(['SMS00001']));
  await app.finished(runId ?? '');
  expect(JSON.stringify(others())).toBe(before);
});
