import { type AppError, appError } from '../../shared/errors.ts';
import type { CollectionSummary, StepId, StepState } from '../../shared/model.ts';
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
import { trusted, withAdopted } from './takeOver.ts';
import { type WriteResult, writeChanges } from './writeChanges.ts';

/** How often a connection is refreshed, in hours: the removed connector's own interval. */
export const INTERVAL_HOURS = 3;

export interface SyncInput {
  readonly scope: GroupScope;
  readonly collections: readonly { readonly collectionId: string; readonly name: string }[];
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
  /** Something worth a line in the run's log. */
  note(severity: 'info' | 'warning', text: string): void;
}

export interface SyncResult {
  readonly outcome: RunOutcome;
  readonly state: SyncState;
  /** The collections that the run worked on: those of a connection that it took over are among them. */
  readonly collections: SyncInput['collections'];
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
  listener.step('compareWorkspace', 'running');
  const listing = await ports.store.list(signal, given.takeOver);
  if (!listing.ok) {
    const facts = { collections: input.collections.length, siteCode: input.scope.siteCode };
    listener.step('readCollections', 'done', facts);
    return stopAt('compareWorkspace', listing.error);
  }
  // What the workspace has says which collections have to be read; the comparison goes on after that.
  listener.step('compareWorkspace', 'waiting');
  const stored = trusted(listing.value, input.state);
  input = withAdopted(input, stored);
  const foreign = input.takeOver ? undefined : foreignWriter(stored, input.installationId);
  // Nothing is read that could not be written.
  if (foreign) {
    listener.step('readCollections', 'done', { collections: 0, siteCode: input.scope.siteCode });
    return stopAt('compareWorkspace', foreign);
  }
  const reading = await readChosen(input, list.value, stored, ports, listener, signal);
  if (!reading.ok) return stopAt('readCollections', reading.error);
  const onlyError = nothingReadable(input, list.value, reading.value);
  // Going on without one collection would look like work that is done.
  if (onlyError) return stopAt('readCollections', onlyError, { reading: reading.value, stored });
  listener.step('readCollections', 'done', {
    collections: input.collections.length - reading.value.unread.size,
    memberships: reading.value.memberships,
    siteCode: input.scope.siteCode,
  });

  listener.step('compareWorkspace', 'running');
  const changes = plan({
    desired: reading.value.desired(ports.sha256),
    chosen: new Set(input.collections.map(({ collectionId }) => collectionId)),
    listing: stored,
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
  if (input.dryRun) return finish({ reading: reading.value, stored, changes });

  return writeAndCheck(input, ports, listener, { reading: reading.value, stored, changes }, finish, signal);
}

async function writeAndCheck(
  input: SyncInput,
  ports: SyncPorts,
  listener: SyncListener,
  done: { readonly reading: Reading; readonly stored: GroupListing; readonly changes: Plan },
  finish: (facts: Ending) => SyncResult,
  signal: AbortSignal | undefined,
): Promise<SyncResult> {
  const { reading, stored, changes } = done;
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
      room: roomFor(changes, stored, ports.store),
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
  const result = { reading, stored, changes, write, wrongForms: [...forms.replaced] };
  if (stop) return finish({ ...result, error: stop });

  if (written > 0) {
    listener.step('checkGroups', 'running', { checked: 0, total: written });
    const inPlace = write.settled.filter(
      ({ change, inPlace: is }) => is && (change.kind === 'create' || change.kind === 'update'),
    );
    const checked = await checkGroups(ports.store, inPlace, signal);
    const error = checked.ok ? checked.value.wrong : checked.error;
    if (error) {
      listener.step('checkGroups', error.code === 'cancelled' ? 'cancelled' : 'failed', {}, error);
      return finish({ ...result, error });
    }
    if (checked.ok && checked.value.textsDiffer) {
      listener.note('warning', 'Azure gives the texts of groups back other than they were written');
    }
    listener.step('checkGroups', 'done', { checked: written, total: written });
    return close(ports, listener, finish, {
      ...result,
      textsDiffer: checked.ok && checked.value.textsDiffer,
    });
  }
  listener.step('checkGroups', 'done', { checked: 0, total: 0 });
  return close(ports, listener, finish, result);
}

async function close(
  ports: SyncPorts,
  listener: SyncListener,
  finish: (facts: Ending) => SyncResult,
  result: Ending,
): Promise<SyncResult> {
  const swept = await ports.store.sweep();
  if (!swept.ok) listener.note('warning', `Parts that no group uses are still there (${swept.error.code})`);
  listener.step('planNextSync', 'done', { intervalHours: INTERVAL_HOURS });
  return finish(result);
}

/** The failure of the collections, where not one of them could be read. */
function nothingReadable(
  { collections }: SyncInput,
  list: readonly CollectionSummary[],
  reading: Reading,
): AppError | undefined {
  if (reading.read.length > 0 || reading.skipped.length > 0 || collections.length === 0) return undefined;
  const [unread] = reading.unread;
  if (unread === undefined) return undefined;
  const [collectionId, error] = unread;
  // A list without a single device collection is the account's narrow scope, not so many deletions.
  if (list.length === 0 && error.code === 'collectionNotVisible') {
    return appError('noDeviceCollections', { retryable: true });
  }
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
