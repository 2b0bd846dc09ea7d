import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { readExport } from '../store/exportFile.ts';
import { smallSite, writeSite } from './testSite.ts';
import { createTestWorld, type TestWorld } from './testWorld.ts';

let world: TestWorld;
let site: string;
beforeEach(async () => {
  world = createTestWorld();
  site = writeSite(world.folder, 'site.json', smallSite);
  await world.call(['sync', ...folder()]);
}, 60_000);
afterEach(() => world.remove());

const folder = () => ['--practice', '--site', site, '--user-data-dir', 'data'];

describe('export', () => {
  it('writes the connection to standard output, and nothing else', async () => {
    const { exitCode, out } = await world.call(['export', ...folder()]);
    expect(exitCode).toBe(0);
    expect(readExport(out, 'x')).toMatchObject({
      ok: true,
      value: { exportedFrom: 'CM01', connection: { practice: true } },
    });
    expect(out).not.toContain(practice.clientSecret.slice(3, 12));
  });

  it('writes it to a file, and never over one that is there', async () => {
    const args = ['export', ...folder(), '--out', 'connection.json'];
    const { exitCode, out } = await world.call([...args, '--json']);
    const file = join(world.folder, 'connection.json');
    expect([exitCode, JSON.parse(out)]).toMatchObject([0, { file }]);
    const before = readFileSync(file, 'utf8');
    expect(readExport(before, 'x').ok).toBe(true);
    const again = await world.call(args);
    expect(again.exitCode).toBe(1);
    expect(again.err).toContain('one of this name already');
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('needs a connection, and --out belongs to it', async () => {
    expect((await world.call(['export', '--user-data-dir', 'empty'])).exitCode).toBe(3);
    const { exitCode, err } = await world.call(['list', ...folder(), '--out', 'x.json']);
    expect(exitCode).toBe(3);
    expect(err).toContain('--out goes with export only');
  });
});
