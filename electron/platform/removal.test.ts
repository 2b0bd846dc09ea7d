import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Removal } from '../methods/removeAll.ts';
import { refusedRemoval, removalLines, removeEverything, tellRemoval } from './removal.ts';

/** Windows refuses to remove this one, as the rights of the shared folder make it do. */
let refuseToRemove: string | undefined;
vi.mock('node:fs/promises', async (original) => {
  const disk = await original<typeof import('node:fs/promises')>();
  return {
    ...disk,
    rm: async (path: string, options: object) => {
      if (path === refuseToRemove) throw Object.assign(new Error('refused'), { code: 'EPERM' });
      return disk.rm(path, options);
    },
  };
});

let root: string;
let acts: string[];
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'oms-removal-')));
  acts = [];
  refuseToRemove = undefined;
  for (const file of ['me/secrets.json', 'me/logs/OMSConnect.log', 'shared/installation.json']) {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), '{}');
  }
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const folders = () => ({
  account: join(root, 'me'),
  shared: join(root, 'shared'),
  logs: join(root, 'me', 'logs'),
});
const remove = (removal: Removal, scope: 'all' | 'tasks' = 'all', profiles?: string, ownOnly = false) =>
  removeEverything(
    { scope, groups: false, ownOnly },
    {
      removeAll: async () => removal,
      close: async () => void acts.push(existsSync(join(root, 'me')) ? 'closed before' : 'closed after'),
      withdraw: () => void acts.push('withdrawn'),
      folders: folders(),
      profiles,
    },
  );

test('where no connection stays, the folders go, once nothing writes to them any more', async () => {
  const report = await remove({ removed: ['Connection'], stays: [] });
  expect(report).toEqual({
    exitCode: 0,
    removed: ['Connection', `Folder ${join(root, 'me')}`, `Folder ${join(root, 'shared')}`],
    stays: [],
    notes: [],
  });
  expect(acts).toEqual(['closed before', 'withdrawn']);
  expect([existsSync(join(root, 'me')), existsSync(join(root, 'shared'))]).toEqual([false, false]);
});

test('an empty folder that this account may not remove is no reason to stay installed', async () => {
  refuseToRemove = join(root, 'shared');
  const report = await remove({ removed: [], stays: [] });
  expect(report).toMatchObject({ exitCode: 0, stays: [] });
  expect(report.notes).toEqual([expect.stringContaining(`Folder ${refuseToRemove} is empty.`)]);
  expect(readdirSync(refuseToRemove)).toEqual([]);
  // With something in it, it is one.
  mkdirSync(join(root, 'me'));
  refuseToRemove = join(root, 'shared', 'held.json');
  writeFileSync(refuseToRemove, '');
  expect(await remove({ removed: [], stays: [] })).toMatchObject({
    exitCode: 2,
    stays: [expect.stringContaining('EPERM')],
  });
});

test('what a connection that stays needs, stays with it', async () => {
  const report = await remove({ removed: [], stays: ['Connection'] });
  expect(report).toMatchObject({ exitCode: 2, removed: [] });
  expect(report.stays).toHaveLength(3);
  expect(existsSync(join(root, 'me', 'secrets.json'))).toBe(true);
});

test('what is left to other accounts keeps the folder that they share, and not the own one', async () => {
  const report = await remove({ removed: [], stays: [], others: ['Theirs'] }, 'all', undefined, true);
  expect(report).toMatchObject({ exitCode: 0, stays: [] });
  expect(report.notes).toEqual(['Theirs', expect.stringContaining(`${join(root, 'shared')} is left to`)]);
  expect([existsSync(join(root, 'me')), existsSync(join(root, 'shared', 'installation.json'))]).toEqual([
    false,
    true,
  ]);
});

test('files of others in the shared folder hold up an administrator only', async () => {
  refuseToRemove = join(root, 'shared', 'installation.json');
  const own = await remove({ removed: [], stays: [] }, 'all', undefined, true);
  expect(own).toMatchObject({ exitCode: 0, notes: [expect.stringContaining('is left to the other')] });
  expect(await remove({ removed: [], stays: [] })).toMatchObject({ exitCode: 2, notes: [] });
});

test('the folder of another account is left by one that is no administrator', async () => {
  const folder = join(root, 'Users', 'kim', 'AppData', 'Local', 'OMS Connect');
  mkdirSync(folder, { recursive: true });
  const report = await remove({ removed: [], stays: [] }, 'all', join(root, 'Users'), true);
  expect(report).toMatchObject({ exitCode: 0, notes: [expect.stringContaining('was not looked for')] });
  expect(existsSync(folder)).toBe(true);
});

test('a refusal removes nothing', async () => {
  expect(await remove({ refused: 'A sync runs.', removed: [], stays: [] })).toMatchObject({ exitCode: 3 });
  expect(existsSync(join(root, 'me', 'secrets.json'))).toBe(true);
});

test('of tasks alone, no folder goes', async () => {
  expect(await remove({ removed: ['Task'], stays: [] }, 'tasks')).toMatchObject({ exitCode: 0, notes: [] });
  expect(existsSync(join(root, 'me', 'secrets.json'))).toBe(true);
});

test('the folders of other accounts go too, and nothing else in their profiles', async () => {
  const local = join(root, 'Users', 'kim', 'AppData', 'Local');
  for (const folder of ['OMS Connect', 'oms-connect-updater', 'Other']) {
    mkdirSync(join(local, folder), { recursive: true });
  }
  mkdirSync(join(root, 'Users', 'Public'));
  const report = await remove({ removed: [], stays: [] }, 'all', join(root, 'Users'));
  expect(report).toMatchObject({ exitCode: 0, notes: [] });
  expect(report.removed).toContain(`Folder ${join(local, 'OMS Connect')}`);
  expect(
    ['OMS Connect', 'oms-connect-updater', 'Other'].map((name) => existsSync(join(local, name))),
  ).toEqual([false, false, true]);
});

/** Any folder of the computer that an administrator could empty. */
function victim(...names: string[]): string[] {
  return names.map((name) => {
    const file = join(root, 'victim', name);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, 'precious');
    return file;
  });
}

test('a link in the place of a folder goes, and what it leads to stays', async () => {
  const files = victim('lockfile', 'kernel32.dll', 'drivers/etc/hosts');
  const local = join(root, 'Users', 'kim', 'AppData', 'Local');
  mkdirSync(local, { recursive: true });
  rmSync(join(root, 'shared'), { recursive: true });
  rmSync(join(root, 'me'), { recursive: true });
  const links = [join(local, 'OMS Connect'), join(local, 'oms-connect-updater')];
  links.push(join(root, 'shared'), join(root, 'me'));
  for (const link of links) symlinkSync(join(root, 'victim'), link, 'junction');
  const report = await remove({ removed: [], stays: [] }, 'all', join(root, 'Users'));
  expect(files.map((file) => existsSync(file))).toEqual([true, true, true]);
  expect(links.map((link) => lstatSync(link, { throwIfNoEntry: false }))).toEqual(links.map(() => undefined));
  expect(report).toMatchObject({ exitCode: 0, removed: [] });
  for (const link of links)
    expect(report.notes).toContainEqual(expect.stringContaining(`${link} was a link`));
});

test.each(['', 'AppData', 'AppData/Local'])('a link above the folder (%s) is not followed', async (place) => {
  const below = ['AppData', 'Local'].slice(place.split('/').filter(Boolean).length);
  const files = ['lockfile', 'precious.txt'].flatMap((name) =>
    victim([...below, 'OMS Connect', name].join('/')),
  );
  const link = join(root, 'Users', 'kim', place);
  mkdirSync(join(link, '..'), { recursive: true });
  symlinkSync(join(root, 'victim'), link, 'junction');
  const report = await remove({ removed: [], stays: [] }, 'all', join(root, 'Users'));
  expect(files.map((file) => existsSync(file))).toEqual([true, true]);
  const folder = join(root, 'Users', 'kim', 'AppData', 'Local', 'OMS Connect');
  expect(report).toMatchObject({
    exitCode: 0,
    notes: [expect.stringContaining(`${folder} is reached by a link`)],
  });
});

test('links within a folder go, and what they lead to stays', async () => {
  const [file = ''] = victim('kernel32.dll');
  const folder = join(root, 'Users', 'kim', 'AppData', 'Local', 'OMS Connect');
  mkdirSync(join(folder, 'logs'), { recursive: true });
  for (const name of ['lockfile', 'link', 'logs/link']) symlinkSync(join(root, 'victim'), join(folder, name));
  expect(await remove({ removed: [], stays: [] }, 'all', join(root, 'Users'))).toMatchObject({ exitCode: 0 });
  expect([existsSync(file), existsSync(folder)]).toEqual([true, false]);
});

test('the profiles themselves may be reached by a link', async () => {
  const folder = join(root, 'D', 'kim', 'AppData', 'Local', 'OMS Connect');
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(root, 'D'), join(root, 'Users'), 'junction');
  expect(await remove({ removed: [], stays: [] }, 'all', join(root, 'Users'))).toMatchObject({ notes: [] });
  expect(existsSync(folder)).toBe(false);
});

test('tells what it did line by line, and in the file', async () => {
  const report = { removed: ['a'], stays: ['b'], notes: ['c'], exitCode: 2 } as const;
  expect(removalLines(report)).toEqual(['Removed: a', 'Stays: b', 'Note: c']);
  expect(removalLines({ removed: [], stays: [], notes: [], exitCode: 0 })).toEqual([
    'There was nothing to remove.',
  ]);
  expect(removalLines(refusedRemoval('It runs.'))).toEqual(['It runs.']);
  const out = join(root, 'report.json');
  tellRemoval(report, out);
  expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(report);
});
