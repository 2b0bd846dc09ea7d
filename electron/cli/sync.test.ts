import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
const practice = () => ['--practice', '--site', site, '--user-data-dir', data()];
const sync = (...more: string[]) => world.call(['sync', ...practice(), '--json', ...more]);

describe('sync --json', () => {
  it('prints exactly one document, in the fixed form', async () => {
    const first = await sync();
    expect(first.exitCode).toBe(0);
    expect(first.out.trimEnd().split('\n')).toHaveLength(1);
    expect(first.document()).toEqual({
      outcome: 'done',
      created: 4,
      updated: 0,
      deleted: 0,
      unchanged: 0,
      heldBack: 0,
      failed: 0,
      requests: {
        entra: 0,
        arm: expect.any(Number),
        graph: 0,
        logs: expect.any(Number),
        adminService: expect.any(Number),
      },
      challenges: expect.any(Number),
      bytes: { sent: expect.any(Number), received: expect.any(Number) },
      durationInMs: 0,
      questions: [],
    });
  });

  it('goes on with the connection of the first call, and with what it wrote', async () => {
    await sync();
    const again = await sync();
    expect(again.exitCode).toBe(0);
    expect(again.document()).toMatchObject({
      created: 0,
      unchanged: 4,
      requests: { entra: 1, arm: 1, graph: 0, logs: 0, adminService: 2 },
      challenges: 2,
    });
    expect(readdirSync(join(data(), 'practice')).filter((name) => name.includes('-'))).toHaveLength(1);
  });

  it('lists the groups on demand, with the names that they list and the query as it was written', async () => {
    const { document } = await sync('--groups');
    const { groups } = document() as { groups: Record<string, unknown>[] };
    expect(groups.map(({ collectionId, members }) => [collectionId, (members as string[]).length])).toEqual([
      ['PS100014', 60],
      ['PS100015', 4],
      ['PS100016', 0],
      ['SMS00001', 120],
    ]);
    const connectionId = readdirSync(join(data(), 'practice')).find((name) => name.includes('-')) ?? '';
    expect(groups[1]).toEqual({
      collectionId: 'PS100015',
      name: 'Laptops “new” & \\ more',
      id: `configmgr_ps1_ps100015_${connectionId.slice(0, 6)}`,
      alias: 'CM_PS1_PS100015',
      state: 'inSync',
      query: expect.any(String),
      members: ['pc-0001', 'pc-0001.contoso.com', 'pc-0003', 'pc-0003.contoso.com'],
    });
    const kept = JSON.parse(readFileSync(join(data(), 'practice', 'azure.json'), 'utf8')) as {
      workspaces: { savedSearches: { properties: { functionAlias?: string; query: string } }[] }[];
    };
    const written = kept.workspaces[0]?.savedSearches.map(({ properties }) => properties) ?? [];
    for (const { alias, query } of groups) {
      expect(written.find(({ functionAlias }) => functionAlias === alias)?.query).toBe(query);
    }
  });

  it('lists what a group that was held back still has in the workspace', async () => {
    await sync();
    site = writeSite(world.folder, 'small.json', siteWith({ PS100014: { members: [16777219] } }));
    const { document, exitCode } = await sync('--groups');
    expect(exitCode).toBe(2);
    expect(document()).toMatchObject({
      outcome: 'partly',
      heldBack: 1,
      unchanged: 3,
      questions: [{ kind: 'heldBack', collectionId: 'PS100014', computersBefore: 30, computersNow: 1 }],
    });
    const { groups } = document() as { groups: { state: string; members: string[]; query: string }[] };
    expect(groups[0]).toMatchObject({ state: 'heldBack' });
    expect(groups[0]?.members).toHaveLength(60);
    expect(groups[0]?.query).toContain('pc-0030.contoso.com');
  });

  it('tells a program as much when it makes no sense', async () => {
    const none = { outcome: 'cannotStart', created: 0, questions: [] };
    for (const args of [
      ['sync', '--json', '--nope'],
      ['sync', '--json', '--practice', '--site', join(world.folder, 'none.json')],
      ['sync', '--json'],
    ]) {
      const { exitCode, document, err } = await world.call(args);
      expect(exitCode).toBe(3);
      expect(document()).toMatchObject(none);
      expect(err).not.toBe('');
    }
  });
});

describe('the collections of the site', () => {
  it('that are new in the file are added to the connection', async () => {
    await sync();
    const added = { id: 'PS100017', name: 'New', members: [16777220] };
    site = writeSite(world.folder, 'more.json', {
      ...smallSite,
      collections: [...smallSite.collections, added],
    });
    expect((await sync()).document()).toMatchObject({ outcome: 'done', created: 1, unchanged: 4 });
    expect((await sync()).document()).toMatchObject({ created: 0, unchanged: 5 });
  });

  it('that are gone keep their group, and a question waits', async () => {
    await sync();
    site = writeSite(world.folder, 'fewer.json', siteWith({ PS100015: undefined }));
    const { exitCode, document } = await sync();
    expect(exitCode).toBe(2);
    expect(document()).toMatchObject({
      outcome: 'partly',
      deleted: 0,
      unchanged: 3,
      failed: 1,
      questions: [{ kind: 'notVisible', collectionId: 'PS100015' }],
    });
  });

  it('are all of a generated one, and another site leaves Azure as it was', async () => {
    await sync();
    const before = world.files('data')['practice/azure.json'];
    const generated = [
      'sync',
      '--practice',
      '--collections',
      '3',
      '--user-data-dir',
      data(),
      '--dry-run',
      '--json',
    ];
    await world.call(generated);
    expect(world.files('data')['practice/azure.json']).toBe(before);
  });

  it('of the sample answers are the two whose members are known', async () => {
    site = join(import.meta.dirname, '../../simulator/fixtures/adminservice');
    const { document, exitCode } = await sync('--groups');
    expect(exitCode).toBe(0);
    const { groups } = document() as { groups: { collectionId: string; members: string[] }[] };
    expect(groups.map(({ collectionId, members }) => [collectionId, members.length])).toEqual([
      ['PS100014', 10],
      ['SMS00001', 18],
    ]);
  });
});

it('without a folder, works in one that is gone afterwards', async () => {
  const { exitCode, err } = await world.call(['sync', '--practice', '--site', site]);
  expect(exitCode).toBe(0);
  expect(err).toContain(cliTexts.temporaryFolder);
  expect(readdirSync(world.folder)).toEqual(['site.json']);
});

it('asked to end, ends between two writes and says so by its exit code', async () => {
  let stop = (): void => undefined;
  const record = join(world.folder, 'record.jsonl');
  const ending = world.call(['sync', ...practice(), '--json'], {
    record,
    onStop: (end) => {
      stop = end;
    },
  });
  const isWriting = () => existsSync(record) && readFileSync(record, 'utf8').includes('"method":"PUT"');
  while (!isWriting()) await new Promise((resolve) => setImmediate(resolve));
  stop();
  const stopped = await ending;
  expect(stopped.exitCode).toBe(1);
  expect(stopped.document()).toMatchObject({ outcome: 'failed' });
  const again = await sync();
  expect(again.document()).toMatchObject({ outcome: 'done' });
  const { created, unchanged } = again.document();
  expect(Number(created) + Number(unchanged)).toBe(4);
});

it('in words, tells the steps beside the result', async () => {
  const { out, err } = await world.call(['sync', ...practice()]);
  expect(out.split('\n')[0]).toBe('Done in less than 0.1 s: 4 groups created; 0 groups as they were.');
  expect(err).toContain('Read the device collections: 4 collections and 92 memberships read from PS1.');
});
