import type { GroupStore, StoredGroup } from '../ports.ts';
import type { DesiredGroup } from './desired.ts';
import type { SyncState } from './state.ts';

/**
 * What groups list of which nothing is known, because the state was lost or they were taken over: without it a loss
 * of most of their members could not be told.
 */
export async function countUnknown(
  desired: readonly DesiredGroup[],
  stored: ReadonlyMap<string, StoredGroup>,
  state: SyncState,
  store: GroupStore,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, number | null>> {
  const counts = new Map<string, number | null>();
  for (const { content } of desired) {
    const group = stored.get(content.collectionId);
    const isKnown = state.groups.get(content.collectionId)?.hash !== undefined;
    if (isKnown || group === undefined || group.hash === content.hash) continue;
    const count = await store.count(group.alias, signal);
    counts.set(content.collectionId, count.ok ? count.value : null);
  }
  return counts;
}
