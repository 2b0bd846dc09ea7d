import type { Transport } from '../ports.ts';
import type { Permission } from './permissions.ts';
import { restCall } from './restCall.ts';
import type { SignIn } from './signIn.ts';
import { readClaims } from './tokenClaims.ts';

/** A role that somebody has given to the app, or to a group that it is in, in force or not. */
export interface AssignedRole {
  readonly name: string;
  readonly scope: string;
  readonly permissions: readonly Permission[];
}

/** Whoever asks Azure. */
export interface AzureCaller {
  readonly signIn: SignIn;
  readonly transport: Transport;
}

const VERSION = 'api-version=2022-04-01';
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DEFINITION =
  /^(\/subscriptions\/[0-9a-f-]{36})?\/providers\/Microsoft\.Authorization\/roleDefinitions\/[0-9a-f-]{36}$/i;

/** Object ID of the service principal, as the token for Azure Resource Manager names it. */
export async function principalOf({ signIn }: AzureCaller): Promise<string | undefined> {
  const token = await signIn.token(signIn.cloud.arm);
  const oid = token.ok ? readClaims(token.value).oid : undefined;
  return oid !== undefined && GUID.test(oid) ? oid : undefined;
}

/**
 * Roles of the principal that reach the scope, its groups' ones included: `assignedTo` counts those (Azure REST API
 * reference, "Role Assignments - List For Scope"). Undefined where it may not read role assignments.
 */
export async function readAssignedRoles(
  caller: AzureCaller,
  principalId: string,
  scope: string,
  signal?: AbortSignal,
): Promise<readonly AssignedRole[] | undefined> {
  const filter = encodeURIComponent(`assignedTo('${principalId}')`);
  const path = `${scope}/providers/Microsoft.Authorization/roleAssignments?${VERSION}&$filter=${filter}`;
  const assignments = await listOf(caller, path, signal);
  if (assignments === undefined) return undefined;
  const roles: AssignedRole[] = [];
  for (const { properties } of assignments) {
    const { roleDefinitionId, scope: given } = record(properties);
    if (typeof given !== 'string' || typeof roleDefinitionId !== 'string') continue;
    if (!reaches(given, scope)) continue;
    roles.push({ scope: given, ...(await readDefinition(caller, roleDefinitionId, signal)) });
  }
  return roles;
}

/** What is given or locked at `upper` holds at `scope`. */
export function reaches(upper: string, scope: string): boolean {
  const above = upper.toLowerCase().replace(/\/+$/, '');
  const below = scope.toLowerCase();
  return above === below || below.startsWith(`${above}/`);
}

async function readDefinition(
  caller: AzureCaller,
  id: string,
  signal: AbortSignal | undefined,
): Promise<Pick<AssignedRole, 'name' | 'permissions'>> {
  // The ID comes from an answer; the token must not follow anything else.
  const answer = DEFINITION.test(id) ? await get(caller, `${id}?${VERSION}`, signal) : undefined;
  const { roleName, permissions } = record(record(answer).properties);
  return {
    name: typeof roleName === 'string' ? roleName : (id.split('/').at(-1) ?? ''),
    permissions: Array.isArray(permissions) ? permissions.map(permissionOf) : [],
  };
}

export interface ManagementLock {
  readonly id?: string;
  readonly name: string;
  readonly level: string;
  readonly scope: string;
}

/**
 * Locks that hold at the workspace: its own, its resource group's and its subscription's. An inherited lock is not
 * in the list of what is below it, and a list that may not be read is left out.
 */
export async function readLocks(
  caller: AzureCaller,
  scope: string,
  signal?: AbortSignal,
): Promise<readonly ManagementLock[]> {
  const group = scope.replace(/\/providers\/.*$/i, '');
  const subscription = group.replace(/\/resourceGroups\/.*$/i, '');
  const found = new Map<string, ManagementLock>();
  for (const at of [scope, group, subscription]) {
    const path = `${at}/providers/Microsoft.Authorization/locks?api-version=2016-09-01`;
    for (const lock of (await listOf(caller, path, signal)) ?? []) {
      const { id, name, properties } = lock;
      const { level } = record(properties);
      if (typeof id !== 'string' || typeof name !== 'string' || typeof level !== 'string') continue;
      const place = id.replace(/\/providers\/Microsoft\.Authorization\/locks\/[^/]+$/i, '');
      if (reaches(place, scope)) found.set(id.toLowerCase(), { id, name, level, scope: place });
    }
  }
  return [...found.values()];
}

async function listOf(
  caller: AzureCaller,
  path: string,
  signal: AbortSignal | undefined,
): Promise<readonly Record<string, unknown>[] | undefined> {
  const { value } = record(await get(caller, path, signal));
  return Array.isArray(value) ? value.map(record) : undefined;
}

async function get(
  { signIn, transport }: AzureCaller,
  path: string,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const url = `${signIn.cloud.arm}${path}`;
  const answer = await restCall({
    ...{ signIn, transport, service: 'arm', resource: signIn.cloud.arm, url, signal },
  });
  return answer.ok ? answer.value : undefined;
}

function permissionOf(value: unknown): Permission {
  const { actions, notActions } = record(value);
  return { actions: texts(actions), notActions: texts(notActions) };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
