import { describe, expect, it } from 'vitest';
import { practiceApps } from '../practiceApps.ts';
import type { RoleDefinition } from '../state.ts';
import {
  arm,
  createTestSimulator,
  groupPath,
  names,
  pick,
  savedSearchBody,
  savedSearchUrl,
  signIn,
  subscriptionPath,
  workspacePath,
} from '../testClient.ts';
import { isAllowed } from './accessControl.ts';
import { builtInRoles, roleIds } from './builtInRoles.ts';

const version = 'api-version=2022-04-01';
const provider = 'providers/Microsoft.Authorization';
const working = '5e270c52-93d4-4e0a-8a77-2f5d1c9e4b30';
const reader = '5e270c52-93d4-4e0a-8a77-2f5d1c9e4b33';
const owner = '5e270c52-93d4-4e0a-8a77-2f5d1c9e4b38';
const noRole = '5e270c52-93d4-4e0a-8a77-2f5d1c9e4b32';
const scopeOf = (url: string): string => url.slice(arm.length);

describe('Azure RBAC', () => {
  const search = 'Microsoft.OperationalInsights/workspaces/savedSearches';
  it.each([
    ['contributor', `${search}/write`, true],
    ['contributor', 'microsoft.authorization/roleAssignments/WRITE', false],
    ['contributor', 'Microsoft.Authorization/roleAssignments/read', true],
    ['owner', 'Microsoft.Authorization/roleAssignments/write', true],
    ['reader', `${search}/read`, true],
    ['reader', `${search}/write`, false],
    ['logAnalyticsContributor', `${search}/DELETE`, true],
    ['logAnalyticsReader', `${search}/write`, false],
    ['logAnalyticsReader', 'Microsoft.OperationalInsights/workspaces/query/read', true],
    // A pattern is no regular expression, and what a data action grants is no action.
    ['monitoringMetricsPublisher', 'Microsoft.Resources/subscriptions/resourceGroups/read', true],
    ['monitoringMetricsPublisher', 'MicrosoftXResources/subscriptions/resourceGroups/read', false],
    ['monitoringMetricsPublisher', 'Microsoft.Insights/Metrics/Write', false],
  ] as const)('%s, %s: %s', (role, action, expected) => {
    const { simulator } = createTestSimulator();
    const tenant = simulator.azure.tenants[0];
    const app = tenant?.apps.find((a) => a.servicePrincipalId === noRole);
    if (tenant === undefined || app === undefined) throw new Error('no tenant');
    tenant.roleAssignments.push({
      id: 'x',
      scope: scopeOf(groupPath),
      roleId: roleIds[role],
      principalId: noRole,
      principalType: 'ServicePrincipal',
    });
    expect(isAllowed(tenant, app, action, scopeOf(workspacePath).toUpperCase())).toBe(expected);
    // Rights go down, not up or sideways.
    expect(isAllowed(tenant, app, action, scopeOf(subscriptionPath))).toBe(false);
    expect(isAllowed(tenant, app, action, `${scopeOf(groupPath)}2`)).toBe(false);
  });

  it('rights are a union: what one role leaves out another may give', () => {
    const { simulator } = createTestSimulator();
    const tenant = simulator.azure.tenants[0];
    const app = tenant?.apps.find((a) => a.servicePrincipalId === working);
    if (tenant === undefined || app === undefined) throw new Error('no tenant');
    const action = 'Microsoft.Authorization/roleAssignments/write';
    expect(isAllowed(tenant, app, action, scopeOf(groupPath))).toBe(false);
    tenant.roleAssignments.push({
      id: 'x',
      scope: '/',
      roleId: roleIds.userAccessAdministrator,
      principalId: 'group-1',
      principalType: 'Group',
    });
    app.groupIds.push('group-1');
    expect(isAllowed(tenant, app, action, scopeOf(groupPath))).toBe(true);
  });

  it('a custom role with three actions is enough to write groups', async () => {
    const { simulator } = createTestSimulator();
    const tenant = simulator.azure.tenants[0];
    const least: RoleDefinition = {
      ...(builtInRoles[0] as RoleDefinition),
      id: 'c0570000-0000-4000-8000-000000000001',
      roleName: 'Group writer',
      type: 'CustomRole',
      actions: [`${search}/*`],
    };
    tenant?.customRoles.push(least);
    tenant?.roleAssignments.push({
      id: 'x',
      scope: scopeOf(workspacePath),
      roleId: least.id,
      principalId: noRole,
      principalType: 'ServicePrincipal',
    });
    const client = signIn(simulator, practiceApps.noRole);
    expect((await client.send('PUT', savedSearchUrl('x'), savedSearchBody())).status).toBe(200);
    expect((await client.send('GET', `${workspacePath}?api-version=2025-07-01`)).status).toBe(403);
    const permissions = await client.send('GET', `${workspacePath}/${provider}/permissions?${version}`);
    expect(names(permissions, 'actions')).toEqual([[`${search}/*`]]);
  });
});

describe('permissions', () => {
  it.each([
    ['contributor of the group', undefined, groupPath, [['*']]],
    [
      'below it, with an empty parent path',
      undefined,
      workspacePath.replace('Insights/', 'Insights//'),
      [['*']],
    ],
    ['reader', practiceApps.reader, groupPath, [['*/read']]],
    ['inherited from the subscription', practiceApps.owner, groupPath, [['*']]],
  ])('%s', async (_what, credentials, scope, actions) => {
    const { simulator } = createTestSimulator();
    const answer = await signIn(simulator, credentials).send(
      'GET',
      `${scope}/${provider}/permissions?${version}`,
    );
    expect(names(answer, 'actions')).toEqual(actions);
  });

  it('is refused to who has no right there', async () => {
    const { simulator } = createTestSimulator();
    const answer = await signIn(simulator).send(
      'GET',
      `${subscriptionPath}/${provider}/permissions?${version}`,
    );
    expect([answer.status, pick(answer.body, 'error', 'code')]).toEqual([403, 'AuthorizationFailed']);
  });
});

describe('role assignments', () => {
  const list = async (credentials: Parameters<typeof signIn>[1], scope: string, filter = '') => {
    const { simulator } = createTestSimulator();
    simulator.azure.tenants[0]?.apps
      .find((a) => a.servicePrincipalId === reader)
      ?.groupIds.push('6a07e000-0000-4000-8000-000000000001');
    simulator.azure.tenants[0]?.roleAssignments.push({
      id: 'g',
      scope: scopeOf(groupPath),
      roleId: roleIds.logAnalyticsContributor,
      principalId: '6a07e000-0000-4000-8000-000000000001',
      principalType: 'Group',
    });
    const query = filter === '' ? '' : `&$filter=${encodeURIComponent(filter)}`;
    const answer = await signIn(simulator, credentials).send(
      'GET',
      `${scope}/${provider}/roleAssignments?${version}${query}`,
    );
    const found = names(answer, 'properties');
    return found.map(
      (p) => `${String(pick(p, 'principalId'))}@${String(pick(p, 'scope')).split('/').length}`,
    );
  };

  it.each([
    // Owner of the subscription: its own assignment and those below.
    ['all below', practiceApps.owner, subscriptionPath, '', 16],
    ['atScope() leaves out what is below', practiceApps.owner, subscriptionPath, 'atScope()', 1],
    ['at the group: the inherited one as well', practiceApps.owner, groupPath, 'atScope()', 15],
    ['principalId', practiceApps.owner, subscriptionPath, `principalId eq '${reader}'`, 1],
    ['assignedTo counts groups', practiceApps.owner, subscriptionPath, `assignedTo('${reader}')`, 2],
    [
      'assignedTo and atScope()',
      practiceApps.owner,
      subscriptionPath,
      `atScope() and assignedTo('${owner}')`,
      1,
    ],
    ['a contributor sees those of its group only', undefined, subscriptionPath, '', 14],
  ])('%s', async (_what, credentials, scope, filter, count) => {
    expect(await list(credentials, scope, filter)).toHaveLength(count);
  });

  it('refuses a filter that it does not know instead of ignoring it', async () => {
    const { simulator } = createTestSimulator();
    const answer = await signIn(simulator).send(
      'GET',
      `${groupPath}/${provider}/roleAssignments?${version}&$filter=roleDefinitionId%20ne%20'x'`,
    );
    expect(answer.status).toBe(400);
  });

  it('an owner gives a role, it works at once, and is taken away again', async () => {
    const { simulator } = createTestSimulator();
    const admin = signIn(simulator, practiceApps.owner);
    const url = `${groupPath}/${provider}/roleAssignments/4b5c6d7e-0000-4000-8000-000000000001?${version}`;
    const properties = {
      roleDefinitionId: `/x/${roleIds.contributor}`,
      principalId: noRole,
      principalType: 'ServicePrincipal',
    };
    const write = () =>
      signIn(simulator, practiceApps.noRole).send('PUT', savedSearchUrl('x'), savedSearchBody({}, '*'));
    expect((await signIn(simulator).send('PUT', url, { properties })).status).toBe(403);
    expect((await write()).status).toBe(403);
    expect((await admin.send('PUT', url, { properties })).status).toBe(201);
    expect((await admin.send('PUT', url.replace('0001?', '0002?'), { properties })).status).toBe(409);
    expect((await write()).status).toBe(200);
    expect((await admin.send('DELETE', url)).status).toBe(200);
    expect((await admin.send('DELETE', url)).status).toBe(204);
    expect((await write()).status).toBe(403);
  });
});

describe('role definitions', () => {
  it('are found by name and by ID, named under the subscription', async () => {
    const client = signIn(createTestSimulator().simulator);
    const base = `${subscriptionPath}/${provider}/roleDefinitions`;
    const byName = await client.send('GET', `${base}?${version}&$filter=roleName%20eq%20'contributor'`);
    const byId = await client.send('GET', `${base}/${roleIds.contributor}?${version}`);
    expect(names(byName, 'id')).toEqual([`${scopeOf(base)}/${roleIds.contributor}`]);
    expect(pick(byId.body, 'properties', 'permissions', 0, 'notActions')).toContain(
      'Microsoft.Authorization/*/Write',
    );
    expect((await client.send('GET', `${base}/x?${version}`)).status).toBe(404);
  });
});
