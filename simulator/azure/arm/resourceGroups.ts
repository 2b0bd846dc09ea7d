import type { Hono } from 'hono';
import { json } from '../json.ts';
import { find, type ResourceGroup, type Workspace } from '../state.ts';
import { isAllowed } from './accessControl.ts';
import { type ArmEnv, type ArmRequest, openGroup, requireAction, requireAnyRole } from './armCall.ts';
import { ArmFailure } from './armFailure.ts';
import { readCreateBody } from './createBody.ts';
import { readFilter } from './odataFilter.ts';
import { groupScope, subscriptionScope, workspaceScope } from './scopes.ts';
import { refuseWhenLocked } from './writeGuards.ts';

const readGroups = 'Microsoft.Resources/subscriptions/resourceGroups/read';
const readWorkspaces = 'Microsoft.OperationalInsights/workspaces/read';
const workspaceType = 'Microsoft.OperationalInsights/workspaces';

function view(group: ResourceGroup, scope: string): unknown {
  return {
    id: scope,
    name: group.name,
    type: 'Microsoft.Resources/resourceGroups',
    location: group.location,
    tags: group.tags,
    properties: { provisioningState: 'Succeeded' },
  };
}

// Microsoft Learn, "Naming rules and restrictions for Azure resources".
function refuseName(name: string): void {
  if (/^[\p{L}\p{Nd}_().-]{1,90}$/u.test(name) && !name.endsWith('.')) return;
  throw new ArmFailure(
    400,
    'InvalidResourceGroup',
    `The provided resource group name '${name}' has these invalid characters or ends with a period. The name can only be a letter, digit, '-', '.', '(', ')' or '_'.`,
  );
}

function top<T>(c: ArmRequest, rows: readonly T[]): readonly T[] {
  const count = Number(c.get('query').get('$top') ?? Number.POSITIVE_INFINITY);
  return rows.slice(0, Number.isFinite(count) ? count : rows.length);
}

function resourceView(workspace: Workspace, scope: string): unknown {
  return {
    id: scope,
    name: workspace.name,
    type: workspaceType,
    location: workspace.location,
    tags: workspace.tags,
  };
}

/** Workspaces as generic resources, filtered to what the caller may read. */
function resourcesIn(c: ArmRequest, groups: readonly ResourceGroup[]): readonly unknown[] {
  const { tenant, app } = c.get('caller');
  const { subscriptionId } = c.get('subscription');
  const filter = readFilter(c.get('query').get('$filter'));
  const passes = (key: string, value: string): boolean =>
    (filter.get(key) ?? value).toLowerCase() === value.toLowerCase();
  if (!passes('resourcetype', workspaceType)) return [];
  return groups
    .filter((group) => passes('resourcegroup', group.name))
    .flatMap((group) =>
      [...group.workspaces.values()]
        .filter((workspace) => passes('name', workspace.name))
        .map((workspace) => ({
          workspace,
          scope: workspaceScope(subscriptionId, group.name, workspace.name),
        }))
        .filter(({ scope }) => isAllowed(tenant, app, readWorkspaces, scope))
        .map(({ workspace, scope }) => resourceView(workspace, scope)),
    );
}

/** Resource groups and the generic list of resources. */
export function mountResourceGroups(app: Hono<ArmEnv>): void {
  app.get('/subscriptions/:subscription/resourcegroups', (c) => {
    const { subscriptionId, resourceGroups } = c.get('subscription');
    const { tenant, app: caller } = c.get('caller');
    requireAnyRole(c, readGroups, subscriptionScope(subscriptionId));
    const filter = readFilter(c.get('query').get('$filter'));
    const tagName = filter.get('tagname');
    const tagValue = filter.get('tagvalue');
    const rows = [...resourceGroups.values()]
      .filter((group) => tagName === undefined || tagName in group.tags)
      .filter((group) => tagValue === undefined || group.tags[tagName ?? ''] === tagValue)
      .map((group) => ({ group, scope: groupScope(subscriptionId, group.name) }))
      .filter(({ scope }) => isAllowed(tenant, caller, readGroups, scope));
    return json(200, { value: top(c, rows).map(({ group, scope }) => view(group, scope)) });
  });

  app.get('/subscriptions/:subscription/resourcegroups/:group', (c) => {
    const { group, scope } = openGroup(c, readGroups);
    return json(200, view(group, scope));
  });

  app.put('/subscriptions/:subscription/resourcegroups/:group', async (c) => {
    const { subscriptionId, resourceGroups } = c.get('subscription');
    const name = c.req.param('group');
    const scope = groupScope(subscriptionId, name);
    requireAction(c, 'Microsoft.Resources/subscriptions/resourceGroups/write', scope);
    refuseName(name);
    const body = await readCreateBody(c, 'LocationNotAvailableForResourceGroup');
    refuseWhenLocked(c.get('caller').tenant, scope, 'write');
    const known = find(resourceGroups, name);
    if (known !== undefined && known.location !== body.location) {
      throw new ArmFailure(
        409,
        'InvalidResourceGroupLocation',
        `Invalid resource group location '${body.location}'. The Resource group already exists in location '${known.location}'.`,
      );
    }
    // What a PUT does not name is gone: tags too.
    const group: ResourceGroup = {
      name: known?.name ?? name,
      location: body.location,
      tags: body.tags,
      workspaces: known?.workspaces ?? new Map(),
    };
    resourceGroups.set(name.toLowerCase(), group);
    return json(known === undefined ? 201 : 200, view(group, groupScope(subscriptionId, group.name)));
  });

  app.get('/subscriptions/:subscription/resources', (c) => {
    const { subscriptionId, resourceGroups } = c.get('subscription');
    requireAnyRole(c, 'Microsoft.Resources/subscriptions/resources/read', subscriptionScope(subscriptionId));
    return json(200, { value: top(c, resourcesIn(c, [...resourceGroups.values()])) });
  });

  app.get('/subscriptions/:subscription/resourcegroups/:group/resources', (c) => {
    const { group } = openGroup(c, 'Microsoft.Resources/subscriptions/resourceGroups/resources/read');
    return json(200, { value: top(c, resourcesIn(c, [group])) });
  });
}
