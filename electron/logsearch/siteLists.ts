import type { MethodInput } from '../../shared/contract.ts';
import type { ResultColumn } from '../../shared/logSearch.ts';
import { ok, type Result } from '../../shared/result.ts';
import { groupStateWords } from '../../shared/strings/groups.ts';
import { siteColumns } from '../../shared/strings/logSearch.ts';
import { type ConnectionStores, findById } from '../methods/findConnection.ts';
import { readableState, viewOf } from '../methods/groupViews.ts';
import { keptDnsNames, keptMembers } from '../methods/memberFiles.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { ConnectionRecord } from '../store/records.ts';

/** A list of what the last runs left on this computer. */
export interface SiteListing {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly unknown[])[];
  /** When it was read or changed; undefined where nothing was yet. */
  readonly at: string | undefined;
  /** Rows that were not kept. */
  readonly more: number;
  /** What it would be made of was never read here, or the file of it is damaged. */
  readonly notRead?: true;
}

const notRead = (columns: readonly ResultColumn[]): Result<SiteListing> =>
  ok({ columns, rows: [], at: undefined, more: 0, notRead: true });

const column = (name: string, type = 'string'): ResultColumn => ({ name, type });

/** What only the app knows, for Log search. Neither Azure nor the site is asked. */
export async function listFromSite(
  { connectionId, list }: MethodInput<'listFromSite'>,
  stores: ConnectionStores,
): Promise<Result<SiteListing>> {
  const found = await findById(stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { record, store } = found.value;
  switch (list) {
    case 'groups':
      return importedGroups(record, store);
    case 'computers':
      return computers(record, store);
    case 'changes':
      return changes(record, store);
    case 'outside':
      return outside(record, store);
  }
}

async function importedGroups(
  record: ConnectionRecord,
  store: ConnectionStore,
): Promise<Result<SiteListing>> {
  const state = await readableState(store, record);
  if (!state.ok) return state;
  const groups = record.collections
    .map((collection) => viewOf(record, collection, state.value))
    .filter(({ lastChangeAt }) => lastChangeAt !== undefined);
  return ok({
    columns: [
      column(siteColumns.group),
      column(siteColumns.collectionId),
      column(siteColumns.alias),
      column(siteColumns.computers, 'long'),
      column(siteColumns.lastChange, 'datetime'),
      column(siteColumns.state),
    ],
    rows: groups.map((group) => [
      group.name,
      group.collectionId,
      group.alias,
      group.computers,
      group.lastChangeAt,
      groupStateWords[group.state],
    ]),
    at: state.value?.lastSuccessAt,
    more: 0,
  });
}

interface KnownComputer {
  readonly name: string;
  readonly collections: string[];
}

/**
 * Computers by ResourceID with the names of their collections, and when the oldest of these was read; undefined where
 * no members were read, or their file is damaged.
 */
async function membersOf(record: ConnectionRecord, store: ConnectionStore) {
  const kept = await keptMembers(store, record.connectionId);
  if (!kept.ok && kept.error.code !== 'fileDamaged') return kept;
  const known = new Map<number, KnownComputer>();
  let readAt: string | undefined;
  for (const { collectionId, name: collection } of record.collections) {
    const stored = kept.ok ? kept.value(collectionId) : undefined;
    if (stored === undefined) continue;
    if (readAt === undefined || stored.readAt < readAt) readAt = stored.readAt;
    for (const [resourceId, name] of stored.members) {
      const computer = known.get(resourceId);
      if (computer) computer.collections.push(collection);
      else known.set(resourceId, { name, collections: [collection] });
    }
  }
  return ok(readAt === undefined && record.collections.length > 0 ? undefined : { known, readAt });
}

async function computers(record: ConnectionRecord, store: ConnectionStore): Promise<Result<SiteListing>> {
  const columns = [
    column(siteColumns.computer),
    column(siteColumns.shortName),
    column(siteColumns.collections, 'long'),
    column(siteColumns.collectionNames),
    column(siteColumns.resourceId, 'long'),
  ];
  const members = await membersOf(record, store);
  if (!members.ok) return members;
  if (members.value === undefined) return notRead(columns);
  const dnsNames = (await keptDnsNames(store, record.connectionId)) ?? new Map<number, string | null>();
  const rows = [...members.value.known].map(([resourceId, { name, collections }]) => [
    dnsNames.get(resourceId) ?? name,
    name,
    collections.length,
    collections.join(', '),
    resourceId,
  ]);
  return ok({ columns, rows: byFirst(rows), at: members.value.readAt, more: 0 });
}

async function changes(record: ConnectionRecord, store: ConnectionStore): Promise<Result<SiteListing>> {
  const columns = [
    column(siteColumns.group),
    column(siteColumns.change),
    column(siteColumns.computer),
    column(siteColumns.collectionId),
    column(siteColumns.resourceId, 'long'),
  ];
  const kept = await store.readChanges(record.connectionId);
  if (!kept.ok) return kept.error.code === 'fileDamaged' ? notRead(columns) : kept;
  const { at, groups = [] } = kept.value ?? {};
  const dnsNames = (await keptDnsNames(store, record.connectionId)) ?? new Map<number, string | null>();
  const names = new Map(record.collections.map(({ collectionId, name }) => [collectionId, name]));
  const rows = groups.flatMap(({ collectionId, joined, left }) => {
    const lines = (computers: readonly (readonly [number, string])[], change: string) =>
      computers.map(([resourceId, name]) => [
        names.get(collectionId) ?? collectionId,
        change,
        dnsNames.get(resourceId) ?? name,
        collectionId,
        resourceId,
      ]);
    return [...lines(joined, siteColumns.joined), ...lines(left, siteColumns.left)];
  });
  const all = groups.reduce((sum, { joinedCount, leftCount }) => sum + joinedCount + leftCount, 0);
  return ok({ columns, rows, at, more: all - rows.length });
}

/** By the device list of the last full read, which keeps DNS names: a computer without one cannot be named here. */
async function outside(record: ConnectionRecord, store: ConnectionStore): Promise<Result<SiteListing>> {
  const columns = [column(siteColumns.computer), column(siteColumns.resourceId, 'long')];
  const members = await membersOf(record, store);
  if (!members.ok) return members;
  const devices = await store.readDevices(record.connectionId);
  if (!devices.ok && devices.error.code !== 'fileDamaged') return devices;
  const site = devices.ok ? devices.value : undefined;
  // Without the one there is nobody to be outside, without the other everybody would be.
  if (members.value === undefined || site === undefined) return notRead(columns);
  const { known } = members.value;
  const rest = site.devices.filter(([resourceId]) => !known.has(resourceId));
  const rows = rest.flatMap(([resourceId, dnsName]) => (dnsName === null ? [] : [[dnsName, resourceId]]));
  return ok({ columns, rows: byFirst(rows), at: site.readAt, more: 0 });
}

function byFirst<T extends readonly unknown[]>(rows: readonly T[]): readonly T[] {
  const keyed = rows.map((row) => ({ row, key: String(row[0]).toLowerCase() }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ row }) => row);
}
