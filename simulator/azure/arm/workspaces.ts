import { createHash, randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { buildWorkspace } from '../buildState.ts';
import { json } from '../json.ts';
import { find, type Workspace } from '../state.ts';
import { isAllowed } from './accessControl.ts';
import { type ArmContext, type ArmEnv, openGroup, openWorkspace, requireAnyRole } from './armCall.ts';
import { ArmFailure, badRequest } from './armFailure.ts';
import { readCreateBody } from './createBody.ts';
import { subscriptionScope, workspaceScope } from './scopes.ts';
import { refuseWhenDisallowed, refuseWhenLocked } from './writeGuards.ts';

const type = 'Microsoft.OperationalInsights/workspaces';

/** How long a new workspace is "Creating". */
const creationInMs = 2_000;

function view(workspace: Workspace, scope: string, now: Date): unknown {
  const created = workspace.createdOn.toISOString().replace('Z', '0000Z');
  return {
    properties: {
      customerId: workspace.customerId,
      provisioningState:
        workspace.readyFrom !== undefined && workspace.readyFrom > now ? 'Creating' : 'Succeeded',
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

/** Log Analytics workspaces: lists by subscription and by resource group, get, create, shared keys. */
export function mountWorkspaces(app: Hono<ArmEnv>, context: ArmContext): void {
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
        .map(({ workspace, scope }) => view(workspace, scope, context.now())),
    );
    return json(200, { value });
  });

  app.get(`/subscriptions/:subscription/resourcegroups/:group/${provider}`, (c) => {
    const { group } = openGroup(c, `${type}/read`);
    const { subscriptionId } = c.get('subscription');
    const value = [...group.workspaces.values()].map((workspace) =>
      view(workspace, workspaceScope(subscriptionId, group.name, workspace.name), context.now()),
    );
    return json(200, { value });
  });

  app.get(`/subscriptions/:subscription/resourcegroups/:group/${provider}/:workspace`, (c) => {
    const { workspace, scope } = openWorkspace(c, `${type}/read`);
    return json(200, view(workspace, scope, context.now()));
  });

  app.put(`/subscriptions/:subscription/resourcegroups/:group/${provider}/:workspace`, async (c) => {
    const { group } = openGroup(c, `${type}/write`);
    const { subscriptionId, unregistered } = c.get('subscription');
    const { tenant } = c.get('caller');
    const name = c.req.param('workspace');
    const scope = workspaceScope(subscriptionId, group.name, name);
    const body = await readCreateBody(c, 'LocationNotAvailableForResourceType');
    refuseWhenLocked(tenant, scope, 'write');
    refuseWhenDisallowed(tenant, scope, type, name);
    if (unregistered.has('microsoft.operationalinsights')) {
      throw new ArmFailure(
        409,
        'MissingSubscriptionRegistration',
        "The subscription is not registered to use namespace 'Microsoft.OperationalInsights'. See https://aka.ms/rps-not-found for how to register subscriptions.",
      );
    }
    // Microsoft Learn, "Naming rules and restrictions for Azure resources".
    if (!/^[a-z\d][a-z\d-]{2,61}[a-z\d]$/i.test(name)) {
      throw badRequest(`The workspace name '${name}' is not valid.`);
    }
    const known = find(group.workspaces, name);
    if (known !== undefined && known.location !== body.location) {
      throw new ArmFailure(
        409,
        'InvalidResourceLocation',
        `The resource '${name}' already exists in location '${known.location}' in resource group '${group.name}'. A resource with the same name cannot be created in location '${body.location}'. Please select a new resource name.`,
      );
    }
    const now = context.now();
    const created: Workspace =
      known === undefined
        ? {
            ...buildWorkspace(name, randomUUID(), body.location, now),
            tags: body.tags,
            readyFrom: new Date(now.getTime() + creationInMs),
          }
        : Object.assign(known, { tags: body.tags });
    group.workspaces.set(name.toLowerCase(), created);
    return json(known === undefined ? 201 : 200, view(created, scope, now));
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
