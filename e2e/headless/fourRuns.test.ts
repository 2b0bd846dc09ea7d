import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestWorld, type TestWorld } from '../../electron/cli/testWorld.ts';
import { decodeGroupQuery } from '../../scripts/decodeGroupQuery.ts';
import { expectedGroups } from '../../scripts/siteMembers.ts';

/** Two states of one site, and what the command line makes of them, judged by code that shares nothing with it. */

interface Exchange {
  readonly service: string;
  readonly method: string;
  readonly url: string;
  readonly status: number;
}

interface KeptSearch {
  readonly properties: {
    readonly displayName: string;
    readonly query: string;
    readonly functionAlias?: string;
    readonly tags?: readonly { readonly name: string; readonly value: string }[];
  };
}

const first = 16777219;
const renamed = 16780000;

const siteA = {
  schema: 1,
  hierarchyId: '5bbd28b5-0000-4000-8000-725ed8da08c8',
  sites: [{ code: 'PS1', name: 'Contoso Primary', server: 'cm01.contoso.com' }],
  providers: { 'cm01.contoso.com': 'PS1' },
  serviceConnectionPoint: { host: 'cm01.contoso.com', site: 'PS1', mode: 'online' },
  domains: { CONTOSO: 'contoso.com', EMEA: 'emea.contoso.com' },
  devices: [
    { resourceId: first, name: 'PC-{0001}', count: 1500 },
    { resourceId: first + 1500, name: 'EM-{001}', count: 200, domain: 'EMEA' },
    { resourceId: renamed, name: 'OLDNAME' },
    { resourceId: renamed + 1, name: 'WORKGROUP', domain: null },
    { resourceId: renamed + 2, name: 'NODNS', resourceNames: [] },
    { resourceId: 2046820352, name: 'x64 Unknown Computer (x64 Unknown Computer)', kind: 'unknownComputer' },
  ],
  collections: [
    { id: 'SMS00001', name: 'All Systems', builtIn: true, members: [`${first}-2046820352`] },
    { id: 'PS100014', name: 'Servers', members: [first, first + 1, first + 1500, renamed] },
    {
      id: 'PS100015',
      name: 'Ring 1 “pilot”',
      members: [`${first}-${first + 399}`, renamed + 1, renamed + 2],
    },
    { id: 'PS100016', name: 'Empty', members: [] },
    { id: 'PS100017', name: 'EMEA', members: [`${first + 1500}-${first + 1699}`] },
  ],
};
const ids = siteA.collections.map(({ id }) => id);

/** One member swapped at equal count, one device renamed, one collection renamed. */
const siteB = {
  ...siteA,
  devices: siteA.devices.map((one) => (one.resourceId === renamed ? { ...one, name: 'NEWNAME' } : one)),
  collections: siteA.collections.map((one) => {
    if (one.id === 'PS100015') {
      return { ...one, members: [`${first + 1}-${first + 400}`, renamed + 1, renamed + 2] };
    }
    return one.id === 'PS100017' ? { ...one, name: 'Europe, Middle East, Africa' } : one;
  }),
};

let world: TestWorld;
beforeEach(() => {
  world = createTestWorld();
  writeFileSync(file('A'), JSON.stringify(siteA));
  writeFileSync(file('B'), JSON.stringify(siteB));
});
afterEach(() => world.remove());

const file = (site: 'A' | 'B') => join(world.folder, `${site}.json`);
let calls = 0;

/** One sync; its document, and every answered request but the challenges. */
async function sync(site: 'A' | 'B', ...more: string[]) {
  calls += 1;
  const record = join(world.folder, `record${calls}.jsonl`);
  const { exitCode, document } = await world.call(
    ['sync', '--practice', '--site', file(site), '--user-data-dir', 'data', '--json', '--groups', ...more],
    { record },
  );
  expect(exitCode).toBe(0);
  const exchanges = readFileSync(record, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Exchange);
  return {
    document: document(),
    asked: exchanges.filter(({ service, status }) => !(service === 'adminService' && status === 401)),
    challenges: exchanges.filter(({ service, status }) => service === 'adminService' && status === 401)
      .length,
  };
}

function searches(): readonly KeptSearch[] {
  const kept = JSON.parse(readFileSync(join(world.folder, 'data', 'practice', 'azure.json'), 'utf8')) as {
    workspaces: { savedSearches: KeptSearch[] }[];
  };
  return kept.workspaces.flatMap(({ savedSearches }) => savedSearches);
}

const tagOf = ({ properties }: KeptSearch, name: string) =>
  properties.tags?.find((tag) => tag.name === name)?.value;

/** What stands in the workspace: names by collection, read out of the queries' texts. */
function storedGroups(): Map<string, string[]> {
  const all = searches();
  const textOf = (alias: string) =>
    all.find(({ properties }) => properties.functionAlias === alias)?.properties.query;
  return new Map(
    all
      .filter((search) => tagOf(search, 'Group') === 'Computer' && tagOf(search, 'Source') === 'OMSConnect')
      .map((search) => [
        tagOf(search, 'Collection') ?? '',
        decodeGroupQuery(search.properties.query, textOf),
      ]),
  );
}

const inOrder = (groups: ReadonlyMap<string, readonly string[]>) =>
  [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
const expected = (site: 'A' | 'B') => inOrder(expectedGroups(file(site), ids));
const nameOf = (id: string) =>
  searches().find((search) => tagOf(search, 'Collection') === id && tagOf(search, 'Kind') === 'group')
    ?.properties.displayName;
const writes = (asked: readonly Exchange[]) =>
  asked.filter(({ service, method }) => service === 'arm' && method !== 'GET');
const listed = (document: Record<string, unknown>) =>
  inOrder(
    new Map(
      (document.groups as { collectionId: string; members: string[] }[]).map((one) => [
        one.collectionId,
        one.members,
      ]),
    ),
  );

it('keeps the groups in step through A, A, B and A again', async () => {
  const made = await sync('A');
  expect(made.document).toMatchObject({ outcome: 'done', created: 5, failed: 0 });
  expect(inOrder(storedGroups())).toEqual(expected('A'));
  expect(listed(made.document)).toEqual(expected('A'));
  const original = searches().map(({ properties }) => properties);

  const same = await sync('A');
  expect(same.document).toMatchObject({ outcome: 'done', created: 0, updated: 0, deleted: 0, unchanged: 5 });
  const site = same.asked.filter(({ service }) => service === 'adminService');
  expect(site.every(({ url }) => /\/SMS_Collection\?/.test(url))).toBe(true);
  const rest = same.asked.filter(({ service }) => service !== 'adminService');
  expect(rest.filter(({ service }) => service === 'entra')).toHaveLength(1);
  expect(rest.filter(({ service }) => service !== 'entra').length).toBeLessThanOrEqual(2);
  expect(writes(same.asked)).toEqual([]);
  // The document counts what the other side has seen.
  expect(same.document.requests).toEqual({
    entra: 1,
    arm: rest.length - 1,
    graph: 0,
    logs: 0,
    adminService: site.length,
  });
  expect(same.document.challenges).toBe(same.challenges);

  const changed = await sync('B');
  expect(changed.document).toMatchObject({ outcome: 'done', created: 0, updated: 2, unchanged: 3 });
  expect(nameOf('PS100017')).toBe('Europe, Middle East, Africa (PS100017)');
  const [swapped] = expected('B').filter(([id]) => id === 'PS100015');
  expect(storedGroups().get('PS100015')).toEqual(swapped?.[1]);
  // A renamed device moves no stamp of the site.
  expect(storedGroups().get('PS100014')).toContain('oldname');

  const full = await sync('B', '--full');
  expect(full.document).toMatchObject({ outcome: 'done', updated: 2, unchanged: 3 });
  expect(inOrder(storedGroups())).toEqual(expected('B'));
  expect(listed(full.document)).toEqual(expected('B'));

  const back = await sync('A');
  expect(back.document).toMatchObject({ outcome: 'done', updated: 2, unchanged: 3 });
  expect(nameOf('PS100017')).toBe('EMEA (PS100017)');
  await sync('A', '--full');
  expect(inOrder(storedGroups())).toEqual(expected('A'));
  // The same members, the same text, byte for byte.
  expect(searches().map(({ properties }) => properties)).toEqual(original);
});
