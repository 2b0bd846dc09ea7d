import type { StoredGroup } from '../ports.ts';
import { type GroupScope, groupAlias, groupId } from './names.ts';

/**
 * Our groups by collection. Somebody may have copied one in Azure, tags and all: the one with our own ID counts, else
 * the one with the right alias (taken over from another connection), and the copies are surplus.
 */
export function groupsByCollection(
  ours: readonly StoredGroup[],
  scope: GroupScope,
): { readonly stored: ReadonlyMap<string, StoredGroup>; readonly surplus: readonly StoredGroup[] } {
  const stored = new Map<string, StoredGroup>();
  const surplus: StoredGroup[] = [];
  const rank = ({ id, alias, collectionId }: StoredGroup): number => {
    if (id.toLowerCase() === groupId(scope, collectionId)) return 2;
    return alias.toLowerCase() === groupAlias(scope, collectionId).toLowerCase() ? 1 : 0;
  };
  for (const group of ours) {
    const other = stored.get(group.collectionId);
    const isBetter = other === undefined || rank(group) > rank(other);
    if (other !== undefined) surplus.push(isBetter ? other : group);
    if (isBetter) stored.set(group.collectionId, group);
  }
  return { stored, surplus };
}
