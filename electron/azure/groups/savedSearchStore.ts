import type { OperationalInsightsManagementClient, SavedSearch } from '@azure/arm-operationalinsights';
import type { Workspace } from '../../../shared/model.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { GroupContent, GroupStore } from '../../ports.ts';
import { readListing } from './groupListing.ts';
import { buildGroupQuery, type GroupQuery } from './queryText.ts';
import { createSearchWriter } from './searchWriter.ts';
import { readTags, type SearchKind, writeTags } from './tags.ts';

/** Category under which the portal lists the groups. */
export const CATEGORY = 'Configuration Manager';

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
  /** Between two tries of a conflicting write. */
  readonly pause: () => Promise<void>;
}

interface SearchToWrite {
  readonly id: string;
  readonly kind: SearchKind;
  readonly body: SavedSearch;
}

/** Computer groups as saved searches of one workspace. Touches only what carries this connection's tags. */
export function createSavedSearchStore(options: SavedSearchStoreOptions): GroupStore {
  const { workspace, connectionId, hierarchyId, installationId } = options;
  const writer = createSearchWriter({
    ...options,
    ownerOf: (search) => {
      const tags = readTags(search);
      if (tags?.connection !== connectionId) return 'foreign';
      return tags.writer === installationId || tags.writer === '' ? 'ours' : 'otherWriter';
    },
  });
  /** As of the last listing. */
  let partEtags: ReadonlyMap<string, string | undefined> = new Map();
  let orphans: readonly string[] = [];
  /** A query is built for its size and again for its writing; compressing it twice would double the work. */
  const built = new WeakMap<GroupContent, GroupQuery>();

  const queryOf = (group: GroupContent): GroupQuery => {
    const known = built.get(group);
    if (known) return known;
    const query = buildGroupQuery(group.names, {
      alias: group.alias,
      ...(options.limitBytes === undefined ? {} : { limitBytes: options.limitBytes }),
    });
    built.set(group, query);
    return query;
  };

  /** Parts first: the group that unions them must never be there without them. */
  const searchesOf = (group: GroupContent, query: GroupQuery): SearchToWrite[] => {
    const search = (displayName: string, alias: string, text: string, kind: SearchKind): SavedSearch => ({
      category: CATEGORY,
      displayName,
      functionAlias: alias,
      query: text,
      version: 2,
      tags: writeTags({
        connection: connectionId,
        hierarchy: hierarchyId,
        collection: group.collectionId,
        hash: group.hash,
        writer: installationId,
        kind,
      }),
    });
    const partSearches = query.parts.map(
      (part, index): SearchToWrite => ({
        id: `${group.id}_p${index + 1}`,
        kind: 'part',
        body: search(`${group.displayName} part ${index + 1}`, part.alias, part.query, 'part'),
      }),
    );
    const body = search(group.displayName, group.alias, query.query, 'group');
    return [...partSearches, { id: group.id, kind: 'group', body }];
  };

  return {
    async list(signal) {
      const answer = await writer.list(signal);
      if (!answer.ok) return answer;
      const listing = readListing(answer.value, connectionId, hierarchyId);
      partEtags = listing.partEtags;
      orphans = listing.orphans;
      return ok(listing);
    },
    async put(group, etag) {
      const query = queryOf(group);
      for (const { id, kind, body } of searchesOf(group, query)) {
        const known = partEtags.has(id.toLowerCase());
        const partEtag = known ? (partEtags.get(id.toLowerCase()) ?? '*') : null;
        const written = await writer.write(id, body, kind === 'group' ? etag : partEtag);
        if (!written.ok) return written;
      }
      return ok({ form: formOf(query) });
    },
    remove: (group) => writer.remove(group.id),
    async sweep() {
      const unused = orphans;
      orphans = [];
      for (const id of unused) {
        const removed = await writer.remove(id);
        if (!removed.ok) return removed;
      }
      return ok(unused.length);
    },
    formOf: (group) => formOf(queryOf(group)),
    aliases: (group) => [group.alias, ...queryOf(group).parts.map(({ alias }) => alias)],
    count: (alias, signal) => options.countRows(alias, signal),
    size: (group) =>
      searchesOf(group, queryOf(group)).reduce(
        (sum, { id, body }) => sum + listedBytes(workspace, id, body),
        0,
      ),
  };
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
