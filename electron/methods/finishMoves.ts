import type { Result } from '../../shared/result.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { RunLocks } from '../store/runLock.ts';
import type { SecretStore } from '../store/secretStore.ts';
import { hasLeftovers } from './cleanUp.ts';
import type { ConnectionStores } from './findConnection.ts';
import { settleSecret, sweepSecrets } from './movedSecret.ts';

export interface FinishMovesDeps {
  readonly stores: ConnectionStores;
  readonly secrets: SecretStore;
  readonly locks: RunLocks;
  readonly account: string;
  readonly sync: (connectionId: string) => Promise<Result<{ readonly runId: string }>>;
}

/**
 * Goes on with what was cut when the app ended: puts secrets into their places, and starts the run that finishes a
 * move. Answers the runs that it has started.
 */
export async function finishMoves(deps: FinishMovesDeps): Promise<readonly string[]> {
  const runIds: string[] = [];
  for (const store of [deps.stores.real, deps.stores.practice]) {
    const listing = await store.list();
    for (const record of listing.ok ? listing.value.connections : []) {
      if (!isSameAccount(record.syncAccount, deps.account)) continue;
      await tidySecrets(record, store, deps);
      if (!hasLeftovers(record) || !record.importEnabled) continue;
      const started = await deps.sync(record.connectionId);
      if (started.ok) runIds.push(started.value.runId);
    }
  }
  return runIds;
}

/** Not while a run of another process may be about to need what nothing speaks of yet. */
async function tidySecrets(
  { connectionId }: ConnectionRecord,
  store: ConnectionStore,
  { locks, secrets }: FinishMovesDeps,
): Promise<void> {
  const lock = await locks.take(store.folderOf(connectionId));
  if (!lock.ok) return;
  try {
    const now = await store.read(connectionId);
    if (!now.ok) return;
    const settled = await settleSecret(now.value, store, secrets);
    const after = settled.ok ? await store.read(connectionId) : settled;
    if (after.ok) await sweepSecrets(after.value, secrets);
  } finally {
    await lock.value.release();
  }
}
