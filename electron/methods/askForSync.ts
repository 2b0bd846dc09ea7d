import type { MethodInput } from '../../shared/contract.ts';
import { appError } from '../../shared/errors.ts';
import type { AskedSync } from '../../shared/groupsModel.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { syncWishOf } from '../handover/syncWish.ts';
import { isSameAccount } from '../store/owner.ts';
import { findById } from './findConnection.ts';
import type { TaskDeps } from './taskMethods.ts';

/**
 * Sync now for somebody else than the account that syncs: its scheduled task is started. Where Windows does not let
 * this account, a wish is left, which that account's app grants within a minute while it runs, else its next sync.
 */
export async function askForSync(
  { connectionId }: MethodInput<'askForSync'>,
  deps: TaskDeps,
): Promise<Result<AskedSync>> {
  const found = await findById(deps.stores, connectionId);
  if (!found.ok) return found;
  const { record, store } = found.value;
  const { syncAccount: account, workspace } = record;
  if (!record.importEnabled) return fail(appError('importOff', { facts: { workspace: workspace.name } }));
  // The caller syncs by itself.
  if (record.practice || isSameAccount(account, deps.account)) return ok({ account, isStarted: false });
  // First: the task that is started skips what is fresh, unless somebody wants it.
  const wished = await syncWishOf(store.folderOf(record.connectionId)).make();
  const started = await deps.tasks.runNow(record);
  if (!wished.ok && !started.ok) return wished;
  const how = started.ok ? 'its scheduled task was started' : `a wish was left (${started.error.code})`;
  deps.logger.write('info', 'Task', `${account} is asked to sync connection ${connectionId}: ${how}`);
  if (started.ok) return ok({ account, isStarted: true });
  const task = await deps.tasks.read(record);
  const nextRunAt = task.ok && task.value.kind === 'registered' ? task.value.nextRunAt : undefined;
  return ok({ account, isStarted: false, ...(nextRunAt === undefined ? {} : { nextRunAt }) });
}
