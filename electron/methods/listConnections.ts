import type { AppError } from '../../shared/errors.ts';
import type { HandOverResult } from '../../shared/handOver.ts';
import { interruptionOf } from '../../shared/interruption.ts';
import type { MethodOutputs } from '../../shared/methodOutputs.ts';
import type { ConnectionView } from '../../shared/model.ts';
import { ok, type Result } from '../../shared/result.ts';
import { inboxOf } from '../handover/inbox.ts';
import { handOverResultsOf } from '../handover/results.ts';
import type { Logger } from '../log/logger.ts';
import type { Policy } from '../policy/policy.ts';
import type { Clock } from '../ports.ts';
import type { FolderRights } from '../rights/folderRights.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { SecretStore } from '../store/secretStore.ts';
import { statusAlias } from '../sync/names.ts';
import { jitterInMs, nextAttempt } from '../sync/schedule.ts';
import type { ConnectionStores } from './findConnection.ts';
import { nextFingerprint } from './handToAccount.ts';
import { trustConnection } from './leftByOthers.ts';
import { moveFactsOf } from './moveFacts.ts';
import { ownSecret } from './ownSecret.ts';
import { renewalView } from './renewal/setRenewal.ts';
import { summaryOf } from './runHistory.ts';
import { readStateOf } from './syncState.ts';

export interface ListDeps {
  readonly stores: ConnectionStores;
  readonly secrets: SecretStore;
  readonly logger: Logger;
  readonly account: string;
  readonly clock: Clock;
  readonly installationId: () => Promise<Result<string>>;
  readonly policy: Policy;
  readonly rights: Pick<FolderRights, 'isOurs'>;
  /** Until when the app's own timer rests. */
  readonly pausedUntil: () => Promise<Date | undefined>;
}

/** The saved connections, the real ones first, without anything secret. */
export async function listConnections(deps: ListDeps): Promise<Result<MethodOutputs['listConnections']>> {
  const { stores, logger } = deps;
  const connections: ConnectionView[] = [];
  const unreadable: { connectionId: string; error: AppError }[] = [];
  for (const store of [stores.real, stores.practice]) {
    const listing = await store.list();
    if (!listing.ok) return listing;
    for (const { connectionId, error } of listing.value.unreadable) {
      logger.write(
        'error',
        'Store',
        `Connection ${connectionId} cannot be used (${error.code}, ${error.facts.path})`,
      );
    }
    unreadable.push(...listing.value.unreadable);
    for (const record of listing.value.connections) connections.push(await viewOf(record, store, deps));
  }
  return ok({ connections, unreadable });
}

async function viewOf(
  record: ConnectionRecord,
  store: ConnectionStore,
  { secrets, logger, account, clock, installationId, policy, pausedUntil, rights }: ListDeps,
): Promise<ConnectionView> {
  const { connectionId } = record;
  const syncsHere = isSameAccount(record.syncAccount, account);
  const trusted = syncsHere ? await trustConnection(record, store, { secrets, rights }) : ok(undefined);
  const secret = trusted.ok ? await ownSecret(record, { secrets, account }) : trusted;
  if (syncsHere && !secret.ok) {
    logger.write('error', 'Store', `The secret of ${connectionId} cannot be used (${secret.error.code})`);
  }
  const runs = await store.readRuns(connectionId, 1);
  const lastRun = runs.ok ? runs.value[0] : undefined;
  const state = await readStateOf(store, record);
  const known = state.ok ? state.value : undefined;
  const damagedState = known === undefined ? await store.damagedState(connectionId) : undefined;
  const isOnTimer = syncsHere && record.importEnabled && !record.practice;
  const installation = isOnTimer ? await installationId() : undefined;
  const isCut = interruptionOf(lastRun?.error) !== undefined;
  const lastStart = lastRun === undefined || isCut ? undefined : new Date(lastRun.startedAt);
  const due = installation?.ok
    ? nextAttempt(lastStart, jitterInMs(installation.value), clock.now())
    : undefined;
  const paused = due === undefined ? undefined : await pausedUntil();
  const next = due !== undefined && paused !== undefined && paused > due ? paused : due;
  const folder = store.folderOf(connectionId);
  const handOver = syncsHere ? undefined : await handOverOf(record, store, clock);
  const nextKey = syncsHere ? await nextFingerprint(record, store, { clock }) : undefined;
  const result = syncsHere ? undefined : await resultFor(account, folder, clock);
  const { SecretWarningDays: warningDays } = await policy.values();
  const { practice, site, cloud, tenantId, clientId, workspace, collections, createdAt } = record;
  return {
    connectionId,
    practice,
    site,
    providers: record.providers,
    cloud,
    tenantId,
    clientId,
    workspace,
    collections,
    createdAt,
    createdBy: record.createdBy,
    ...(record.changedAt === undefined ? {} : { changedAt: record.changedAt }),
    ...(record.changedBy === undefined ? {} : { changedBy: record.changedBy }),
    statusAlias: statusAlias({ siteCode: site.siteCode, connectionId }),
    importEnabled: record.importEnabled,
    syncAccount: record.syncAccount,
    syncsHere,
    computers: known?.computers ?? 0,
    secret: {
      hasSecret: secret.ok,
      hint: record.secretHint,
      ...(record.secretExpiresOn ? { expiresOn: record.secretExpiresOn } : {}),
      ...(record.secretExpirySource ? { expirySource: record.secretExpirySource } : {}),
    },
    renewal: await renewalView(record, policy),
    ...(warningDays === undefined ? {} : { warningDays }),
    ...(secret.ok || !syncsHere ? {} : { secretError: secret.error }),
    ...(record.nextAccount === undefined ? {} : { nextAccount: record.nextAccount }),
    ...(nextKey === undefined ? {} : { nextKey }),
    ...(handOver === undefined ? {} : { handOver }),
    ...(result === undefined ? {} : { handOverResult: result }),
    ...(damagedState === undefined ? {} : { damagedState }),
    ...(record.secretSavedAt === undefined ? {} : { secretSavedAt: record.secretSavedAt }),
    ...(await moveFactsOf(record, store)),
    ...(next === undefined ? {} : { nextSyncAt: next.toISOString() }),
    ...(paused === undefined ? {} : { pausedUntil: paused.toISOString() }),
    ...(lastRun === undefined ? {} : { lastRun: summaryOf(lastRun) }),
    ...(known?.lastSuccessAt === undefined ? {} : { lastSuccessAt: known.lastSuccessAt }),
  };
}

async function handOverOf(
  { connectionId, syncAccount }: ConnectionRecord,
  store: ConnectionStore,
  clock: Clock,
): Promise<ConnectionView['handOver']> {
  const inbox = inboxOf(store.folderOf(connectionId), () => clock.now());
  if ((await inbox.names()).length > 0) return 'waiting';
  // The key of a former account opens nothing for the one that syncs now.
  return isSameAccount((await inbox.readKey())?.account ?? '', syncAccount) ? 'possible' : undefined;
}

function resultFor(account: string, folder: string, clock: Clock): Promise<HandOverResult | undefined> {
  const results = handOverResultsOf(folder, () => clock.now());
  return results.lastFor((sender) => isSameAccount(sender, account));
}
