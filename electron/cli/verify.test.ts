import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { siteWith, smallSite, writeSite } from './testSite.ts';
import { createTestWorld, type TestWorld } from './testWorld.ts';

interface KeptSearch {
  name: string;
  properties: { functionAlias?: string; query: string };
}

let world: TestWorld;
let site: string;
beforeEach(async () => {
  world = createTestWorld();
  site = writeSite(world.folder, 'site.json', smallSite);
  await world.call(['sync', ...practice()]);
});
afterEach(() => world.remove());

const data = () => join(world.folder, 'data');
const practice = () => ['--practice', '--site', site, '--user-data-dir', data()];
const verify = () => world.call(['verify', ...practice(), '--json']);

/** What somebody does in Azure by hand. */
function inAzure(change: (searches: KeptSearch[]) => KeptSearch[]): void {
  const path = join(data(), 'practice', 'azure.json');
  const kept = JSON.parse(readFileSync(path, 'utf8')) as { workspaces: { savedSearches: KeptSearch[] }[] };
  for (const workspace of kept.workspaces) workspace.savedSearches = change(workspace.savedSearches);
  writeFileSync(path, JSON.stringify(kept));
}

const group = (alias: string) => (search: KeptSearch) => search.properties.functionAlias === alias;

describe('verify', () => {
  it('counts every group in the workspace and compares its names with the site', async () => {
    const { exitCode, document } = await verify();
    expect(exitCode).toBe(0);
    expect(document()).toMatchObject({
      ...{ inSync: 4, wrong: 0, missing: 0, notChecked: 0 },
      groups: [
        { collectionId: 'PS100014', state: 'inSync', expected: 60, found: 60 },
        { collectionId: 'PS100015', state: 'inSync', expected: 4, found: 4 },
        { collectionId: 'PS100016', state: 'inSync', expected: 0, found: 0 },
        { collectionId: 'SMS00001', state: 'inSync', expected: 120, found: 120 },
      ],
      surplus: [],
    });
  });

  it('finds a group that somebody deleted, and changes nothing', async () => {
    inAzure((searches) => searches.filter((search) => !group('CM_PS1_PS100015')(search)));
    const { exitCode, document } = await verify();
    expect(exitCode).toBe(2);
    expect(document()).toMatchObject({ inSync: 3, missing: 1, wrong: 0 });
    expect((await verify()).exitCode).toBe(2);
  });

  it('finds a group whose text somebody changed', async () => {
    inAzure((searches) => {
      for (const search of searches.filter(group('CM_PS1_PS100015'))) {
        search.properties = {
          ...search.properties,
          query: 'datatable(Computer:string)["x"] | distinct Computer',
        };
      }
      return searches;
    });
    const { exitCode, document } = await verify();
    expect(exitCode).toBe(1);
    expect(document().groups).toContainEqual({
      ...{ collectionId: 'PS100015', name: 'Laptops “new” & \\ more', alias: 'CM_PS1_PS100015' },
      ...{ state: 'wrong', expected: 4, found: 1, reason: 'editedByHand' },
    });
  });

  it('finds a swapped member that the last sync has not seen', async () => {
    site = writeSite(world.folder, 'swapped.json', siteWith({ PS100015: { members: [16777219, 16777222] } }));
    const { exitCode, out } = await world.call(['verify', ...practice()]);
    expect(exitCode).toBe(1);
    expect(out).toContain(
      'Wrong     CM_PS1_PS100015: Laptops “new” & \\ more, 4 names by the site, 4 in the workspace; its members changed\n',
    );
    expect(out).toContain('3 in sync, 1 wrong, 0 missing, 0 unknown\n');
  });

  it('says which collection it could not check', async () => {
    site = writeSite(world.folder, 'fewer.json', siteWith({ PS100016: undefined }));
    const { exitCode, document } = await verify();
    expect(exitCode).toBe(2);
    expect(document()).toMatchObject({
      notChecked: 1,
      groups: expect.arrayContaining([
        expect.objectContaining({ collectionId: 'PS100016', code: 'collectionNotVisible' }),
      ]),
    });
  });

  it('has nothing to do before the first sync', async () => {
    const { exitCode, document, err } = await world.call([
      ...['verify', '--practice', '--site', site, '--user-data-dir', join(world.folder, 'new'), '--json'],
    ]);
    expect(exitCode).toBe(3);
    expect(document()).toMatchObject({ refused: { title: 'This site has no practice connection yet' } });
    expect(err).toContain('sync --practice');
  });
});

describe('list', () => {
  it('has the connections and their groups', async () => {
    const { exitCode, document } = await world.call(['list', ...practice(), '--json']);
    expect(exitCode).toBe(0);
    expect(document()).toMatchObject({
      connections: [
        {
          practice: true,
          site: { siteCode: 'PS1', providerFqdn: 'cm01.contoso.com' },
          groups: [
            { collectionId: 'PS100014', alias: 'CM_PS1_PS100014', state: 'inSync', computers: 30 },
            { collectionId: 'PS100015' },
            { collectionId: 'PS100016' },
            { collectionId: 'SMS00001', computers: 60 },
          ],
        },
      ],
      unreadable: [],
    });
    const { out } = await world.call(['list', '--user-data-dir', data()]);
    expect(out).toContain('  CM_PS1_PS100014  In sync  Servers  30\n');
  });

  it('is empty where there is none, and unreadable where it is damaged', async () => {
    const none = await world.call(['list', '--json', '--user-data-dir', join(world.folder, 'new')]);
    expect([none.exitCode, none.document()]).toEqual([0, { connections: [], unreadable: [] }]);
    const listed = (await world.call(['list', ...practice(), '--json'])).document() as {
      connections: { connectionId: string }[];
    };
    const id = listed.connections[0]?.connectionId ?? '';
    writeFileSync(join(data(), 'practice', id, 'connection.json'), '{');
    const broken = await world.call(['list', ...practice(), '--json']);
    expect(broken.exitCode).toBe(3);
    expect(broken.document()).toMatchObject({
      connections: [],
      unreadable: [{ connectionId: id, code: 'fileDamaged' }],
    });
    // Making a second connection beside it would undo what the first one did.
    expect((await world.call(['sync', ...practice()])).exitCode).toBe(3);
  });
});
