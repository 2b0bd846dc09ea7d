import type { GroupView } from '../../shared/groupsModel.ts';
import { ok, type Result } from '../../shared/result.ts';
import { contentHash } from '../sync/hash.ts';
import { type MembersToNames, membersToNames } from '../sync/members.ts';
import { findById } from './findConnection.ts';
import { queryOf, readableState, viewOf } from './groupViews.ts';
import { type KeptCollection, keptDnsNames, keptMembers } from './memberFiles.ts';
import { type OpenConnection, type OpenDeps, openConnection } from './openConnection.ts';
import { sha256 } from './syncConnection.ts';

/** A group with what it lists in the workspace. */
export interface GroupContents extends GroupView {
  /** Text of the group, parts joined; empty where there is no group. */
  readonly query: string;
  /** The names that it lists, sorted. */
  readonly members: readonly string[];
}

/**
 * All groups of a connection with the names that they list. What the last reading left on this computer is asked, and
 * the workspace only where that is not what was written: a group that was held back or left as it was.
 */
export async function listGroupContents(
  connectionId: string,
  deps: OpenDeps,
): Promise<Result<readonly GroupContents[]>> {
  const found = await findById(deps.stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { record, store } = found.value;
  const state = await readableState(store, record);
  if (!state.ok) return state;
  const toNames = membersToNames((await keptDnsNames(store, record.connectionId)) ?? new Map());
  const kept = await keptMembers(store, record.connectionId);
  let opened: Result<OpenConnection> | undefined;
  const groups: GroupContents[] = [];
  for (const collection of record.collections) {
    const { collectionId } = collection;
    const view = viewOf(record, collection, state.value);
    const written = state.value?.groups[collectionId]?.hash;
    if (written === undefined) {
      groups.push({ ...view, query: '', members: [] });
      continue;
    }
    let names = namesOf(kept.ok ? kept.value(collectionId) : undefined, toNames);
    if (contentHash(names, sha256) !== written) {
      opened ??= await openConnection(record.connectionId, deps);
      if (!opened.ok) return opened;
      const listed = await namesInWorkspace(opened.value, view.alias);
      if (!listed.ok) return listed;
      names = listed.value;
    }
    groups.push({ ...view, query: queryOf(record, collectionId, names, state.value), members: names });
  }
  return ok(groups);
}

function namesOf(kept: KeptCollection | undefined, toNames: MembersToNames): readonly string[] {
  const members = kept?.members ?? [];
  return toNames(
    members.map(([resourceId, name]) => ({ resourceId, name, domain: null, resourceType: null })),
  ).names;
}

async function namesInWorkspace(
  { query }: OpenConnection,
  alias: string,
): Promise<Result<readonly string[]>> {
  const rows = await query(alias);
  if (!rows.ok) return rows;
  return ok(rows.value.flatMap(([name]) => (typeof name === 'string' ? [name] : [])).sort());
}
