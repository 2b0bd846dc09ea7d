import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PolicyValues } from '../shared/policy.ts';
import { ok } from '../shared/result.ts';
import { aboutHandlers, type InstalledProgram } from './aboutHandlers.ts';
import { installedProgram } from './platform/installedProgram.ts';
import type { Policy } from './policy/policy.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'oms-about-'));
  mkdirSync(join(root, 'logs'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const policyOf = (values: PolicyValues): Policy => ({
  values: async () => values,
  report: async () => ({ source: 'registry', values, problems: [] }),
});
const handlersOf = (about?: InstalledProgram, values: PolicyValues = {}) => {
  const folders = { account: join(root, 'account'), shared: join(root, 'shared'), logs: join(root, 'logs') };
  return aboutHandlers(
    { version: '1.2.3', folders, ...(about === undefined ? {} : { about }) },
    policyOf(values),
  );
};
const logger = { write: () => undefined };
const program = (updates: InstalledProgram['updates'] = 'automatic') => {
  const openPath = vi.fn(async () => '');
  const app = { isPackaged: true, getAppPath: () => '/elsewhere' };
  return { openPath, about: installedProgram(app, { openPath }, logger, { updates, resources: root }) };
};

test('a policy that switches updates off counts more than how the app was installed', async () => {
  const updatesOf = async (about: InstalledProgram | undefined, values: PolicyValues) => {
    const read = await handlersOf(about, values).readAbout({});
    return read.ok ? read.value.updates : read;
  };
  expect(await updatesOf(program('automatic').about, {})).toBe('automatic');
  expect(await updatesOf(program('managed').about, {})).toBe('managed');
  expect(await updatesOf(program('automatic').about, { DisableUpdates: true })).toBe('policy');
  expect(await updatesOf(program('automatic').about, { DisableUpdates: false })).toBe('automatic');
  expect(await updatesOf(undefined, {})).toBe('managed');
});

test('opens its own folders by name, and says which are not there yet', async () => {
  const { openPath, about } = program();
  const handlers = handlersOf(about);
  expect(await handlers.readAbout({})).toMatchObject({
    ok: true,
    value: {
      version: '1.2.3',
      folders: [
        { id: 'account', isMissing: true },
        { id: 'shared', isMissing: true },
        { id: 'logs', path: join(root, 'logs') },
      ],
      policySettings: 0,
    },
  });
  expect(await handlers.openFolder({ folder: 'logs' })).toEqual(ok({}));
  expect(openPath.mock.calls).toEqual([[join(root, 'logs')]]);
});

test('the licences are offered where they came with the program', async () => {
  const hasNotices = async (about: InstalledProgram) => {
    const read = await handlersOf(about).readAbout({});
    return read.ok && read.value.hasNotices;
  };
  expect(await hasNotices(program().about)).toBe(false);
  expect((await handlersOf(program().about).openNotices({})).ok).toBe(false);
  const file = join(root, 'THIRD-PARTY-NOTICES.txt');
  writeFileSync(file, 'MIT');
  const { openPath, about } = program();
  expect(await hasNotices(about)).toBe(true);
  expect(await handlersOf(about).openNotices({})).toEqual(ok({}));
  expect(openPath.mock.calls).toEqual([[file]]);
});
