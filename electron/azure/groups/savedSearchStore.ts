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
    isOurs: (search) => readTags(search)?.connection === connectionId,
  });
  /** IDs of parts by collection, as of the last listing: those no longer used go after the group is written. */
  let parts: ReadonlyMap<string, ReadonlySet<string>> = new Map();

  const queryOf = (group: GroupContent): GroupQuery =>
    buildGroupQuery(group.names, {
      alias: group.alias,
      ...(options.limitBytes === undefined ? {} : { limitBytes: options.limitBytes }),
    });

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

  const removeAll = async (ids: Iterable<string>): Promise<Result<void>> => {
    for (const id of ids) {
      const removed = await writer.remove(id);
      if (!removed.ok) return removed;
    }
    return ok(undefined);
  };

  return {
    async list(signal) {
      const answer = await writer.list(signal);
      if (!answer.ok) return answer;
      const listing = readListing(answer.value, connectionId, hierarchyId);
      parts = listing.parts;
      return ok(listing);
    },
    async put(group, etag) {
      const query = queryOf(group);
      const searches = searchesOf(group, query);
      const known = parts.get(group.collectionId) ?? new Set();
      for (const { id, kind, body } of searches) {
        const partEtag = known.has(id.toLowerCase()) ? '*' : null;
        const written = await writer.write(id, body, kind === 'group' ? etag : partEtag);
        if (!written.ok) return written;
      }
      const used = new Set(searches.map(({ id }) => id.toLowerCase()));
      const removed = await removeAll([...known].filter((id) => !used.has(id)));
      return removed.ok ? ok({ form: formOf(query) }) : removed;
    },
    async remove(group) {
      return removeAll([group.id, ...(parts.get(group.collectionId) ?? [])]);
    },
    count: (alias, signal) => options.countRows(alias, signal),
    size: (group) =>
      searchesOf(group, queryOf(group)).reduce(
        (sum, { id, body }) => sum + listedBytes(workspace, id, body),
        0,
      ),
  };
}

/** Groups are proven per form, whether in parts, and order of magnitude of their size. */
function formOf({ form, parts, bytes }: GroupQuery): string {
  return `${form} ${parts.length > 0 ? 'parts' : 'whole'} ${Math.ceil(Math.log2(bytes + 1) / 4)}`;
}

/** UTF-8 bytes that one search adds to the list answer: itself, Azure's envelope around it, and a comma. */
function listedBytes(workspace: Workspace, id: string, properties: SavedSearch): number {
  const etag = `W/"datetime'2026-01-01T00%3A00%3A00.0000000Z'"`;
  const type = 'Microsoft.OperationalInsights/savedSearches';
  const listed = { properties, id: `${workspace.resourceId}/savedSearches/${id}`, name: id, type, etag };
  return Buffer.byteLength(JSON.stringify(listed)) + 1;
}
