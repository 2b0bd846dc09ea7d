import { expect, test } from 'vitest';
import type { InstallationKind } from '../../shared/strings/installations.ts';
import { createUpdates, type Updater } from './updates.ts';

interface World {
  readonly installation?: InstallationKind;
  readonly hasPlace?: boolean;
  readonly policy?: { readonly DisableUpdates?: boolean };
  /** What each look finds: a version, nothing, or a failure. */
  readonly looks?: readonly (string | undefined | Error)[];
}

function setUp({ installation = 'perUser', hasPlace = true, policy = {}, looks = [] }: World = {}) {
  const acts: string[] = [];
  const log: string[] = [];
  const waits: (() => void)[] = [];
  let downloaded: ((event: { readonly version: string }) => void) | undefined;
  const left = [...looks];
  const updater = {
    on: (_event: string, listener: (event: { readonly version: string }) => void) => {
      downloaded = listener;
    },
    async checkForUpdates() {
      acts.push('look');
      const found = left.shift();
      if (found instanceof Error) throw found;
      if (found !== undefined) downloaded?.({ version: found });
      return null;
    },
    install: (silent: boolean, runAfter: boolean) => acts.push(`install ${silent} ${runAfter}`) > 0,
  };
  const updates = createUpdates({
    installation,
    hasPlace: () => hasPlace,
    policy: { values: async () => policy },
    load: async () => {
      acts.push('load');
      return updater as unknown as Updater;
    },
    clock: { wait: () => new Promise((resolve) => waits.push(resolve)) },
    logger: { write: (severity, _component, text) => void log.push(`${severity} ${text}`) },
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  /** Lets the time go on to the next look. */
  const later = async () => {
    await turn();
    waits.shift()?.();
    await turn();
  };
  return { updates, updater: updater as unknown as Updater, acts, log, later, waits };
}

test.each<[World, string]>([
  [{}, 'automatic'],
  [{ policy: { DisableUpdates: true } }, 'policy'],
  [{ policy: { DisableUpdates: false } }, 'automatic'],
  [{ hasPlace: false }, 'none'],
  [{ installation: 'perMachine' }, 'managed'],
  [{ installation: 'perMachine', policy: { DisableUpdates: true } }, 'managed'],
  [{ installation: 'unpackaged' }, 'none'],
])('with %j a new version comes: %s', async (world, way) => {
  const { updates, acts, later, waits } = setUp(world);
  expect(await updates.state()).toEqual({ way });
  updates.begin();
  await later();
  // Where nothing is looked for, the updater is not even loaded.
  expect(acts).toEqual(way === 'automatic' ? ['load', 'look'] : []);
  expect(waits).toHaveLength(way === 'automatic' ? 1 : 0);
});

test('a version that was found is installed in silence at the end, and not looked for again', async () => {
  const { updates, updater, acts, later, waits } = setUp({ looks: [undefined, '1.3.0'] });
  updates.begin();
  await later();
  expect(updater).toMatchObject({ autoDownload: true, autoInstallOnAppQuit: false, allowDowngrade: false });
  updates.install();
  await later();
  expect(await updates.state()).toEqual({ way: 'automatic', ready: '1.3.0' });
  await later();
  expect(waits).toEqual([]);
  updates.install();
  expect(acts).toEqual(['load', 'look', 'look', 'install true false']);
});

test('a look that fails is a line in the log, and the next one comes', async () => {
  const { updates, acts, log, later } = setUp({ looks: [new Error('net::ERR_NAME_NOT_RESOLVED'), '1.3.0'] });
  updates.begin();
  await later();
  await later();
  expect(acts).toEqual(['load', 'look', 'look']);
  expect(log[0]).toBe('warning The look for a new version failed: Error: net::ERR_NAME_NOT_RESOLVED');
});

test('nothing is installed while Windows signs out', async () => {
  const { updates, acts, later } = setUp({ looks: ['1.3.0'] });
  updates.begin();
  await later();
  updates.keepForLater();
  updates.install();
  expect(acts).toEqual(['load', 'look']);
});
