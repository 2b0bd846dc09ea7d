import { type AppError, appError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import type { StepId, StepState } from '../../shared/runModel.ts';
import type { Clock, CollectionSource, GroupListing, GroupStore } from '../ports.ts';
import { roomFor } from './budget.ts';
import { checkGroups } from './checkGroups.ts';
import type { DnsNames } from './deviceNames.ts';
import type { Sha256 } from './hash.ts';
import type { GroupScope } from './names.ts';
import type { RunOutcome } from './outcome.ts';
import { foreignWriter, type Plan, plan } from './plan.ts';
import { type Reading, readChosen } from './readChosen.ts';
import type { ReadCollection } from './readMembers.ts';
import { type Ending, endOf } from './runEnd.ts';
import type { SyncState } from './state.ts';
import { groupsByCollection } from './storedGroups.ts';
import { adoptedCollections } from './takeOver.ts';
import { countUnknown } from './unknownGroups.ts';
import { type WriteResult, writeChanges } from './writeChanges.ts';

/** How often a connection is refreshed, in hours: the removed connector's own interval. */
export const INTERVAL_HOURS = 3;

export interface SyncInput {
  readonly scope: GroupScope;
  readonly collections: readonly { readonly collectionId: string; readonly name: string }[];
  /** Collections that a person has taken off the list, and whose groups may still be there. */
  readonly removed: ReadonlySet<string>;
  readonly state: SyncState;
  /** DNS names as last read; undefined reads them anew. */
  readonly dnsNames: DnsNames | undefined;
  readonly installationId: string;
  /** Reads every member of every collection, whatever the stamps say. */
  readonly full: boolean;
  /** The person answered "Take over". */
  readonly takeOver: boolean;
  /** Collections whose large loss a person has confirmed. */
  readonly confirmed: ReadonlySet<string>;
  /** Collections that a person keeps although they are no longer visible. */
  readonly kept: ReadonlySet<string>;
  /** No timer comes to this connection: a person syncs it. */
  readonly untimed?: boolean;
  /** Compares and stops before the first write. */
  readonly dryRun?: boolean;
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
  /** Collections of groups that are taken over: they belong to the connection before the first of them is written. */
  adopt(collections: SyncInput['collections']): Promise<Result<unknown>>;
  /** Something worth a line in the run's log. */
  note(severity: 'info' | 'warning', text: string): void;
}

export interface SyncResult {
  readonly outcome: RunOutcome;
  readonly state: SyncState;
  /** The collections that the run worked on: those of a connection that it took over are among them. */
  readonly collections: SyncInput['collections'];
  /** Collections whose groups were removed, because a person took them off the list. */
  readonly removed: readonly string[];
  /** Members as read in this run, for whoever shows them. */
  readonly read: readonly ReadCollection[];
  /** DNS names to be kept; missing where they are the ones that were handed in. */
  readonly dnsNames?: DnsNames;
  /** What the run was going to do, and did unless it was a dry run. */
  readonly plan?: Plan;
  /** What ended the run before its end, and at which step. */
  readonly error?: AppError;
  readonly stoppedAt?: StepId;
}

/** One run: read ConfigMgr, read our groups, plan, write, check. Works on the connection as handed in. */
export async function runSync(
  given: SyncInput,
  ports: SyncPorts,
  listener: SyncListener,
  signal?: AbortSignal,
): Promise<SyncResult> {
  const startedAt = ports.clock.now();
  let input = given;
  const finish = (facts: Ending): SyncResult => endOf(input, startedAt, ports.clock.now(), facts);
  const stopAt = (id: StepId, error: AppError, facts: Ending = {}): SyncResult => {
    listener.step(id, error.code === 'cancelled' ? 'cancelled' : 'failed', {}, error);
    return finish({ ...facts, error, stoppedAt: id });
  };

  listener.step('readCollections', 'running', { collections: input.collections.length });
  const list = await ports.source.listCollections(signal);
  if (!list.ok) return stopAt('readCollections', list.error);
  // A site without a single device collection is the account's narrow scope, not so many deletions.
  if (list.value.length === 0) {
    return stopAt('readCollections', appError('noDeviceCollections', { retryable: true }));
  }
  listener.step('compareWorkspace', 'running');
  const listing = await ports.store.list(signal, given.takeOver);
  if (!listing.ok) {
    const facts = { collections: input.collections.length, siteCode: input.scope.siteCode };
    listener.step('readCollections', 'done', facts);
    return stopAt('compareWorkspace', listing.error);
  }
  // What the workspace has says which collections have to be read; the comparison goes on after that.
  listener.step('compareWorkspace', 'waiting');
  const { stored, surplus } = groupsByCollection(listing.value.ours, input.scope);
  for (const { id, collectionId } of surplus) {
    listener.note(
      'warning',
      `${collectionId}: the workspace has a second group with our tags, ${id}; it is left`,
    );
  }
  const adopted = input.takeOver ? adoptedCollections(input, stored) : [];
  const foreign = input.takeOver ? undefined : foreignWriter(listing.value, input.installationId);
  // Nothing is read that could not be written.
  if (foreign) {
    listener.step('readCollections', 'done', { collections: 0, siteCode: input.scope.siteCode });
    return stopAt('compareWorkspace', foreign);
  }
  if (adopted.length > 0) {
    const kept = await listener.adopt(adopted);
    if (!kept.ok) return stopAt('compareWorkspace', kept.error);
    input = { ...input, collections: [...input.collections, ...adopted] };
  }
  const at = { stored, totalBytes: listing.value.totalBytes };
  const reading = await readChosen(input, list.value, at, ports, listener, signal);
  if (!reading.ok) return stopAt('readCollections', reading.error);
  const onlyError = nothingReadable(input, reading.value);
  // Going on without one collection would look like work that is done.
  if (onlyError)
    return stopAt('readCollections', onlyError, { reading: reading.value, listing: listing.value });
  listener.step('readCollections', 'done', {
    collections: input.collections.length - reading.value.unread.size,
    memberships: reading.value.memberships,
    siteCode: input.scope.siteCode,
  });

  listener.step('compareWorkspace', 'running');
  const desired = reading.value.desired(ports.sha256);
  const changes = plan({
    desired,
    removed: input.removed,
    listing: listing.value,
    stored,
    listedBefore: await countUnknown(desired, stored, input.state, ports.store, signal),
    known: input.state.groups,
    installationId: input.installationId,
    confirmed: input.confirmed,
    now: ports.clock.now(),
  });
  const count = (kind: string) => changes.changes.filter((change) => change.kind === kind).length;
  listener.step('compareWorkspace', 'done', {
    create: count('create'),
    update: count('update'),
    unchanged: count('unchanged') + reading.value.skipped.length,
    delete: changes.remove.length,
  });
  if (input.dryRun) return finish({ reading: reading.value, listing: listing.value, changes });

  return writeAndCheck(
    input,
    ports,
    listener,
    { reading: reading.value, listing: listing.value, changes },
    finish,
    signal,
  );
}

async function writeAndCheck(
  input: SyncInput,
  ports: SyncPorts,
  listener: SyncListener,
  done: { readonly reading: Reading; readonly listing: GroupListing; readonly changes: Plan },
  finish: (facts: Ending) => SyncResult,
  signal: AbortSignal | undefined,
): Promise<SyncResult> {
  const { reading, listing, changes } = done;
  const total = changes.changes.filter(({ kind }) => kind === 'create' || kind === 'update').length;
  listener.step('writeGroups', 'running', { written: 0, total });
  const forms = {
    proven: new Set<string>(),
    // The daily full read tries again what came back wrong before.
    wrong: new Set(input.full ? [] : input.state.wrongForms),
    replaced: new Set(input.full ? [] : input.state.wrongForms),
    isClosed: false,
  };
  const write = await writeChanges(
    ports.store,
    {
      plan: changes,
      known: input.state.groups,
      forms,
      room: roomFor(changes, listing, ports.store),
    },
    ports.clock,
    {
      writing: (written, name, remainingInMs) =>
        listener.step('writeGroups', 'running', {
          written,
          total,
          name,
          ...(remainingInMs === undefined ? {} : { remainingInMs }),
        }),
      firstProven: () => listener.firstGroupProven(),
    },
    signal,
  );
  if (reading.skipped.length > 0 && total === 0) listener.firstGroupProven();
  const written = write.created + write.updated;
  const stop = write.stop ?? nothingInPlace(write, reading);
  const state = stop ? (stop.code === 'cancelled' ? 'cancelled' : 'failed') : 'done';
  listener.step('writeGroups', state, { written, total }, stop);
  const result = { reading, listing, changes, write, wrongForms: [...forms.replaced] };
  if (stop) return finish({ ...result, error: stop });

  if (written > 0) {
    listener.step('checkGroups', 'running', { checked: 0, total: written });
    const inPlace = write.settled.filter(
      ({ change, inPlace: is }) => is && (change.kind === 'create' || change.kind === 'update'),
    );
    const checked = await checkGroups(ports.store, inPlace, input.scope, signal);
    if (!checked.ok) return stopAfter('checkGroups', checked.error, result, listener, finish);
    const judged = new Map(checked.value.settled.map((one) => [one.change, one]));
    const settled = write.settled.map((one) => judged.get(one.change) ?? one);
    const afterCheck = { ...result, write: { ...write, settled } };
    const { wrong } = checked.value;
    if (wrong) return stopAfter('checkGroups', wrong, afterCheck, listener, finish);
    listener.step('checkGroups', 'done', { checked: written, total: written });
    return close(input, ports, listener, finish, afterCheck);
  }
  listener.step('checkGroups', 'done', { checked: 0, total: 0 });
  return close(input, ports, listener, finish, result);
}

function stopAfter(
  id: StepId,
  error: AppError,
  result: Ending,
  listener: SyncListener,
  finish: (facts: Ending) => SyncResult,
): SyncResult {
  listener.step(id, error.code === 'cancelled' ? 'cancelled' : 'failed', {}, error);
  return finish({ ...result, error, stoppedAt: id });
}

async function close(
  { untimed }: SyncInput,
  ports: SyncPorts,
  listener: SyncListener,
  finish: (facts: Ending) => SyncResult,
  result: Ending,
): Promise<SyncResult> {
  const swept = await ports.store.sweep();
  if (!swept.ok) listener.note('warning', `Parts that no group uses are still there (${swept.error.code})`);
  listener.step('planNextSync', 'done', untimed === true ? {} : { intervalHours: INTERVAL_HOURS });
  return finish(result);
}

/** The failure of the collections, where not one of them could be read. */
function nothingReadable({ collections }: SyncInput, reading: Reading): AppError | undefined {
  if (reading.read.length > 0 || reading.skipped.length > 0 || collections.length === 0) return undefined;
  const [unread] = reading.unread;
  if (unread === undefined) return undefined;
  const [collectionId, error] = unread;
  const name = collections.find((one) => one.collectionId === collectionId)?.name ?? collectionId;
  return { ...error, facts: { name, ...error.facts } };
}

/** The first refusal, where it left no group as it should be: then the step did not do what it is there for. */
function nothingInPlace(write: WriteResult, reading: Reading): AppError | undefined {
  if (reading.skipped.length > 0 || write.removed.length > 0) return undefined;
  const isSomething = write.settled.some(({ state, inPlace }) => inPlace || state === 'heldBack');
  if (isSomething || write.settled.length === 0) return undefined;
  return write.settled.find(({ error }) => error !== undefined)?.error;
}
