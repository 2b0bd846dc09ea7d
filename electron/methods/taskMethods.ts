import type { MethodInput } from '../../shared/contract.ts';
import { appError } from '../../shared/errors.ts';
import type { TaskView } from '../../shared/groupsModel.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Logger } from '../log/logger.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { ScheduledTasks } from '../task/scheduledTasks.ts';
import { refused } from '../task/taskAccount.ts';
import { type ConnectionStores, findById } from './findConnection.ts';

export interface TaskDeps {
  readonly stores: ConnectionStores;
  readonly tasks: ScheduledTasks;
  /** Windows account of this app. */
  readonly account: string;
  readonly logger: Logger;
}

/** The Windows scheduled task of a connection. A practice connection has none: its Azure ends with the app. */
export async function readTask(
  { connectionId }: MethodInput<'readTask'>,
  deps: TaskDeps,
): Promise<Result<TaskView>> {
  const found = await findById(deps.stores, connectionId);
  if (!found.ok) return found;
  const { record } = found.value;
  return record.practice ? ok({ kind: 'unavailable' }) : deps.tasks.read(record);
}

/**
 * Creates the task or puts it right, for the account that syncs the connection and for no other: nobody else has the
 * client secret, so that such a task would fail every 3 hours.
 */
export async function registerTask(
  { connectionId, logon, account: named }: MethodInput<'registerTask'>,
  deps: TaskDeps,
): Promise<Result<TaskView>> {
  const connection = await realConnection(connectionId, deps);
  if (!connection.ok) return connection;
  const account = named ?? (logon === 'interactive' ? deps.account : undefined);
  if (account === undefined) return refused(undefined, 'missing');
  const { syncAccount } = connection.value;
  if (!isSameAccount(account, syncAccount)) {
    return fail(appError('taskForOtherAccount', { facts: { account, syncAccount } }));
  }
  const registered = await deps.tasks.register(connection.value, logon, account);
  tell(deps, registered, `registered for ${account} (${logon})`);
  return registered;
}

export async function removeTask(
  { connectionId }: MethodInput<'removeTask'>,
  deps: TaskDeps,
): Promise<Result<TaskView>> {
  const connection = await realConnection(connectionId, deps);
  if (!connection.ok) return connection;
  const removed = await deps.tasks.remove(connection.value);
  tell(deps, removed, 'removed');
  return removed;
}

async function realConnection(connectionId: string, deps: TaskDeps): Promise<Result<ConnectionRecord>> {
  const found = await findById(deps.stores, connectionId);
  if (!found.ok) return found;
  const { record } = found.value;
  return record.practice ? fail(appError('taskUnavailable', { facts: { practice: 'true' } })) : ok(record);
}

function tell({ logger }: TaskDeps, result: Result<TaskView>, done: string): void {
  if (result.ok) {
    const name = result.value.kind === 'unavailable' ? 'Scheduled task' : result.value.taskName;
    logger.write('info', 'Task', `${name} ${done}`);
    return;
  }
  const { code, facts } = result.error;
  const cause = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
  logger.write('warning', 'Task', `Scheduled task not ${done}: ${[code, ...cause].join(', ')}`);
}
