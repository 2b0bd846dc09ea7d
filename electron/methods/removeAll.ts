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
  /** Only what is this account's: no administrator asks, and Windows keeps the others' from anybody else. */
  readonly ownOnly?: boolean;
}

/** What was done, in sentences for whoever reads the report. */
export interface Removal {
  /** Why nothing was done at all. */
  readonly refused?: string;
  readonly removed: readonly string[];
  /** What stays although it was asked for, and why. */
  readonly stays: readonly string[];
  /** What is left to other accounts, so that the folder that they share is theirs. */
  readonly others?: readonly string[];
}

export interface RemoveAllDeps extends DeleteDeps {
  readonly tasks: Pick<ScheduledTasks, 'read' | 'remove'>;
}

/**
 * Removes the connections of the computer, those of other Windows accounts too, as far as Windows lets this one. A
 * connection whose groups were to go and did not stays whole: without it nobody could find them again.
 */
export async function removeAll(
  { scope, groups, ownOnly = false }: RemovalRequest,
  deps: RemoveAllDeps,
): Promise<Removal> {
  const listing = await deps.stores.real.list();
  if (!listing.ok) return { refused: removalTexts.notRead(why(listing.error)), removed: [], stays: [] };
  const { connections, unreadable } = listing.value;
  if (scope === 'tasks') return joined(await inTurn(connections, (record) => removeTask(record, deps)));
  const isAsked = (record: ConnectionRecord) => !ownOnly || isSameAccount(record.syncAccount, deps.account);
  const asked = connections.filter(isAsked);
  const busy = await firstBusy(asked, deps);
  if (busy !== undefined) {
    return { refused: removalTexts.syncRuns(...nameOf(busy)), removed: [], stays: [] };
  }
  const left = connections.filter((record) => !isAsked(record)).map(leftToOther);
  const done = await inTurn(asked, (record) => removeOne(record, groups, deps));
  const damaged = await inTurn(unreadable, (each) => damagedStays(each, ownOnly, deps));
  return joined([...left, ...done, ...damaged]);
}

function leftToOther(record: ConnectionRecord): Part {
  return { others: [removalTexts.ofOther(...nameOf(record), record.syncAccount)] };
}

/** Anybody can put a folder there that cannot be read; that of a connection of this account has a secret here. */
async function damagedStays(
  { connectionId }: { readonly connectionId: string },
  ownOnly: boolean,
  { stores, secrets }: RemoveAllDeps,
): Promise<Part> {
  const line = [removalTexts.unreadable(stores.real.folderOf(connectionId))];
  if (!ownOnly) return { stays: line };
  const secret = await secrets.read(connectionId);
  return secret.ok && secret.value === undefined ? { others: line } : { stays: line };
}

type Part = Partial<Pick<Removal, 'removed' | 'stays' | 'others'>>;

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

async function inTurn<T>(each: readonly T[], act: (one: T) => Promise<Part>): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (const one of each) parts.push(await act(one));
  return parts;
}

function joined(parts: readonly Part[]): Removal {
  const others = parts.flatMap((part) => part.others ?? []);
  return {
    ...(others.length === 0 ? {} : { others }),
    removed: parts.flatMap(({ removed = [] }) => removed),
    stays: parts.flatMap(({ stays = [] }) => stays),
  };
}
