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
  /** Status searches of connections of this hierarchy that keep no group any more: they were taken over. */
  readonly formerStatus: ReadonlySet<string>;
  /** IDs of parts that no group uses: their group is gone, or has another content by now. */
  readonly orphans: readonly string[];
}

interface Part {
  readonly id: string;
  readonly hash: string;
  readonly asWritten: boolean;
  readonly text: string;
}

/** Sorts the saved searches of a workspace into ours, our hierarchy's under another connection, and the rest. */
export function readListing(
  list: SearchList,
  isOwn: (tags: GroupTags) => boolean,
  hierarchyId: string,
  replaces?: string,
): ListingWithParts {
  const groups: { readonly search: SavedSearch; readonly tags: GroupTags }[] = [];
  const rivals: StoredGroup[] = [];
  const aliases = new Map<string, string>();
  const partsByAlias = new Map<string, Part>();
  const partEtags = new Map<string, string | undefined>();
  const statusIds: string[] = [];
  const otherStatus: string[] = [];
  for (const search of list.searches) {
    const id = search.name ?? '';
    const alias = search.functionAlias?.toLowerCase();
    const tags = readTags(search);
    const isOurs = tags !== undefined && isOwn(tags);
    // Where two searches share an alias, the one that is not ours is the one that matters.
    if (alias && !(isOurs && aliases.has(alias))) aliases.set(alias, id);
    if (!tags) continue;
    if (tags.kind === 'status' && isOurs) statusIds.push(id.toLowerCase());
    if (tags.kind === 'status' && !isOurs && tags.hierarchy === hierarchyId)
      otherStatus.push(id.toLowerCase());
    if (tags.kind === 'part' && isOurs) {
      partEtags.set(id.toLowerCase(), search.etag);
      if (alias) partsByAlias.set(alias, { id, hash: tags.hash, ...textOf(search, tags) });
    }
    if (tags.kind !== 'group') continue;
    if (isOurs) groups.push({ search, tags });
    else if (tags.hierarchy === hierarchyId && tags.connection !== replaces)
      rivals.push(toGroup(search, tags, []));
  }

  const partsOf = new Map<string, ReadonlySet<string>>();
  const ours = groups.map(({ search, tags }) => {
    const parts = partAliases(search.query).map((alias) => partsByAlias.get(alias));
    const ids = parts.flatMap((part) => part?.id.toLowerCase() ?? []);
    partsOf.set((search.name ?? '').toLowerCase(), new Set(ids));
    return toGroup(search, tags, parts);
  });
  const used = new Set([...partsOf.values()].flatMap((ids) => [...ids]));
  const orphans = [...partEtags.keys()].filter((id) => !used.has(id) && !isSpoken(id, ours));
  const ownIds = new Set([...ours.map(({ id }) => id.toLowerCase()), ...partEtags.keys(), ...statusIds]);
  return {
    ours,
    rivals,
    aliases,
    ownIds,
    partEtags,
    partsOf,
    formerStatus: new Set(rivals.length === 0 ? otherStatus : []),
    orphans,
    totalBytes: list.bytes,
    count: list.searches.length,
  };
}

/**
 * A group that is in parts says nothing but their union. White space counts for nothing: a portal or a store may well
 * lay the text out anew, and parts that are in use must not look unused.
 */
function partAliases(query: string): string[] {
  const [, list] = /^union((?:CM_\w+_P\d+,?)+)\|distinctComputer$/.exec(query.replace(/\s+/g, '')) ?? [];
  return (list ?? '').split(',').flatMap((alias) => (alias === '' ? [] : alias.toLowerCase()));
}

/** Parts of a group whose text is not the one that was written are left until it has been written again. */
function isSpoken(partId: string, ours: readonly StoredGroup[]): boolean {
  return ours.some(
    ({ id, asWritten, intact }) => !(asWritten && intact) && partId.startsWith(`${id.toLowerCase()}_p`),
  );
}

function textOf(
  search: SavedSearch,
  tags: GroupTags,
): { readonly text: string; readonly asWritten: boolean } {
  const text = textFingerprint(search.query);
  return { text, asWritten: tags.text === text };
}

function toGroup(search: SavedSearch, tags: GroupTags, parts: readonly (Part | undefined)[]): StoredGroup {
  const own = textOf(search, tags);
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
    asWritten: own.asWritten && parts.every((part) => part?.asWritten !== false),
    text: [own.text, ...parts.map((part) => part?.text ?? '')].join(' '),
  };
}
