import type { SavedSearch } from '@azure/arm-operationalinsights';
import type { GroupListing, StoredGroup } from '../../ports.ts';
import type { SearchList } from './searchWriter.ts';
import { type GroupTags, readTags } from './tags.ts';

export interface ListingWithParts extends GroupListing {
  /** Lower-case IDs of this connection's parts, by collection. */
  readonly parts: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Sorts the saved searches of a workspace into ours, our hierarchy's under another connection, and the rest. */
export function readListing(list: SearchList, connectionId: string, hierarchyId: string): ListingWithParts {
  const ours: StoredGroup[] = [];
  const rivals: StoredGroup[] = [];
  const aliases = new Map<string, string>();
  const parts = new Map<string, Set<string>>();
  for (const search of list.searches) {
    const id = search.name ?? '';
    if (search.functionAlias) aliases.set(search.functionAlias.toLowerCase(), id);
    const tags = readTags(search);
    if (!tags) continue;
    const isOurs = tags.connection === connectionId;
    if (tags.kind === 'part' && isOurs) {
      const ids = parts.get(tags.collection) ?? new Set<string>();
      parts.set(tags.collection, ids.add(id.toLowerCase()));
    }
    if (tags.kind !== 'group') continue;
    if (isOurs) ours.push(toGroup(search, tags));
    else if (tags.hierarchy === hierarchyId) rivals.push(toGroup(search, tags));
  }
  return { ours, rivals, aliases, parts, totalBytes: list.bytes, count: list.searches.length };
}

function toGroup(search: SavedSearch, tags: GroupTags): StoredGroup {
  return {
    id: search.name ?? '',
    alias: search.functionAlias ?? '',
    displayName: search.displayName,
    collectionId: tags.collection,
    hash: tags.hash,
    writer: tags.writer,
    etag: search.etag,
  };
}
