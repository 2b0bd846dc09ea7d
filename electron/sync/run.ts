import { type AppError, appError } from '../../shared/errors.ts';
import type { GroupOutcome, OutcomeKind, StepId, StepState, SyncOutcome } from '../../shared/model.ts';
import type { Clock, CollectionSource, GroupListing, GroupStore } from '../ports.ts';
import { desiredGroups } from './desired.ts';
import type { Sha256 } from './hash.ts';
import { type GroupScope, groupAlias, groupId } from './names.ts';
import { type DesiredGroup, type KnownGroup, type Plan, plan } from './plan.ts';
import { readSite, type SiteReading } from './readDesired.ts';
import { type WriteResult, writeChanges } from './writeChanges.ts';

/** How often a connection is refreshed, in hours: the removed connector's own interval. */
export const INTERVAL_HOURS = 3;

/** What the saved-search list of a workspace may grow to; Azure Resource Manager cuts answers off at 8 MB. */
export const BUDGET_BYTES = 6_000_000;

export interface SyncInput {
  readonly scope: GroupScope;
  readonly collections: readonly { readonly collectionId: string; readonly name: string }[];
  readonly known: ReadonlyMap<string, KnownGroup>;
  readonly installationId: string;
  readonly takeOver: boolean;
}

export interface SyncPorts {
  readonly source: CollectionSource;
  readonly store: GroupStore;
  readonly clock: Clock;
  readonly sha256: Sha256;
}

export interface SyncListener {
  step(
    id: StepId,
    state: StepState,
    facts?: Readonly<Record<string, string | number>>,
    error?: AppError,
  ): void;
  firstGroupProven(): void;
}

export interface SyncResult {
  readonly outcome: SyncOutcome;
  /** To be kept for the next run's guards. */
  readonly known: ReadonlyMap<string, KnownGroup>;
  /** What ended the run before its end. */
  readonly error?: AppError;
}

/** One run: read ConfigMgr, read our groups, plan, write, check. Works on the connection as handed in. */
export async function runSync(
  input: SyncInput,
  ports: SyncPorts,
  listener: SyncListener,
  signal?: AbortSignal,
): Promise<SyncResult> {
  const startedAt = ports.clock.now();
  const finish = (outcome: Outcome): SyncResult => ({
    known: outcome.known ?? input.known,
    outcome: {
      outcome: outcome.kind,
      ...(outcome.write ?? NOTHING),
      groups: outcome.groups ?? [],
      failed: (outcome.write?.failed ?? 0) + (outcome.unread ?? 0),
      durationInMs: ports.clock.now().getTime() - startedAt.getTime(),
    },
    ...(outcome.error ? { error: outcome.error } : {}),
  });
  const stopAt = (id: StepId, error: AppError): SyncResult => {
    listener.step(id, error.code === 'cancelled' ? 'cancelled' : 'failed', {}, error);
    return finish({ kind: error.code === 'cancelled' ? 'cancelled' : 'failed', error });
  };

  listener.step('readCollections', 'running');
  const ids = input.collections.map(({ collectionId }) => collectionId);
  const reading = await readSite(
    ports.source,
    ids,
    (progress) => listener.step('readCollections', 'running', { ...progress }),
    signal,
  );
  if (!reading.ok) return stopAt('readCollections', reading.error);
  const [unread] = reading.value.read.length === 0 ? unreadGroups(input, reading.value) : [];
  // Going on without one collection would look like work that is done.
  if (unread?.error) {
    const stopped = stopAt('readCollections', unread.error);
    const groups = unreadGroups(input, reading.value);
    return { ...stopped, outcome: { ...stopped.outcome, groups, failed: groups.length } };
  }
  const desired = desiredGroups(reading.value, input.scope, ports.sha256, ports.store);
  listener.step('readCollections', 'done', {
    collections: reading.value.read.length,
    memberships: reading.value.read.reduce((sum, { members }) => sum + members.length, 0),
    siteCode: input.scope.siteCode,
  });

  listener.step('compareWorkspace', 'running');
  const listing = await ports.store.list(signal);
  if (!listing.ok) return stopAt('compareWorkspace', listing.error);
  const changes = makePlan(input, desired, reading.value, listing.value, ports.clock.now());
  if (changes.stop) return stopAt('compareWorkspace', changes.stop);
  const kinds = (kind: string) => changes.changes.filter((change) => change.kind === kind).length;
  listener.step('compareWorkspace', 'done', {
    create: kinds('create'),
    update: kinds('update'),
    unchanged: kinds('unchanged'),
    delete: changes.remove.length,
  });

  const total = kinds('create') + kinds('update');
  listener.step('writeGroups', 'running', { written: 0, total });
  const write = await writeChanges(
    ports.store,
    changes,
    ports.clock,
    {
      writing: (written, name) => listener.step('writeGroups', 'running', { written, total, name }),
      firstProven: () => listener.firstGroupProven(),
    },
    signal,
  );
  const groups = [...write.groups, ...unreadGroups(input, reading.value)];
  const known = remember(input.known, changes, write, ports.clock.now());
  const written = write.created + write.updated;
  const stop = write.stop ?? nothingInSync(write);
  const state = stop ? (stop.code === 'cancelled' ? 'cancelled' : 'failed') : 'done';
  listener.step('writeGroups', state, { written, total }, stop);
  const result = { write, groups, known, unread: reading.value.unread.size };
  if (stop) {
    return finish({ ...result, kind: state === 'cancelled' ? 'cancelled' : 'failed', error: stop });
  }

  const checked = await checkGroups(ports.store, desired, write, listener, signal);
  if (checked) {
    const kind = checked.code === 'cancelled' ? 'cancelled' : written > 0 ? 'partly' : 'failed';
    return finish({ ...result, kind, error: checked });
  }
  await ports.store.sweep();
  listener.step('planNextSync', 'done', { intervalHours: INTERVAL_HOURS });
  return finish({ ...result, kind: overall(write, reading.value) });
}

interface Outcome {
  readonly kind: OutcomeKind;
  readonly write?: WriteResult;
  readonly groups?: readonly GroupOutcome[];
  readonly known?: ReadonlyMap<string, KnownGroup>;
  readonly unread?: number;
  readonly error?: AppError;
}

const NOTHING = { created: 0, updated: 0, deleted: 0, unchanged: 0, heldBack: 0 } as const;

function makePlan(
  input: SyncInput,
  desired: readonly DesiredGroup[],
  reading: SiteReading,
  listing: GroupListing,
  now: Date,
): Plan {
  return plan({
    desired,
    untouched: new Set(reading.unread.keys()),
    actual: listing.ours,
    rivals: listing.rivals,
    aliases: listing.aliases,
    ownIds: listing.ownIds,
    known: input.known,
    installationId: input.installationId,
    takeOver: input.takeOver,
    usedBytes: listing.totalBytes,
    budgetBytes: BUDGET_BYTES,
    now,
  });
}

/** Reads the workspace back once and compares what was to be written with what is there. */
async function checkGroups(
  store: GroupStore,
  desired: readonly DesiredGroup[],
  write: WriteResult,
  listener: SyncListener,
  signal: AbortSignal | undefined,
): Promise<AppError | undefined> {
  const total = write.created + write.updated;
  if (total === 0) {
    listener.step('checkGroups', 'done', { checked: 0, total: 0 });
    return undefined;
  }
  listener.step('checkGroups', 'running', { checked: 0, total });
  const listing = await store.list(signal);
  if (!listing.ok) {
    listener.step(
      'checkGroups',
      listing.error.code === 'cancelled' ? 'cancelled' : 'failed',
      {},
      listing.error,
    );
    return listing.error;
  }
  const hashes = new Map(listing.value.ours.map(({ collectionId, hash }) => [collectionId, hash]));
  const settled = new Set(
    write.groups
      .filter(({ state }) => state === 'inSync' || state === 'notVerified')
      .map((group) => group.collectionId),
  );
  const wrong = desired.find(
    ({ content }) => settled.has(content.collectionId) && hashes.get(content.collectionId) !== content.hash,
  );
  if (wrong) {
    const error = appError('groupNotProven', {
      facts: {
        alias: wrong.content.alias,
        name: wrong.content.displayName,
        collectionId: wrong.content.collectionId,
      },
    });
    listener.step('checkGroups', 'failed', {}, error);
    return error;
  }
  listener.step('checkGroups', 'done', { checked: total, total });
  return undefined;
}

/** The first refusal, where it left no group as it should be: then the step did not do what it is there for. */
function nothingInSync(write: WriteResult): AppError | undefined {
  const isNothing = write.created + write.updated + write.unchanged + write.heldBack === 0;
  return isNothing ? write.groups.find(({ error }) => error !== undefined)?.error : undefined;
}

function overall(write: WriteResult, reading: SiteReading): OutcomeKind {
  const bad = write.failed + reading.unread.size;
  if (bad === 0) return write.heldBack > 0 ? 'partly' : 'done';
  return write.created + write.updated + write.unchanged > 0 ? 'partly' : 'failed';
}

function unreadGroups(input: SyncInput, reading: SiteReading): GroupOutcome[] {
  const names = new Map(input.collections.map(({ collectionId, name }) => [collectionId, name]));
  return [...reading.unread].map(([collectionId, error]) => {
    const name = names.get(collectionId) ?? collectionId;
    return {
      collectionId,
      name,
      id: groupId(input.scope, collectionId),
      alias: groupAlias(input.scope, collectionId),
      state: 'failed',
      computers: 0,
      error: { ...error, facts: { name, ...error.facts } },
    };
  });
}

/** What the next run's guards need: the size last written, and since when a large loss is being seen. */
function remember(
  before: ReadonlyMap<string, KnownGroup>,
  changes: Plan,
  write: WriteResult,
  now: Date,
): Map<string, KnownGroup> {
  const known = new Map(before);
  const settled = new Map(write.groups.map((group) => [group.collectionId, group.state]));
  const errors = new Map(write.groups.map((group) => [group.collectionId, group.error?.code]));
  for (const { kind, group } of changes.changes) {
    const { collectionId, hash } = group.content;
    const state = settled.get(collectionId);
    if (kind === 'heldBack') {
      const old = before.get(collectionId);
      const since = old?.heldBack?.hash === hash ? old.heldBack.since : now.toISOString();
      known.set(collectionId, { computers: old?.computers ?? 0, heldBack: { hash, since } });
    } else if (state === 'inSync') {
      known.set(collectionId, { computers: group.computers });
    } else if (state === 'notVerified') {
      known.set(collectionId, { computers: group.computers, unproven: 'notVerified' });
    } else if (state === 'failed' && errors.get(collectionId) === 'groupNotProven') {
      known.set(collectionId, { computers: group.computers, unproven: 'failed' });
    }
  }
  for (const { collectionId } of changes.remove) known.delete(collectionId);
  return known;
}
