import type { MethodInput } from '../../shared/contract.ts';
import { appError } from '../../shared/errors.ts';
import type { GroupDetail, GroupMember, GroupsView, GroupView } from '../../shared/groupsModel.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { readableQuery } from '../azure/groups/readableQuery.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { ConnectionRecord, RunRecord, StateRecord } from '../store/records.ts';
import { membersToNames } from '../sync/members.ts';
import { groupAlias, groupId } from '../sync/names.ts';
import { type ConnectionStores, findById } from './findConnection.ts';
import { type KeptCollection, keptDnsNames, keptMembers } from './memberFiles.ts';
import { readStateOf } from './syncState.ts';

/** The groups of a connection as this computer knows them. Nothing is asked of Azure or of the site. */
export async function listGroups(
  { connectionId }: MethodInput<'listGroups'>,
  stores: ConnectionStores,
): Promise<Result<GroupsView>> {
  const found = await findById(stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { record, store } = found.value;
  const state = await readableState(store, record);
  if (!state.ok) return state;
  const runs = await store.readRuns(record.connectionId, 1);
  const lastRun = runs.ok ? runs.value[0] : undefined;
  const deletedAt = record.importEnabled ? undefined : deletionBy(lastRun, record);
  const groups = record.collections.map((collection) => viewOf(record, collection, state.value));
  return ok({
    connectionId: record.connectionId,
    groups,
    computers: state.value?.computers ?? 0,
    imported: groups.filter(({ lastChangeAt }) => lastChangeAt !== undefined).length,
    ...(deletedAt === undefined ? {} : { deletedAt }),
    questions: lastRun?.outcome.questions ?? [],
  });
}

/** What was put on the list after the deletion never had a group. */
function deletionBy(run: RunRecord | undefined, { changedAt = '' }: ConnectionRecord): string | undefined {
  const isIt = run?.kind === 'deleteGroups' && run.outcome.outcome === 'done';
  return isIt && changedAt <= run.finishedAt ? run.finishedAt : undefined;
}

/** One group with its members and the query that makes it. */
export async function getGroup(
  { connectionId, collectionId }: MethodInput<'getGroup'>,
  stores: ConnectionStores,
): Promise<Result<GroupDetail>> {
  const found = await findById(stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { record, store } = found.value;
  const collection = record.collections.find((one) => one.collectionId === collectionId);
  if (!collection) return fail(appError('collectionNotVisible', { facts: { collectionId } }));
  const state = await readableState(store, record);
  if (!state.ok) return state;
  const kept = await keptMembers(store, record.connectionId);
  if (!kept.ok && kept.error.code !== 'fileDamaged') return kept;
  const dnsNames = (await keptDnsNames(store, record.connectionId)) ?? new Map<number, string | null>();
  const stored = kept.ok ? kept.value(collectionId) : undefined;
  const membersOf = (kept: KeptCollection['members']): readonly GroupMember[] =>
    kept.map(([resourceId, name]) => ({ resourceId, name, dnsName: dnsNames.get(resourceId) ?? null }));
  const members = membersOf(stored?.members ?? []);
  return ok({
    group: viewOf(record, collection, state.value),
    ...(stored === undefined ? {} : { readAt: stored.readAt }),
    ...membersInSite(state.value?.groups[collectionId]),
    members: byShownName(members),
    ...(stored?.pending === undefined
      ? {}
      : { pending: changesBy(members, membersOf(stored.pending.members), stored.pending.readAt) }),
    query: stored === undefined ? '' : queryOf(record, collectionId, namesOf(members), state.value),
  });
}

/** Unknown computers and provisioning objects are members and no computers: the picker counts them, the group does not. */
function membersInSite(group: StateRecord['groups'][string] | undefined): Pick<GroupDetail, 'membersInSite'> {
  if (group?.state !== 'inSync' || group.stamp === undefined) return {};
  const { memberCount } = group.stamp;
  return memberCount > group.computers ? { membersInSite: memberCount } : {};
}

/** In the order in which they are shown. */
function byShownName(members: readonly GroupMember[]): readonly GroupMember[] {
  const shown = members.map((member) => ({ member, key: (member.dnsName ?? member.name).toLowerCase() }));
  shown.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return shown.map(({ member }) => member);
}

/** What a later reading would take out of the group and put into it. */
function changesBy(
  members: readonly GroupMember[],
  pending: readonly GroupMember[],
  readAt: string,
): NonNullable<GroupDetail['pending']> {
  const before = new Set(members.map(({ resourceId }) => resourceId));
  const after = new Set(pending.map(({ resourceId }) => resourceId));
  return {
    readAt,
    removed: byShownName(members.filter(({ resourceId }) => !after.has(resourceId))),
    added: byShownName(pending.filter(({ resourceId }) => !before.has(resourceId))),
  };
}

/** The names that a group with these members lists. */
function namesOf(members: readonly GroupMember[]): readonly string[] {
  const toNames = membersToNames(new Map(members.map((one) => [one.resourceId, one.dnsName])));
  return toNames(members.map((one) => ({ ...one, domain: null, resourceType: null }))).names;
}

/** The query as `put` writes it, made anew from the names: the same names make the same text. */
export function queryOf(
  record: ConnectionRecord,
  collectionId: string,
  names: readonly string[],
  state: StateRecord | undefined,
): string {
  const known = state?.groups[collectionId];
  const alias = groupAlias(
    { siteCode: record.site.siteCode, connectionId: record.connectionId },
    collectionId,
  );
  return readableQuery(names, {
    alias,
    form: known?.form,
    layout: known?.layout,
    limitBytes: record.queryLimitBytes,
  });
}

export function viewOf(
  { site, connectionId }: ConnectionRecord,
  { collectionId, name }: ConnectionRecord['collections'][number],
  state: StateRecord | undefined,
): GroupView {
  const known = state?.groups[collectionId];
  const scope = { siteCode: site.siteCode, connectionId };
  return {
    collectionId,
    name: known?.name ?? name,
    id: groupId(scope, collectionId),
    alias: groupAlias(scope, collectionId),
    state: known?.state ?? 'waiting',
    computers: known?.computers ?? 0,
    ...(known?.changedAt === undefined ? {} : { lastChangeAt: known.changedAt }),
    ...(known?.error === undefined ? {} : { error: known.error }),
  };
}

/** A damaged state has been moved aside: then nothing is known yet, which the next run mends. */
export async function readableState(
  store: ConnectionStore,
  record: ConnectionRecord,
): Promise<Result<StateRecord | undefined>> {
  const state = await readStateOf(store, record);
  if (state.ok || state.error.code !== 'fileDamaged') return state;
  return ok(undefined);
}
