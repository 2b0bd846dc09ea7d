import { createHash } from 'node:crypto';
import type { AppError } from '../../shared/errors.ts';
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
  const { record } = work;
  const { connectionId } = record;
  const startedAt = deps.clock.now().toISOString();
  const log = (severity: 'info' | 'warning', message: string) => deps.logger.write(severity, 'Sync', message);
  log(
    'info',
    `Run ${work.runId} of connection ${connectionId} starts: ${record.collections.length} collections`,
  );
  const state = await deps.store.readState(connectionId);
  if (!state.ok) {
    log('warning', `The state of the last run cannot be read (${state.error.code})`);
    // A damaged one has been moved aside and is made anew. One that is out of reach, or of a newer version, holds
    // what the guards need: without it a group could lose its members, and it must not be overwritten.
    if (state.error.code !== 'fileDamaged') {
      report.step('readCollections', 'failed', {}, state.error);
      return nothingDone;
    }
  }

  const result = await runSync(
    {
      scope: { siteCode: record.site.siteCode, connectionId },
      collections: record.collections,
      known: state.ok ? knownGroups(state.value) : new Map(),
      installationId: work.installationId,
      takeOver: false,
    },
    { source: work.source, store: work.groups, clock: deps.clock, sha256 },
    report,
    signal,
  );

  const { outcome } = result;
  const saved = await deps.store.writeState(connectionId, stateOf(result.known));
  if (!saved.ok) log('warning', `The state of this run could not be saved (${saved.error.code})`);
  const kept = await deps.store.appendRun(connectionId, {
    runId: work.runId,
    kind: work.kind,
    startedAt,
    finishedAt: deps.clock.now().toISOString(),
    account: deps.account,
    outcome: { ...outcome, groups: outcome.groups.filter((group) => group.state !== 'inSync') },
    ...(result.error ? { error: result.error } : {}),
  });
  if (!kept.ok) log('warning', `The run could not be added to the history (${kept.error.code})`);
  for (const { alias, state: groupState, error } of outcome.groups) {
    if (groupState !== 'inSync') log('warning', `${alias}: ${groupState}${describe(error)}`);
  }
  log(
    outcome.outcome === 'done' ? 'info' : 'warning',
    `Run ${work.runId} ends: ${outcome.outcome}${describe(result.error)}; created ${outcome.created}, ` +
      `updated ${outcome.updated}, deleted ${outcome.deleted}, unchanged ${outcome.unchanged}, ` +
      `held back ${outcome.heldBack}, failed ${outcome.failed}`,
  );
  return outcome;
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
    Object.entries(state?.collections ?? {}).map(([collectionId, { computers, heldBack }]) => [
      collectionId,
      { computers, ...(heldBack ? { heldBack } : {}) },
    ]),
  );
}

function stateOf(known: ReadonlyMap<string, KnownGroup>): StateRecord {
  return { schema: 1, collections: Object.fromEntries(known) };
}
