import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cliTexts } from '../../shared/strings/cli.ts';
import { siteWith, smallSite, writeSite } from './testSite.ts';
import { createTestWorld, type TestWorld } from './testWorld.ts';

let world: TestWorld;
let site: string;
beforeEach(() => {
  world = createTestWorld();
  site = writeSite(world.folder, 'site.json', smallSite);
});
afterEach(() => world.remove());

const data = () => join(world.folder, 'data');
const practice = (file = site) => ['--practice', '--site', file, '--user-data-dir', data()];
const sync = (...more: string[]) => world.call(['sync', ...practice(), '--json', ...more]);

describe('sync --dry-run', () => {
  it('says what a first sync would create, and leaves no connection, no key and no Azure behind', async () => {
    const { exitCode, document } = await sync('--dry-run');
    expect(exitCode).toBe(0);
    expect(document()).toMatchObject({
      outcome: 'done',
      dryRun: true,
      created: 4,
      changes: expect.arrayContaining([
        {
          collectionId: 'PS100014',
          name: 'Servers',
          alias: 'CM_PS1_PS100014',
          action: 'create',
          reason: 'new',
          computers: 30,
        },
      ]),
    });
    expect(Object.keys(world.files('data'))).toEqual(['owner.json']);
  });

  it('says what would be changed, held back and left, and why, and changes nothing', async () => {
    await sync();
    const before = world.files('data');
    site = writeSite(
      world.folder,
      'other.json',
      siteWith({
        SMS00001: { members: ['16777219-16777277'] },
        PS100014: { members: [16777219] },
        PS100015: undefined,
        PS100016: { name: 'Somebody' },
      }),
    );
    const json = await sync('--dry-run');
    expect(json.exitCode).toBe(2);
    expect(json.document()).toMatchObject({
      ...{ outcome: 'partly', created: 0, updated: 2, deleted: 0, unchanged: 0, heldBack: 1, failed: 1 },
      changes: [
        {
          collectionId: 'PS100014',
          action: 'holdBack',
          reason: 'largeLoss',
          computersBefore: 30,
          computers: 1,
        },
        { collectionId: 'PS100016', action: 'update', reason: 'renamed' },
        {
          collectionId: 'SMS00001',
          action: 'update',
          reason: 'membersChanged',
          computersBefore: 60,
          computers: 59,
        },
        { collectionId: 'PS100015', action: 'leave', code: 'collectionNotVisible' },
      ],
    });
    const text = await world.call(['sync', '--dry-run', ...practice()]);
    expect(text.out.split('\n')).toEqual([
      'Hold back CM_PS1_PS100014: Servers, 30 to 1 computer; it would lose more than half of its members; when a sync an hour later or more reads the same, it is changed',
      'Change    CM_PS1_PS100016: Somebody, 0 computers; the collection was renamed',
      'Change    CM_PS1_SMS00001: All Systems, 60 to 59 computers; its members changed',
      expect.stringMatching(/^Leave {5}CM_PS1_PS100015: Laptops “new” & \\ more; /),
      '0 groups stay as they are, besides those above. Only what had changed was read, and nothing was changed.',
      '',
    ]);
    expect(world.files('data')).toEqual(before);
  });

  it('says when there is nothing to do', async () => {
    await sync();
    const { exitCode, out } = await world.call(['sync', '--dry-run', '--full', ...practice()]);
    expect(exitCode).toBe(0);
    expect(out).toBe('4 groups stay as they are. Everything was read, and nothing was changed.\n');
  });
});

describe('a sync that is refused', () => {
  it('of a real connection says what can do it', async () => {
    await sync();
    const [id = ''] = readdirSync(join(data(), 'practice')).filter((name) => name.includes('-'));
    const record = JSON.parse(world.files('data')[`practice/${id}/connection.json`] ?? '');
    const real = join(data(), 'shared', id.replace(/^./, 'a'));
    mkdirSync(real, { recursive: true });
    writeFileSync(
      join(real, 'connection.json'),
      JSON.stringify({ ...record, practice: false, connectionId: id.replace(/^./, 'a') }),
    );
    for (const verb of [['sync'], ['sync', '--dry-run'], ['verify']]) {
      const { exitCode, err, out } = await world.call([...verb, '--user-data-dir', data()]);
      expect(exitCode).toBe(3);
      expect(out).toBe('');
      expect(err).toContain('Negotiate');
    }
    const named = await world.call(['sync', ...practice(), '--connection', id.replace(/^./, 'a')]);
    expect(named.exitCode).toBe(3);
  });

  it('says that the site file cannot be used, and why', async () => {
    const broken = join(world.folder, 'broken.json');
    writeFileSync(broken, '{"schema":1}');
    const { exitCode, err } = await world.call(['sync', ...practice(broken)]);
    expect(exitCode).toBe(3);
    expect(err).toContain('hierarchyId');
  });

  it('in the folder of another account says whose it is', async () => {
    await sync();
    const { exitCode, err } = await world.call(['sync', ...practice()], { user: 'somebody' });
    expect(exitCode).toBe(3);
    expect(err).toContain('belongs to tester on CM01');
  });

  it('with the connections of another computer says whose they are', async () => {
    await sync();
    const folder = join(data(), 'shared');
    const path = join(folder, 'installation.json');
    const own = readFileSync(path, 'utf8');
    expect(own).toContain('"machine": "CM01"');
    writeFileSync(path, own.replace('CM01', 'CM02'));
    const { exitCode, err } = await world.call(['sync', ...practice()]);
    expect(exitCode).toBe(3);
    expect(err).toContain('connections of the computer CM02');
  });

  it('leaves a secret alone that another program sealed', async () => {
    await sync();
    const path = join(data(), 'secrets.json');
    const { secrets } = JSON.parse(readFileSync(path, 'utf8'));
    for (const entry of Object.values<{ sealed: string }>(secrets)) entry.sealed = btoa('v10 of a key store');
    writeFileSync(path, JSON.stringify({ schema: 1, secrets }));
    const before = world.files('data');
    site = writeSite(world.folder, 'more.json', {
      ...smallSite,
      collections: [...smallSite.collections, { id: 'PS100017', name: 'New', members: [] }],
    });
    const { exitCode, err } = await sync();
    expect(exitCode).toBe(3);
    expect(err).toContain(cliTexts.sealedElsewhere.title);
    expect(world.files('data')).toEqual(before);
  });
});
