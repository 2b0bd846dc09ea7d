import type { MethodInput } from '../../shared/contract.ts';
import { estimateLeastBytes } from '../../shared/groupSize.ts';
import type { ConnectionPreview, Workspace, WorkspaceCheck } from '../../shared/model.ts';
import { ok, type Result } from '../../shared/result.ts';
import { createArmClients } from '../azure/armClients.ts';
import { isGranted, queryAction, readPermissions, savedSearchActions } from '../azure/permissions.ts';
import { readSubscriptionName } from '../azure/subscriptionName.ts';
import { getWorkspace } from '../azure/workspace.ts';
import type { Clock } from '../ports.ts';
import { BUDGET_BYTES } from '../sync/budget.ts';
import { createGroupStore } from './groupStores.ts';
import type { HeldSignIn, SignIns } from './signIns.ts';
import type { Sources } from './sources.ts';

export interface WorkspaceDeps {
  readonly signIns: SignIns;
  readonly sources: Sources;
  readonly clock: Clock;
  readonly random: () => number;
}

/** Reads one workspace that was typed. */
export async function readWorkspace(
  input: MethodInput<'getWorkspace'>,
  deps: WorkspaceDeps,
): Promise<Result<Workspace>> {
  const held = deps.signIns.get(input.signInId);
  if (!held.ok) return held;
  const clients = await createArmClients(held.value.signIn, held.value.transport);
  const workspace = await getWorkspace(clients, input);
  if (!workspace.ok) return workspace;
  const subscriptionName = await readSubscriptionName(clients, input.subscriptionId);
  return subscriptionName === undefined ? workspace : ok({ ...workspace.value, subscriptionName });
}

/** What the app may do in the workspace, and how full its saved-search list is. */
export async function checkWorkspace(
  input: MethodInput<'checkWorkspace'>,
  deps: WorkspaceDeps,
): Promise<Result<WorkspaceCheck>> {
  const held = deps.signIns.get(input.signInId);
  if (!held.ok) return held;
  const { signIn, transport } = held.value;
  const permissions = await readPermissions(signIn, transport, input.workspace);
  if (!permissions.ok) return permissions;
  const missingActions = savedSearchActions.filter((action) => !isGranted(action, permissions.value));
  const canQuery = isGranted(queryAction, permissions.value);
  const listing = await listingOf(held.value, input.workspace, deps);
  if (!listing.ok) {
    // Without the right to read, the missing action is the answer; the space is unknown.
    if (missingActions.length === 0) return listing;
    return ok({ missingActions, canQuery, usedBytes: 0, budgetBytes: BUDGET_BYTES, savedSearches: 0 });
  }
  return ok({
    missingActions,
    canQuery,
    usedBytes: listing.value.totalBytes,
    budgetBytes: BUDGET_BYTES,
    savedSearches: listing.value.count,
  });
}

/** What the first sync would create. Sizes are estimates: members are read when it runs. */
export async function previewConnection(
  input: MethodInput<'previewConnection'>,
  deps: WorkspaceDeps,
  connectionId: string | undefined,
): Promise<Result<ConnectionPreview>> {
  const held = deps.signIns.get(input.signInId);
  if (!held.ok) return held;
  const source = await deps.sources.collections(input.source);
  const collections = await source.listCollections();
  if (!collections.ok) return collections;
  const listing = await listingOf(held.value, input.workspace, deps, connectionId);
  if (!listing.ok) return listing;
  const counts = new Map(
    collections.value.map((collection) => [collection.collectionId, collection.memberCount]),
  );
  const existing = new Set(listing.value.ours.map(({ collectionId }) => collectionId));
  const chosen = input.collections.map(({ collectionId }) => collectionId);
  const create = chosen.filter((collectionId) => !existing.has(collectionId));
  const membersOf = (ids: readonly string[]) => ids.map((id) => counts.get(id) ?? 0);
  return ok({
    create: create.length,
    // Which of the existing ones change is known only when their members have been read.
    update: 0,
    unchanged: chosen.length - create.length,
    memberships: membersOf(chosen).reduce((sum, count) => sum + count, 0),
    estimatedBytes: membersOf(create).reduce((sum, count) => sum + estimateLeastBytes(count), 0),
  });
}

async function listingOf(held: HeldSignIn, workspace: Workspace, deps: WorkspaceDeps, connectionId = '') {
  const { signIn, transport } = held;
  const input = { signIn, transport, workspace, connectionId, hierarchyId: '', installationId: '' };
  return (await createGroupStore(input, deps.clock, deps.random)).list();
}
