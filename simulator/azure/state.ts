import { createHash } from 'node:crypto';
import type { CloudId } from '../../shared/clouds.ts';
import type { Now } from '../types.ts';

/**
 * Everything the simulated Azure knows. Plain, mutable data on purpose: a test arranges a situation by
 * changing it (disable an app, add a lock, take a role away), and services read it at each request.
 */

/** What is kept of a secret whose text nobody needs any more. */
export interface SecretFingerprint {
  /** The first three characters. */
  readonly hint: string;
  /** Hexadecimal. */
  readonly sha256: string;
}

export interface ClientSecret {
  readonly keyId: string;
  readonly displayName: string | null;
  readonly value: string | SecretFingerprint;
  readonly startsOn: Date;
  readonly endsOn: Date;
  /** A new secret is refused for some seconds, with the same answer as a wrong one. */
  readonly worksFrom?: Date;
  /** The same, counted from the first time that somebody tries it: practice can show it at any time. */
  readonly settlesInMs?: number;
}

/** Permissions of one API, as an app registration lists them. */
export interface RequiredResourceAccess {
  readonly resourceAppId: string;
  readonly resourceAccess: readonly { readonly id: string; readonly type: 'Role' | 'Scope' }[];
}

/** An app registration with its service principal in the same tenant. */
export interface App {
  readonly appId: string;
  /** Object ID of the app registration. */
  readonly objectId: string;
  /** Object ID of the service principal: what roles are assigned to, the `oid` of its tokens. */
  readonly servicePrincipalId: string;
  readonly displayName: string;
  readonly secrets: ClientSecret[];
  /** Microsoft Graph application permissions with admin consent. */
  readonly graphRoles: string[];
  /** Object IDs of the groups that the service principal is a member of. */
  readonly groupIds: string[];
  /** Object IDs of the app registration's owners; its own service principal may be one of them. */
  readonly ownerIds: string[];
  /** What the registration says that the app asks for; consent is another thing. */
  requiredResourceAccess: readonly RequiredResourceAccess[];
  /** False for a registration that has no service principal yet. */
  hasServicePrincipal: boolean;
  disabled: boolean;
  blockedByConditionalAccess: boolean;
}

export interface RoleDefinition {
  readonly id: string;
  readonly roleName: string;
  readonly description: string;
  readonly type: 'BuiltInRole' | 'CustomRole';
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly dataActions: readonly string[];
  readonly notDataActions: readonly string[];
  readonly assignableScopes: readonly string[];
}

export interface RoleAssignment {
  readonly id: string;
  /** "/", "/subscriptions/…", a resource group or a resource. */
  readonly scope: string;
  readonly roleId: string;
  readonly principalId: string;
  readonly principalType: 'ServicePrincipal' | 'Group' | 'User';
  /** Listed from the start, but it grants nothing before this time. */
  readonly worksFrom?: Date;
}

export interface Lock {
  readonly name: string;
  readonly scope: string;
  readonly level: 'ReadOnly' | 'CanNotDelete';
}

/** A policy assignment whose effect is "deny" for writes of one resource type. */
export interface DenyPolicy {
  readonly name: string;
  readonly scope: string;
  /** "Microsoft.OperationalInsights/workspaces/savedSearches" */
  readonly resourceType: string;
}

export interface SavedSearchTag {
  readonly name: string;
  readonly value: string;
}

export interface SavedSearchProperties {
  readonly category: string;
  readonly displayName: string;
  readonly version: number;
  readonly functionAlias?: string;
  readonly functionParameters?: string;
  readonly query: string;
  readonly tags?: readonly SavedSearchTag[];
}

export interface SavedSearch {
  readonly name: string;
  readonly properties: SavedSearchProperties;
  /** Built-in solution searches have none. */
  readonly etag?: string;
  readonly writtenAt?: Date;
  /** What it was before the last write: queries may go on seeing that for a while. */
  readonly former?: Pick<SavedSearch, 'properties' | 'writtenAt'>;
}

export interface Workspace {
  readonly name: string;
  readonly customerId: string;
  readonly location: string;
  readonly createdOn: Date;
  readonly tags: Readonly<Record<string, string>>;
  /** By lower-case ID, in the order of creation. */
  readonly savedSearches: Map<string, SavedSearch>;
  /** True while one write of the shared store is under way; a second one gets 409. */
  storeBusy: boolean;
  /** Refuses a saved search whose query is longer, in UTF-8 bytes. Microsoft publishes no such limit. */
  queryLimitInBytes?: number;
  /** Until a write is this old, queries see the search as it was before, or not at all. Default 0. */
  queryLagInMs?: number;
  /** The computers of the site report here. */
  readonly hasAgents?: boolean;
  /** "Disabled" closes the query API to networks outside a private link. */
  publicNetworkAccessForQuery: 'Enabled' | 'Disabled';
  /** A new workspace is "Creating" until then. */
  readonly readyFrom?: Date;
}

export interface ResourceGroup {
  readonly name: string;
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly workspaces: Map<string, Workspace>;
}

export interface Subscription {
  readonly subscriptionId: string;
  readonly displayName: string;
  /** Disabled: can be read, and refuses every change. */
  state?: 'Enabled' | 'Disabled';
  readonly resourceGroups: Map<string, ResourceGroup>;
  /** Namespaces, in lower case, that nobody has registered yet: nothing of them can be created. */
  readonly unregistered: Set<string>;
}

/** A resource that is kept as it was written: a server of Azure Arc, its extensions, a data collection rule ... */
export interface OtherResource {
  /** Resource ID with the casing of its first write. */
  readonly id: string;
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Tenant {
  readonly tenantId: string;
  readonly displayName: string;
  /** The first is the default domain. */
  readonly domains: readonly string[];
  readonly cloud: CloudId;
  readonly apps: App[];
  readonly subscriptions: Subscription[];
  readonly roleAssignments: RoleAssignment[];
  readonly customRoles: RoleDefinition[];
  readonly locks: Lock[];
  readonly denyPolicies: DenyPolicy[];
  /** By lower-case ID. */
  readonly otherResources: Map<string, OtherResource>;
  /** Resources (origins) whose service principal this tenant lacks: AADSTS500011. */
  readonly missingResources: string[];
  /** Entra ID answers every token request of the tenant with 429. */
  signInThrottled: boolean;
  /** How long a new role assignment takes until it grants anything. Default 0. */
  roleDelayInMs?: number;
  /** Time by which assignments come into effect; set by the simulator. */
  now?: Now;
}

export interface AzureState {
  readonly tenants: Tenant[];
  /** Token buckets of Azure Resource Manager are always counted; they refuse only when this is on. */
  throttling: boolean;
  /** Key of the tokens' signatures; a token of another simulator is refused. */
  readonly signingKey: Uint8Array;
}

/** Name lookups are case-insensitive everywhere in Azure. */
export function find<T>(map: ReadonlyMap<string, T>, name: string): T | undefined {
  return map.get(name.toLowerCase());
}

/** A tenant by its GUID or by one of its domains. */
export function findTenant(state: AzureState, cloud: CloudId, name: string): Tenant | undefined {
  const wanted = name.toLowerCase();
  return state.tenants.find(
    (tenant) =>
      tenant.cloud === cloud &&
      (tenant.tenantId.toLowerCase() === wanted || tenant.domains.some((d) => d.toLowerCase() === wanted)),
  );
}

export function findApp(tenant: Tenant, appId: string): App | undefined {
  return tenant.apps.find((app) => app.appId.toLowerCase() === appId.toLowerCase());
}

export function fingerprintOf({ value }: Pick<ClientSecret, 'value'>): SecretFingerprint {
  if (typeof value !== 'string') return value;
  return { hint: value.slice(0, 3), sha256: createHash('sha256').update(value, 'utf8').digest('hex') };
}
