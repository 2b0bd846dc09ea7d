import type { SavedSearch } from '@azure/arm-operationalinsights';
import type { GroupListing, StoredGroup } from '../../ports.ts';
import type { SearchList } from './searchWriter.ts';
import { type GroupTags, readTags } from './tags.ts';

export interface ListingWithParts extends GroupListing {
  /** Etags of this connection's parts by lower-case ID. */
  readonly partEtags: ReadonlyMap<string, string | undefined>;
  /** IDs of parts that no group uses: their group is gone, or has another content by now. */
  readonly orphans: readonly string[];
}

/** Sorts the saved searches of a workspace into ours, our hierarchy's under another connection, and the rest. */
export function readListing(list: SearchList, connectionId: string, hierarchyId: string): ListingWithParts {
  const groups: { readonly search: SavedSearch; readonly tags: GroupTags }[] = [];
  const rivals: StoredGroup[] = [];
  const aliases = new Map<string, string>();
  const partsByAlias = new Map<string, { readonly id: string; readonly hash: string }>();
  const partEtags = new Map<string, string | undefined>();
  for (const search of list.searches) {
    const id = search.name ?? '';
    const alias = search.functionAlias?.toLowerCase();
    const tags = readTags(search);
    const isOurs = tags?.connection === connectionId;
    // Where two searches share an alias, the one that is not ours is the one that matters.
    if (alias && !(isOurs && aliases.has(alias))) aliases.set(alias, id);
    if (!tags) continue;
    if (tags.kind === 'part' && isOurs) {
      partEtags.set(id.toLowerCase(), search.etag);
      if (alias) partsByAlias.set(alias, { id, hash: tags.hash });
    }
    if (tags.kind !== 'group') continue;
    if (isOurs) groups.push({ search, tags });
    else if (tags.hierarchy === hierarchyId) rivals.push(toGroup(search, tags, true));
  }

  const used = new Set<string>();
  const ours = groups.map(({ search, tags }) => {
    const parts = partAliases(search.query).map((alias) => partsByAlias.get(alias));
    for (const part of parts) if (part) used.add(part.id.toLowerCase());
    return toGroup(
      search,
      tags,
      parts.every((part) => part?.hash === tags.hash),
    );
  });
  const orphans = [...partEtags.keys()].filter((id) => !used.has(id));
  const ownIds = new Set([...ours.map(({ id }) => id.toLowerCase()), ...partEtags.keys()]);
  return {
    ours,
    rivals,
    aliases,
    ownIds,
    partEtags,
    orphans,
    totalBytes: list.bytes,
    count: list.searches.length,
  };
}

// A group that is in parts says nothing but their union: `union` and then one alias per line.
function partAliases(query: string): string[] {
  return [...query.matchAll(/^(CM_[A-Za-z0-9_]+_P\d+),?$/gm)].map((found) => (found[1] ?? '').toLowerCase());
}

function toGroup(search: SavedSearch, tags: GroupTags, intact: boolean): StoredGroup {
  return {
    id: search.name ?? '',
    alias: search.functionAlias ?? '',
    displayName: search.displayName,
    collectionId: tags.collection,
    hash: tags.hash,
    writer: tags.writer,
    etag: search.etag,
    intact,
  };
}
