import type { MethodOutputs } from '../../shared/contract.ts';
import type { AppError } from '../../shared/errors.ts';
import type { ConnectionView, SyncOutcome } from '../../shared/model.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Logger } from '../log/logger.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { ConnectionRecord, RunRecord } from '../store/records.ts';
import type { SecretStore } from '../store/secretStore.ts';

/** The saved connections, the real ones first, without anything secret. */
export async function listConnections(
  stores: readonly ConnectionStore[],
  secrets: SecretStore,
  logger: Logger,
): Promise<Result<MethodOutputs['listConnections']>> {
  const connections: ConnectionView[] = [];
  const unreadable: { connectionId: string; error: AppError }[] = [];
  for (const store of stores) {
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
    for (const record of listing.value.connections) {
      const secret = await secrets.read(record.connectionId);
      if (!secret.ok) {
        logger.write(
          'error',
          'Store',
          `The secret of ${record.connectionId} cannot be used (${secret.error.code})`,
        );
      }
      const runs = await store.readRuns(record.connectionId, 1);
      connections.push(
        toView(record, secret.ok && secret.value !== undefined, runs.ok ? runs.value[0] : undefined),
      );
    }
  }
  return ok({ connections, unreadable });
}

function toView(
  record: ConnectionRecord,
  hasSecret: boolean,
  lastRun: RunRecord | undefined,
): ConnectionView {
  const { connectionId, practice, site, cloud, tenantId, clientId, workspace, collections, createdAt } =
    record;
  return {
    connectionId,
    practice,
    site,
    cloud,
    tenantId,
    clientId,
    workspace,
    collections,
    createdAt,
    secret: {
      hasSecret,
      hint: record.secretHint,
      ...(record.secretExpiresOn ? { expiresOn: record.secretExpiresOn } : {}),
      ...(record.secretExpirySource ? { expirySource: record.secretExpirySource } : {}),
    },
    ...(lastRun ? { lastRun: { finishedAt: lastRun.finishedAt, outcome: toOutcome(lastRun) } } : {}),
  };
}

// The history is a file that people may have edited; what is missing counts as nothing.
function toOutcome({ outcome }: RunRecord): SyncOutcome {
  const number = (name: string) => (typeof outcome[name] === 'number' ? outcome[name] : 0);
  return {
    outcome: outcome.outcome,
    created: number('created'),
    updated: number('updated'),
    deleted: number('deleted'),
    unchanged: number('unchanged'),
    heldBack: number('heldBack'),
    failed: number('failed'),
    durationInMs: number('durationInMs'),
    groups: [],
  };
}
