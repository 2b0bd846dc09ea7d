import type { GroupListing } from '../ports.ts';
import { collectionName } from './names.ts';
import type { SyncInput } from './run.ts';
import type { SyncState } from './state.ts';

/**
 * Taking over keeps everything: a group of a collection that this connection does not have brings its collection
 * along, since nobody asked for it to be deleted.
 */
export function withAdopted(input: SyncInput, { ours }: GroupListing): SyncInput {
  if (!input.takeOver) return input;
  const chosen = new Set(input.collections.map(({ collectionId }) => collectionId));
  const adopted = ours
    .filter(({ collectionId }) => !chosen.has(collectionId))
    .map(({ collectionId, displayName }) => ({
      collectionId,
      name: collectionName(displayName, collectionId),
    }));
  return { ...input, collections: [...input.collections, ...adopted] };
}

/** Where texts come back altered by Azure itself, they prove nothing. */
export function trusted(listing: GroupListing, state: SyncState): GroupListing {
  if (state.textsDiffer !== true) return listing;
  return { ...listing, ours: listing.ours.map((group) => ({ ...group, asWritten: true })) };
}
