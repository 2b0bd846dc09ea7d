import type { MethodInput } from '../../shared/contract.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import type { Workspace } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { RunTrigger, StepId, SyncOutcome } from '../../shared/runModel.ts';
import { createArmClients } from '../azure/armClients.ts';
import { queryWorkspace } from '../azure/logQuery.ts';
import { isGranted, readPermissions, savedSearchActions } from '../azure/permissions.ts';
import type { SignIn } from '../azure/signIn.ts';
import { getWorkspace } from '../azure/workspace.ts';
import type { Transport } from '../ports.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { RunLocks } from '../store/runLock.ts';
import { createTrafficMeter } from '../transport/traffic.ts';
import { hasLeftovers } from './cleanUp.ts';
import { newRecord } from './connectionRecord.ts';
import { findConnection } from './findConnection.ts';
import { createGroupStore } from './groupStores.ts';
import { waitingOr } from './handToAccount.ts';
import { type OpenConnection, type OpenDeps, openConnection } from './openConnection.ts';
import { recordRefusal } from './recordRefusal.ts';
import { nothingDone } from './recordRun.ts';
import { mayHaveWork } from './renewal/decide.ts';
import type { RenewalWork } from './renewal/renewalWork.ts';
import type { RunPlan, Runs } from './runs.ts';
import { type PreparedConnection, saveStep } from './saveConnection.ts';
import { forgotten, type HeldSignIn, type SignIns } from './signIns.ts';
import { startLocked } from './startLocked.ts';
import { type SyncDeps, type SyncWish, syncConnection } from './syncConnection.ts';

export interface ConnectionDeps extends Omit<SyncDeps, 'store'>, OpenDeps {
  readonly signIns: SignIns;
  readonly locks: RunLocks;
  readonly runs: Runs;
  /**
   * What is due before a connection is opened: a secret that was handed over is taken. Fails where the connection was
   * left by somebody who must not be believed; the task of this account that names it says that it need not be asked.
   */
  readonly beforeRun: (connectionId: string, byOwnTask?: boolean) => Promise<Result<void>>;
  /** What follows a sync that was done: a secret that ends soon is renewed. */
  readonly afterSync?: (work: RenewalWork) => Promise<void>;
  /** Something lies in the inbox of the connection. */
  readonly hasDrops: (connectionId: string) => Promise<boolean>;
  /** Log queries name computers and people: they go with the connection. */
  readonly forgetQueries: (connectionId: string) => Promise<void>;
  /** What the write check measured in this session, by the workspace's resource ID. */
  readonly queryLimitOf: (workspaceId: string) => number | undefined;
}

export const syncSteps: readonly StepId[] = [
  'readCollections',
  'compareWorkspace',
  'writeGroups',
  'checkGroups',
  'planNextSync',
];

type AddInput = MethodInput<'addConnection'>;

/** Proves everything again that the pages proved, and makes the record of the connection. */
export async function prepareConnection(
  input: AddInput,
  deps: ConnectionDeps,
): Promise<Result<PreparedConnection>> {
  const held = deps.signIns.get(input.signInId);
  if (!held.ok) return held;
  // Made-up computers must never get into a real workspace, nor real ones into the made-up one.
  if (held.value.practice !== (input.source.kind === 'practice')) return fail(forgotten());
  // Proven for one connection, it makes no other than the one that stands for it.
  const { forConnectionId } = held.value;
  const replaces = input.replaces?.toLowerCase();
  if (forConnectionId !== undefined && forConnectionId !== replaces) return fail(forgotten());
  const source = await deps.sources.collections(input.source);
  const report = await source.checkSite();
  if (!report.ok) return report;
  if (!report.value.passed || !report.value.site) return fail(firstProblem(report.value.checks));
  const site = report.value.site;
  // Pages are left open for hours: what was there when it was chosen may be gone, and then nothing is saved.
  const { signIn, transport } = held.value;
  const workspace = await getWorkspace(await createArmClients(signIn, transport), input.workspace);
  if (!workspace.ok) return workspace;
  const missing = await missingPermission(signIn, transport, workspace.value);
  if (missing) return fail(missing);
  const store = held.value.practice ? deps.stores.practice : deps.stores.real;
  const existing = await findConnection(store, site, input.workspace.resourceId, replaces);
  if (!existing.ok) return existing;
  const recordFrom = (known: ConnectionRecord | undefined) =>
    newRecord(input, workspace.value, held.value, site, known, {
      account: deps.account,
      now: deps.clock.now(),
      queryLimitBytes: deps.queryLimitOf(workspace.value.resourceId),
      providers: report.value.providers ?? [],
    });
  const record = recordFrom(existing.value);
  return ok({ held: held.value, store, record, isKnown: existing.value !== undefined, recordFrom });
}

/** The same as `openConnection` for one that need not be saved yet. */
export async function openPrepared(
  { held, store, record }: PreparedConnection,
  installationId: string,
  deps: ConnectionDeps,
): Promise<OpenConnection> {
  const meter = createTrafficMeter();
  const transport = await deps.sources.transport(held.practice, meter);
  const groups = await createGroupStore(
    {
      signIn: held.signIn,
      transport,
      workspace: record.workspace,
      connectionId: record.connectionId,
      hierarchyId: record.site.hierarchyId,
      installationId,
      queryLimitBytes: record.queryLimitBytes,
      replaces: record.replaces?.connectionId,
    },
    deps.clock,
    deps.random,
  );
  const source = await deps.sources.ofConnection(record, meter, async () => undefined);
  return {
    ...{ record, store, source, groups, meter, transport, installationId },
    signIn: held.signIn,
    query: (text) => queryWorkspace(held.signIn, transport, record.workspace, text),
  };
}

/**
 * What the Summary page commits to: the connection is saved, then its first sync runs. Adding the same site to
 * the same workspace again goes on with the connection that exists, so that a retry makes no second one.
 */
export async function addConnection(
  input: AddInput,
  deps: ConnectionDeps,
): Promise<Result<{ readonly runId: string }>> {
  const prepared = await prepareConnection(input, deps);
  if (!prepared.ok) return prepared;
  const installationId = await deps.installationId();
  if (!installationId.ok) return installationId;
  const { held, store, record } = prepared.value;
  const { connectionId } = record;
  const opened = await openPrepared(prepared.value, installationId.value, deps);
  const plan: RunPlan = {
    workspaceId: record.workspace.resourceId,
    kind: 'addConnection',
    trigger: 'person',
    connectionId,
    steps: ['saveConnection', ...syncSteps, ...(record.replaces ? (['cleanUp'] as const) : [])],
    work: async (reporter, signal, runId) => {
      const saved = await saveStep(prepared.value, deps, reporter);
      if (saved === undefined) return nothingDone;
      const outcome = await syncConnection(
        { ...opened, record: saved, kind: 'addConnection', trigger: 'person', runId, wish: { full: true } },
        { ...deps, store },
        reporter,
        signal,
      );
      settleSignIn(held, connectionId, outcome, deps.signIns);
      return outcome;
    },
  };
  return startLocked(store, plan, deps);
}

/**
 * The secret is held no longer than it is needed: until groups are in the workspace. A run that made none may
 * lead back to the pages, and what is chosen there goes into the connection that is there already.
 */
function settleSignIn(
  held: HeldSignIn,
  connectionId: string,
  { created, updated, unchanged }: SyncOutcome,
  signIns: SignIns,
): void {
  if (created + updated + unchanged > 0) signIns.forget(held.signInId);
  else signIns.hold({ ...held, unusedConnectionId: connectionId });
}

export interface SyncRequest extends SyncWish {
  readonly connectionId: string;
  readonly trigger: RunTrigger;
  /** The scheduled task of this account names the connection. */
  readonly byOwnTask?: boolean;
}

/** Refreshes the groups of a saved connection now. */
export async function syncNow(
  { connectionId, trigger, byOwnTask, ...wish }: SyncRequest,
  deps: ConnectionDeps,
): Promise<Result<{ readonly runId: string }>> {
  const trusted = await deps.beforeRun(connectionId, byOwnTask);
  // Nothing is written there either.
  if (!trusted.ok) return trusted;
  const opened = await openConnection(connectionId, deps);
  if (!opened.ok) {
    const error = await waitingOr(opened.error, connectionId, deps);
    // Nobody sees the answer of a timer: the history and the event log have to tell of it. What another account's
    // task meets is no news of this connection.
    const isNews = error.code !== 'notSyncAccount' && error.code !== 'secretWaiting';
    if (trigger !== 'person' && isNews) await recordRefusal(connectionId, trigger, error, deps);
    return fail(error);
  }
  const { record, store } = opened.value;
  if (!record.importEnabled)
    return fail(appError('importOff', { facts: { workspace: record.workspace.name } }));
  return startLocked(
    store,
    {
      workspaceId: record.workspace.resourceId,
      kind: 'sync',
      trigger,
      connectionId: record.connectionId,
      steps: [
        ...syncSteps,
        ...(mayHaveWork(record, deps.clock.now()) ? (['renewSecret'] as const) : []),
        ...(hasLeftovers(record) ? (['cleanUp'] as const) : []),
      ],
      async work(report, signal, runId) {
        // As it is now that nobody else can run: a list read before may lack what another process has added.
        const now = await store.read(record.connectionId);
        // Another account has taken it over since.
        if (now.ok && !isSameAccount(now.value.syncAccount, deps.account)) {
          const facts = { account: now.value.syncAccount };
          report.step('readCollections', 'failed', {}, appError('notSyncAccount', { facts }));
          return nothingDone;
        }
        const current = await openedNow(opened.value, now.ok ? now.value : record, deps);
        if (!current.ok) {
          report.step('readCollections', 'failed', {}, current.error);
          return nothingDone;
        }
        try {
          return await syncConnection(
            {
              ...{ ...current.value.opened, kind: 'sync', trigger, runId, wish },
              afterSync: async (log) =>
                deps.afterSync?.({ opened: current.value.opened, store, trigger, log, report, signal }),
            },
            { ...deps, store },
            report,
            signal,
          );
        } finally {
          current.value.letGo();
        }
      },
    },
    deps,
  );
}

type Opened = OpenConnection & { readonly secret: string };

/**
 * What was opened before the lock was taken, or opened anew where another process has given the connection another
 * workspace, app or secret in between: with the former ones the run would work where the connection no longer is.
 */
async function openedNow(
  before: Opened,
  now: ConnectionRecord,
  deps: ConnectionDeps,
): Promise<Result<{ readonly opened: Opened; readonly letGo: () => void }>> {
  const placeOf = ({ placeId, secretId, clientId, workspace }: ConnectionRecord) =>
    JSON.stringify([placeId, secretId, clientId, workspace.resourceId.toLowerCase()]);
  if (placeOf(before.record) === placeOf(now))
    return ok({ opened: { ...before, record: now }, letGo: () => undefined });
  if (!now.importEnabled) return fail(appError('importOff', { facts: { workspace: now.workspace.name } }));
  const opened = await openConnection(now.connectionId, deps);
  if (!opened.ok) return opened;
  const { resourceId } = opened.value.record.workspace;
  // The run itself has the former one.
  const isHeld = resourceId.toLowerCase() === before.record.workspace.resourceId.toLowerCase();
  const letGo = isHeld ? () => undefined : deps.runs.hold(resourceId);
  if (letGo === undefined) return fail(appError('runInProgress', { retryable: true }));
  return ok({ opened: opened.value, letGo });
}

/** What the principal lacks for keeping groups; a secret that cannot write must not replace one that can. */
export async function missingPermission(
  signIn: SignIn,
  transport: Transport,
  workspace: Workspace,
): Promise<AppError | undefined> {
  const permissions = await readPermissions(signIn, transport, workspace);
  if (!permissions.ok) return permissions.error;
  const action = savedSearchActions.find((needed) => !isGranted(needed, permissions.value));
  if (!action) return undefined;
  const { resourceId: scope, name, resourceGroup } = workspace;
  const facts = { action, scope, workspace: name, resourceGroup };
  return appError('missingPermission', { facts });
}

function firstProblem(checks: readonly { readonly error?: AppError }[]): AppError {
  return checks.find(({ error }) => error)?.error ?? appError('internal');
}
