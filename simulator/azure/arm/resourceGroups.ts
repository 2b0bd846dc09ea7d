import type { Hono } from 'hono';
import { json } from '../json.ts';
import type { ResourceGroup, Workspace } from '../state.ts';
import { isAllowed } from './accessControl.ts';
import { type ArmEnv, type ArmRequest, openGroup, requireAnyRole } from './armCall.ts';
import { readFilter } from './odataFilter.ts';
import { groupScope, subscriptionScope, workspaceScope } from './scopes.ts';

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
