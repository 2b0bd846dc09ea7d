import type { AppError } from '../../shared/errors.ts';
import { appError } from '../../shared/errors.ts';
import { fail, ok } from '../../shared/result.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { RunLocks } from '../store/runLock.ts';
import { type RemoveHereDeps, removeFromComputer } from './deleteConnection.ts';
import { emptyWorkspace } from './emptyWorkspace.ts';
import { findById } from './findConnection.ts';
import { type OpenDeps, openConnection } from './openConnection.ts';
import type { RunReporter, Runs } from './runs.ts';

export interface RetireDeps extends OpenDeps, RemoveHereDeps {
  readonly locks: RunLocks;
  readonly runs: Pick<Runs, 'hold'>;
}

/**
 * Removes a connection that another one stands for by now: what it keeps in its workspace first, then the connection
 * itself, as deleting does. Until it leaves the list it is whole.
 */
export async function retire(
  connectionId: string,
  successor: ConnectionRecord,
  { report, signal }: { readonly report: RunReporter; readonly signal: AbortSignal },
  deps: RetireDeps,
  /** Removes what that connection has itself left elsewhere. */
  cleanUpAfter: (record: ConnectionRecord, installationId: string) => Promise<AppError | undefined>,
): Promise<AppError | undefined> {
  const found = await findById(deps.stores, connectionId);
  // It is gone already: a run that was cut had come that far, or a person has deleted it.
  if (!found.ok) return found.error.code === 'connectionNotFound' ? undefined : found.error;
  const { record, store } = found.value;
  if (!isSameAccount(record.syncAccount, deps.account))
    return appError('notSyncAccount', { facts: { account: record.syncAccount } });
  const lock = await deps.locks.take(store.folderOf(connectionId));
  if (!lock.ok) return lock.error;
  // Its own workspace is held by the run that asks.
  const isHeld = record.workspace.resourceId.toLowerCase() === successor.workspace.resourceId.toLowerCase();
  const letGo = isHeld ? () => undefined : deps.runs.hold(record.workspace.resourceId);
  try {
    if (letGo === undefined) return appError('runInProgress', { retryable: true });
    const opened = await openConnection(connectionId, deps);
    if (!opened.ok) return opened.error;
    const { groups, installationId } = opened.value;
    const scope = { siteCode: record.site.siteCode, connectionId };
    const told = (deleted: number, total: number) => report.step('cleanUp', 'running', { deleted, total });
    const { error } = await emptyWorkspace(groups, scope, installationId, told, signal);
    if (error && error.code !== 'workspaceNotFound' && error.code !== 'resourceGroupNotFound') return error;
    const left = await cleanUpAfter(record, installationId);
    if (left) return left;
    const removed = await removeFromComputer(record, store, deps);
    return removed.ok ? undefined : removed.error;
  } finally {
    letGo?.();
    await lock.value.release();
  }
}

/** The same without its groups, because a person leaves them where they are. */
export async function retireHere(connectionId: string, deps: RetireDeps) {
  const found = await findById(deps.stores, connectionId);
  if (!found.ok) return found.error.code === 'connectionNotFound' ? ok(undefined) : found;
  const { record, store } = found.value;
  const lock = await deps.locks.take(store.folderOf(connectionId));
  if (!lock.ok) return lock;
  try {
    return await removeFromComputer(record, store, { ...deps, tasks: tasksFor(record, deps) });
  } finally {
    await lock.value.release();
  }
}

/** A task of the account before a take-over may be an administrator's to remove, and must not keep the rest for ever. */
function tasksFor(
  { syncAccount }: ConnectionRecord,
  { tasks, account, logger }: RetireDeps,
): RetireDeps['tasks'] {
  if (isSameAccount(syncAccount, account)) return tasks;
  return {
    async remove(record) {
      const removed = await tasks.remove(record);
      if (removed.ok) return removed;
      logger.write(
        'warning',
        'Task',
        `The task of ${record.syncAccount} was not removed (${removed.error.code})`,
      );
      return fail(appError('taskUnavailable'));
    },
  };
}
