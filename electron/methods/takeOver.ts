import type { MethodInput } from '../../shared/contract.ts';
import type { TaskLeft } from '../../shared/exportModel.ts';
import type { MethodOutputs } from '../../shared/methodOutputs.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { inboxOf } from '../handover/inbox.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { ScheduledTasks } from '../task/scheduledTasks.ts';
import { syncNow } from './connectionMethods.ts';
import { findById } from './findConnection.ts';
import { forgotten } from './signIns.ts';
import { isFor, replaceSecret, type SecretDeps } from './updateSecret.ts';

export interface TakeOverDeps extends SecretDeps {
  readonly tasks: Pick<ScheduledTasks, 'read' | 'remove'>;
}

/**
 * This account syncs the connection from now on, with a secret that was proven for it. The secret is sealed here before
 * the connection names this account, and both stand in one file each: whatever stops in between, one account syncs,
 * and it has a secret.
 */
export async function takeOverConnection(
  { connectionId, signInId, secretExpiresOn }: MethodInput<'takeOverConnection'>,
  deps: TakeOverDeps,
): Promise<Result<MethodOutputs['takeOverConnection']>> {
  const found = await findById(deps.stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { record, store } = found.value;
  const held = deps.signIns.get(signInId);
  if (!held.ok) return held;
  if (!isFor(held.value, record)) return fail(forgotten());
  // A run of the former account goes on as it began; none starts while the connection changes hands.
  const lock = await deps.locks.take(store.folderOf(record.connectionId));
  if (!lock.ok) return lock;
  try {
    const saved = await replaceSecret(
      record,
      store,
      held.value,
      { typedExpiry: secretExpiresOn, also: (now) => syncedBy(now, deps) },
      deps,
    );
    if (!saved.ok) return saved;
    await inboxOf(store.folderOf(record.connectionId), () => deps.clock.now()).removeNextKey();
  } finally {
    await lock.value.release();
  }
  deps.signIns.forget(signInId);
  const who = `${deps.account}, no longer ${record.syncAccount}`;
  deps.logger.write('info', 'Store', `Connection ${record.connectionId} is synced by ${who}`);
  const taskLeft = await removeFormerTask(record, deps);
  const run = await syncNow({ connectionId: record.connectionId, trigger: 'person' }, deps);
  return ok({
    ...(run.ok ? run.value : { notStarted: run.error }),
    ...(taskLeft === undefined ? {} : { taskLeft }),
  });
}

/** A hand-over to a third account that was under way has ended with it. */
function syncedBy(
  { nextAccount: _next, ...record }: ConnectionRecord,
  { account, clock }: TakeOverDeps,
): ConnectionRecord {
  const now = clock.now().toISOString();
  return { ...record, syncAccount: account, syncAccountSince: now, changedAt: now, changedBy: account };
}

/** As the former account it would fail every 3 hours. What only an administrator may remove is told of. */
async function removeFormerTask(
  record: ConnectionRecord,
  { tasks, account, logger }: TakeOverDeps,
): Promise<TaskLeft | undefined> {
  const task = await tasks.read(record);
  if (!task.ok || task.value.kind !== 'registered' || isSameAccount(task.value.account, account))
    return undefined;
  const removed = await tasks.remove(record);
  if (removed.ok) return undefined;
  const { taskName, account: former } = task.value;
  logger.write('warning', 'Task', `${taskName} of ${former} was not removed (${removed.error.code})`);
  return { taskName, account: former };
}

/**
 * The copy that an account keeps after another one took over goes once that one has synced with its own: until then it
 * may be the only one that works.
 */
export async function forgetFormerSecret(
  record: ConnectionRecord,
  { stores, secrets, account, logger }: Pick<SecretDeps, 'stores' | 'secrets' | 'account' | 'logger'>,
): Promise<void> {
  const { connectionId, syncAccount, syncAccountSince } = record;
  if (isSameAccount(syncAccount, account) || syncAccountSince === undefined) return;
  const copy = await secrets.read(connectionId);
  if (copy.ok && copy.value === undefined) return;
  const state = await stores.real.readState(connectionId);
  const proven = state.ok ? state.value?.lastSuccessAt : undefined;
  if (proven === undefined || proven < syncAccountSince) return;
  // Those first that are kept for workspaces that it had left: the copy says that there is something left to do.
  const kept = await secrets.keepOnly(connectionId, new Set());
  const removed = kept.ok ? await secrets.remove(connectionId) : kept;
  const said = removed.ok ? 'was deleted' : `was not deleted (${removed.error.code})`;
  logger.write('info', 'Secret', `The copy of a client secret ${said}: ${syncAccount} syncs ${connectionId}`);
}
