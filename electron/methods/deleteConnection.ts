import type { MethodInput } from '../../shared/contract.ts';
import { appError } from '../../shared/errors.ts';
import type { MethodOutputs } from '../../shared/methodOutputs.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { ScheduledTasks } from '../task/scheduledTasks.ts';
import type { ConnectionDeps } from './connectionMethods.ts';
import { findById } from './findConnection.ts';
import { startDeleting } from './importMethods.ts';
import { sweepSecrets } from './movedSecret.ts';

export interface DeleteDeps extends ConnectionDeps {
  readonly tasks: Pick<ScheduledTasks, 'remove'>;
}

type Input = MethodInput<'deleteConnection'>;

/**
 * Deletes a connection in an order that may be cut anywhere: what it keeps in the workspace first, while it can still
 * sign in; then its task; then it leaves the list in one step, and only what nobody sees any more comes last. Before
 * that step it is whole, and its next sync makes its groups again; after it, the next start finishes the rest.
 */
export async function deleteConnection(
  { connectionId, groups }: Input,
  deps: DeleteDeps,
): Promise<Result<MethodOutputs['deleteConnection']>> {
  const { logger } = deps;
  const found = await findById(deps.stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { record, store } = found.value;
  if (!isSameAccount(record.syncAccount, deps.account)) {
    return fail(appError('notSyncAccount', { facts: { account: record.syncAccount } }));
  }
  const removed = await inQuiet(record.connectionId, deps, async () => {
    const emptied = groups === 'delete' ? await deleteItsGroups(record.connectionId, deps) : ok(undefined);
    return emptied.ok ? removeHere(record, store, deps) : emptied;
  });
  const what = `Connection ${record.connectionId} to ${record.workspace.name}`;
  if (removed.ok) {
    const whose = groups === 'delete' ? 'its groups deleted before' : 'its groups kept';
    logger.write('info', 'Store', `${what} deleted, ${whose}`);
    return ok({});
  }
  logger.write('warning', 'Store', `${what} not deleted (${removed.error.code})`);
  return removed;
}

/** The run under way stops between two writes; whoever deletes has been told so. */
async function cancelRun(connectionId: string, { runs }: DeleteDeps): Promise<void> {
  const running = runs.list().find((run) => run.state === 'running' && run.connectionId === connectionId);
  if (running === undefined) return;
  runs.cancel(running.runId);
  await runs.finished(running.runId);
}

/** As often as a sync may have been waiting for the one that was cancelled. */
const ATTEMPTS = 3;

async function inQuiet(
  connectionId: string,
  deps: DeleteDeps,
  act: () => Promise<Result<void>>,
): Promise<Result<void>> {
  for (let attempt = 1; ; attempt += 1) {
    await cancelRun(connectionId, deps);
    const answer = await act();
    if (answer.ok || answer.error.code !== 'runInProgress' || attempt === ATTEMPTS) return answer;
  }
}

async function deleteItsGroups(connectionId: string, deps: DeleteDeps): Promise<Result<void>> {
  const started = await startDeleting(connectionId, deps);
  if (!started.ok) return started;
  const run = await deps.runs.finished(started.value.runId);
  if (run?.state === 'done') return ok(undefined);
  const error = run?.steps.find((step) => step.error !== undefined)?.error;
  return fail(error ?? appError('internal'));
}

/** Everything on this computer, while no run of the connection can start. Whose it is, whoever calls has judged. */
export async function removeHere(
  record: ConnectionRecord,
  store: ConnectionStore,
  deps: RemoveHereDeps & Pick<DeleteDeps, 'locks' | 'runs'>,
): Promise<Result<void>> {
  const { connectionId } = record;
  const lock = await deps.locks.take(store.folderOf(connectionId));
  if (!lock.ok) return lock;
  const letGo = deps.runs.hold(record.workspace.resourceId);
  try {
    if (letGo === undefined) return fail(appError('runInProgress', { retryable: true }));
    return await removeFromComputer(record, store, deps);
  } finally {
    letGo?.();
    await lock.value.release();
  }
}

type FinishDeps = Pick<ConnectionDeps, 'stores' | 'secrets' | 'logger' | 'forgetQueries'>;

export interface RemoveHereDeps extends FinishDeps {
  readonly tasks: Pick<ScheduledTasks, 'remove'>;
}

/** The task, then the connection leaves the list in one step, then the rest. Whoever calls has its lock. */
export async function removeFromComputer(
  record: ConnectionRecord,
  store: ConnectionStore,
  deps: RemoveHereDeps,
): Promise<Result<void>> {
  const { connectionId } = record;
  const task = record.practice ? ok(undefined) : await deps.tasks.remove(record);
  // Where there is no Task Scheduler there is no task.
  if (!task.ok && task.error.code !== 'taskUnavailable') return task;
  const gone = await store.delete(connectionId);
  if (!gone.ok) return gone;
  await finishOne(connectionId, store, deps);
  return ok(undefined);
}

/** Finishes deletions that were cut after the connection had left the list. */
export async function finishDeletions(deps: FinishDeps): Promise<void> {
  for (const store of [deps.stores.real, deps.stores.practice]) {
    const ids = await store.deleted();
    for (const connectionId of ids.ok ? ids.value : []) await finishOne(connectionId, store, deps);
  }
}

/** The secret first: the folder says that there is something left to do. What cannot be removed waits for a later start. */
async function finishOne(
  connectionId: string,
  store: ConnectionStore,
  { secrets, logger, forgetQueries }: FinishDeps,
): Promise<void> {
  const back = await store.read(connectionId);
  // It has come back by its export since: what the vault has is its secret.
  const isBack = back.ok || back.error.code !== 'connectionNotFound';
  if (!isBack) await forgetQueries(connectionId);
  // With those that were kept for workspaces that it had left.
  const kept = isBack ? ok(undefined) : await sweepSecrets({ connectionId }, secrets);
  const secret = isBack || !kept.ok ? kept : await secrets.remove(connectionId);
  const left = secret.ok ? await store.purge(connectionId) : secret;
  if (left.ok) return;
  logger.write('warning', 'Store', `Not all of ${connectionId} is removed yet (${left.error.code})`);
}
