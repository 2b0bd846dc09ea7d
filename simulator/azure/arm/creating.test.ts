import { expect, it } from 'vitest';
import { practice } from '../../../shared/practice.ts';
import { practiceApps } from '../practiceApps.ts';
import { createTestSimulator, pick, signIn, subscriptionPath } from '../testClient.ts';

const v = { resources: 'api-version=2021-04-01', insights: 'api-version=2023-09-01' };
const group = `${subscriptionPath}/resourcegroups/rg-m%C3%BCnchen_(1)`;
const workspace = `${group}/providers/Microsoft.OperationalInsights/workspaces/law-new`;
const provider = `${subscriptionPath}/providers/Microsoft.OperationalInsights`;

it('creates a resource group and a workspace, which is ready a while later', async () => {
  const { simulator, advance } = createTestSimulator();
  const admin = signIn(simulator, practiceApps.owner);
  const made = await admin.send('PUT', `${group}?${v.resources}`, { location: 'West Europe' });
  expect([made.status, pick(made.body, 'location'), pick(made.body, 'name')]).toEqual([
    201,
    'westeurope',
    'rg-münchen_(1)',
  ]);
  const body = { location: 'westeurope', properties: { sku: { name: 'PerGB2018' } } };
  const created = await admin.send('PUT', `${workspace}?${v.insights}`, body);
  expect([created.status, pick(created.body, 'properties', 'provisioningState')]).toEqual([201, 'Creating']);
  advance(3);
  const ready = await admin.send('GET', `${workspace}?${v.insights}`);
  expect(pick(ready.body, 'properties', 'provisioningState')).toBe('Succeeded');
  const again = await admin.send('PUT', `${workspace}?${v.insights}`, body);
  expect([again.status, pick(again.body, 'properties', 'customerId')]).toEqual([
    200,
    pick(created.body, 'properties', 'customerId'),
  ]);
});

it('a PUT of a group takes away the tags that it does not name, and keeps what is inside', async () => {
  const { simulator } = createTestSimulator();
  const admin = signIn(simulator, practiceApps.owner);
  const url = `${subscriptionPath}/resourcegroups/${practice.resourceGroup}?${v.resources}`;
  const tagged = await admin.send('PUT', url, { location: practice.location, tags: { owner: 'it' } });
  expect([tagged.status, pick(tagged.body, 'tags', 'owner')]).toEqual([200, 'it']);
  const plain = await admin.send('PUT', url, { location: practice.location });
  expect(pick(plain.body, 'tags')).toEqual({});
  const inside = await admin.send(
    'GET',
    `${subscriptionPath}/resourcegroups/${practice.resourceGroup}/resources?${v.resources}`,
  );
  expect(pick(inside.body, 'value', 0, 'name')).toBe(practice.workspace);
});

it('registers the provider before anything of it can be created', async () => {
  const { simulator } = createTestSimulator();
  const admin = signIn(simulator, practiceApps.owner);
  const [main] = simulator.azure.tenants[0]?.subscriptions ?? [];
  main?.unregistered.add('microsoft.operationalinsights');
  const state = await admin.send('GET', `${provider}?${v.resources}`);
  expect(pick(state.body, 'registrationState')).toBe('NotRegistered');
  await admin.send('PUT', `${group}?${v.resources}`, { location: 'westeurope' });
  const body = { location: 'westeurope' };
  const refused = await admin.send('PUT', `${workspace}?${v.insights}`, body);
  expect([refused.status, pick(refused.body, 'error', 'code')]).toEqual([
    409,
    'MissingSubscriptionRegistration',
  ]);
  await admin.send('POST', `${provider}/register?${v.resources}`);
  expect((await admin.send('PUT', `${workspace}?${v.insights}`, body)).status).toBe(201);
});

it.each([
  [
    'a group without a location',
    `${subscriptionPath}/resourcegroups/rg-x?${v.resources}`,
    {},
    400,
    'LocationRequired',
  ],
  [
    'a group in a region that there is not',
    `${subscriptionPath}/resourcegroups/rg-x?${v.resources}`,
    { location: 'atlantis' },
    400,
    'LocationNotAvailableForResourceGroup',
  ],
  [
    'a group elsewhere',
    `${subscriptionPath}/resourcegroups/${practice.resourceGroup}?${v.resources}`,
    { location: 'eastus' },
    409,
    'InvalidResourceGroupLocation',
  ],
  [
    'a group with a name that is none',
    `${subscriptionPath}/resourcegroups/rg.?${v.resources}`,
    { location: 'eastus' },
    400,
    'InvalidResourceGroup',
  ],
  [
    'a workspace in a group that there is not',
    `${subscriptionPath}/resourcegroups/rg-x/providers/Microsoft.OperationalInsights/workspaces/law-x?${v.insights}`,
    { location: 'eastus' },
    404,
    'ResourceGroupNotFound',
  ],
  [
    'a workspace elsewhere',
    `${subscriptionPath}/resourcegroups/${practice.resourceGroup}/providers/Microsoft.OperationalInsights/workspaces/${practice.workspace}?${v.insights}`,
    { location: 'eastus' },
    409,
    'InvalidResourceLocation',
  ],
  [
    'a workspace with a name that is none',
    `${subscriptionPath}/resourcegroups/${practice.resourceGroup}/providers/Microsoft.OperationalInsights/workspaces/-x?${v.insights}`,
    { location: 'westeurope' },
    400,
    'BadRequest',
  ],
])('refuses %s', async (_what, url, body, status, code) => {
  const { simulator } = createTestSimulator();
  const answer = await signIn(simulator, practiceApps.owner).send('PUT', url, body);
  expect([answer.status, pick(answer.body, 'error', 'code')]).toEqual([status, code]);
});

it('lets nobody create without the right', async () => {
  const { simulator } = createTestSimulator();
  const reader = signIn(simulator, practiceApps.reader);
  const answer = await reader.send('PUT', `${group}?${v.resources}`, { location: 'westeurope' });
  expect([answer.status, pick(answer.body, 'error', 'code')]).toEqual([403, 'AuthorizationFailed']);
});
