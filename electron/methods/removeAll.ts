import type { AppError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import { errorText } from '../../shared/strings/errors.ts';
import { removalTexts } from '../../shared/strings/removal.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { ScheduledTasks } from '../task/scheduledTasks.ts';
import { type DeleteDeps, deleteConnection, removeHere } from './deleteConnection.ts';

/** What an uninstallation asks for. */
export interface RemovalRequest {
  /** `tasks`: only the scheduled tasks that start this program, so that none outlives it. */
  readonly scope: 'all' | 'tasks';
  /** The computer groups in the workspaces as well. */
  readonly groups: boolean;
}

/** What was done, in sentences for whoever reads the report. */
export interface Removal {
  /** Why nothing was done at all. */
  readonly refused?: string;
  readonly removed: readonly string[];
  /** What stays although it was asked for, and why. */
  readonly stays: readonly string[];
}

export interface RemoveAllDeps extends DeleteDeps {
  readonly tasks: Pick<ScheduledTasks, 'read' | 'remove'>;
}

/**
 * Removes the connections of the computer, those of other Windows accounts too, as far as Windows lets this one. A
 * connection whose groups were to go and did not stays whole: without it nobody could find them again.
 */
export async function removeAll({ scope, groups }: RemovalRequest, deps: RemoveAllDeps): Promise<Removal> {
  const listing = await deps.stores.real.list();
  if (!listing.ok) return { refused: removalTexts.notRead(why(listing.error)), removed: [], stays: [] };
  const { connections, unreadable } = listing.value;
  if (scope === 'tasks') return joined(await inTurn(connections, (record) => removeTask(record, deps)));
  const busy = await firstBusy(connections, deps);
  if (busy !== undefined) {
    return { refused: removalTexts.syncRuns(...nameOf(busy)), removed: [], stays: [] };
  }
  const done = await inTurn(connections, (record) => removeOne(record, groups, deps));
  const left = unreadable.map(({ connectionId }) =>
    removalTexts.unreadable(deps.stores.real.folderOf(connectionId)),
  );
  return joined([...done, { stays: left }]);
}

type Part = Partial<Pick<Removal, 'removed' | 'stays'>>;

async function removeOne(record: ConnectionRecord, groups: boolean, deps: RemoveAllDeps): Promise<Part> {
  const names = nameOf(record);
  const isOwn = isSameAccount(record.syncAccount, deps.account);
  if (groups && !isOwn) {
    return {
      stays: [removalTexts.connectionStays(...names, removalTexts.onlyItsAccount(record.syncAccount))],
    };
  }
  const { connectionId } = record;
  const removed: Result<unknown> = isOwn
    ? await deleteConnection({ connectionId, groups: groups ? 'delete' : 'keep' }, deps)
    : await removeHere(record, deps.stores.real, deps);
  if (!removed.ok) return { stays: [removalTexts.connectionStays(...names, why(removed.error))] };
  return {
    removed: [groups ? removalTexts.connectionAndGroups(...names) : removalTexts.connection(...names)],
  };
}

/** One that starts another program is that one's: a second installation, which goes on. */
async function removeTask(record: ConnectionRecord, { tasks }: RemoveAllDeps): Promise<Part> {
  const names = nameOf(record);
  const task = await tasks.read(record);
  if (!task.ok) return { stays: [removalTexts.taskStays(...names, why(task.error))] };
  if (task.value.kind !== 'registered' || task.value.problem === 'programMissing') return {};
  const removed = await tasks.remove(record);
  if (!removed.ok) return { stays: [removalTexts.taskStays(...names, why(removed.error))] };
  return { removed: [removalTexts.task(...names)] };
}

/** Looked at before anything is touched: a sync of another account's task, say. */
async function firstBusy(
  connections: readonly ConnectionRecord[],
  { locks, stores }: RemoveAllDeps,
): Promise<ConnectionRecord | undefined> {
  for (const record of connections) {
    const lock = await locks.take(stores.real.folderOf(record.connectionId));
    if (lock.ok) await lock.value.release();
    else if (lock.error.code === 'runInProgress') return record;
  }
  return undefined;
}

function nameOf({ site, workspace }: ConnectionRecord): [site: string, workspace: string] {
  return [site.siteCode, workspace.name];
}

function why(error: AppError): string {
  const { title, action } = errorText(error, {});
  return `${title}. ${action}`;
}

async function inTurn(
  connections: readonly ConnectionRecord[],
  act: (record: ConnectionRecord) => Promise<Part>,
): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (const record of connections) parts.push(await act(record));
  return parts;
}

function joined(parts: readonly Part[]): Removal {
  return {
    removed: parts.flatMap(({ removed = [] }) => removed),
    stays: parts.flatMap(({ stays = [] }) => stays),
  };
}
