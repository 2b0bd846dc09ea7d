import type { AppError } from '../../shared/errors.ts';
import type { OutcomeKind, SyncOutcome } from '../../shared/runModel.ts';
import { causeOf, runLogTexts } from '../../shared/strings/runLog.ts';
import type { ConnectionRecord } from '../store/records.ts';
import { noTraffic } from '../transport/traffic.ts';
import type { RunLog } from './runLog.ts';
import type { SyncDeps, SyncWork } from './syncConnection.ts';

interface EndedRun {
  readonly work: Pick<SyncWork, 'record' | 'runId' | 'kind' | 'trigger'>;
  readonly deps: SyncDeps;
  readonly startedAt: string;
  readonly outcome: SyncOutcome;
  readonly error: AppError | undefined;
  readonly log: RunLog;
}

/** Adds the run to the history and tells the event log of what lasts. */
export async function recordRun({ work, deps, startedAt, outcome, error, log }: EndedRun): Promise<void> {
  log.write(
    outcome.outcome === 'done' ? 'info' : 'warning',
    runLogTexts.ends(outcome.outcome, outcome, causeOf(error)),
  );
  const { connectionId } = work.record;
  const kept = await deps.store.appendRun(connectionId, {
    runId: work.runId,
    kind: work.kind,
    trigger: work.trigger,
    startedAt,
    finishedAt: deps.clock.now().toISOString(),
    account: deps.account,
    outcome: {
      ...outcome,
      questions: [...outcome.questions],
      // What a run did not come to is told by what ended it.
      groups: outcome.groups.filter(({ state }) => state !== 'inSync' && state !== 'waiting'),
    },
    ...(error ? { error } : {}),
    log: [...log.lines()],
  });
  if (!kept.ok) log.write('warning', runLogTexts.historyNotSaved(kept.error.code));
  await tellWhatLasts(work.record, deps, outcome.outcome, error);
}

/** So many failed runs one after the other are no passing trouble: 9 hours at the usual interval. */
const SUSTAINED = 3;

async function tellWhatLasts(
  { connectionId, workspace }: ConnectionRecord,
  { store, reportFailures }: SyncDeps,
  last: OutcomeKind,
  error: AppError | undefined,
): Promise<void> {
  if (reportFailures === undefined) return;
  const runs = await store.readRuns(connectionId, SUSTAINED + 1);
  if (!runs.ok) return;
  const outcomes = runs.value.map(({ outcome }) => outcome.outcome);
  const failedInARow = (from: number) => {
    const end = outcomes.slice(from).findIndex((one) => one !== 'failed');
    return end < 0 ? outcomes.length - from : end;
  };
  // Once when it begins to last, and once when it is over: not at each run.
  if (last === 'failed' && failedInARow(0) === SUSTAINED)
    reportFailures(workspace.name, error === undefined ? {} : { error });
  if (last === 'done' && failedInARow(1) >= SUSTAINED) reportFailures(workspace.name, undefined);
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
  full: false,
  questions: [],
  traffic: noTraffic,
  groups: [],
};
