import type { ConnectionView } from '../../../shared/model.ts';
import { byName } from '../../grid/sorting.ts';
import type { ChosenCollection } from '../../wizard/state.ts';

export type SavedCollections = ConnectionView['collections'];

/** What saving would make of the list. */
export interface CollectionChange {
  readonly added: readonly ChosenCollection[];
  readonly removed: SavedCollections;
}

export function changeBetween(
  saved: SavedCollections,
  edited: readonly ChosenCollection[],
): CollectionChange {
  const before = new Set(saved.map(({ collectionId }) => collectionId));
  const after = new Set(edited.map(({ collectionId }) => collectionId));
  return {
    added: edited.filter(({ collectionId }) => !before.has(collectionId)),
    removed: saved
      .filter(({ collectionId }) => !after.has(collectionId))
      .sort((a, b) => byName(a.name, b.name)),
  };
}

/** The list with what was picked; what is on it already stays as it is. */
export function withAdded(
  edited: readonly ChosenCollection[],
  picked: readonly ChosenCollection[],
): readonly ChosenCollection[] {
  const has = new Set(edited.map(({ collectionId }) => collectionId));
  return [...edited, ...picked.filter(({ collectionId }) => !has.has(collectionId))];
}
