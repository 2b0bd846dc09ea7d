import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { json } from '../json.ts';
import type { Workspace } from '../state.ts';
import { isAllowed } from './accessControl.ts';
import { type ArmEnv, openGroup, openWorkspace, requireAnyRole } from './armCall.ts';
import { subscriptionScope, workspaceScope } from './scopes.ts';
import { refuseWhenLocked } from './writeGuards.ts';

const type = 'Microsoft.OperationalInsights/workspaces';

function view(workspace: Workspace, scope: string): unknown {
  const created = workspace.createdOn.toISOString().replace('Z', '0000Z');
  return {
    properties: {
      customerId: workspace.customerId,
      provisioningState: 'Succeeded',
      sku: { name: 'PerGB2018', lastSkuUpdate: created },
      retentionInDays: 30,
      features: { legacy: 0, searchVersion: 1, enableLogAccessUsingOnlyResourcePermissions: true },
      workspaceCapping: {
        dailyQuotaGb: -1,
        quotaNextResetTime: created,
        dataIngestionStatus: 'RespectQuota',
      },
      publicNetworkAccessForIngestion: 'Enabled',
      publicNetworkAccessForQuery: workspace.publicNetworkAccessForQuery,
      createdDate: created,
      modifiedDate: created,
    },
    location: workspace.location,
    tags: workspace.tags,
    id: scope,
    name: workspace.name,
    type,
    etag: `"${workspace.customerId}"`,
  };
}

/** Two keys in the shape of the real ones: 64 bytes in base64, always the same for one workspace. */
function sharedKey(workspace: Workspace, which: 'primary' | 'secondary'): string {
  return createHash('sha512').update(`${which}:${workspace.customerId}`).digest('base64');
}

/** Log Analytics workspaces: lists by subscription and by resource group, get, shared keys. */
export function mountWorkspaces(app: Hono<ArmEnv>): void {
  const provider = 'providers/microsoft.operationalinsights/workspaces';

  app.get(`/subscriptions/:subscription/${provider}`, (c) => {
    const { subscriptionId, resourceGroups } = c.get('subscription');
    const { tenant, app: caller } = c.get('caller');
    requireAnyRole(c, `${type}/read`, subscriptionScope(subscriptionId));
    const value = [...resourceGroups.values()].flatMap((group) =>
      [...group.workspaces.values()]
        .map((workspace) => ({
          workspace,
          scope: workspaceScope(subscriptionId, group.name, workspace.name),
        }))
        .filter(({ scope }) => isAllowed(tenant, caller, `${type}/read`, scope))
        .map(({ workspace, scope }) => view(workspace, scope)),
    );
    return json(200, { value });
  });

  app.get(`/subscriptions/:subscription/resourcegroups/:group/${provider}`, (c) => {
    const { group } = openGroup(c, `${type}/read`);
    const { subscriptionId } = c.get('subscription');
    const value = [...group.workspaces.values()].map((workspace) =>
      view(workspace, workspaceScope(subscriptionId, group.name, workspace.name)),
    );
    return json(200, { value });
  });

  app.get(`/subscriptions/:subscription/resourcegroups/:group/${provider}/:workspace`, (c) => {
    const { workspace, scope } = openWorkspace(c, `${type}/read`);
    return json(200, view(workspace, scope));
  });

  app.post(`/subscriptions/:subscription/resourcegroups/:group/${provider}/:workspace/sharedkeys`, (c) => {
    const { workspace, scope } = openWorkspace(c, `${type}/sharedkeys/action`);
    // A POST counts as a write for a read-only lock, although it only reads.
    refuseWhenLocked(c.get('caller').tenant, scope, 'write');
    return json(200, {
      primarySharedKey: sharedKey(workspace, 'primary'),
      secondarySharedKey: sharedKey(workspace, 'secondary'),
    });
  });
}
