import type { StoredGroup } from '../ports.ts';
import { collectionName } from './names.ts';
import type { SyncInput } from './run.ts';

/**
 * Taking over keeps everything: a group of a collection that this connection does not have brings its collection
 * along, since nobody asked for it to be deleted.
 */
export function adoptedCollections(
  { collections, removed }: Pick<SyncInput, 'collections' | 'removed'>,
  stored: ReadonlyMap<string, StoredGroup>,
): SyncInput['collections'] {
  const chosen = new Set(collections.map(({ collectionId }) => collectionId));
  return [...stored.values()]
    .filter(({ collectionId }) => !chosen.has(collectionId) && !removed.has(collectionId))
    .map(({ collectionId, displayName }) => ({
      collectionId,
      name: collectionName(displayName, collectionId),
    }));
}
