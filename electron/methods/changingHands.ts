import type { ConnectionRecord } from '../store/records.ts';
import type { ConnectionDeps } from './connectionMethods.ts';
import { forgetFormerSecret } from './takeOver.ts';

type ChangingDeps = Pick<ConnectionDeps, 'stores' | 'secrets' | 'account' | 'logger'>;

/**
 * What is left to do of a change of the syncing account, once the other one has synced. Looked at whenever this account
 * starts, lists the connections or ticks. A secret is never sealed here: that takes a person.
 */
export async function lookAfter(record: ConnectionRecord, deps: ChangingDeps): Promise<void> {
  await forgetFormerSecret(record, deps);
}

/** The same for all connections of the computer; one that makes trouble does not keep the others waiting. */
export async function lookAfterAll(deps: ChangingDeps): Promise<void> {
  const listing = await deps.stores.real.list();
  for (const record of listing.ok ? listing.value.connections : []) {
    try {
      await lookAfter(record, deps);
    } catch (error) {
      const { connectionId } = record;
      deps.logger.write(
        'warning',
        'Store',
        `Connection ${connectionId} cannot be looked after: ${String(error)}`,
      );
    }
  }
}
