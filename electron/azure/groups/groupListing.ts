import type { SavedSearch } from '@azure/arm-operationalinsights';
import type { GroupListing, StoredGroup } from '../../ports.ts';
import type { SearchList } from './searchWriter.ts';
import { type GroupTags, isComputerGroup, readTags, textFingerprint } from './tags.ts';

/** Category under which the portal lists the groups. */
export const CATEGORY = 'Configuration Manager';

export interface ListingWithParts extends GroupListing {
  /** Etags of this connection's parts by lower-case ID. */
  readonly partEtags: ReadonlyMap<string, string | undefined>;
  /** Lower-case IDs of the parts that each group unions, by the group's lower-case ID. */
  readonly partsOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** IDs of parts that no group uses: their group is gone, or has another content by now. */
  readonly orphans: readonly string[];
}

interface Part {
  readonly id: string;
  readonly hash: string;
  readonly asWritten: boolean;
}

/** Sorts the saved searches of a workspace into ours, our hierarchy's under another connection, and the rest. */
export function readListing(
  list: SearchList,
  isOwn: (tags: GroupTags) => boolean,
  hierarchyId: string,
): ListingWithParts {
  const groups: { readonly search: SavedSearch; readonly tags: GroupTags }[] = [];
  const rivals: StoredGroup[] = [];
  const aliases = new Map<string, string>();
  const partsByAlias = new Map<string, Part>();
  const partEtags = new Map<string, string | undefined>();
  const statusIds: string[] = [];
  for (const search of list.searches) {
    const id = search.name ?? '';
    const alias = search.functionAlias?.toLowerCase();
    const tags = readTags(search);
    const isOurs = tags !== undefined && isOwn(tags);
    // Where two searches share an alias, the one that is not ours is the one that matters.
    if (alias && !(isOurs && aliases.has(alias))) aliases.set(alias, id);
    if (!tags) continue;
    if (tags.kind === 'status' && isOurs) statusIds.push(id.toLowerCase());
    if (tags.kind === 'part' && isOurs) {
      partEtags.set(id.toLowerCase(), search.etag);
      if (alias) partsByAlias.set(alias, { id, hash: tags.hash, asWritten: isAsWritten(search, tags) });
    }
    if (tags.kind !== 'group') continue;
    if (isOurs) groups.push({ search, tags });
    else if (tags.hierarchy === hierarchyId) rivals.push(toGroup(search, tags, []));
  }

  const partsOf = new Map<string, ReadonlySet<string>>();
  const ours = groups.map(({ search, tags }) => {
    const parts = partAliases(search.query).map((alias) => partsByAlias.get(alias));
    const ids = parts.flatMap((part) => part?.id.toLowerCase() ?? []);
    partsOf.set((search.name ?? '').toLowerCase(), new Set(ids));
    return toGroup(search, tags, parts);
  });
  const used = new Set([...partsOf.values()].flatMap((ids) => [...ids]));
  const orphans = [...partEtags.keys()].filter((id) => !used.has(id));
  const ownIds = new Set([...ours.map(({ id }) => id.toLowerCase()), ...partEtags.keys(), ...statusIds]);
  return {
    ours,
    rivals,
    aliases,
    ownIds,
    partEtags,
    partsOf,
    orphans,
    totalBytes: list.bytes,
    count: list.searches.length,
  };
}

// A group that is in parts says nothing but their union: `union` and then one alias per line.
function partAliases(query: string): string[] {
  return [...query.matchAll(/^(CM_[A-Za-z0-9_]+_P\d+),?$/gm)].map((found) => (found[1] ?? '').toLowerCase());
}

function isAsWritten(search: SavedSearch, tags: GroupTags): boolean {
  return tags.text === textFingerprint(search.query);
}

function toGroup(search: SavedSearch, tags: GroupTags, parts: readonly (Part | undefined)[]): StoredGroup {
  const isGroup =
    isComputerGroup(search) && search.category === CATEGORY && (search.functionParameters ?? '') === '';
  return {
    id: search.name ?? '',
    alias: search.functionAlias ?? '',
    displayName: search.displayName,
    collectionId: tags.collection,
    hash: tags.hash,
    writer: tags.writer,
    etag: search.etag,
    intact: isGroup && parts.every((part) => part?.hash === tags.hash),
    asWritten: isAsWritten(search, tags) && parts.every((part) => part?.asWritten !== false),
  };
}
