import type { ConnectionRecord } from '../store/records.ts';
import { finishHanding, type HandToDeps } from './handToAccount.ts';
import { forgetFormerSecret } from './takeOver.ts';

/**
 * What is left to do of a change of the syncing account, once the other one has done its part: its key is there, or it
 * has synced. Looked at whenever this account starts, lists the connections or ticks.
 */
export async function lookAfter(record: ConnectionRecord, deps: HandToDeps): Promise<void> {
  await forgetFormerSecret(record, deps);
  if (record.nextAccount === undefined) return;
  const finished = await finishHanding(record.connectionId, deps);
  if (finished.ok) return;
  const { code } = finished.error;
  deps.logger.write('warning', 'Store', `Connection ${record.connectionId} was not handed over (${code})`);
}

/** The same for all connections of the computer. */
export async function lookAfterAll(deps: HandToDeps): Promise<void> {
  const listing = await deps.stores.real.list();
  for (const record of listing.ok ? listing.value.connections : []) await lookAfter(record, deps);
}
