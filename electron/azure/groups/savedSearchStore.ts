import type { OperationalInsightsManagementClient, SavedSearch } from '@azure/arm-operationalinsights';
import { appError } from '../../../shared/errors.ts';
import { estimateGroupBytes } from '../../../shared/groupSize.ts';
import type { Workspace } from '../../../shared/model.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { GroupContent, GroupLayout, GroupStore } from '../../ports.ts';
import { CATEGORY, type ListingWithParts, readListing } from './groupListing.ts';
import { layoutForCount, plainLayout, readLayout } from './layout.ts';
import { createNameBook } from './nameBlocks.ts';
import { buildGroupQuery, defaultLimitBytes, type GroupQuery } from './queryText.ts';
import { createSearchWriter } from './searchWriter.ts';
import { statusQuery } from './statusQuery.ts';
import { type GroupTags, readTags, type SearchKind, textFingerprint, writeTags } from './tags.ts';

export interface SavedSearchStoreOptions {
  readonly client: OperationalInsightsManagementClient;
  readonly workspace: Workspace;
  readonly connectionId: string;
  readonly hierarchyId: string;
  readonly installationId: string;
  /** Counts the rows of `<alias>`; the query API has its own host, token and rights. */
  readonly countRows: (alias: string, signal?: AbortSignal) => Promise<Result<number>>;
  /** Largest query of one saved search, as measured; nobody has published a limit. */
  readonly limitBytes?: number;
  /** A connection of the hierarchy that goes, as this one stands for it: no rival. */
  readonly replaces?: string;
  /** Between two tries of a conflicting write. */
  readonly pause: () => Promise<void>;
}

interface SearchToWrite {
  readonly id: string;
  readonly kind: SearchKind;
  readonly body: SavedSearch;
}

interface BuiltGroup {
  readonly layout: GroupLayout;
  readonly query: GroupQuery;
  readonly searches: readonly SearchToWrite[];
}

const nothingListed: Pick<ListingWithParts, 'aliases' | 'ownIds' | 'formerStatus'> = {
  aliases: new Map(),
  ownIds: new Set(),
  formerStatus: new Set(),
};

/** Computer groups as saved searches of one workspace. Touches only what carries this connection's tags. */
export function createSavedSearchStore(options: SavedSearchStoreOptions): GroupStore {
  const { workspace, connectionId, hierarchyId, installationId } = options;
  const limitBytes = options.limitBytes ?? defaultLimitBytes;
  /** A person has decided that this connection keeps the groups of the whole hierarchy from now on. */
  let adopts = false;
  const isOwn = (tags: GroupTags): boolean =>
    tags.connection === connectionId || (adopts && tags.hierarchy === hierarchyId);
  const writer = createSearchWriter({
    ...options,
    ownerOf: (search) => {
      const tags = readTags(search);
      if (tags === undefined || !isOwn(tags)) return 'foreign';
      return adopts || tags.writer === installationId || tags.writer === '' ? 'ours' : 'otherWriter';
    },
  });
  let listed = nothingListed;
  /** Of the last listing, kept up to date with what is written since. */
  let partEtags = new Map<string, string | undefined>();
  let partsOf = new Map<string, ReadonlySet<string>>();
  /** Parts that no group uses, lower case: of the last listing, and what was replaced since. */
  const unused = new Set<string>();
  let book = createNameBook([]);
  const sharedOf = ({ shared }: GroupContent) => {
    if (shared === undefined) return {};
    if (book.list !== shared.list) book = createNameBook(shared.list);
    return { shared: { book, places: shared.places } };
  };
  /** A query is built for its size and again for its writing; compressing it twice would double the work. */
  const built = new WeakMap<GroupContent, BuiltGroup>();

  const build = (group: GroupContent, layout: GroupLayout): BuiltGroup => {
    const known = built.get(group);
    if (known?.layout === layout) return known;
    const query = buildGroupQuery(group.names, {
      ...readLayout(layout),
      alias: group.alias,
      ...sharedOf(group),
      takenParts: partNumbers(group.id, partsOf.get(group.id)),
    });
    const made = { layout, query, searches: searchesOf(group, query) };
    built.set(group, made);
    return made;
  };

  const searchOf = (
    displayName: string,
    alias: string,
    query: string,
    about: { readonly collection: string; readonly hash: string; readonly kind: SearchKind },
  ): SavedSearch => ({
    category: CATEGORY,
    displayName,
    functionAlias: alias,
    query,
    version: 2,
    tags: writeTags({
      ...about,
      connection: connectionId,
      hierarchy: hierarchyId,
      writer: installationId,
      text: textFingerprint(query),
    }),
  });

  /** Parts first: the group that unions them must never be there without them. */
  const searchesOf = (group: GroupContent, query: GroupQuery): SearchToWrite[] => {
    const about = { collection: group.collectionId, hash: group.hash };
    const parts = query.parts.map((part): SearchToWrite => {
      const name = `${group.displayName} part ${part.number}`;
      const body = searchOf(name, part.alias, part.query, { ...about, kind: 'part' });
      return { id: `${group.id}_p${part.number}`, kind: 'part', body };
    });
    const body = searchOf(group.displayName, group.alias, query.query, { ...about, kind: 'group' });
    return [...parts, { id: group.id, kind: 'group', body }];
  };

  const takenPart = (query: GroupQuery): { readonly alias: string; readonly otherId: string } | undefined => {
    for (const { alias } of query.parts) {
      const otherId = listed.aliases.get(alias.toLowerCase());
      if (otherId !== undefined && !listed.ownIds.has(otherId.toLowerCase())) return { alias, otherId };
    }
    return undefined;
  };

  /** After a group was written: its former parts are of no use any more, its new ones are. */
  const replaceParts = (groupId: string, now: readonly string[]): void => {
    for (const id of partsOf.get(groupId) ?? []) unused.add(id);
    for (const id of now) unused.delete(id);
    partsOf.set(groupId, new Set(now));
  };

  const readList: GroupStore['list'] = async (signal, adopt = adopts) => {
    adopts = adopt;
    const answer = await writer.list(signal);
    if (!answer.ok) return answer;
    const listing = readListing(answer.value, isOwn, hierarchyId, options.replaces);
    listed = listing;
    partEtags = new Map(listing.partEtags);
    partsOf = new Map(listing.partsOf);
    unused.clear();
    for (const id of listing.orphans) unused.add(id);
    return ok(listing);
  };

  return {
    plainLayout,
    list: readList,
    layoutFor: (group, tight) => layoutForCount(group.names.length, tight, limitBytes),
    // Two turns later the request that is under way has been handed over, its body included.
    prepare: (group, layout) => void setImmediate(() => setImmediate(() => build(group, layout))),
    formOf: (group, layout) => formOf(build(group, layout).query),
    size: (group, layout) =>
      build(group, layout).searches.reduce((sum, { id, body }) => sum + listedBytes(workspace, id, body), 0),
    roughSize: (group) => estimateGroupBytes(Math.ceil(group.names.length / 2)),
    async put(group, etag, layout) {
      const { query, searches } = build(group, layout);
      const taken = takenPart(query);
      if (taken)
        return fail(appError('aliasTaken', { facts: { ...taken, collectionId: group.collectionId } }));
      const parts: string[] = [];
      for (const { id, kind, body } of searches) {
        const partEtag = partEtags.has(id) ? (partEtags.get(id) ?? '*') : null;
        const written = await writer.write(id, body, kind === 'group' ? etag : partEtag);
        if (!written.ok) return written;
        if (kind === 'group') {
          replaceParts(id, parts);
          // It was made for the part numbers that were free then.
          built.delete(group);
          return written;
        }
        parts.push(id);
        // Until the group unions it, a run that ends here leaves it behind.
        unused.add(id);
        partEtags.set(id, written.value.etag);
      }
      throw new Error('A group has a search of its own');
    },
    async remove(group) {
      const removed = await writer.remove(group.id);
      if (removed.ok) replaceParts(group.id.toLowerCase(), []);
      return removed;
    },
    async sweep() {
      let count = 0;
      for (const id of [...unused]) {
        const removed = await writer.remove(id);
        if (!removed.ok) return removed;
        unused.delete(id);
        count += 1;
      }
      return ok(count);
    },
    count: (alias, signal) => options.countRows(alias, signal),
    async writeStatus(alias, id, row) {
      if (listed === nothingListed) {
        const listing = await readList();
        if (!listing.ok) return listing;
      }
      const otherId = listed.aliases.get(alias.toLowerCase());
      const other = otherId?.toLowerCase() ?? id;
      const isFormer = listed.ownIds.has(other) || listed.formerStatus.has(other);
      if (otherId !== undefined && isFormer && other !== id) {
        // Of the connection whose groups were taken over.
        const removed = await writer.remove(otherId);
        if (!removed.ok) return removed;
      } else if (otherId !== undefined && other !== id) {
        return fail(appError('aliasTaken', { facts: { alias, otherId } }));
      }
      const etag = await writer.etagOf(id);
      if (!etag.ok) return etag;
      const about = { collection: '', hash: '', kind: 'status' } as const;
      const body = searchOf('OMS Connect status', alias, statusQuery(row), about);
      const written = await writer.write(id, body, etag.value);
      return written.ok ? ok(undefined) : written;
    },
    async removeStatus(id) {
      const etag = await writer.etagOf(id);
      if (!etag.ok) return etag;
      return etag.value === null ? ok(undefined) : writer.remove(id);
    },
  };
}

/** Numbers of the parts that a group is made of now, from their IDs `<group id>_p<n>`. */
function partNumbers(groupId: string, ids: ReadonlySet<string> | undefined): ReadonlySet<number> {
  const numbers = [...(ids ?? [])].map((id) => Number(id.slice(groupId.length + 2)));
  return new Set(numbers.filter((number) => Number.isInteger(number)));
}

/** Where size classes begin: the smallest probe of the write check. */
const SMALL_BYTES = 16 * 1024;

/** Groups are proven per form, whether in parts, and size class: up to 16 KiB, then each doubling. */
function formOf({ form, parts, bytes }: GroupQuery): string {
  const sizeClass = bytes <= SMALL_BYTES ? 0 : Math.ceil(Math.log2(bytes / SMALL_BYTES));
  return `${form} ${parts.length > 0 ? 'parts' : 'whole'} ${sizeClass}`;
}

/** UTF-8 bytes that one search adds to the list answer: itself, Azure's envelope around it, and a comma. */
function listedBytes(workspace: Workspace, id: string, properties: SavedSearch): number {
  const etag = `W/"datetime'2026-01-01T00%3A00%3A00.0000000Z'"`;
  const type = 'Microsoft.OperationalInsights/savedSearches';
  const listed = { properties, id: `${workspace.resourceId}/savedSearches/${id}`, name: id, type, etag };
  return Buffer.byteLength(JSON.stringify(listed)) + 1;
}
