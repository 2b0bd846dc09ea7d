import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { smallSite, writeSite } from './testSite.ts';
import { createTestWorld, type TestWorld } from './testWorld.ts';

let world: TestWorld;
beforeEach(() => {
  world = createTestWorld();
});
afterEach(() => world.remove());

const call = (verb: string, ...more: string[]) => {
  const site = writeSite(world.folder, 'site.json', smallSite);
  return world.call([verb, '--practice', '--site', site, '--user-data-dir', 'data', ...more]);
};
const open = (path: string) =>
  Object.fromEntries(
    Object.entries(unzipSync(readFileSync(path))).map(([name, bytes]) => [
      name,
      Buffer.from(bytes).toString('utf8'),
    ]),
  );

it('writes what it says, without secret and names, and never over a file that is there', async () => {
  await call('sync');
  const exported = await call('export-support', '--out', 'bundle.zip', '--json');
  expect(exported.exitCode, exported.err).toBe(0);
  const told = exported.document() as { file: string; files: { name: string }[]; namesHidden: boolean };
  expect(told).toMatchObject({ file: join(world.folder, 'bundle.zip'), namesHidden: true });
  const files = open(told.file);
  expect(Object.keys(files)).toEqual(told.files.map(({ name }) => name));
  expect(Object.keys(files)).toContain('logs/OMSConnect.log');
  const all = Object.values(files).join('\n');
  expect(all).not.toContain(practice.clientSecret);
  expect(all).not.toContain(practice.tenantId);
  expect(all).not.toMatch(/\btester\b/);

  const again = await call('export-support', '--out', 'bundle.zip');
  expect([again.exitCode, again.out]).toEqual([1, '']);
  expect(again.err).toContain('bundle.zip');
});

it('without --out it is a new file where it was called, and every file of it has a line in words', async () => {
  await call('sync');
  const exported = await call('export-support', '--with-names');
  expect(exported.exitCode, exported.err).toBe(0);
  const [name] = readdirSync(world.folder).filter((each) => each.endsWith('.zip'));
  expect(exported.out).toContain(`Saved as ${join(world.folder, name ?? '')}`);
  expect(exported.out).toMatch(/^about\.txt \(\d+ bytes\): Version, computer/m);
  expect(Object.values(open(join(world.folder, name ?? ''))).join('\n')).toContain(practice.tenantId);
});

it('names stay hidden unless somebody says otherwise, for this verb only', async () => {
  const other = await call('sync', '--with-names');
  expect([other.exitCode, other.out]).toEqual([3, '']);
  expect(other.err).toContain('export-support');
});
