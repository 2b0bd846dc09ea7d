import { describe, expect, it } from 'vitest';
import { practiceApps } from '../practiceApps.ts';
import {
  savedSearchBody as bodyOf,
  createTestSimulator,
  groupPath,
  names,
  pick,
  signIn,
  subscriptionPath,
  type TestClient,
  savedSearchUrl as urlOf,
} from '../testClient.ts';

const id = 'configmgr_ps1_ps100014_0a1b2c';
const scopeOf = (url: string): string => new URL(url).pathname.replace('resourcegroups', 'resourceGroups');

async function contributor() {
  const test = createTestSimulator();
  return { ...test, client: signIn(test.simulator) };
}

const code = (answer: { body: unknown }): unknown => pick(answer.body, 'error', 'code');
const put = (client: TestClient, body: unknown, name = id, headers?: Record<string, string>) =>
  client.send('PUT', urlOf(name), body, headers);

describe('saved searches', () => {
  it('keeps what was written, in the shape of the live service', async () => {
    const { client } = await contributor();
    const written = await put(client, bodyOf({ functionParameters: 'a:string = "b"' }, '*'));
    expect(written.status).toBe(200);
    const scope = scopeOf(groupPath);
    expect(written.body).toEqual({
      ...(bodyOf({ functionParameters: 'a:string = "b"' }) as object),
      id: `${scope}/providers/Microsoft.OperationalInsights/workspaces/law-contoso-hq/savedSearches/${id}`,
      name: id,
      type: 'Microsoft.OperationalInsights/savedSearches',
      etag: expect.stringMatching(/^W\/"datetime'2026-08-02T09%3A00%3A00\.000\d{4}Z'"$/),
    });
    expect((await client.send('GET', urlOf(id))).body).toEqual(written.body);
    expect(names(await client.send('GET', urlOf()))).toContain(id);
  });

  it('lists the searches of a new workspace without etag and tags, about 30 of them', async () => {
    const { client } = await contributor();
    const list = await client.send('GET', urlOf());
    const value = pick(list.body, 'value');
    expect(
      Array.isArray(value) &&
        value.every((s) => pick(s, 'etag') === undefined && pick(s, 'properties', 'tags') === undefined),
    ).toBe(true);
    expect(names(list).length).toBeGreaterThanOrEqual(30);
    expect(names(list)).toContain('LogManagement(law-contoso-hq)_General|StaleComputers');
    expect(list.text.length).toBeGreaterThan(15_000);
  });

  it('compares IDs without case and keeps the first casing', async () => {
    const { client } = await contributor();
    await put(client, bodyOf(), 'A|b (C)');
    const again = await put(client, bodyOf({ displayName: 'x' }, '*'), 'a|B (c)');
    expect([again.status, pick(again.body, 'name'), pick(again.body, 'properties', 'displayName')]).toEqual([
      200,
      'A|b (C)',
      'x',
    ]);
  });

  it('an existing one needs its etag or "*"; the answer to anything else is 409', async () => {
    const { client } = await contributor();
    const first = await put(client, bodyOf());
    const etag = String(pick(first.body, 'etag'));
    const attempts = [
      await put(client, bodyOf()),
      await put(client, bodyOf({}, 'W/"other"')),
      await put(client, bodyOf({}, etag)),
      await put(client, bodyOf({}, etag)),
      await put(client, bodyOf({}, '*')),
      await put(client, bodyOf(), id, { 'if-match': '*' }),
      await put(client, bodyOf({}, etag), 'new-id'),
    ];
    expect(attempts.map((a) => a.status)).toEqual([409, 409, 200, 409, 200, 200, 409]);
    expect(attempts[0]?.body).toEqual({
      error: { code: 'Conflict', message: 'Newer data exists in the Customer Configuration Store.' },
    });
  });

  it('writes of one workspace at once: one is done, the others are refused', async () => {
    const { client, simulator } = await contributor();
    await put(client, bodyOf(), 'three');
    const statuses = (
      await Promise.all([
        put(client, bodyOf(), 'one'),
        put(client, bodyOf(), 'two'),
        client.send('DELETE', urlOf('three')),
      ])
    ).map((a) => a.status);
    expect(statuses.filter((s) => s === 200)).toHaveLength(1);
    expect(statuses.filter((s) => s === 409)).toHaveLength(2);
    expect((await put(client, bodyOf(), 'two')).status).toBe(200);
    expect(
      simulator.azure.tenants[0]?.subscriptions[0]?.resourceGroups
        .get('rg-oms-hq')
        ?.workspaces.get('law-contoso-hq')?.storeBusy,
    ).toBe(false);
  });

  it('DELETE answers 200 with no body; the search is gone', async () => {
    const { client } = await contributor();
    await put(client, bodyOf());
    const gone = await client.send('DELETE', urlOf(id.toUpperCase()));
    expect([gone.status, gone.text]).toEqual([200, '']);
    expect((await client.send('GET', urlOf(id))).status).toBe(404);
    expect((await client.send('DELETE', urlOf(id))).status).toBe(404);
  });

  const tags = (count: number) => ({
    tags: [...Array(count).keys()].map((i) => ({ name: `n${i}`, value: 'v' })),
  });
  it.each([
    ['15 tags', bodyOf(tags(15)), 200, undefined],
    ['16 tags', bodyOf(tags(16)), 400, 'BadRequest'],
    ['a tag without value', bodyOf({ tags: [{ name: 'Group' }] }), 400, 'BadRequest'],
    ['tab and line break', bodyOf({ query: 'a\t\r\n' }), 200, undefined],
    ['an emoji', bodyOf({ displayName: 'All \u{1f5a5}' }), 200, undefined],
    ['a control character', bodyOf({ displayName: 'All\u0007' }), 400, 'BadRequest'],
    ['half a surrogate pair', bodyOf({ query: 'x\ud83d' }), 400, 'BadRequest'],
    [
      'a control character in a tag',
      bodyOf({ tags: [{ name: 'Group', value: '\u0000' }] }),
      400,
      'BadRequest',
    ],
    ['no query', bodyOf({ query: undefined }), 400, 'BadRequest'],
    ['no category', bodyOf({ category: '' }), 400, 'BadRequest'],
    ['an alias that is no name', bodyOf({ functionAlias: 'CM PS1' }), 400, 'BadRequest'],
    ['no JSON', '{"properties":', 400, 'InvalidRequestContent'],
    ['no properties', { etag: '*' }, 400, 'InvalidRequestContent'],
  ])('%s', async (_what, body, status, errorCode) => {
    const { client } = await contributor();
    const answer = await put(client, body);
    expect([answer.status, code(answer)]).toEqual([status, errorCode]);
    if (status !== 200) expect((await client.send('GET', urlOf(id))).status).toBe(404);
  });

  it('a limit of the query length can be set, in bytes', async () => {
    const { client, simulator } = await contributor();
    const workspace = simulator.azure.tenants[0]?.subscriptions[0]?.resourceGroups
      .get('rg-oms-hq')
      ?.workspaces.get('law-contoso-hq');
    if (workspace) workspace.queryLimitInBytes = 8;
    expect((await put(client, bodyOf({ query: 'ää1234' }))).status).toBe(200);
    expect((await put(client, bodyOf({ query: 'ää12345' }, '*'))).status).toBe(400);
  });

  it('a body above 4 MB is refused before anything else is read of it', async () => {
    const { client } = await contributor();
    expect((await put(client, bodyOf({ query: 'x'.repeat(4 * 1024 * 1024) }))).status).toBe(413);
  });

  it('a list above 8 MB is a 500 for everybody, while single searches still answer', async () => {
    const { client } = await contributor();
    const megabyte = 'x'.repeat(1024 * 1024);
    for (let i = 0; i < 8; i += 1) await put(client, bodyOf({ query: megabyte }), `big-${i}`);
    const list = await client.send('GET', urlOf());
    expect([list.status, code(list)]).toEqual([500, 'InternalServerError']);
    expect((await client.send('GET', urlOf('big-0'))).status).toBe(200);
    await client.send('DELETE', urlOf('big-0'));
    expect((await client.send('GET', urlOf())).status).toBe(200);
  });

  it.each([
    ['Reader', practiceApps.reader, 200, 403],
    ['no role', practiceApps.noRole, 403, 403],
  ])('%s', async (_what, credentials, list, write) => {
    const client = signIn(createTestSimulator().simulator, credentials);
    const answer = await put(client, bodyOf());
    expect([(await client.send('GET', urlOf())).status, answer.status]).toEqual([list, write]);
    expect(pick(answer.body, 'error', 'message')).toContain(
      `action 'Microsoft.OperationalInsights/workspaces/savedSearches/write' over scope '${scopeOf(urlOf(id))}'`,
    );
  });
});

describe('locks and policies', () => {
  it.each([
    ['ReadOnly', 409, 409],
    ['CanNotDelete', 200, 409],
  ] as const)('a %s lock on the subscription', async (level, write, remove) => {
    const { client, simulator } = await contributor();
    await put(client, bodyOf());
    const scope = new URL(subscriptionPath).pathname;
    simulator.azure.tenants[0]?.locks.push({ name: 'frozen', scope, level });
    const written = await put(client, bodyOf({}, '*'));
    const removed = await client.send('DELETE', urlOf(id));
    expect([written.status, removed.status, code(removed)]).toEqual([write, remove, 'ScopeLocked']);
    expect(pick(removed.body, 'error', 'message')).toContain(
      `cannot perform delete operation because following scope(s) are locked: '${scope}'`,
    );
    expect((await client.send('GET', urlOf(id))).status).toBe(200);
  });

  it('a deny policy refuses writes of its type below its scope only', async () => {
    const { client, simulator } = await contributor();
    const policies = simulator.azure.tenants[0]?.denyPolicies;
    const resourceType = 'Microsoft.OperationalInsights/workspaces/savedSearches';
    policies?.push({
      name: 'elsewhere',
      scope: `${new URL(subscriptionPath).pathname}/resourceGroups/other`,
      resourceType,
    });
    expect((await put(client, bodyOf())).status).toBe(200);
    policies?.push({ name: 'no-searches', scope: new URL(groupPath).pathname.toUpperCase(), resourceType });
    const refused = await put(client, bodyOf({}, '*'));
    expect([refused.status, code(refused), pick(refused.body, 'error', 'target')]).toEqual([
      403,
      'RequestDisallowedByPolicy',
      id,
    ]);
    expect(pick(refused.body, 'error', 'message')).toContain('no-searches');
  });
});
