import { randomUUID } from 'node:crypto';
import { clouds } from '../../shared/clouds.ts';
import type { MethodInput } from '../../shared/contract.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import type { SiteIdentity, StepId, SyncOutcome } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { createSignIn } from '../azure/signIn.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { SecretStore } from '../store/secretStore.ts';
import { createGroupStore } from './groupStores.ts';
import type { RunReporter, Runs } from './runs.ts';
import type { HeldSignIn, SignIns } from './signIns.ts';
import type { Sources } from './sources.ts';
import { type SyncDeps, syncConnection } from './syncConnection.ts';

export interface ConnectionDeps extends Omit<SyncDeps, 'store'> {
  readonly stores: { readonly real: ConnectionStore; readonly practice: ConnectionStore };
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
  const source = await deps.sources.collections(input.source);
  const report = await source.checkSite();
  if (!report.ok) return report;
  if (!report.value.passed || !report.value.site) return fail(firstProblem(report.value.checks));
  const site = report.value.site;
  const installationId = await deps.installationId();
  if (!installationId.ok) return installationId;
  const store = held.value.practice ? deps.stores.practice : deps.stores.real;
  const existing = await findConnection(store, site, input.workspace.resourceId);
  if (!existing.ok) return existing;

  const record = newRecord(input, held.value, site, deps, existing.value);
  const { connectionId } = record;
  const started = deps.runs.start({
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
      return syncConnection({ ...work, kind: 'addConnection', runId }, { ...deps, store }, reporter, signal);
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
  const secret = await deps.secrets.save(record.connectionId, held.secret);
  const saved = secret.ok ? await store.save(record) : secret;
  if (!secret.ok || !saved.ok) {
    const error = secret.ok ? (saved as { error: AppError }).error : secret.error;
    report.step('saveConnection', 'failed', {}, error);
    return failedOutcome;
  }
  report.step('saveConnection', 'done', { account: deps.account, storage: secret.value.storage });
  deps.signIns.forget(held.signInId);
  return undefined;
}

const failedOutcome: SyncOutcome = {
  outcome: 'failed',
  created: 0,
  updated: 0,
  deleted: 0,
  unchanged: 0,
  heldBack: 0,
  failed: 0,
  durationInMs: 0,
  groups: [],
};

/** Refreshes the groups of a saved connection now. */
export async function syncNow(
  { connectionId }: MethodInput<'syncNow'>,
  deps: ConnectionDeps,
): Promise<Result<{ readonly runId: string }>> {
  const found = await findById(deps, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { record, store } = found.value;
  const secret = await deps.secrets.read(record.connectionId);
  if (!secret.ok) return secret;
  if (secret.value === undefined) {
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

async function findById(
  deps: ConnectionDeps,
  connectionId: string,
): Promise<Result<{ record: ConnectionRecord; store: ConnectionStore }>> {
  for (const store of [deps.stores.real, deps.stores.practice]) {
    const record = await store.read(connectionId);
    if (record.ok) return ok({ record: record.value, store });
    if (record.error.code !== 'connectionNotFound') return record;
  }
  return fail(appError('connectionNotFound', { facts: { connectionId } }));
}

async function findConnection(
  store: ConnectionStore,
  site: SiteIdentity,
  workspaceId: string,
): Promise<Result<ConnectionRecord | undefined>> {
  const listing = await store.list();
  if (!listing.ok) return listing;
  return ok(
    listing.value.connections.find(
      (record) =>
        record.site.hierarchyId === site.hierarchyId &&
        record.workspace.resourceId.toLowerCase() === workspaceId.toLowerCase(),
    ),
  );
}

function newRecord(
  input: AddInput,
  held: HeldSignIn,
  site: SiteIdentity,
  deps: ConnectionDeps,
  existing: ConnectionRecord | undefined,
): ConnectionRecord {
  const limit = deps.queryLimitOf(input.workspace.resourceId) ?? existing?.queryLimitBytes;
  const expiresOn = held.facts.expiresOn ?? input.secretExpiresOn;
  return {
    schema: 1,
    connectionId: existing?.connectionId ?? randomUUID(),
    practice: held.practice,
    site,
    providers: [site.providerFqdn],
    cloud: held.cloud,
    tenantId: held.tenantId,
    clientId: held.clientId,
    workspace: input.workspace,
    collections: input.collections,
    secretHint: held.secret.slice(0, 3),
    ...(expiresOn
      ? { secretExpiresOn: expiresOn, secretExpirySource: held.facts.expiresOn ? 'graph' : 'typed' }
      : {}),
    ...(limit === undefined ? {} : { queryLimitBytes: limit }),
    syncAccount: deps.account,
    createdAt: existing?.createdAt ?? deps.clock.now().toISOString(),
    createdBy: existing?.createdBy ?? deps.account,
  };
}

function firstProblem(checks: readonly { readonly error?: AppError }[]): AppError {
  return checks.find(({ error }) => error)?.error ?? appError('internal');
}
