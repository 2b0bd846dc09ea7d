import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { OperationalInsightsManagementClient } from '@azure/arm-operationalinsights';
import { ResourceManagementClient } from '@azure/arm-resources';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import type { TokenCredential } from '@azure/core-auth';
import { createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline';
import {
  ConfidentialClientApplication,
  type INetworkModule,
  type NetworkRequestOptions,
  type NetworkResponse,
  ServerError,
} from '@azure/msal-node';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { practice } from '../../shared/practice.ts';
import type { Simulator } from '../simulator.ts';
import { assertExchangesMatchSpecs } from '../specs/assertExchanges.ts';
import { practiceApps } from './practiceApps.ts';
import { createTestSimulator, startTime } from './testClient.ts';

/** Microsoft's own clients, unchanged, with the simulator in the place of the network. */

// MSAL judges a token's expiry by the system's clock, which must show the simulator's time.
beforeEach(() => {
  vi.useFakeTimers({ now: startTime, toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function networkOf(simulator: Simulator): INetworkModule {
  const send = async <T>(
    method: string,
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> => {
    const init: RequestInit = { method, headers: options?.headers ?? {} };
    if (options?.body !== undefined) init.body = options.body;
    const response = await simulator.fetch(new Request(url, init));
    const headers = Object.fromEntries(response.headers);
    return { status: response.status, headers, body: (await response.json()) as T };
  };
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}

type Credentials = { readonly clientId: string; readonly clientSecret: string };

function msalOf(
  simulator: Simulator,
  { clientId, clientSecret }: Credentials,
  tenant: string = practice.tenantId,
) {
  return new ConfidentialClientApplication({
    auth: { clientId, clientSecret, authority: `https://login.microsoftonline.com/${tenant}` },
    system: { networkClient: networkOf(simulator) },
  });
}

function credentialOf(simulator: Simulator, credentials: Credentials): TokenCredential {
  const msal = msalOf(simulator, credentials);
  return {
    async getToken(scopes) {
      const result = await msal.acquireTokenByClientCredential({ scopes: [scopes].flat() });
      if (result === null) return null;
      return { token: result.accessToken, expiresOnTimestamp: result.expiresOn?.getTime() ?? 0 };
    },
  };
}

function httpClientOf(simulator: Simulator): HttpClient {
  return {
    async sendRequest(request) {
      const init: RequestInit = { method: request.method, headers: request.headers.toJSON() };
      if (typeof request.body === 'string') init.body = request.body;
      const response = await simulator.fetch(new Request(request.url, init));
      const headers = createHttpHeaders(Object.fromEntries(response.headers));
      return { request, status: response.status, headers, bodyAsText: await response.text() };
    },
  };
}

function clients(credentials: Credentials = practice) {
  const { simulator } = createTestSimulator();
  const credential = credentialOf(simulator, credentials);
  const options = { httpClient: httpClientOf(simulator), retryOptions: { maxRetries: 0 } };
  const { subscriptionId } = practice;
  return {
    simulator,
    subscriptions: new SubscriptionClient(credential, options),
    resources: new ResourceManagementClient(credential, subscriptionId, options),
    insights: new OperationalInsightsManagementClient(credential, subscriptionId, options),
    authorization: new AuthorizationManagementClient(credential, subscriptionId, options),
  };
}

async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of pages) found.push(each);
  return found;
}

const { resourceGroup, workspace } = practice;
const properties = {
  category: 'Configuration Manager',
  displayName: 'All Servers',
  query: 'datatable(Computer:string)["a"] | distinct Computer',
  functionAlias: 'CM_X',
  version: 2,
  tags: [{ name: 'Group', value: 'Computer' }],
};

describe("Microsoft's clients", () => {
  it('find their way from the subscription to the permissions on the workspace', async () => {
    const { simulator, subscriptions, resources, insights, authorization } = clients();
    const found = await all(subscriptions.subscriptions.list());
    expect(found.map((s) => s.displayName)).toEqual([practice.subscriptionName]);
    expect((await all(subscriptions.tenants.list())).map((t) => t.tenantId)).toEqual([practice.tenantId]);
    expect((await all(resources.resourceGroups.list())).map((g) => g.name)).toEqual([resourceGroup]);
    expect((await all(insights.workspaces.list())).map((w) => w.customerId)).toEqual([
      practice.workspaceCustomerId,
    ]);
    const inGroup = await all(insights.workspaces.listByResourceGroup(resourceGroup.toUpperCase()));
    expect(inGroup.map((w) => w.name)).toEqual([workspace]);
    const permissions = await all(
      authorization.permissions.listForResource(
        resourceGroup,
        'Microsoft.OperationalInsights',
        '',
        'workspaces',
        workspace,
      ),
    );
    expect(permissions.map((p) => p.actions)).toEqual([['*']]);
    const scope = `/subscriptions/${practice.subscriptionId}/resourceGroups/${resourceGroup}`;
    const assignments = await all(
      authorization.roleAssignments.listForScope(scope, {
        filter: "assignedTo('5e270c52-93d4-4e0a-8a77-2f5d1c9e4b30')",
      }),
    );
    expect(assignments.map((a) => a.scope)).toEqual([scope]);
    const definition = await authorization.roleDefinitions.getById(assignments[0]?.roleDefinitionId ?? '');
    expect(definition.roleName).toBe('Contributor');
    assertExchangesMatchSpecs(simulator.log.exchanges);
  });

  it('write, read, list and delete a saved search whose ID has every kind of character', async () => {
    const { simulator, insights } = clients();
    const id = "My Groups|All (Prod) Servers_'1'!*";
    const { savedSearches } = insights;
    const written = await savedSearches.createOrUpdate(resourceGroup, workspace, id, {
      ...properties,
      etag: '*',
    });
    expect(written).toMatchObject({ name: id, functionAlias: 'CM_X', tags: properties.tags });
    expect((await savedSearches.get(resourceGroup, workspace, id)).etag).toBe(written.etag);
    const list = await savedSearches.listByWorkspace(resourceGroup, workspace);
    expect(list.value?.filter((s) => s.etag !== undefined).map((s) => s.name)).toEqual([id]);
    await expect(
      savedSearches.createOrUpdate(resourceGroup, workspace, id, properties),
    ).rejects.toMatchObject({
      statusCode: 409,
      code: 'Conflict',
    });
    await savedSearches.delete(resourceGroup, workspace, id);
    await expect(savedSearches.get(resourceGroup, workspace, id)).rejects.toMatchObject({ statusCode: 404 });
    expect((await insights.sharedKeys.getSharedKeys(resourceGroup, workspace)).primarySharedKey).toHaveLength(
      88,
    );
    assertExchangesMatchSpecs(simulator.log.exchanges);
  });

  it('are refused with the code of the service', async () => {
    const { simulator, subscriptions, insights } = clients(practiceApps.reader);
    await expect(subscriptions.subscriptions.get(practice.subscriptionId)).rejects.toMatchObject({
      statusCode: 403,
      code: 'AuthorizationFailed',
    });
    const write = insights.savedSearches.createOrUpdate(resourceGroup, workspace, 'x', properties);
    await expect(write).rejects.toMatchObject({ statusCode: 403, code: 'AuthorizationFailed' });
    const elsewhere = all(insights.workspaces.listByResourceGroup('rg-none'));
    await expect(elsewhere).rejects.toMatchObject({ statusCode: 403, code: 'AuthorizationFailed' });
    assertExchangesMatchSpecs(simulator.log.exchanges);
  });
});

describe('MSAL', () => {
  it.each([
    ['wrong secret', { ...practice, clientSecret: 'x' }, undefined, 7000215],
    ['expired secret', practiceApps.expiredSecret, undefined, 7000222],
    ['disabled app', practiceApps.disabled, undefined, 7000112],
    ['foreign app', practiceApps.foreign, undefined, 700016],
    ['conditional access', practiceApps.conditionalAccess, undefined, 53003],
    ['unknown tenant', practice, 'nowhere.example.com', 90002],
    ['malformed tenant', practice, 'nowhere', 900023],
  ])('%s', async (_what, credentials, tenant, errorNo) => {
    const { simulator } = createTestSimulator();
    const attempt = msalOf(simulator, credentials, tenant).acquireTokenByClientCredential({
      scopes: ['https://management.azure.com/.default'],
    });
    const error: unknown = await attempt.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ServerError);
    expect(Number((error as ServerError).errorNo)).toBe(errorNo);
  });
});
