import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PolicyValues } from '../shared/policy.ts';
import { ok } from '../shared/result.ts';
import type { UpdateState } from '../shared/updates.ts';
import { aboutHandlers, type InstalledProgram } from './aboutHandlers.ts';
import type { CompositionDeps } from './composition.ts';
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
const logDesk: CompositionDeps['logDesk'] = {
  view: () => ({ path: join(root, 'logs', 'OMSConnect.log'), level: 'normal', origin: 'usual' }),
  setLevel: async () => ({ ok: true, value: logDesk.view() }),
};
const handlersOf = (about?: InstalledProgram, values: PolicyValues = {}) => {
  const folders = {
    account: join(root, 'account'),
    shared: join(root, 'shared'),
    logs: join(root, 'elsewhere'),
  };
  return aboutHandlers(
    { version: '1.2.3', folders, logDesk, ...(about === undefined ? {} : { about }) },
    policyOf(values),
  );
};
const logger = { write: () => undefined };
const program = () => {
  const openPath = vi.fn(async () => '');
  const app = { isPackaged: true, getAppPath: () => '/elsewhere' };
  return { openPath, about: installedProgram(app, { openPath }, logger, root) };
};

test('says how new versions come', async () => {
  const folders = { account: root, shared: root, logs: root };
  const read = async (updates?: UpdateState) => {
    const handlers = aboutHandlers(
      {
        version: '1.2.3',
        folders,
        logDesk,
        ...(updates === undefined ? {} : { updates: async () => updates }),
      },
      policyOf({}),
    );
    const about = await handlers.readAbout({});
    return about.ok ? about.value.updates : about;
  };
  expect(await read({ way: 'automatic', ready: '1.3.0' })).toEqual({ way: 'automatic', ready: '1.3.0' });
  expect(await read()).toEqual({ way: 'none' });
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
