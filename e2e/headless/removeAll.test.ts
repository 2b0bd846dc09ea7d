import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { connectReal } from './connectReal.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { practiceWorkspace, tagOf } from './storedGroups.ts';
import { type TestWindows, testWindows } from './windowsOf.ts';
import { succeeded } from './wizardPath.ts';

/** `--remove-all`: what goes and what stays when the app is uninstalled. */

let computer: TestWindows;
let app: HeadlessApp;
let connectionId: string;
beforeEach(async () => {
  computer = testWindows();
  app = startHeadless({ site: loadSampleSite(), taskScheduler: computer.taskScheduler });
  connectionId = await connectReal(app);
  succeeded(await app.handlers.registerTask({ connectionId, logon: 'interactive' }));
}, 60_000);
afterEach(() => app.close());

const remove = (by: HeadlessApp, groups: boolean) =>
  by.composition.commands.removeAll({ scope: 'all', groups });
const ownGroups = () =>
  [...practiceWorkspace(app).savedSearches.values()].filter(
    (search) => tagOf(search, 'Source') === 'OMSConnect',
  );
const isThere = () => existsSync(join(app.folder, 'shared', connectionId));

it('takes the task and the connection, and leaves the groups', async () => {
  const before = ownGroups().length;
  const removal = await remove(app, false);
  expect(removal).toEqual({ removed: [expect.stringContaining('groups stay')], stays: [] });
  expect({ groups: ownGroups().length, there: isThere(), tasks: computer.windows.tasks.size }).toEqual({
    groups: before,
    there: false,
    tasks: 0,
  });
});

it('takes the groups too where they were asked for', async () => {
  expect(ownGroups().length).toBeGreaterThan(0);
  expect(await remove(app, true)).toMatchObject({ stays: [] });
  expect({ groups: ownGroups(), there: isThere(), tasks: computer.windows.tasks.size }).toEqual({
    groups: [],
    there: false,
    tasks: 0,
  });
});

it('keeps the connection whole where its groups cannot be deleted, and says why', async () => {
  app.simulator.faults.add({
    service: 'arm',
    times: 10_000,
    effect: { kind: 'network', code: 'ENOTFOUND' },
  });
  const { removed, stays } = await remove(app, true);
  expect({ removed, there: isThere(), tasks: computer.windows.tasks.size }).toEqual({
    removed: [],
    there: true,
    tasks: 1,
  });
  expect(stays).toEqual([expect.stringMatching(/^Connection of site PS1 .*: .+\. .+/)]);
});

it('another account removes the connection, but not its groups, as it cannot open the secret', async () => {
  const other = app.asAccount('CONTOSO\\deployer');
  expect(await remove(other, true)).toEqual({
    removed: [],
    stays: [expect.stringContaining('Only CONTOSO\\admin can delete its computer groups')],
  });
  expect(isThere()).toBe(true);
  expect(await remove(other, false)).toMatchObject({ removed: [expect.any(String)], stays: [] });
  expect({ there: isThere(), tasks: computer.windows.tasks.size }).toEqual({ there: false, tasks: 0 });
  expect(ownGroups().length).toBeGreaterThan(0);
});

it('does nothing while a sync of another process runs', async () => {
  const other = app.besides();
  app.beforeRequest = () => new Promise(() => undefined);
  succeeded(await app.handlers.syncNow({ connectionId, full: true }));
  expect(await remove(other, false)).toEqual({
    refused: expect.stringContaining('Nothing was removed'),
    removed: [],
    stays: [],
  });
  expect(isThere()).toBe(true);
  app.beforeRequest = undefined;
});

it('a connection that cannot be read is named and stays', async () => {
  const folder = join(app.folder, 'shared', '99999999-9999-4999-8999-999999999999');
  mkdirSync(folder);
  writeFileSync(join(folder, 'connection.json'), '{');
  expect(await remove(app, false)).toMatchObject({ stays: [expect.stringContaining(folder)] });
  expect(existsSync(folder)).toBe(true);
});

it('without administrator rights what is another account’s, or nobody’s, is left and told, and holds nothing up', async () => {
  const folder = join(app.folder, 'shared', '99999999-9999-4999-8999-999999999999');
  mkdirSync(folder);
  writeFileSync(join(folder, 'connection.json'), '{');
  const asked = { scope: 'all', groups: false, ownOnly: true } as const;
  const other = app.asAccount('CONTOSO\\deployer');
  expect(await other.composition.commands.removeAll(asked)).toEqual({
    removed: [],
    stays: [],
    others: [expect.stringContaining('left to CONTOSO\\admin'), expect.stringContaining(folder)],
  });
  expect([isThere(), computer.windows.tasks.size]).toEqual([true, 1]);
  // The own one goes, unless it cannot be read.
  writeFileSync(join(app.folder, 'shared', connectionId, 'connection.json'), '{');
  expect(await app.composition.commands.removeAll(asked)).toMatchObject({
    removed: [],
    stays: [expect.stringContaining(connectionId)],
    others: [expect.stringContaining(folder)],
  });
});
