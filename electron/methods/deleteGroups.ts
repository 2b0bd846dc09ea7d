import type { SyncOutcome } from '../../shared/runModel.ts';
import { runLogTexts } from '../../shared/strings/runLog.ts';
import { emptyWorkspace } from './emptyWorkspace.ts';
import { keepMembers } from './memberFiles.ts';
import { nothingDone, recordRun } from './recordRun.ts';
import { createRunLog } from './runLog.ts';
import type { RunReporter } from './runs.ts';
import type { SyncDeps, SyncWork } from './syncConnection.ts';
import { readStateOf, recordOf, stateFrom } from './syncState.ts';
import { watchPauses } from './watchPauses.ts';

/**
 * Takes everything that this connection keeps out of the workspace, because a person asked for it: its groups, their
 * parts and the status search, nothing else. What another computer keeps by now stays.
 */
export async function deleteGroups(
  work: SyncWork,
  deps: SyncDeps,
  report: RunReporter,
  signal: AbortSignal,
): Promise<SyncOutcome> {
  const { groups, record, installationId } = work;
  const startedAt = deps.clock.now();
  const log = createRunLog(deps.logger, work.runId, () => deps.clock.now());
  watchPauses(work.meter, log, report, signal);
  report.step('deleteGroups', 'running');
  const scope = { siteCode: record.site.siteCode, connectionId: record.connectionId };
  const told = (deleted: number, total: number) => report.step('deleteGroups', 'running', { deleted, total });
  const emptied = await emptyWorkspace(groups, scope, installationId, told, signal);
  const { removed } = emptied;
  for (const collectionId of removed) log.write('info', runLogTexts.deleted(collectionId));
  // A workspace that it has left may still hold some.
  const run = { isComplete: true, sparesReplaced: true, log, report, signal } as const;
  const error = emptied.error ?? (await deps.cleanUp?.(work, run));
  const isCancelled = error?.code === 'cancelled';
  const kind = !error ? 'done' : isCancelled ? 'cancelled' : removed.length > 0 ? 'partly' : 'failed';
  report.step('deleteGroups', error ? (isCancelled ? 'cancelled' : 'failed') : 'done', {}, error);
  const outcome: SyncOutcome = {
    ...nothingDone,
    outcome: kind,
    deleted: removed.length,
    durationInMs: deps.clock.now().getTime() - startedAt.getTime(),
    traffic: work.meter.traffic(),
  };
  await forget(work, deps, removed);
  await recordRun({ work, deps, startedAt: startedAt.toISOString(), outcome, error, log });
  return outcome;
}

/** What is gone from the workspace is new again when the import is switched on. */
async function forget(
  { record }: SyncWork,
  { store, clock }: SyncDeps,
  removed: readonly string[],
): Promise<void> {
  const kept = await readStateOf(store, record);
  if (!kept.ok || kept.value === undefined) return;
  const state = stateFrom(kept.value);
  const groups = new Map([...state.groups].filter(([collectionId]) => !removed.includes(collectionId)));
  const { status: _status, ...rest } = state;
  await store.writeState(
    record.connectionId,
    recordOf({ ...rest, groups }, groups.size === 0 ? 0 : kept.value.computers, record),
  );
  await keepMembers(store, record.connectionId, {
    read: [],
    collectionIds: [...groups.keys()],
    now: clock.now(),
  });
}
