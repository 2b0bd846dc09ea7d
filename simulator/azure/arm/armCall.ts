import type { Context } from 'hono';
import type { Now } from '../../types.ts';
import type { Caller } from '../accessToken.ts';
import { type AzureState, find, type ResourceGroup, type Subscription, type Workspace } from '../state.ts';
import { hasAnyRoleWithin, isAllowed } from './accessControl.ts';
import { authorizationFailed, resourceGroupNotFound, workspaceNotFound } from './armFailure.ts';
import { groupScope, workspaceScope } from './scopes.ts';

/** What every handler of Azure Resource Manager works with. */
export interface ArmContext {
  readonly state: AzureState;
  readonly now: Now;
  /** Gives other requests their turn, as the network would; writes of a store overlap there. */
  readonly pause: () => Promise<void>;
}

export interface ArmEnv {
  Variables: {
    caller: Caller;
    /** Query parameters with decoded, lower-case keys. */
    query: ReadonlyMap<string, string>;
    subscription: Subscription;
  };
}

/** Regions in which the simulated subscriptions may create things. */
export const locations = [
  ['westeurope', 'West Europe', '(Europe) West Europe'],
  ['northeurope', 'North Europe', '(Europe) North Europe'],
  ['germanywestcentral', 'Germany West Central', '(Europe) Germany West Central'],
  ['eastus', 'East US', '(US) East US'],
] as const;
export const locationNames: readonly string[] = locations.map(([name]) => name);

export type ArmRequest = Context<ArmEnv>;

export function requireAction(c: ArmRequest, action: string, scope: string): void {
  const { tenant, app } = c.get('caller');
  if (!isAllowed(tenant, app, action, scope)) throw authorizationFailed(app, action, scope);
}

/**
 * A list under a subscription is filtered to what the caller may read; only somebody with no role anywhere in it
 * is refused.
 */
export function requireAnyRole(c: ArmRequest, action: string, scope: string): void {
  const { tenant, app } = c.get('caller');
  if (!hasAnyRoleWithin(tenant, app, scope)) throw authorizationFailed(app, action, scope);
}

/** Rights are judged before existence: who may not look is not told what is there. */
export function openGroup(c: ArmRequest, action: string): { group: ResourceGroup; scope: string } {
  const { subscriptionId, resourceGroups } = c.get('subscription');
  const name = c.req.param('group') ?? '';
  const asked = groupScope(subscriptionId, name);
  requireAction(c, action, asked);
  const group = find(resourceGroups, name);
  if (group === undefined) throw resourceGroupNotFound(name);
  return { group, scope: groupScope(subscriptionId, group.name) };
}

export interface OpenedWorkspace {
  readonly workspace: Workspace;
  /** Resource ID with the casing of the names as they were created. */
  readonly scope: string;
}

/** The workspace that the path names; `below` is the rest of the path for the scope of a 403. */
export function openWorkspace(c: ArmRequest, action: string, below = ''): OpenedWorkspace {
  const { subscriptionId, resourceGroups } = c.get('subscription');
  const groupName = c.req.param('group') ?? '';
  const name = c.req.param('workspace') ?? '';
  requireAction(c, action, `${workspaceScope(subscriptionId, groupName, name)}${below}`);
  const group = find(resourceGroups, groupName);
  if (group === undefined) throw resourceGroupNotFound(groupName);
  const workspace = find(group.workspaces, name);
  if (workspace === undefined) throw workspaceNotFound(name, groupName);
  return { workspace, scope: workspaceScope(subscriptionId, group.name, workspace.name) };
}
