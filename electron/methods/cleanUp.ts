import { clouds } from '../../shared/clouds.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import type { SyncOutcome } from '../../shared/runModel.ts';
import { moveLogTexts } from '../../shared/strings/moveLog.ts';
import { createSignIn } from '../azure/signIn.ts';
import type { FormerRecord } from '../store/moveRecords.ts';
import type { ConnectionRecord } from '../store/records.ts';
import { emptyWorkspace } from './emptyWorkspace.ts';
import { createGroupStore } from './groupStores.ts';
import { sweepSecrets } from './movedSecret.ts';
import type { OpenDeps } from './openConnection.ts';
import { type RetireDeps, retire } from './retire.ts';
import type { RunLog } from './runLog.ts';
import type { RunReporter, Runs } from './runs.ts';
import type { SyncDeps, SyncWork } from './syncConnection.ts';

/** What is done at the end of a run about what the connection has left elsewhere. */
export type CleanUp = (
  work: Pick<SyncWork, 'record' | 'installationId'>,
  run: {
    /** Every group is in the workspace of the connection, and proven. */
    readonly isComplete: boolean;
    readonly log: RunLog;
    readonly report: RunReporter;
    readonly signal: AbortSignal;
    /** Resource ID of the workspace that the run has to itself; missing: that of the connection. */
    readonly holds?: string;
    /** The connection is given up: the one that it was to stand for is still needed. */
    readonly sparesReplaced?: true;
  },
) => Promise<AppError | undefined>;

export interface CleanUpDeps extends OpenDeps, RetireDeps, Pick<SyncDeps, 'logger'> {
  readonly runs: Pick<Runs, 'hold'>;
}

/** Whether anything of a connection is left elsewhere. */
export function hasLeftovers({ formers = [], replaces }: ConnectionRecord): boolean {
  return formers.length > 0 || replaces !== undefined;
}

/** A group that nobody could count is not one that another may be deleted for. */
export function isComplete({ collections }: ConnectionRecord, { outcome, groups }: SyncOutcome): boolean {
  const inSync = new Set(
    groups.filter(({ state }) => state === 'inSync').map(({ collectionId }) => collectionId),
  );
  return outcome === 'done' && collections.every(({ collectionId }) => inSync.has(collectionId));
}

type Run = Parameters<CleanUp>[1];

/**
 * Removes the groups in the workspaces that a connection has left, and the connection that it stands for, one after the
 * other. What cannot be removed is remembered with its reason and tried again by the next run; the run itself is no
 * worse for it.
 */
export function createCleanUp(deps: CleanUpDeps): CleanUp {
  const cleanUp: CleanUp = async ({ record: atStart, installationId }, run) => {
    // Only a run, or a person who waits for the run, ever changes what is left.
    if (!hasLeftovers(atStart)) return undefined;
    const { connectionId, practice } = atStart;
    const store = practice ? deps.stores.practice : deps.stores.real;
    const read = await store.read(connectionId);
    if (!read.ok || !hasLeftovers(read.value)) return undefined;
    const record = read.value;
    if (run.sparesReplaced && record.formers === undefined) return undefined;
    if (!run.isComplete) {
      run.log.write('info', moveLogTexts.waits);
      return undefined;
    }
    run.report.step('cleanUp', 'running');
    let worst: AppError | undefined;
    for (const former of record.formers ?? []) {
      const error = await leave(former, record, installationId, run, deps);
      await settle(former, record, error, deps);
      run.log.write(
        error ? 'warning' : 'info',
        error
          ? moveLogTexts.left(former.workspace.name, error)
          : moveLogTexts.gone(former.workspace.name, former.groups),
      );
      worst ??= error;
    }
    const replaces = run.sparesReplaced ? undefined : record.replaces;
    if (replaces !== undefined) {
      const error = await retire(replaces.connectionId, record, run, deps, (former, id) =>
        cleanUp(
          { record: former, installationId: id },
          { ...run, holds: run.holds ?? record.workspace.resourceId },
        ),
      );
      const at = deps.clock.now().toISOString();
      await store.alter(connectionId, ({ replaces: _replaces, ...now }) =>
        error === undefined
          ? now
          : { ...now, replaces: { connectionId: replaces.connectionId, problem: { error, at } } },
      );
      run.log.write(
        error ? 'warning' : 'info',
        error
          ? moveLogTexts.formerLeft(replaces.connectionId, error)
          : moveLogTexts.formerGone(replaces.connectionId),
      );
      worst ??= error;
    }
    const state = worst === undefined ? 'done' : worst.code === 'cancelled' ? 'cancelled' : 'failed';
    run.report.step('cleanUp', state, {}, worst);
    return worst;
  };
  return cleanUp;
}

const isSameText = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Undefined where nothing is left to do in that workspace. */
async function leave(
  { workspace, cloud, tenantId, clientId, groups, vaultId }: FormerRecord,
  record: ConnectionRecord,
  installationId: string,
  { report, signal, holds }: Run,
  deps: CleanUpDeps,
): Promise<AppError | undefined> {
  if (groups === 'keep') return undefined;
  // The same workspace under another address: Azure had moved it.
  const { resourceId, customerId } = record.workspace;
  if (isSameText(workspace.customerId, customerId) || isSameText(workspace.resourceId, resourceId))
    return undefined;
  const secret = await deps.secrets.read(vaultId ?? record.connectionId);
  if (!secret.ok) return secret.error;
  if (secret.value === undefined)
    return appError('secretUnreadable', { facts: { account: record.syncAccount }, field: 'clientSecret' });
  const isHeld = isSameText(workspace.resourceId, holds ?? '');
  const letGo = isHeld ? () => undefined : deps.runs.hold(workspace.resourceId);
  if (letGo === undefined) return appError('runInProgress', { retryable: true });
  try {
    const transport = await deps.sources.transport(record.practice);
    const signIn = createSignIn({
      cloud: clouds[cloud],
      tenant: tenantId,
      clientId,
      secret: secret.value,
      transport,
    });
    const store = await createGroupStore(
      {
        signIn,
        transport,
        workspace,
        connectionId: record.connectionId,
        hierarchyId: record.site.hierarchyId,
        installationId,
      },
      deps.clock,
      deps.random,
    );
    const scope = { siteCode: record.site.siteCode, connectionId: record.connectionId };
    const told = (deleted: number, total: number) => report.step('cleanUp', 'running', { deleted, total });
    const { error } = await emptyWorkspace(store, scope, installationId, told, signal);
    // Whoever deleted the workspace deleted its groups.
    return error?.code === 'workspaceNotFound' || error?.code === 'resourceGroupNotFound' ? undefined : error;
  } finally {
    letGo();
  }
}

/** What is done is forgotten, with the secret that was kept for it; what is not done keeps its reason. */
async function settle(
  former: FormerRecord,
  { connectionId, practice }: ConnectionRecord,
  error: AppError | undefined,
  { stores, secrets, clock }: CleanUpDeps,
): Promise<void> {
  const store = practice ? stores.practice : stores.real;
  const isIt = (one: FormerRecord) =>
    isSameText(one.workspace.resourceId, former.workspace.resourceId) && one.leftAt === former.leftAt;
  const altered = await store.alter(connectionId, ({ formers, ...now }) => {
    const problem = { problem: { error: error ?? appError('internal'), at: clock.now().toISOString() } };
    const next = (formers ?? []).flatMap((one) =>
      !isIt(one) ? [one] : error ? [{ ...one, ...problem }] : [],
    );
    return next.length === 0 ? now : { ...now, formers: next };
  });
  if (altered.ok) await sweepSecrets(altered.value, secrets);
}
