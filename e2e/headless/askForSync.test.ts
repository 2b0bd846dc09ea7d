import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ended } from '../../electron/task/fakeWindows.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { connectReal } from './connectReal.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { type TestWindows, testWindows } from './windowsOf.ts';
import { succeeded, untilTimerRan } from './wizardPath.ts';

/** Somebody else than the account that syncs chooses Sync now. */

const OWNER = 'CONTOSO\\admin';
const ACCESS_DENIED = 0x80070005;

let windows: TestWindows;
let owner: HeadlessApp;
let helpdesk: HeadlessApp;
let connectionId: string;
// The first query loads Kusto's parser.
beforeEach(async () => {
  windows = testWindows();
  owner = startHeadless({ site: loadSampleSite(), taskScheduler: windows.taskScheduler });
  connectionId = await connectReal(owner);
  // Fresh: a start of the task alone would have nothing to do.
  owner.clock.advance(60_000);
  helpdesk = owner.asAccount('CONTOSO\\helpdesk');
}, 60_000);
afterEach(() => owner.close());

const wish = () => join(owner.folder, 'shared', connectionId, 'inbox', 'sync-now');
const ask = async () => succeeded(await helpdesk.handlers.askForSync({ connectionId }));
const runs = async () =>
  succeeded(await helpdesk.handlers.listRunHistory({ connectionId, count: 9 })).runs.length;

it('its task is started, and syncs although the groups are fresh', async () => {
  succeeded(await owner.handlers.registerTask({ connectionId, logon: 'interactive' }));
  const exits: number[] = [];
  windows.onRun = async () => {
    exits.push(await owner.composition.syncOnce({ connectionId, scheduled: true }));
  };
  const before = await runs();
  expect(await ask()).toEqual({ account: OWNER, isStarted: true });
  expect(exits).toEqual([0]);
  expect(await runs()).toBe(before + 1);
  // Granted once: the next start has nothing to do.
  expect(existsSync(wish())).toBe(false);
  expect(await owner.composition.syncOnce({ connectionId, scheduled: true })).toBe(0);
  expect(await runs()).toBe(before + 1);
});

it('where Windows does not let this account, it is left a wish, which its app grants', async () => {
  windows.windows.instead.set('/Run', ended(ACCESS_DENIED));
  windows.windows.instead.set('/Query', ended(ACCESS_DENIED));
  expect(await ask()).toEqual({ account: OWNER, isStarted: false });
  expect(await ask()).toEqual({ account: OWNER, isStarted: false });
  expect(existsSync(wish())).toBe(true);
  expect((await untilTimerRan(owner)).state).toBe('done');
  expect(existsSync(wish())).toBe(false);
});

it('tells when the task runs anyhow, where Windows tells that', async () => {
  succeeded(await owner.handlers.registerTask({ connectionId, logon: 'interactive' }));
  windows.windows.instead.set('/Run', ended(ACCESS_DENIED));
  expect(await ask()).toMatchObject({ isStarted: false, nextRunAt: expect.any(String) });
});

it('writes through no link, and nothing while the import is off', async () => {
  const mine = join(owner.folder, 'precious.txt');
  writeFileSync(mine, 'precious');
  mkdirSync(join(wish(), '..'), { recursive: true });
  symlinkSync(mine, wish());
  await ask();
  await untilTimerRan(owner);
  expect(readFileSync(mine, 'utf8')).toBe('precious');
  succeeded(await owner.handlers.setImport({ connectionId, enabled: false, groups: 'keep' }));
  expect(await helpdesk.handlers.askForSync({ connectionId })).toMatchObject({
    error: { code: 'importOff' },
  });
  expect(existsSync(wish())).toBe(false);
});

it('the account that syncs asks nobody', async () => {
  expect(succeeded(await owner.handlers.askForSync({ connectionId }))).toEqual({
    account: OWNER,
    isStarted: false,
  });
  expect(existsSync(wish())).toBe(false);
});
