import { clouds } from '../../shared/clouds.ts';
import type { MethodInput } from '../../shared/contract.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import type { StepId, SyncOutcome, Workspace } from '../../shared/model.ts';
import { fail, type Result } from '../../shared/result.ts';
import { createArmClients } from '../azure/armClients.ts';
import { isGranted, readPermissions, savedSearchActions } from '../azure/permissions.ts';
import { createSignIn, type SignIn } from '../azure/signIn.ts';
import { getWorkspace } from '../azure/workspace.ts';
import type { Transport } from '../ports.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { SecretStore } from '../store/secretStore.ts';
import { newRecord } from './connectionRecord.ts';
import { type ConnectionStores, findById, findConnection } from './findConnection.ts';
import { createGroupStore } from './groupStores.ts';
import type { RunReporter, Runs } from './runs.ts';
import { forgotten, type HeldSignIn, type SignIns } from './signIns.ts';
import type { Sources } from './sources.ts';
import { nothingDone, type SyncDeps, syncConnection } from './syncConnection.ts';

export interface ConnectionDeps extends Omit<SyncDeps, 'store'> {
  readonly stores: ConnectionStores;
  readonly secrets: SecretStore;
  readonly signIns: SignIns;
  readonly sources: Sources;
  readonly runs: Runs;
  readonly random: () => number;
  readonly installationId: () => Promise<Result<string>>;
  /** What the write check measured in this session, by the workspace's resource ID. */
  readonly queryLimitOf: (workspaceId: string) => number | undefined;
}

const syncSteps: readonly StepId[] = [
  'readCollections',
  'compareWorkspace',
  'writeGroups',
  'checkGroups',
  'planNextSync',
];

type AddInput = MethodInput<'addConnection'>;

/**
 * What the Summary page commits to: the connection is saved, then its first sync runs. Adding the same site to
 * the same workspace again goes on with the connection that exists, so that a retry makes no second one.
 */
export async function addConnection(
  input: AddInput,
  deps: ConnectionDeps,
): Promise<Result<{ readonly runId: string }>> {
  const held = deps.signIns.get(input.signInId);
  if (!held.ok) return held;
  // Made-up computers must never get into a real workspace, nor real ones into the made-up one.
  if (held.value.practice !== (input.source.kind === 'practice')) return fail(forgotten());
  const source = await deps.sources.collections(input.source);
  const report = await source.checkSite();
  if (!report.ok) return report;
  if (!report.value.passed || !report.value.site) return fail(firstProblem(report.value.checks));
  const site = report.value.site;
  // Pages are left open for hours: what was there when it was chosen may be gone, and then nothing is saved.
  const { signIn, transport } = held.value;
  const workspace = await getWorkspace(createArmClients(signIn, transport), input.workspace);
  if (!workspace.ok) return workspace;
  const missing = await missingPermission(signIn, transport, workspace.value);
  if (missing) return fail(missing);
  const installationId = await deps.installationId();
  if (!installationId.ok) return installationId;
  const store = held.value.practice ? deps.stores.practice : deps.stores.real;
  const existing = await findConnection(store, site, input.workspace.resourceId);
  if (!existing.ok) return existing;

  const record = newRecord(input, workspace.value, held.value, site, existing.value, {
    account: deps.account,
    now: deps.clock.now(),
    queryLimitBytes: deps.queryLimitOf(workspace.value.resourceId),
  });
  const { connectionId } = record;
  const started = deps.runs.start({
    workspaceId: record.workspace.resourceId,
    kind: 'addConnection',
    connectionId,
    steps: ['saveConnection', ...syncSteps],
    work: async (reporter, signal, runId) => {
      const stopped = await saveStep(record, held.value, store, deps, reporter);
      if (stopped) return stopped;
      const groups = createGroupStore(
        {
          signIn: held.value.signIn,
          transport: held.value.transport,
          workspace: record.workspace,
          connectionId,
          hierarchyId: site.hierarchyId,
          installationId: installationId.value,
          queryLimitBytes: record.queryLimitBytes,
        },
        deps.clock,
        deps.random,
      );
      const work = { record, source, groups, installationId: installationId.value };
      const outcome = await syncConnection(
        { ...work, kind: 'addConnection', runId },
        { ...deps, store },
        reporter,
        signal,
      );
      settleSignIn(held.value, connectionId, outcome, deps.signIns);
      return outcome;
    },
  });
  return started;
}

async function saveStep(
  record: ConnectionRecord,
  held: HeldSignIn,
  store: ConnectionStore,
  deps: ConnectionDeps,
  report: RunReporter,
): Promise<SyncOutcome | undefined> {
  report.step('saveConnection', 'running');
  const { connectionId } = record;
  const stop = (error: AppError) => {
    const facts = { account: deps.account, ...error.facts };
    report.step('saveConnection', 'failed', {}, { ...error, facts });
    return nothingDone;
  };
  const former = await deps.secrets.read(connectionId);
  const secret = await deps.secrets.save(connectionId, held.secret);
  if (!secret.ok) return stop(secret.error);
  const saved = await store.save(record);
  if (!saved.ok) {
    // The record still names the former app: its secret has to come back with it.
    if (former.ok && former.value !== undefined) await deps.secrets.save(connectionId, former.value);
    else await deps.secrets.remove(connectionId);
    return stop(saved.error);
  }
  report.step('saveConnection', 'done', { account: deps.account, storage: secret.value.storage });
  return undefined;
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

/** Refreshes the groups of a saved connection now. */
export async function syncNow(
  { connectionId }: MethodInput<'syncNow'>,
  deps: ConnectionDeps,
): Promise<Result<{ readonly runId: string }>> {
  const found = await findById(deps.stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { record, store } = found.value;
  const secret = await deps.secrets.read(record.connectionId);
  if (!secret.ok) return secret;
  // One account syncs a connection. A secret that another one still has may be a former one.
  if (secret.value === undefined || !isSameAccount(record.syncAccount, deps.account)) {
    return fail(
      appError('secretUnreadable', { facts: { account: record.syncAccount }, field: 'clientSecret' }),
    );
  }
  const installationId = await deps.installationId();
  if (!installationId.ok) return installationId;
  const transport = await deps.sources.transport(record.practice);
  const source = await deps.sources.collections(
    record.practice
      ? { kind: 'practice' }
      : { kind: 'provider', fqdn: record.providers[0] ?? record.site.providerFqdn },
  );
  const signIn = createSignIn({
    cloud: clouds[record.cloud],
    tenant: record.tenantId,
    clientId: record.clientId,
    secret: secret.value,
    transport,
  });
  const groups = createGroupStore(
    {
      signIn,
      transport,
      workspace: record.workspace,
      connectionId: record.connectionId,
      hierarchyId: record.site.hierarchyId,
      installationId: installationId.value,
      queryLimitBytes: record.queryLimitBytes,
    },
    deps.clock,
    deps.random,
  );
  return deps.runs.start({
    workspaceId: record.workspace.resourceId,
    kind: 'sync',
    connectionId: record.connectionId,
    steps: syncSteps,
    work: (report, signal, runId) =>
      syncConnection(
        { record, source, groups, installationId: installationId.value, kind: 'sync', runId },
        { ...deps, store },
        report,
        signal,
      ),
  });
}

/** What the principal lacks for keeping groups; a secret that cannot write must not replace one that can. */
async function missingPermission(
  signIn: SignIn,
  transport: Transport,
  workspace: Workspace,
): Promise<AppError | undefined> {
  const permissions = await readPermissions(signIn, transport, workspace);
  if (!permissions.ok) return permissions.error;
  const action = savedSearchActions.find((needed) => !isGranted(needed, permissions.value));
  if (!action) return undefined;
  const facts = { action, scope: workspace.resourceId, workspace: workspace.name };
  return appError('missingPermission', { facts });
}

function firstProblem(checks: readonly { readonly error?: AppError }[]): AppError {
  return checks.find(({ error }) => error)?.error ?? appError('internal');
}
