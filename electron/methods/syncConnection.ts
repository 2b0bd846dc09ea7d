import { createHash } from 'node:crypto';
import { type AppError, appError } from '../../shared/errors.ts';
import type { RunView, SyncOutcome } from '../../shared/model.ts';
import type { Logger } from '../log/logger.ts';
import type { Clock, CollectionSource, GroupStore } from '../ports.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { ConnectionRecord, StateRecord } from '../store/records.ts';
import type { KnownGroup } from '../sync/plan.ts';
import { runSync } from '../sync/run.ts';
import type { RunReporter } from './runs.ts';

export interface SyncDeps {
  readonly store: ConnectionStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly account: string;
}

export interface SyncWork {
  readonly record: ConnectionRecord;
  readonly source: CollectionSource;
  readonly groups: GroupStore;
  readonly installationId: string;
  readonly kind: RunView['kind'];
  readonly runId: string;
}

/** Runs the sync of one connection and records it: state for the next run's guards, a line of run history. */
export async function syncConnection(
  work: SyncWork,
  deps: SyncDeps,
  report: RunReporter,
  signal: AbortSignal,
): Promise<SyncOutcome> {
  const { connectionId } = work.record;
  const startedAt = deps.clock.now().toISOString();
  const log: Log = (severity, message) => deps.logger.write(severity, 'Sync', message);
  log(
    'info',
    `Run ${work.runId} of connection ${connectionId}: ${work.record.collections.length} collections`,
  );
  try {
    const { outcome, error } = await readStateAndSync(work, deps, report, signal, log);
    await record(work, deps, startedAt, outcome, error, log);
    return outcome;
  } catch (error) {
    // A bug: the history must not go on showing the success before it.
    await record(work, deps, startedAt, nothingDone, appError('internal'), log);
    throw error;
  }
}

type Log = (severity: 'info' | 'warning', message: string) => void;

async function readStateAndSync(
  work: SyncWork,
  deps: SyncDeps,
  report: RunReporter,
  signal: AbortSignal,
  log: Log,
): Promise<{ readonly outcome: SyncOutcome; readonly error?: AppError }> {
  const { connectionId, site, collections } = work.record;
  const state = await deps.store.readState(connectionId);
  if (!state.ok) {
    log('warning', `The state of the last run cannot be read (${state.error.code})`);
    // A damaged one has been moved aside and is made anew. One that is out of reach, or of a newer version, holds
    // what the guards need: without it a group could lose its members, and it must not be overwritten.
    if (state.error.code !== 'fileDamaged') {
      report.step('readCollections', 'failed', {}, state.error);
      return { outcome: nothingDone, error: state.error };
    }
  }
  const result = await runSync(
    {
      scope: { siteCode: site.siteCode, connectionId },
      collections,
      known: state.ok ? knownGroups(state.value) : new Map(),
      installationId: work.installationId,
      takeOver: false,
    },
    { source: work.source, store: work.groups, clock: deps.clock, sha256 },
    report,
    signal,
  );
  const saved = await deps.store.writeState(connectionId, stateOf(result.known));
  if (!saved.ok) log('warning', `The state of this run could not be saved (${saved.error.code})`);
  return result;
}

async function record(
  work: SyncWork,
  deps: SyncDeps,
  startedAt: string,
  outcome: SyncOutcome,
  error: AppError | undefined,
  log: Log,
): Promise<void> {
  const kept = await deps.store.appendRun(work.record.connectionId, {
    runId: work.runId,
    kind: work.kind,
    startedAt,
    finishedAt: deps.clock.now().toISOString(),
    account: deps.account,
    outcome: { ...outcome, groups: outcome.groups.filter((group) => group.state !== 'inSync') },
    ...(error ? { error } : {}),
  });
  if (!kept.ok) log('warning', `The run could not be added to the history (${kept.error.code})`);
  for (const group of outcome.groups) {
    if (group.state !== 'inSync') log('warning', `${group.alias}: ${group.state}${describe(group.error)}`);
  }
  log(
    outcome.outcome === 'done' ? 'info' : 'warning',
    `Run ${work.runId} ends: ${outcome.outcome}${describe(error)}; created ${outcome.created}, ` +
      `updated ${outcome.updated}, deleted ${outcome.deleted}, unchanged ${outcome.unchanged}, ` +
      `held back ${outcome.heldBack}, failed ${outcome.failed}`,
  );
}

/** Outcome of a run that ended before it could do anything. */
export const nothingDone: SyncOutcome = {
  outcome: 'failed',
  created: 0,
  updated: 0,
  deleted: 0,
  unchanged: 0,
  heldBack: 0,
  failed: 0,
  durationInMs: 0,
  groups: [],
};

function describe(error: AppError | undefined): string {
  if (!error) return '';
  return ` (${[error.code, error.serviceCode, error.correlationId].filter(Boolean).join(', ')})`;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function knownGroups(state: StateRecord | undefined): Map<string, KnownGroup> {
  return new Map(
    Object.entries(state?.collections ?? {}).map(([collectionId, { computers, heldBack, unproven }]) => [
      collectionId,
      { computers, ...(heldBack ? { heldBack } : {}), ...(unproven ? { unproven } : {}) },
    ]),
  );
}

function stateOf(known: ReadonlyMap<string, KnownGroup>): StateRecord {
  return { schema: 1, collections: Object.fromEntries(known) };
}
