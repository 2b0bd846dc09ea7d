import { describe, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import errors from '../fixtures/azure/errors.json' with { type: 'json' };
import recordedSearches from '../fixtures/azure/savedSearches.live.json' with { type: 'json' };
import recordedOthers from '../fixtures/azure/workspace-and-resourcegroup.live.json' with { type: 'json' };
import { practiceApps } from './practiceApps.ts';
import {
  type Answer,
  arm,
  createTestSimulator,
  groupPath,
  pick,
  requestToken,
  savedSearchBody,
  savedSearchUrl,
  signIn,
  subscriptionPath,
  workspacePath,
} from './testClient.ts';

/** Answers beside what the live service was recorded to answer. */

/** Every property path of a JSON value, in the order in which it is written. */
function pathsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.length === 0 ? [] : pathsOf(value[0], `${path}[]`);
  if (typeof value !== 'object' || value === null) return [`${path}: ${typeof value}`];
  return Object.entries(value).flatMap(([name, each]) => pathsOf(each, `${path}.${name}`));
}

/** Fills in nothing: a placeholder matches any text. */
function templateOf(text: string): RegExp {
  const parts = text.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`, 's');
}

function expectLike(template: unknown, value: unknown): void {
  if (typeof template === 'string') expect(value).toMatch(templateOf(template));
  else if (typeof template !== 'object' || template === null) expect(value).toEqual(template);
  else {
    expect(Object.keys(Object(value)).sort()).toEqual(expect.arrayContaining(Object.keys(template).sort()));
    for (const [name, each] of Object.entries(template)) expectLike(each, pick(value, name));
  }
}

describe('shape of answers', () => {
  it('saved search: the same properties in the same order, and the same headers', async () => {
    const client = signIn(createTestSimulator().simulator);
    const more = { functionParameters: 'a:string = "b"', tags: [{ name: 'a', value: 'b' }] };
    await client.send('PUT', savedSearchUrl('x'), savedSearchBody(more));
    const answer = await client.send('GET', savedSearchUrl('x'));
    const recorded = recordedSearches.get.response;
    expect(pathsOf(answer.body)).toEqual(pathsOf(recorded.body));
    for (const name of [
      'cache-control',
      'content-type',
      'expires',
      'pragma',
      'x-content-type-options',
    ] as const) {
      expect(answer.headers.get(name)).toBe(recorded.headers[name]);
    }
    const remaining = 'x-ms-ratelimit-remaining-subscription-global-reads';
    expect(Number(answer.headers.get(remaining))).toBeLessThanOrEqual(Number(recorded.headers[remaining]));
  });

  it('built-in searches: the recorded ones, text for text', async () => {
    const answer = await signIn(createTestSimulator().simulator).send('GET', savedSearchUrl());
    const value = pick(answer.body, 'value');
    const ours = Array.isArray(value) ? value : [];
    for (const item of recordedSearches.listBuiltInItems_noEtag.items) {
      const name = item.name.replace('clitest000002', practice.workspace);
      const found: unknown = ours.find((each) => pick(each, 'name') === name);
      expect(pick(found, 'properties')).toEqual(item.properties);
      expect(pathsOf(found)).toEqual(pathsOf(item));
    }
  });

  it('workspace and resource group', async () => {
    const client = signIn(createTestSimulator().simulator);
    const workspace = await client.send('GET', `${workspacePath}?api-version=2025-07-01`);
    const withoutTags = (paths: string[]) => paths.filter((path) => !path.startsWith('.tags.'));
    expect(withoutTags(pathsOf(workspace.body))).toEqual(
      withoutTags(pathsOf(recordedOthers.workspacePut201.body)),
    );
    const group = await client.send('GET', `${groupPath}?api-version=2025-04-01`);
    expect(withoutTags(pathsOf(group.body))).toEqual(
      withoutTags(pathsOf(recordedOthers.resourceGroupGet.body)),
    );
  });
});

type Trigger = (test: ReturnType<typeof createTestSimulator>) => Promise<Answer>;

const entra: Readonly<Record<string, Trigger>> = {
  wrongSecret: ({ simulator }) => requestToken(simulator, practice, { client_secret: 'x' }),
  expiredSecret: ({ simulator }) => requestToken(simulator, practiceApps.expiredSecret),
  appNotInTenant: ({ simulator }) => requestToken(simulator, practiceApps.foreign),
  tenantNotFound_tokenEndpoint: ({ simulator }) =>
    requestToken(simulator, practice, {}, 'nowhere.example.com'),
  tenantMalformed: ({ simulator }) => requestToken(simulator, practice, {}, 'nowhere'),
  conditionalAccessWorkloadIdentity: ({ simulator }) =>
    requestToken(simulator, practiceApps.conditionalAccess),
  servicePrincipalDisabled: ({ simulator }) => requestToken(simulator, practiceApps.disabled),
  secretMissing: ({ simulator }) => requestToken(simulator, practice, { client_secret: undefined }),
  resourceNotInTenant: ({ simulator }) => requestToken(simulator, practice, { scope: 'api://x/.default' }),
  throttled: ({ simulator }) => {
    for (const tenant of simulator.azure.tenants) tenant.signInThrottled = true;
    return requestToken(simulator, practice);
  },
};

const tenantOf = (test: ReturnType<typeof createTestSimulator>) => {
  const tenant = test.simulator.azure.tenants[0];
  if (tenant === undefined) throw new Error('no tenant');
  return tenant;
};
const put = (test: ReturnType<typeof createTestSimulator>, body = savedSearchBody()) =>
  signIn(test.simulator).send('PUT', savedSearchUrl('x'), body);
const getAs = (url: string, credentials?: Parameters<typeof signIn>[1]): Trigger => {
  return ({ simulator }) => signIn(simulator, credentials).send('GET', url);
};

const armErrors: Readonly<Record<string, Trigger>> = {
  authorizationFailed: getAs(`${subscriptionPath}?api-version=2022-12-01`),
  wrongTenantToken: getAs(`${arm}/subscriptions/8e27b5c9-1a4d-4f06-93d8-5b7c0e6a2f14?api-version=2022-12-01`),
  expiredToken: async (test) => {
    const client = signIn(test.simulator);
    await client.send('GET', `${arm}/subscriptions?api-version=2022-12-01`);
    test.advance(3600);
    return client.send('GET', `${arm}/subscriptions?api-version=2022-12-01`);
  },
  subscriptionNotFound: getAs(`${arm}/subscriptions/${practice.workspaceCustomerId}?api-version=2022-12-01`),
  invalidSubscriptionId: getAs(`${arm}/subscriptions/x?api-version=2022-12-01`),
  resourceGroupNotFound: getAs(`${groupPath}x?api-version=2025-04-01`, practiceApps.owner),
  resourceNotFound: getAs(`${workspacePath}x?api-version=2025-07-01`),
  throttled: async (test) => {
    test.simulator.azure.throttling = true;
    const client = signIn(test.simulator);
    let answer = await client.send('GET', `${groupPath}?api-version=2025-04-01`);
    while (answer.status === 200) answer = await client.send('GET', `${groupPath}?api-version=2025-04-01`);
    return answer;
  },
  savedSearchConflict: async (test) => {
    await put(test);
    return put(test);
  },
  scopeLocked: (test) => {
    tenantOf(test).locks.push({ name: 'l', scope: groupPath.slice(arm.length), level: 'ReadOnly' });
    return put(test);
  },
  requestDisallowedByPolicy: (test) => {
    const resourceType = 'Microsoft.OperationalInsights/workspaces/savedSearches';
    tenantOf(test).denyPolicies.push({ name: 'p', scope: groupPath.slice(arm.length), resourceType });
    return put(test);
  },
  savedSearchTooManyTags: (test) =>
    put(test, savedSearchBody({ tags: [...Array(16)].map((_, i) => ({ name: `${i}`, value: 'v' })) })),
};

describe('error bodies, word for word', () => {
  it.each(errors.entra.filter(({ name }) => name in entra))('Entra ID: $name', async (expected) => {
    const answer = await entra[expected.name]?.(createTestSimulator());
    expect(answer?.status).toBe(expected.status);
    expectLike(expected.body, answer?.body);
  });

  it.each(errors.arm.filter(({ name }) => name in armErrors))(
    'Azure Resource Manager: $name',
    async (expected) => {
      const answer = await armErrors[expected.name]?.(createTestSimulator());
      expect(answer?.status).toBe(expected.status);
      expectLike(expected.body, answer?.body);
      for (const [name, value] of Object.entries(expected.headers ?? {})) {
        expect(answer?.headers.get(name)).toMatch(templateOf(value));
      }
    },
  );

  it('covers every recorded error of the services that are simulated', () => {
    const missing = [...errors.entra, ...errors.arm]
      .map(({ name }) => name)
      .filter((n) => !(n in entra) && !(n in armErrors));
    // The first is compared by the tests of discovery; the second belongs to a service that is not simulated.
    expect(missing).toEqual(['tenantNotFound_openidConfiguration', 'dcrInvalid']);
  });
});
