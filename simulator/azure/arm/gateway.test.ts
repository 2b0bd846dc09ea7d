import { describe, expect, it } from 'vitest';
import { practice } from '../../../shared/practice.ts';
import { practiceApps } from '../practiceApps.ts';
import {
  arm,
  createTestSimulator,
  groupPath,
  names,
  pick,
  read,
  requestToken,
  signIn,
  subscriptionPath,
  workspacePath,
} from '../testClient.ts';

const list = `${arm}/subscriptions?api-version=2022-12-01`;

async function answerTo(authorization: string | undefined, at = list, afterSeconds = 0) {
  const { simulator, advance } = createTestSimulator();
  const issued = await requestToken(simulator, practice);
  const graph = await requestToken(simulator, practice, { scope: 'https://graph.microsoft.com/.default' });
  const value = authorization
    ?.replace('ARM', String(pick(issued.body, 'access_token')))
    .replace('GRAPH', String(pick(graph.body, 'access_token')));
  advance(afterSeconds);
  const headers: Record<string, string> = value === undefined ? {} : { authorization: value };
  return read(await simulator.fetch(new Request(at, { headers })));
}

describe('tokens', () => {
  it.each([
    ['none', undefined, 0, 401, 'AuthenticationFailed'],
    ['no bearer', 'Basic abc', 0, 401, 'InvalidAuthenticationToken'],
    ['garbage', 'Bearer a.b.c', 0, 401, 'InvalidAuthenticationToken'],
    ['tampered', 'Bearer ARMx', 0, 401, 'InvalidAuthenticationToken'],
    ['for another service', 'Bearer GRAPH', 0, 401, 'InvalidAuthenticationTokenAudience'],
    ['last second', 'Bearer ARM', 3598, 200, undefined],
    ['expired', 'Bearer ARM', 3599, 401, 'ExpiredAuthenticationToken'],
  ])('%s', async (_what, authorization, after, status, code) => {
    const answer = await answerTo(authorization, list, after);
    expect([answer.status, pick(answer.body, 'error', 'code')]).toEqual([status, code]);
    if (status === 401)
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer authorization_uri="https:\/\//);
  });

  it('a token of another simulator is refused', async () => {
    const token = pick((await requestToken(createTestSimulator().simulator, practice)).body, 'access_token');
    expect((await answerTo(`Bearer ${token}`)).status).toBe(401);
  });
});

describe('paths and versions', () => {
  it.each([
    ['no version', `${arm}/subscriptions`, 400, 'MissingApiVersionParameter'],
    ['unknown version', `${arm}/subscriptions?api-version=2001-01-01`, 400, 'InvalidApiVersionParameter'],
    [
      "version of another provider's",
      `${workspacePath}?api-version=2022-04-01`,
      400,
      'NoRegisteredProviderFound',
    ],
    ['encoded key', `${arm}/subscriptions?api%2Dversion=2022-12-01`, 200, undefined],
    ['key in capitals', `${arm}/subscriptions?API-Version=2022-12-01`, 200, undefined],
    [
      'malformed subscription',
      `${arm}/subscriptions/x/resourcegroups?api-version=2025-04-01`,
      400,
      'InvalidSubscriptionId',
    ],
    [
      'unknown subscription',
      `${arm}/subscriptions/11111111-2222-4333-8444-555555555555/resourcegroups?api-version=2025-04-01`,
      404,
      'SubscriptionNotFound',
    ],
    [
      'subscription of another tenant',
      `${arm}/subscriptions/8e27b5c9-1a4d-4f06-93d8-5b7c0e6a2f14/resourcegroups?api-version=2025-04-01`,
      401,
      'InvalidAuthenticationTokenTenant',
    ],
    ['unknown workspace', `${workspacePath}x?api-version=2025-07-01`, 404, 'ResourceNotFound'],
    [
      'group without rights, there or not',
      `${subscriptionPath}/resourceGroups/rg-none?api-version=2025-04-01`,
      403,
      'AuthorizationFailed',
    ],
    [
      'unknown type',
      `${groupPath}/providers/Microsoft.Compute/disks?api-version=2025-04-01`,
      404,
      'InvalidResourceType',
    ],
    [
      'other case and double slashes',
      `${arm}//SUBSCRIPTIONS/${practice.subscriptionId.toUpperCase()}//ResourceGroups/RG-OMS-HQ/PROVIDERS/microsoft.operationalinsights/Workspaces/LAW-contoso-HQ?api-version=2025-07-01`,
      200,
      undefined,
    ],
  ])('%s', async (_what, url, status, code) => {
    const { simulator } = createTestSimulator();
    const answer = await signIn(simulator).send('GET', url);
    expect([answer.status, pick(answer.body, 'error', 'code')]).toEqual([status, code]);
    expect(answer.headers.get('x-ms-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('keeps the casing of names in IDs whatever the request had', async () => {
    const { simulator } = createTestSimulator();
    const { body } = await signIn(simulator).send(
      'GET',
      `${workspacePath.toLowerCase().replace('law-', 'LAW-')}?api-version=2025-07-01`,
    );
    expect(pick(body, 'id')).toBe(
      `/subscriptions/${practice.subscriptionId}/resourceGroups/rg-oms-hq/providers/Microsoft.OperationalInsights/workspaces/law-contoso-hq`,
    );
  });

  it('names the right tenant for a subscription of another one', async () => {
    const { simulator } = createTestSimulator();
    const { body } = await signIn(simulator).send(
      'GET',
      `${arm}/subscriptions/8e27b5c9-1a4d-4f06-93d8-5b7c0e6a2f14?api-version=2022-12-01`,
    );
    expect(pick(body, 'error', 'message')).toContain(
      "must match the tenant 'https://sts.windows.net/2c9e4f7a-6d18-4b53-a0c7-91e5d3b8f642/'",
    );
  });
});

describe('what each app of the practice tenant sees', () => {
  const lists = [
    `${arm}/subscriptions?api-version=2022-12-01`,
    `${subscriptionPath}?api-version=2022-12-01`,
    `${subscriptionPath}/resourcegroups?api-version=2025-04-01`,
    `${subscriptionPath}/resources?api-version=2025-04-01&$filter=resourceType%20eq%20'microsoft.operationalinsights/workspaces'`,
    `${subscriptionPath}/providers?api-version=2025-04-01`,
    `${subscriptionPath}/providers/Microsoft.OperationalInsights/workspaces?api-version=2025-07-01`,
    `${groupPath}/providers/Microsoft.OperationalInsights/workspaces?api-version=2025-07-01`,
  ];
  it.each([
    // A contributor of one group sees the subscription in the list, yet may not get it.
    ['working', practice, [1, 403, 1, 1, 403, 1, 1]],
    ['reader', practiceApps.reader, [1, 403, 1, 1, 403, 1, 1]],
    // No role anywhere is an empty list, not an error.
    ['noRole', practiceApps.noRole, [0, 403, 403, 403, 403, 403, 403]],
    ['owner', practiceApps.owner, [1, 200, 3, 2, 3, 2, 1]],
    ['manySubscriptions', practiceApps.manySubscriptions, [12, 403, 403, 403, 403, 403, 403]],
  ] as const)('%s', async (_name, credentials, expected) => {
    const { simulator } = createTestSimulator();
    const client = signIn(simulator, credentials);
    const seen: number[] = [];
    for (const url of lists) {
      const answer = await client.send('GET', url);
      const isList = answer.status === 200 && Array.isArray(pick(answer.body, 'value'));
      seen.push(isList ? names(answer).length : answer.status);
    }
    expect(seen).toEqual(expected);
  });

  it('a role on a single workspace shows the workspace but not its group', async () => {
    const { simulator } = createTestSimulator();
    const tenant = simulator.azure.tenants[0];
    tenant?.roleAssignments.push({
      id: 'a551907e-0000-4000-8000-0000000000ff',
      scope: workspacePath.slice(arm.length),
      roleId: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
      principalId: '5e270c52-93d4-4e0a-8a77-2f5d1c9e4b32',
      principalType: 'ServicePrincipal',
    });
    const client = signIn(simulator, practiceApps.noRole);
    const groups = await client.send('GET', lists[2] ?? '');
    const workspaces = await client.send('GET', lists[5] ?? '');
    expect([groups.status, names(groups), names(workspaces)]).toEqual([200, [], ['law-contoso-hq']]);
  });

  it('403 names action and scope', async () => {
    const { simulator } = createTestSimulator();
    const { body, headers } = await signIn(simulator).send(
      'GET',
      `${subscriptionPath}?api-version=2022-12-01`,
    );
    expect(pick(body, 'error', 'message')).toBe(
      `The client '${practice.clientId}' with object id '5e270c52-93d4-4e0a-8a77-2f5d1c9e4b30' does not have authorization to perform action 'Microsoft.Resources/subscriptions/read' over scope '/subscriptions/${practice.subscriptionId}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    );
    expect(headers.get('x-ms-failure-cause')).toBe('gateway');
  });
});

describe('throttling', () => {
  const url = `${groupPath}?api-version=2025-04-01`;
  const drain = async (enforced: boolean) => {
    const { simulator, advance } = createTestSimulator({ keepExchanges: 0 });
    simulator.azure.throttling = enforced;
    const client = signIn(simulator);
    const first = await client.send('GET', url);
    for (let i = 0; i < 249; i += 1) await client.send('GET', url);
    return { client, advance, first, over: await client.send('GET', url) };
  };

  it('counts always, refuses only when switched on', async () => {
    const { first, over } = await drain(false);
    expect(first.headers.get('x-ms-ratelimit-remaining-subscription-reads')).toBe('249');
    expect(first.headers.get('x-ms-ratelimit-remaining-subscription-global-reads')).toBe('3749');
    expect(over.status).toBe(200);
    expect(over.headers.get('x-ms-ratelimit-remaining-subscription-reads')).toBe('0');
  });

  it('refuses the 251st read at once and refills 25 per second; writes have their own bucket', async () => {
    const { client, advance, over } = await drain(true);
    expect([over.status, over.headers.get('retry-after'), pick(over.body, 'error', 'code')]).toEqual([
      429,
      '10',
      'SubscriptionRequestsThrottled',
    ]);
    const write = await client.send('POST', `${workspacePath}/sharedKeys?api-version=2025-07-01`);
    expect(write.status).toBe(200);
    advance(1);
    const statuses: number[] = [];
    for (let i = 0; i < 26; i += 1) statuses.push((await client.send('GET', url)).status);
    expect(statuses.filter((s) => s === 200)).toHaveLength(25);
    expect(statuses.at(-1)).toBe(429);
  });
});
