import { randomBytes } from 'node:crypto';
import type { CloudId } from '../../shared/clouds.ts';
import { roleIds } from './arm/builtInRoles.ts';
import { builtInSearches } from './builtInSearches.ts';
import type {
  App,
  AzureState,
  ClientSecret,
  ResourceGroup,
  RoleAssignment,
  Subscription,
  Tenant,
  Workspace,
} from './state.ts';

/** Short ways to write a tenant down. IDs are given, so that the same tenant is built every time. */

export function buildAzureState(tenants: readonly Tenant[]): AzureState {
  return { tenants: [...tenants], throttling: false, signingKey: randomBytes(32) };
}

export function buildTenant(
  facts: Pick<Tenant, 'tenantId' | 'displayName' | 'domains'> & { cloud?: CloudId },
  parts: Partial<Pick<Tenant, 'apps' | 'subscriptions' | 'roleAssignments'>> = {},
): Tenant {
  return {
    cloud: 'public',
    apps: [],
    subscriptions: [],
    roleAssignments: [],
    customRoles: [],
    locks: [],
    denyPolicies: [],
    otherResources: new Map(),
    missingResources: [],
    signInThrottled: false,
    ...facts,
    ...parts,
  };
}

/** The first eight digits of an ID changed: three related IDs of one app stay recognizable. */
function related(id: string, prefix: string): string {
  return `${prefix}${id.slice(prefix.length)}`;
}

export function buildApp(
  facts: Pick<App, 'appId' | 'displayName'>,
  parts: Partial<Omit<App, 'appId' | 'displayName'>> = {},
): App {
  return {
    objectId: related(facts.appId, '0b1ec7'),
    servicePrincipalId: related(facts.appId, '5e27'),
    secrets: [],
    graphRoles: [],
    groupIds: [],
    ownerIds: [],
    requiredResourceAccess: [],
    hasServicePrincipal: true,
    disabled: false,
    blockedByConditionalAccess: false,
    ...facts,
    ...parts,
  };
}

/** A new secret needs 4 to 18 s and more until every server of Entra ID knows it. */
export const NEW_SECRET_DELAY_MS = 15_000;

export function buildSecret(
  value: string,
  keyId: string,
  dates: Pick<ClientSecret, 'startsOn' | 'endsOn'> & { worksFrom?: Date; settlesInMs?: number },
): ClientSecret {
  return { value, keyId, displayName: 'OMS Connect', ...dates };
}

export function buildSubscription(
  subscriptionId: string,
  displayName: string,
  groups: readonly ResourceGroup[],
): Subscription {
  const resourceGroups = new Map(groups.map((group) => [group.name.toLowerCase(), group]));
  return { subscriptionId, displayName, resourceGroups, unregistered: new Set() };
}

export function buildResourceGroup(
  name: string,
  location: string,
  workspaces: readonly Workspace[] = [],
): ResourceGroup {
  return { name, location, tags: {}, workspaces: new Map(workspaces.map((w) => [w.name.toLowerCase(), w])) };
}

/** A workspace as it is when just created, with the searches that its solution brings along. */
export function buildWorkspace(
  name: string,
  customerId: string,
  location: string,
  createdOn: Date = new Date('2025-05-08T04:41:30Z'),
): Workspace {
  return {
    name,
    customerId,
    location,
    createdOn,
    tags: {},
    savedSearches: builtInSearches(name),
    storeBusy: false,
    publicNetworkAccessForQuery: 'Enabled',
  };
}

/** `id` must be a GUID of its own. */
export function assignRole(id: string, app: App, role: keyof typeof roleIds, scope: string): RoleAssignment {
  return {
    id,
    scope,
    roleId: roleIds[role],
    principalId: app.servicePrincipalId,
    principalType: 'ServicePrincipal',
  };
}
