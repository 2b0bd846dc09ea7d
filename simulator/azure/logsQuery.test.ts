import { describe, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { practiceApps } from './practiceApps.ts';
import {
  arm,
  createTestSimulator,
  pick,
  read,
  savedSearchBody,
  savedSearchUrl,
  signIn,
  workspacePath,
} from './testClient.ts';

const api = 'https://api.loganalytics.io/v1';
const url = `${api}/workspaces/${practice.workspaceCustomerId}/query`;

async function withGroup() {
  const { simulator } = createTestSimulator();
  const client = signIn(simulator);
  await client.send('PUT', savedSearchUrl('group'), savedSearchBody());
  return { simulator, client };
}

const inner = (body: unknown): unknown[] => [
  pick(body, 'error', 'code'),
  pick(body, 'error', 'innererror', 'code'),
  pick(body, 'error', 'innererror', 'innererror', 'code'),
];

describe('log query', () => {
  it('evaluates a saved function by its alias, in the table shape of the service', async () => {
    const { client } = await withGroup();
    const answer = await client.send('POST', url, { query: 'CM_PS1_PS100014 | count', timespan: 'PT1H' });
    expect(answer.body).toEqual({
      tables: [{ name: 'PrimaryResult', columns: [{ name: 'Count', type: 'long' }], rows: [[2]] }],
    });
  });

  it('answers GET, and the resource form with any casing and a leading double slash', async () => {
    const { client } = await withGroup();
    const expected = {
      tables: [
        {
          name: 'PrimaryResult',
          columns: [{ name: 'Computer', type: 'string' }],
          rows: [['srv01'], ['srv02']],
        },
      ],
    };
    const query = 'CM_PS1_PS100014 | order by Computer asc';
    const byGet = await client.send('GET', `${url}?query=${encodeURIComponent(query)}`);
    const resource = workspacePath.slice(arm.length).replace('rg-oms-hq', 'RG-OMS-HQ');
    const byResource = await client.send('POST', `${api}/${resource}/query`, { query });
    expect([byGet.body, byResource.body]).toEqual([expected, expected]);
  });

  it('sees a rewritten group at the next query, and no deleted one', async () => {
    const { client } = await withGroup();
    const body = savedSearchBody({ query: 'datatable(Computer:string)["a"] | distinct Computer' }, '*');
    await client.send('PUT', savedSearchUrl('group'), body);
    const rewritten = await client.send('POST', url, { query: 'CM_PS1_PS100014 | count' });
    expect(pick(rewritten.body, 'tables', 0, 'rows')).toEqual([[1]]);
    await client.send('DELETE', savedSearchUrl('group'));
    expect((await client.send('POST', url, { query: 'CM_PS1_PS100014 | count' })).status).toBe(400);
  });

  it('can lag behind writes: first the former version is seen, a new group not at all', async () => {
    const { simulator, advance } = createTestSimulator();
    const client = signIn(simulator);
    const group = simulator.azure.tenants[0]?.subscriptions[0]?.resourceGroups.get(practice.resourceGroup);
    const workspace = group?.workspaces.get(practice.workspace);
    if (workspace) workspace.queryLagInMs = 30_000;
    const seen = async () => {
      const answer = await client.send('POST', url, { query: 'CM_PS1_PS100014 | count' });
      return answer.status === 200 ? pick(answer.body, 'tables', 0, 'rows', 0, 0) : answer.status;
    };
    await client.send('PUT', savedSearchUrl('group'), savedSearchBody());
    const found = [await seen()];
    advance(30);
    found.push(await seen());
    const one = savedSearchBody({ query: 'datatable(Computer:string)["a"] | distinct Computer' }, '*');
    await client.send('PUT', savedSearchUrl('group'), one);
    found.push(await seen());
    advance(30);
    found.push(await seen());
    expect(found).toEqual([400, 2, 2, 1]);
  });

  it('can be closed, while Azure Resource Manager stays open', async () => {
    const { simulator, client } = await withGroup();
    const group = simulator.azure.tenants[0]?.subscriptions[0]?.resourceGroups.get(practice.resourceGroup);
    const workspace = group?.workspaces.get(practice.workspace);
    if (workspace) workspace.publicNetworkAccessForQuery = 'Disabled';
    expect((await client.send('POST', url, { query: 'print 1' })).status).toBe(403);
    const shown = await client.send('GET', `${workspacePath}?api-version=2025-07-01`);
    expect(pick(shown.body, 'properties', 'publicNetworkAccessForQuery')).toBe('Disabled');
  });

  it.each([
    ['an unknown function', 'CM_PS1_NONE | count', 400, 'BadArgumentError', 'SemanticError'],
    ['no KQL', 'where where', 400, 'BadArgumentError', undefined],
    ['an empty query', '', 400, 'BadArgumentError', undefined],
  ])('%s', async (_what, query, status, code, innerCode) => {
    const { client } = await withGroup();
    const answer = await client.send('POST', url, { query });
    expect([answer.status, inner(answer.body)[0]]).toEqual([status, code]);
    if (innerCode !== undefined) expect(inner(answer.body)[1]).toBe(innerCode);
    expect(pick(answer.body, 'error', 'correlationId')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ['no role', practiceApps.noRole, url, 403, 'InsufficientAccessError'],
    ['reader', practiceApps.reader, url, 200, undefined],
    ['a workspace beside', practice, url.replace('5f92', '5f93'), 403, 'InsufficientAccessError'],
    ['unknown workspace', practice, url.replace('9d5b', '0000'), 404, 'WorkspaceNotFoundError'],
    [
      'a name instead of the GUID',
      practice,
      `${api}/workspaces/${practice.workspace}/query`,
      404,
      'PathNotFoundError',
    ],
  ])('%s', async (_what, credentials, at, status, code) => {
    const { simulator } = createTestSimulator();
    const answer = await signIn(simulator, credentials).send('POST', at, { query: 'print 1' });
    expect([answer.status, pick(answer.body, 'error', 'code')]).toEqual([status, code]);
  });

  it('wants a token of its own', async () => {
    const { simulator } = createTestSimulator();
    const answer = await read(await simulator.fetch(new Request(url, { method: 'POST', body: '{}' })));
    expect([answer.status, pick(answer.body, 'error', 'code')]).toEqual([401, 'AuthenticationFailed']);
  });
});
