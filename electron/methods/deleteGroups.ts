import { appError } from '../../shared/errors.ts';
import type { SyncOutcome } from '../../shared/runModel.ts';
import { runLogTexts } from '../../shared/strings/runLog.ts';
import { statusId } from '../sync/names.ts';
import { foreignWriter } from '../sync/plan.ts';
import { keepMembers } from './memberFiles.ts';
import { nothingDone, recordRun } from './recordRun.ts';
import { createRunLog } from './runLog.ts';
import type { RunReporter } from './runs.ts';
import type { SyncDeps, SyncWork } from './syncConnection.ts';
import { recordOf, stateFrom } from './syncState.ts';

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
  const { groups, record } = work;
  const startedAt = deps.clock.now();
  const log = createRunLog(deps.logger, work.runId, () => deps.clock.now());
  const removed: string[] = [];
  const end = async (error?: Parameters<RunReporter['step']>[3]): Promise<SyncOutcome> => {
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
    for (const collectionId of removed) log.write('info', runLogTexts.deleted(collectionId));
    await forget(work, deps, removed);
    await recordRun({ work, deps, startedAt: startedAt.toISOString(), outcome, error, log });
    return outcome;
  };

  report.step('deleteGroups', 'running');
  const listing = await groups.list(signal);
  if (!listing.ok) return end(listing.error);
  const foreign = foreignWriter({ ours: listing.value.ours, rivals: [] }, work.installationId);
  if (foreign) return end(foreign);
  const total = listing.value.ours.length;
  for (const group of listing.value.ours) {
    if (signal.aborted) return end(appError('cancelled', { retryable: true }));
    report.step('deleteGroups', 'running', { deleted: removed.length, total });
    const answer = await groups.remove(group);
    if (!answer.ok) return end(answer.error);
    removed.push(group.collectionId);
  }
  report.step('deleteGroups', 'running', { deleted: removed.length, total });
  const swept = await groups.sweep();
  if (!swept.ok) return end(swept.error);
  const scope = { siteCode: record.site.siteCode, connectionId: record.connectionId };
  const status = await groups.removeStatus(statusId(scope));
  return end(status.ok ? undefined : status.error);
}

/** What is gone from the workspace is new again when the import is switched on. */
async function forget(
  { record }: SyncWork,
  { store, clock }: SyncDeps,
  removed: readonly string[],
): Promise<void> {
  const kept = await store.readState(record.connectionId);
  if (!kept.ok || kept.value === undefined) return;
  const state = stateFrom(kept.value);
  const groups = new Map([...state.groups].filter(([collectionId]) => !removed.includes(collectionId)));
  const { status: _status, ...rest } = state;
  await store.writeState(
    record.connectionId,
    recordOf({ ...rest, groups }, groups.size === 0 ? 0 : kept.value.computers),
  );
  await keepMembers(store, record.connectionId, {
    read: [],
    collectionIds: [...groups.keys()],
    now: clock.now(),
  });
}
