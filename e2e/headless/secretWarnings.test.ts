import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectionHealth } from '../../electron/cli/connectionHealth.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { practiceApp } from './newSecret.ts';
import { practiceWorkspace, tagOf } from './storedGroups.ts';
import { startOfTime } from './testPorts.ts';
import { connectShared, succeeded, untilTimerRan } from './wizardPath.ts';

/** The clock moves towards the end of a secret and past it: who is told, where, and how often. */

const DAY_MS = 24 * 60 * 60 * 1000;
const END = new Date(Date.parse(startOfTime) + 40 * DAY_MS);

let app: HeadlessApp;
let connectionId: string;
beforeEach(async () => {
  app = startHeadless({ site: loadSampleSite() });
  const { secrets, graphRoles } = practiceApp(app);
  graphRoles.push('Application.Read.All');
  secrets.splice(0, secrets.length, ...secrets.map((secret) => ({ ...secret, endsOn: END })));
  ({ connectionId } = await connectShared(app, ['PS100014']));
});
afterEach(() => app.close());

const goTo = (daysBefore: number) =>
  app.clock.advance(END.getTime() - daysBefore * DAY_MS - app.clock.now().getTime());

/** A start of the app on that day, its timer's first run, and its end. */
async function oneDay(daysBefore: number): Promise<{ notices: readonly string[]; lines: number }> {
  goTo(daysBefore);
  app = app.restarted();
  await untilTimerRan(app);
  await app.composition.close();
  const lines = app.logLines.filter((line) => /^warning Secret .*client secret/i.test(line)).length;
  return { notices: app.notices, lines };
}

async function view() {
  const [only] = succeeded(await app.handlers.listConnections({})).connections;
  if (!only) throw new Error('There is no connection');
  return only;
}
const health = async () => connectionHealth(await view(), true, app.clock.now());
const statusSearch = () =>
  [...practiceWorkspace(app).savedSearches.values()].find((search) => tagOf(search, 'Kind') === 'status');

describe('the end of a secret', () => {
  it('is told once per threshold, over restarts, and by the state that exit codes are made of', async () => {
    const told: [number, readonly string[], number, string][] = [];
    for (const days of [31, 30, 29, 14, 7, 2, 1, 0, -1]) {
      const { notices, lines } = await oneDay(days);
      told.push([days, notices, lines, (await health()).state]);
    }
    expect(told).toEqual([
      [31, [], 0, 'inOrder'],
      [30, ['The client secret expires in 30 days'], 1, 'attention'],
      [29, [], 0, 'attention'],
      [14, ['The client secret expires in 14 days'], 1, 'attention'],
      [7, ['The client secret expires in 7 days'], 1, 'attention'],
      [2, [], 0, 'attention'],
      [1, ['The client secret expires tomorrow'], 1, 'attention'],
      [0, ['A client secret has expired'], 1, 'stopped'],
      [-1, [], 0, 'stopped'],
    ]);
    const { lastRun } = await view();
    expect(lastRun?.error?.code).toBe('secretExpired');
  }, 60_000);

  it('stands in the status search, which is written anew when a threshold passes within a day', async () => {
    goTo(31);
    await sync();
    const before = statusSearch();
    expect(before?.properties.query).toContain(END.toISOString());
    app.clock.advance(60 * 60 * 1000);
    await sync();
    expect(statusSearch()?.etag).toBe(before?.etag);
    app.clock.advance(DAY_MS - 61 * 60 * 1000);
    await sync();
    expect(statusSearch()?.etag).not.toBe(before?.etag);
  });

  it('is typed later where Microsoft Graph does not tell it, and then told and written as well', async () => {
    practiceApp(app).graphRoles.splice(0);
    const save = (secretExpiresOn?: string) =>
      app.handlers.saveSecretExpiry({
        connectionId,
        ...(secretExpiresOn === undefined ? {} : { secretExpiresOn }),
      });
    // What Graph has told is right, and stays.
    expect(succeeded(await save('2030-01-01T00:00:00.000Z'))).toMatchObject({ expirySource: 'graph' });
    forgetDate();
    await sync();
    const typed = new Date(app.clock.now().getTime() + 5 * DAY_MS).toISOString();
    expect(succeeded(await save(typed))).toEqual({
      hasSecret: true,
      hint: 'Prx',
      expiresOn: typed,
      expirySource: 'typed',
    });
    expect(await health()).toMatchObject({ state: 'attention' });
    expect((await view()).changedBy).toBe('CONTOSO\\admin');
    await sync();
    expect(statusSearch()?.properties.query).toContain(typed);
    expect(succeeded(await save())).toEqual({ hasSecret: true, hint: 'Prx' });
    expect(await app.asAccount('CONTOSO\\other').handlers.saveSecretExpiry({ connectionId })).toMatchObject({
      error: { code: 'notSyncAccount' },
    });
  });
});

/** As it is saved where Graph never was permitted. */
function forgetDate(): void {
  const path = join(app.folder, 'shared', connectionId, 'connection.json');
  const {
    secretExpiresOn: _date,
    secretExpirySource: _source,
    ...rest
  } = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify(rest));
}

async function sync() {
  const { runId } = succeeded(await app.handlers.syncNow({ connectionId }));
  const { outcome } = await app.finished(runId);
  expect(outcome?.outcome).toBe('done');
}
