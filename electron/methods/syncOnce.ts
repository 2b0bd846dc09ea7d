import { ok } from '../../shared/result.ts';
import type { OutcomeKind, SyncOutcome } from '../../shared/runModel.ts';
import type { SyncExitCode, SyncOnceRequest } from '../composition.ts';
import type { Logger } from '../log/logger.ts';
import type { Clock } from '../ports.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import { isFresh } from '../sync/schedule.ts';
import { hasLeftovers } from './cleanUp.ts';
import { type ConnectionDeps, syncNow } from './connectionMethods.ts';

export interface SyncOnceDeps {
  readonly connection: ConnectionDeps;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly account: string;
  /** The app is closing: nothing is waited for any more. */
  readonly signal: AbortSignal;
}

/** How often, and after how long, a run that is under way elsewhere is looked at again; PT2H is the task's own limit. */
const PAUSE_MS = 15_000;
const PATIENCE_MS = 2 * 60 * 60 * 1000;

/** Worse first: what one connection came to must not hide behind another one that went well. */
const byWeight: readonly SyncExitCode[] = [3, 1, 2, 0];

const exitCodes: Readonly<Record<OutcomeKind, SyncExitCode>> = {
  done: 0,
  partly: 2,
  failed: 1,
  cancelled: 1,
};

/**
 * Syncs what the request names, one connection after the other, without a person. Questions are not answered: they
 * wait in the run history, and the exit code says so.
 */
export async function syncOnce(request: SyncOnceRequest, deps: SyncOnceDeps): Promise<SyncExitCode> {
  const { logger } = deps;
  const listing = await listAll(request, deps);
  if (!listing.ok) {
    logger.write('error', 'Schedule', `The connections cannot be read (${listing.error.code})`);
    return 3;
  }
  const { connections, unreadable } = listing.value;
  const id = request.connectionId?.toLowerCase();
  const wanted = connections.filter(({ connectionId, syncAccount, importEnabled }) =>
    id === undefined ? importEnabled && isSameAccount(syncAccount, deps.account) : connectionId === id,
  );
  if (id !== undefined && (wanted.length === 0 || unreadable.includes(id))) {
    logger.write('error', 'Schedule', `There is no connection ${id}`);
    return 3;
  }
  // A connection whose file cannot be used is not refreshed: whoever looks at the exit code must hear of it.
  const codes: SyncExitCode[] = id === undefined && unreadable.length > 0 ? [3] : [];
  for (const connectionId of id === undefined ? unreadable : []) {
    logger.write('error', 'Schedule', `Connection ${connectionId} cannot be used: its file cannot be read`);
  }
  for (const record of wanted) codes.push(await syncOne(record, request, deps));
  return byWeight.find((code) => codes.includes(code)) ?? 0;
}

async function listAll({ byPerson }: SyncOnceRequest, { connection }: SyncOnceDeps) {
  const { real, practice } = connection.stores;
  const connections: ConnectionRecord[] = [];
  const unreadable: string[] = [];
  for (const store of byPerson === true ? [real, practice] : [real]) {
    const listing = await store.list();
    if (!listing.ok) return listing;
    connections.push(...listing.value.connections);
    unreadable.push(...listing.value.unreadable.map(({ connectionId }) => connectionId));
  }
  return ok({ connections, unreadable });
}

async function syncOne(
  record: ConnectionRecord,
  request: SyncOnceRequest,
  deps: SyncOnceDeps,
): Promise<SyncExitCode> {
  const { connection, clock, logger } = deps;
  const { connectionId, nextAccount } = record;
  // The first start of the account that syncs next is wanted at once, however fresh the groups are.
  const isNext = nextAccount !== undefined && isSameAccount(nextAccount, deps.account);
  // What is left elsewhere waits for a run.
  const isWanted = isNext || hasLeftovers(record);
  if (request.scheduled && !isWanted && (await wasJustDone(connectionId, deps))) {
    logger.write('info', 'Schedule', `Connection ${connectionId} was synced just now: skipped`);
    return 0;
  }
  const deadline = clock.now().getTime() + PATIENCE_MS;
  for (;;) {
    const wish = request.full === undefined ? {} : { full: request.full };
    const trigger = request.byPerson === true ? 'person' : 'task';
    const byOwnTask = request.scheduled && request.connectionId !== undefined && request.byPerson !== true;
    const started = await syncNow({ connectionId, trigger, byOwnTask, ...wish }, connection);
    if (started.ok) {
      const view = await connection.runs.finished(started.value.runId);
      return exitCodeOf(view?.outcome);
    }
    const isBusy = started.error.code === 'runInProgress' && clock.now().getTime() < deadline;
    if (!isBusy) {
      // The secret is on its way here: another start takes it.
      if (started.error.code === 'secretWaiting') return 2;
      // A person's own switch needs no repair, and the task comes round every three hours.
      if (request.scheduled && started.error.code === 'importOff') {
        logger.write('info', 'Schedule', `Connection ${connectionId}: the import is switched off: skipped`);
        return 0;
      }
      logger.write('error', 'Schedule', `Connection ${connectionId} cannot start (${started.error.code})`);
      return 3;
    }
    try {
      await clock.wait(PAUSE_MS, deps.signal);
    } catch (error) {
      if (deps.signal.aborted) return 1;
      throw error;
    }
  }
}

/** A question that waits wants a person, not a repair; but it must not hide a run that failed for another reason. */
function exitCodeOf(outcome: SyncOutcome | undefined): SyncExitCode {
  if (outcome === undefined) return 1;
  const isStoppedByQuestion = outcome.questions.some(({ kind }) => kind === 'otherWriter');
  if (outcome.outcome === 'failed') return isStoppedByQuestion ? 2 : 1;
  return outcome.questions.length > 0 ? 2 : exitCodes[outcome.outcome];
}

async function wasJustDone(connectionId: string, { connection, clock }: SyncOnceDeps): Promise<boolean> {
  // What was handed over is wanted now.
  if (await connection.hasDrops(connectionId)) return false;
  const runs = await connection.stores.real.readRuns(connectionId, 1);
  const last = runs.ok ? runs.value[0] : undefined;
  return (
    last?.outcome.outcome === 'done' && last.kind !== 'deleteGroups' && isFresh(last.finishedAt, clock.now())
  );
}
