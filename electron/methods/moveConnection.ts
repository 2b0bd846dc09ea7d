import { randomUUID } from 'node:crypto';
import type { MethodInput } from '../../shared/contract.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import type { Workspace } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { createArmClients } from '../azure/armClients.ts';
import { getWorkspace } from '../azure/workspace.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import { type ConnectionDeps, missingPermission, syncSteps } from './connectionMethods.ts';
import { findById, isTaken } from './findConnection.ts';
import { movedRecord } from './movedRecord.ts';
import { formerPlace, isSameApp, settleSecret, sweepSecrets, waitingPlace } from './movedSecret.ts';
import { openConnection } from './openConnection.ts';
import { nothingDone } from './recordRun.ts';
import { leaveApp } from './renewal/leaveApp.ts';
import type { RunReporter } from './runs.ts';
import { isToBeSaved } from './secretToSave.ts';
import { forgotten, type HeldSignIn } from './signIns.ts';
import { centralSiteError } from './siteWatch.ts';
import { startLocked } from './startLocked.ts';
import { syncConnection } from './syncConnection.ts';

type MoveInput = MethodInput<'moveConnection'>;

interface Move {
  readonly input: MoveInput;
  readonly workspace: Workspace;
  readonly held: HeldSignIn;
}

/**
 * Gives a connection another workspace, and another app if wanted. One step makes it the connection of the new
 * workspace, which remembers the old one; the groups there go when all of them are in the new one, in this run or in a
 * later one.
 */
export async function moveConnection(
  input: MoveInput,
  deps: ConnectionDeps,
): Promise<Result<{ readonly runId: string }>> {
  const found = await findById(deps.stores, input.connectionId.toLowerCase());
  if (!found.ok) return found;
  const { record, store } = found.value;
  const { connectionId } = record;
  if (!isSameAccount(record.syncAccount, deps.account))
    return fail(appError('notSyncAccount', { facts: { account: record.syncAccount } }));
  if (!record.importEnabled)
    return fail(appError('importOff', { facts: { workspace: record.workspace.name } }));
  if (record.centralSite !== undefined) return fail(centralSiteError(record, record.centralSite));
  const held = deps.signIns.get(input.signInId);
  if (!held.ok) return held;
  const { forConnectionId = connectionId, practice, signIn, transport } = held.value;
  if (practice !== record.practice || forConnectionId !== connectionId) return fail(forgotten());
  const workspace = await getWorkspace(createArmClients(signIn, transport), input.workspace);
  if (!workspace.ok) return workspace;
  const missing = await missingPermission(signIn, transport, workspace.value);
  if (missing) return fail(missing);
  const target = { ...workspace.value, subscriptionName: input.workspace.subscriptionName };
  const taken = await isTaken(store, record, target);
  if (!taken.ok) return taken;
  const move: Move = { input, workspace: target, held: held.value };
  return startLocked(
    store,
    {
      workspaceId: target.resourceId,
      kind: 'moveConnection',
      trigger: 'person',
      connectionId,
      steps: ['saveConnection', ...syncSteps, 'cleanUp'],
      work: async (report, signal, runId) => {
        const stopped = await saveStep(move, connectionId, store, deps, report);
        if (stopped) return nothingDone;
        const opened = await openConnection(connectionId, deps);
        if (!opened.ok) {
          report.step('readCollections', 'failed', {}, opened.error);
          return nothingDone;
        }
        const outcome = await syncConnection(
          { ...opened.value, kind: 'moveConnection', trigger: 'person', runId, wish: { full: true } },
          { ...deps, store },
          report,
          signal,
        );
        // A run that made none may lead back to the pages.
        if (outcome.created + outcome.updated + outcome.unchanged > 0) deps.signIns.forget(input.signInId);
        return outcome;
      },
    },
    deps,
  );
}

/** The old secret first, where the old workspace needs it; then the new one beside it; then the record, in one step. */
async function saveStep(
  { input, workspace, held }: Move,
  connectionId: string,
  store: ConnectionStore,
  deps: ConnectionDeps,
  report: RunReporter,
): Promise<AppError | undefined> {
  const { secrets, account } = deps;
  report.step('saveConnection', 'running');
  const stop = (error: AppError): AppError => {
    report.step('saveConnection', 'failed', {}, { ...error, facts: { account, ...error.facts } });
    return error;
  };
  await deps.beforeRun(connectionId);
  const read = await store.read(connectionId);
  if (!read.ok) return stop(read.error);
  // Another account has taken it over since.
  const { syncAccount } = read.value;
  if (!isSameAccount(syncAccount, account))
    return stop(appError('notSyncAccount', { facts: { account: syncAccount } }));
  // One that a move before this one left on its way has to be in its place first.
  const settled = await settleSecret(read.value, store, secrets);
  if (!settled.ok) return stop(settled.error);
  const isOwnApp = isSameApp(read.value, held);
  const old = await secrets.read(connectionId);
  const replaces = await isToBeSaved(held, read.value, old);
  if (!replaces.ok) return stop(replaces.error);
  const isSameSecret = !replaces.value;
  const placeId = randomUUID();
  const secretId = randomUUID();
  const place = formerPlace(connectionId, read.value);
  const change = (now: ConnectionRecord): ConnectionRecord =>
    movedRecord(now, {
      workspace,
      held,
      groups: input.groups,
      isSameSecret,
      typedExpiry: input.secretExpiresOn,
      queryLimitBytes: deps.queryLimitOf(workspace.resourceId),
      ids: { placeId, secretId },
      places: { former: place, waiting: waitingPlace(connectionId) },
      at: deps.clock.now().toISOString(),
      by: account,
    });
  const isOldNeeded = change(read.value).formers?.some(({ vaultId }) => vaultId === place) === true;
  if (!isOwnApp && isOldNeeded && old.ok && old.value !== undefined) {
    const kept = await secrets.save(place, old.value, connectionId);
    if (!kept.ok) return stop(kept.error);
  }
  let storage: 'sealed' | 'memory' | undefined;
  if (!isSameSecret) {
    const saved = isOwnApp
      ? await secrets.save(connectionId, held.secret)
      : await secrets.save(waitingPlace(connectionId), held.secret, connectionId);
    if (!saved.ok) return stop(saved.error);
    storage = saved.value.storage;
  }
  if (!isOwnApp) await leaveApp(read.value, old.ok ? old.value : undefined, deps);
  const altered = await store.alter(connectionId, change);
  if (!altered.ok) return stop(altered.error);
  await sweepSecrets(altered.value, secrets);
  const placed = await settleSecret(altered.value, store, secrets);
  if (!placed.ok) return stop(placed.error);
  report.step('saveConnection', 'done', { account, ...(storage === undefined ? {} : { storage }) });
  return undefined;
}

/** Leaves what could not be removed where it is. */
export async function leaveLeftovers(
  { connectionId }: MethodInput<'leaveLeftovers'>,
  deps: ConnectionDeps & { readonly retireHere: (connectionId: string) => Promise<Result<void>> },
): Promise<Result<Record<string, never>>> {
  const found = await findById(deps.stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { record, store } = found.value;
  if (!isSameAccount(record.syncAccount, deps.account))
    return fail(appError('notSyncAccount', { facts: { account: record.syncAccount } }));
  // A run that is under way may just be removing them.
  const lock = await deps.locks.take(store.folderOf(record.connectionId));
  if (!lock.ok) return lock;
  try {
    if (record.replaces !== undefined) {
      const retired = await deps.retireHere(record.replaces.connectionId);
      if (!retired.ok) return retired;
    }
    const altered = await store.alter(
      record.connectionId,
      ({ formers: _formers, replaces: _replaces, ...now }) => now,
    );
    if (!altered.ok) return altered;
    await sweepSecrets(altered.value, deps.secrets);
    return ok({});
  } finally {
    await lock.value.release();
  }
}
