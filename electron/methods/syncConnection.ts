import { createHash } from 'node:crypto';
import { type AppError, appError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import type { RunKind, RunTrigger, SyncOutcome } from '../../shared/runModel.ts';
import { runLogTexts } from '../../shared/strings/runLog.ts';
import type { Logger } from '../log/logger.ts';
import type { Clock, CollectionSource, GroupStore } from '../ports.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { ConnectionRecord, StateRecord } from '../store/records.ts';
import { runSync, type SyncInput, type SyncResult } from '../sync/run.ts';
import { isFullReadDue } from '../sync/schedule.ts';
import type { SyncState } from '../sync/state.ts';
import type { TrafficMeter } from '../transport/traffic.ts';
import { type CleanUp, isComplete } from './cleanUp.ts';
import { withInterruption } from './interruption.ts';
import { keepDnsNames, keepMembers, keptDnsNames } from './memberFiles.ts';
import { nothingDone, recordRun } from './recordRun.ts';
import { type ReadSecretExpiry, refreshExpiry } from './refreshExpiry.ts';
import { createRunLog, logOutcome, type RunLog } from './runLog.ts';
import type { RunReporter } from './runs.ts';
import { centralSiteOf } from './siteWatch.ts';
import { keepStatus } from './statusSearch.ts';
import { readStateOf, recordOf, stateFrom } from './syncState.ts';
import { watchPauses } from './watchPauses.ts';

export interface SyncDeps {
  readonly store: ConnectionStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly account: string;
  readonly computer: string;
  readonly version: string;
  /** Tells the computer's event log when runs fail again and again, and when they work once more. */
  readonly reportFailures?: (workspace: string, cause: string, isOver: boolean) => void;
  /** Days before the end of a secret on which people are warned; undefined where nobody has set any. */
  readonly warningDays?: () => Promise<readonly number[] | undefined>;
  /** Removes what the connection has left elsewhere, when its groups are where they should be. */
  readonly cleanUp?: CleanUp;
}

/** What a person has decided, or asks for. */
export interface SyncWish {
  readonly full?: boolean;
  readonly takeOver?: boolean;
  readonly confirmed?: ReadonlySet<string>;
  readonly kept?: ReadonlySet<string>;
}

export interface SyncWork {
  readonly record: ConnectionRecord;
  readonly source: CollectionSource;
  readonly groups: GroupStore;
  readonly meter: TrafficMeter;
  readonly installationId: string;
  /** Missing right after Verify, which has read it. */
  readonly readExpiry?: ReadSecretExpiry;
  readonly kind: RunKind;
  readonly trigger: RunTrigger;
  readonly runId: string;
  readonly wish: SyncWish;
  /** What follows a sync that was done, before the run is recorded. Never rejects. */
  readonly afterSync?: (log: RunLog) => Promise<void>;
}

/** Runs the sync of one connection and records it: state for the next run, what was read, a line of run history. */
export async function syncConnection(
  work: SyncWork,
  deps: SyncDeps,
  report: RunReporter,
  signal: AbortSignal,
): Promise<SyncOutcome> {
  const startedAt = deps.clock.now().toISOString();
  const log = createRunLog(deps.logger, work.runId, () => deps.clock.now());
  watchPauses(work.meter, log, report, signal);
  try {
    const { outcome, error } = await readStateAndSync(work, deps, report, signal, log);
    if (outcome.outcome === 'done') await work.afterSync?.(log);
    await deps.cleanUp?.(work, { isComplete: isComplete(work.record, outcome), log, report, signal });
    await recordRun({ work, deps, startedAt, outcome, error: withInterruption(error, signal), log });
    return outcome;
  } catch (error) {
    // A bug: the history must not go on showing the success before it.
    await recordRun({ work, deps, startedAt, outcome: nothingDone, error: appError('internal'), log });
    throw error;
  }
}

async function readStateAndSync(
  work: SyncWork,
  deps: SyncDeps,
  report: RunReporter,
  signal: AbortSignal,
  log: RunLog,
): Promise<{ readonly outcome: SyncOutcome; readonly error?: AppError }> {
  const { connectionId } = work.record;
  const { store, clock } = deps;
  const kept = await readStateOf(store, work.record);
  if (!kept.ok) {
    const isDamaged = kept.error.code === 'fileDamaged';
    if (!isDamaged) log.write('warning', runLogTexts.stateNotRead(kept.error.code));
    // A damaged one has been moved aside and is made anew. One that is out of reach, or of a newer version, holds
    // what the guards need: without it a group could lose its members, and it must not be overwritten.
    if (!isDamaged) {
      report.step('readCollections', 'failed', {}, kept.error);
      return { outcome: nothingDone, error: kept.error };
    }
  }
  const record = kept.ok ? kept.value : undefined;
  const aside = record === undefined ? await store.damagedState(connectionId) : undefined;
  if (aside !== undefined) log.write('warning', runLogTexts.stateDamaged(aside));
  const state = stateFrom(record);
  const input = await inputOf(work, deps, state, record === undefined);
  const below = await centralSiteOf(work, deps, input.full, signal);
  if (below) {
    report.step('readCollections', 'failed', {}, below);
    return { outcome: { ...nothingDone, traffic: work.meter.traffic() }, error: below };
  }
  log.write('info', runLogTexts.starts(input.collections.length, input.full));
  const result = await runSync(
    input,
    { source: work.source, store: work.groups, clock, sha256 },
    {
      ...report,
      note: (severity, text) => log.write(severity, text),
      adopt: (collections) => keepAdopted(work, deps, collections),
    },
    signal,
  );
  const outcome: SyncOutcome = { ...result.outcome, traffic: work.meter.traffic() };
  const { removed } = result;
  await forgetRemoved(work, deps, removed, log);
  logOutcome(log, outcome, result.plan, state.groups, removed);
  const computers = await keepReading(work, deps, result, record, log);
  // Once a day: a full read that nobody asked for by hand.
  const isDaily = result.outcome.full && work.wish.full !== true && result.error === undefined;
  const fresh = await refreshExpiry(work.record, isDaily ? work.readExpiry : undefined, deps, log);
  const status = await keepStatus({ ...work, record: fresh }, deps, result, log);
  const next = status === undefined ? result.state : { ...result.state, status };
  const saved = await store.writeState(connectionId, recordOf(next, computers, work.record));
  if (!saved.ok) log.write('warning', runLogTexts.stateNotSaved(saved.error.code));
  return {
    outcome: { ...outcome, traffic: work.meter.traffic() },
    ...(result.error ? { error: result.error } : {}),
  };
}

/** What a run of the connection works on, also one that only looks. */
export async function inputOf(
  { record, installationId, wish }: Pick<SyncWork, 'record' | 'installationId' | 'wish'>,
  { store, clock }: Pick<SyncDeps, 'store' | 'clock'>,
  state: SyncState,
  isNew: boolean,
): Promise<SyncInput> {
  const { connectionId, site, collections, practice } = record;
  return {
    scope: { siteCode: site.siteCode, connectionId },
    collections,
    removed: new Set(record.removedCollections),
    state,
    dnsNames: await keptDnsNames(store, connectionId),
    installationId,
    full: wish.full === true || isNew || isFullReadDue(state.lastFullReadAt, clock.now()),
    untimed: practice,
    takeOver: wish.takeOver ?? false,
    confirmed: wish.confirmed ?? new Set(),
    kept: wish.kept ?? new Set(),
  };
}

/**
 * Collections whose groups are taken over belong to the connection before the first of them is written: a run that is
 * cut then leaves nothing that the next one does not know.
 */
function keepAdopted(
  { record }: SyncWork,
  { store }: SyncDeps,
  adopted: SyncInput['collections'],
): Promise<Result<unknown>> {
  return store.alter(record.connectionId, (now) => {
    const has = new Set(now.collections.map(({ collectionId }) => collectionId));
    return {
      ...now,
      collections: [...now.collections, ...adopted.filter(({ collectionId }) => !has.has(collectionId))],
    };
  });
}

/** What a person took off the list has been taken out of the workspace. */
async function forgetRemoved(
  { record }: SyncWork,
  { store }: SyncDeps,
  removed: readonly string[],
  log: RunLog,
): Promise<void> {
  if (!record.removedCollections.some((collectionId) => removed.includes(collectionId))) return;
  const saved = await store.alter(record.connectionId, (now) => ({
    ...now,
    removedCollections: now.removedCollections.filter((collectionId) => !removed.includes(collectionId)),
  }));
  if (saved.ok) return;
  log.write('warning', runLogTexts.cacheNotSaved('The list of removed collections', saved.error.code));
}

/**
 * What was read is kept for the view, and the names for the next run; losing either costs reading, nothing else.
 * Answers how many computers have at least one membership now.
 */
async function keepReading(
  { record }: SyncWork,
  { store, clock }: SyncDeps,
  { read, dnsNames, state, collections }: SyncResult,
  before: StateRecord | undefined,
  log: RunLog,
): Promise<number> {
  const { connectionId } = record;
  if (dnsNames !== undefined) {
    const names = await keepDnsNames(store, connectionId, dnsNames, clock.now());
    if (!names.ok) log.write('warning', runLogTexts.cacheNotSaved('The list of devices', names.error.code));
  }
  const isSame = read.length === 0 && Object.keys(before?.groups ?? {}).length === state.groups.size;
  if (before !== undefined && isSame) return before.computers;
  const collectionIds = collections.map(({ collectionId }) => collectionId);
  const heldBack = new Set(
    collectionIds.filter((collectionId) => state.groups.get(collectionId)?.state === 'heldBack'),
  );
  const members = await keepMembers(store, connectionId, { read, collectionIds, heldBack, now: clock.now() });
  if (!members.saved.ok)
    log.write('warning', runLogTexts.cacheNotSaved('The list of members', members.saved.error.code));
  return members.computers;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
