import { ok, type Result } from '../../shared/result.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { MembersRecord } from '../store/records.ts';
import type { DnsNames } from '../sync/deviceNames.ts';
import { isComputer } from '../sync/members.ts';
import type { ReadCollection } from '../sync/readMembers.ts';
import { changesBetween } from './memberChanges.ts';

/** DNS names as the last full read left them; undefined where they have to be read anew. */
export async function keptDnsNames(
  store: ConnectionStore,
  connectionId: string,
): Promise<DnsNames | undefined> {
  const kept = await store.readDevices(connectionId);
  return kept.ok && kept.value !== undefined ? new Map(kept.value.devices) : undefined;
}

/**
 * Keeps the names for the next runs. Where that fails they are thrown away: old names beside new groups would make
 * the next change of a group take new names out of it again.
 */
export async function keepDnsNames(
  store: ConnectionStore,
  connectionId: string,
  names: DnsNames,
  now: Date,
): Promise<Result<void>> {
  const written = await store.writeDevices(connectionId, {
    schema: 1,
    readAt: now.toISOString(),
    devices: [...names],
  });
  if (!written.ok) await store.dropDevices(connectionId);
  return written;
}

/** The computers of a collection as last read: ResourceID and short name. */
export interface KeptCollection {
  readonly readAt: string;
  readonly members: readonly (readonly [number, string])[];
  /** A later reading that is held back. */
  readonly pending?: Omit<KeptCollection, 'pending'>;
}

/** What the last runs have read, by collection ID. */
export async function keptMembers(
  store: ConnectionStore,
  connectionId: string,
): Promise<Result<(collectionId: string) => KeptCollection | undefined>> {
  const kept = await store.readMembers(connectionId);
  if (!kept.ok) return kept;
  const { computers = [], collections = {} } = kept.value ?? {};
  const names = new Map(computers);
  return ok((collectionId) => {
    const entry = Object.hasOwn(collections, collectionId) ? collections[collectionId] : undefined;
    if (entry === undefined) return undefined;
    const other = new Map(entry.otherNames);
    const members = entry.members.map((id) => [id, other.get(id) ?? names.get(id) ?? ''] as const);
    const { readAt, pending } = entry;
    return { readAt, members, ...(pending === undefined ? {} : { pending }) };
  });
}

export interface NewReading {
  readonly read: readonly ReadCollection[];
  /** The collections whose members are kept from now on. */
  readonly collectionIds: readonly string[];
  /** Those whose reading is held back: their groups have what was read before. */
  readonly heldBack?: ReadonlySet<string>;
  readonly now: Date;
}

/**
 * Keeps the computers of what was read beside those that were read before, for the view of the groups. Answers how
 * many computers have at least one membership, whether they could be kept or not.
 */
export async function keepMembers(
  store: ConnectionStore,
  connectionId: string,
  { read, collectionIds, heldBack = new Set(), now }: NewReading,
): Promise<{ readonly computers: number; readonly saved: Result<void> }> {
  const readNow = new Map(read.map(({ summary, members }) => [summary.collectionId, members]));
  const before = await store.readMembers(connectionId);
  const kept = before.ok ? before.value : undefined;
  const names = new Map(kept?.computers);
  const collections: MembersRecord['collections'] = {};
  const computers = new Set<number>();
  for (const collectionId of collectionIds) {
    const members = readNow.get(collectionId);
    const former = kept?.collections[collectionId];
    const entry =
      former !== undefined && heldBack.has(collectionId)
        ? withPending(former, members, now)
        : members
          ? entryOf(members, names, now)
          : settled(former);
    if (entry === undefined) continue;
    collections[collectionId] = entry;
    for (const id of entry.members) computers.add(id);
  }
  const changes = changesBetween(kept, { computers: [...names], collections }, now);
  // A view only: a run does not fail for it.
  if (changes !== undefined) await store.writeChanges(connectionId, changes);
  const saved = await store.writeMembers(connectionId, {
    schema: 1,
    computers: [...names].filter(([id]) => computers.has(id)),
    collections,
  });
  return { computers: computers.size, saved };
}

/** Adds to `names` those that are new. */
function entryOf(members: ReadCollection['members'], names: Map<number, string>, now: Date): KeptEntry {
  const ids: number[] = [];
  const otherNames: [number, string][] = [];
  for (const member of members) {
    if (!isComputer(member)) continue;
    const { resourceId, name } = member;
    ids.push(resourceId);
    const known = names.get(resourceId);
    if (known === undefined) names.set(resourceId, name);
    else if (known !== name) otherNames.push([resourceId, name]);
  }
  return {
    readAt: now.toISOString(),
    members: ids,
    ...(otherNames.length > 0 ? { otherNames } : {}),
  };
}

type KeptEntry = MembersRecord['collections'][string];

/** The group has what was read before; the new reading waits beside it. */
function withPending(
  former: KeptEntry,
  members: ReadCollection['members'] | undefined,
  now: Date,
): KeptEntry {
  if (members === undefined) return former;
  const computers = members.filter(isComputer);
  return {
    ...former,
    pending: {
      readAt: now.toISOString(),
      members: computers.map(({ resourceId, name }) => [resourceId, name]),
    },
  };
}

/** Nothing is held back any more. */
function settled(former: KeptEntry | undefined): KeptEntry | undefined {
  if (former?.pending === undefined) return former;
  const { pending: _pending, ...rest } = former;
  return rest;
}
