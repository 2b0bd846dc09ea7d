import pLimit from 'p-limit';
import type { PermissionVerdict, RefusedWrite, VerdictCause } from '../../shared/permissionVerdict.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { createArmClients } from './armClients.ts';
import { discoverWorkspaces } from './discovery.ts';
import { isGranted, type Permission, readPermissions, savedSearchActions } from './permissions.ts';
import {
  type AssignedRole,
  type AzureCaller,
  principalOf,
  readAssignedRoles,
  readLocks,
} from './roleAssignments.ts';

/** The workspace that is asked about; it may be one that the app cannot see. */
export interface WorkspacePlace {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

export interface JudgeInput {
  readonly caller: AzureCaller;
  readonly place: WorkspacePlace;
  /** A write that was refused before, where one was. */
  readonly refused?: RefusedWrite | undefined;
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
}

/** Looking further than this for workspaces with rights would take longer than a person waits. */
const MOST_ELSEWHERE = 24;
const AT_ONCE = 4;
/** Enough to be recognized, few enough to be read. */
const MOST_NAMED = 5;

export function scopeOf({ subscriptionId, resourceGroup, name }: WorkspacePlace): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.OperationalInsights/workspaces/${name}`;
}

/**
 * Finds out which of the causes it is. Only what Azure's answers show is said: where role assignments cannot be
 * read, no role is named; where nothing is granted at all, a role that was given a moment ago looks the same.
 */
export async function judgePermission(input: JudgeInput): Promise<Result<PermissionVerdict>> {
  const { caller, place, refused, signal } = input;
  const scope = scopeOf(place);
  const permissions = await effective(caller, place, scope, signal);
  if (!permissions.ok) return permissions;
  const missingActions = savedSearchActions.filter((action) => !isGranted(action, permissions.value));
  const objectId = await principalOf(caller);
  const verdict = (cause: VerdictCause, more: Partial<PermissionVerdict> = {}): Result<PermissionVerdict> =>
    ok({
      ...{ cause, scope, missingActions, elsewhere: [], judgedAt: input.now.toISOString() },
      ...{ subscriptionId: place.subscriptionId, resourceGroup: place.resourceGroup, workspace: place.name },
      clientId: caller.signIn.clientId,
      ...(objectId === undefined ? {} : { objectId }),
      ...more,
    });

  if (missingActions.length === 0) return judgeGranted(caller, scope, refused, verdict, signal);
  const roles = objectId === undefined ? undefined : await readAssignedRoles(caller, objectId, scope, signal);
  const named = (some: readonly AssignedRole[] = []) =>
    some.length === 0 ? {} : { roles: some.map(({ name, scope: given }) => ({ name, scope: given })) };
  if (roles !== undefined && wouldDo(roles)) {
    const grants = ({ permissions: own }: AssignedRole) =>
      missingActions.some((action) => isGranted(action, own));
    return verdict('assignedNotInEffect', named(roles.filter(grants)));
  }
  const seen = named(roles);
  const elsewhere = await findElsewhere(caller, scope, signal);
  if (permissions.value.length > 0) return verdict('wrongRole', { ...seen, elsewhere });
  return elsewhere.length > 0 ? verdict('wrongResourceGroup', { elsewhere }) : verdict('noRole', seen);
}

async function judgeGranted(
  caller: AzureCaller,
  scope: string,
  refused: RefusedWrite | undefined,
  verdict: (cause: VerdictCause, more?: Partial<PermissionVerdict>) => Result<PermissionVerdict>,
  signal: AbortSignal | undefined,
): Promise<Result<PermissionVerdict>> {
  if (refused?.code === 'disallowedByPolicy') {
    const { policy = '', policyId } = refused;
    return verdict('policy', {
      policy: { name: policy, ...(policyId === undefined ? {} : { id: policyId }) },
    });
  }
  const locks = await readLocks(caller, scope, signal);
  // A read-only lock forbids writing; one against deletion, only deleting. Either may have refused.
  const lock = locks.find(({ level }) => level === 'ReadOnly') ?? (refused ? locks[0] : undefined);
  if (lock !== undefined && refused?.code !== 'notAuthorized') return verdict('locked', { lock });
  if (refused?.code === 'scopeLocked')
    return verdict('locked', { lock: { name: '', scope, level: 'ReadOnly' } });
  return verdict(refused?.code === 'notAuthorized' ? 'refusedThoughGranted' : 'granted');
}

/** Nothing granted is an answer, not a failure: Azure refuses the question itself to who has no role. */
async function effective(
  { signIn, transport }: AzureCaller,
  place: WorkspacePlace,
  resourceId: string,
  signal: AbortSignal | undefined,
): Promise<Result<readonly Permission[]>> {
  const workspace = {
    ...{ subscriptionId: place.subscriptionId, resourceGroup: place.resourceGroup, name: place.name },
    ...{ resourceId, subscriptionName: '', customerId: '', location: '' },
  };
  const answer = await readPermissions(signIn, transport, workspace, signal);
  if (answer.ok) return answer;
  return answer.error.code === 'notAuthorized' ? ok([]) : fail(answer.error);
}

/** The roles together, as Azure counts them: what one takes away, another may give. */
function wouldDo(roles: readonly AssignedRole[]): boolean {
  const permissions = roles.flatMap((role) => role.permissions);
  return savedSearchActions.every((action) => isGranted(action, permissions));
}

async function findElsewhere(
  caller: AzureCaller,
  scope: string,
  signal: AbortSignal | undefined,
): Promise<PermissionVerdict['elsewhere']> {
  const { signIn, transport } = caller;
  const nobody = { subscriptions: () => undefined, found: () => undefined };
  const found = await discoverWorkspaces(await createArmClients(signIn, transport), nobody, signal);
  if (!found.ok) return [];
  const others = found.value
    .filter(({ resourceId }) => resourceId.toLowerCase() !== scope.toLowerCase())
    .slice(0, MOST_ELSEWHERE);
  const limit = pLimit(AT_ONCE);
  const judged = await Promise.all(
    others.map((workspace) =>
      limit(async () => {
        const answer = await readPermissions(signIn, transport, workspace, signal);
        const may = answer.ok && savedSearchActions.every((action) => isGranted(action, answer.value));
        return may ? [{ workspace: workspace.name, resourceGroup: workspace.resourceGroup }] : [];
      }),
    ),
  );
  return judged.flat().slice(0, MOST_NAMED);
}
