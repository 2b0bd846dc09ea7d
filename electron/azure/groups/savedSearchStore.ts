import type { OperationalInsightsManagementClient, SavedSearch } from '@azure/arm-operationalinsights';
import { appError } from '../../../shared/errors.ts';
import type { Workspace } from '../../../shared/model.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { GroupContent, GroupListing, GroupStore, StoredGroup } from '../../ports.ts';
import { armCall, type CallOptions } from '../armCall.ts';
import { buildGroupQuery, type GroupQuery } from './queryText.ts';
import { type GroupTags, readTags, writeTags } from './tags.ts';

/** Category under which the portal lists the groups. */
const CATEGORY = 'Configuration Manager';
/** How often a refused write is tried again after reading what is there now. */
const CONFLICT_RETRIES = 4;

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

/** Computer groups as saved searches of one workspace. Touches only what carries this connection's tags. */
export function createSavedSearchStore(options: SavedSearchStoreOptions): GroupStore {
  const { client, workspace, connectionId, hierarchyId, installationId } = options;
  const { resourceGroup, name } = workspace;
  const context = { resourceGroup, workspace: name, subscription: workspace.subscriptionName };
  const searches = client.savedSearches;
  /** IDs of parts by collection, as of the last listing: those no longer used go after the group is written. */
  const parts = new Map<string, Set<string>>();

  const queryOf = (group: GroupContent): GroupQuery =>
    buildGroupQuery(group.names, {
      alias: group.alias,
      ...(options.limitBytes === undefined ? {} : { limitBytes: options.limitBytes }),
    });
  const tagsOf = (group: GroupContent, kind: GroupTags['kind']): GroupTags => ({
    connection: connectionId,
    hierarchy: hierarchyId,
    collection: group.collectionId,
    hash: group.hash,
    writer: installationId,
    kind,
  });
  const bodiesOf = (group: GroupContent): { readonly id: string; readonly body: SavedSearch }[] => {
    const query = queryOf(group);
    const search = (
      displayName: string,
      alias: string,
      text: string,
      kind: GroupTags['kind'],
    ): SavedSearch => ({
      category: CATEGORY,
      displayName,
      functionAlias: alias,
      query: text,
      version: 2,
      tags: writeTags(tagsOf(group, kind)),
    });
    return [
      ...query.parts.map((part, index) => ({
        id: partId(group.id, index + 1),
        body: search(`${group.displayName} part ${index + 1}`, part.alias, part.query, 'part'),
      })),
      { id: group.id, body: search(group.displayName, group.alias, query.query, 'group') },
    ];
  };

  const call = <T>(run: (callOptions: CallOptions) => Promise<T>, what: string, signal?: AbortSignal) =>
    armCall(run, { ...context, name: what }, signal);

  /**
   * Writes one search. A 409 may be a race of the workspace's store, another writer, or an ID that exists
   * although it was not listed: it is read, and written again only if it is ours.
   */
  const write = async (id: string, body: SavedSearch, etag: string | null): Promise<Result<void>> => {
    let current = etag;
    for (let attempt = 0; ; attempt += 1) {
      const sent: SavedSearch = { ...body, ...(current === null ? {} : { etag: current }) };
      const answer = await call((o) => searches.createOrUpdate(resourceGroup, name, id, sent, o), id);
      if (answer.ok || answer.error.status === 201) return ok(undefined);
      if (answer.error.code !== 'savedSearchConflict' || attempt >= CONFLICT_RETRIES) return answer;
      await options.pause();
      const now = await call((o) => searches.get(resourceGroup, name, id, o), id);
      if (!now.ok) {
        if (now.error.status !== 404) return now;
        current = null;
        continue;
      }
      if (readTags(now.value.value)?.connection !== connectionId) {
        return fail(appError('aliasTaken', { facts: { alias: body.functionAlias ?? '', otherId: id } }));
      }
      current = now.value.value.etag ?? '*';
    }
  };

  const removeById = async (id: string): Promise<Result<void>> => {
    try {
      const answer = await call((o) => searches.delete(resourceGroup, name, id, o), id);
      return answer.ok || answer.error.status === 404 ? ok(undefined) : answer;
    } catch (error) {
      // The SDK reads the body of any answer but 200 and stumbles over the empty one of a 204.
      if (error instanceof TypeError) return ok(undefined);
      throw error;
    }
  };

  return {
    async list(signal) {
      const answer = await call((o) => searches.listByWorkspace(resourceGroup, name, o), name, signal);
      if (!answer.ok) {
        const tooLarge = answer.error.status === 500;
        return tooLarge ? fail({ ...answer.error, code: 'savedSearchListTooLarge' }) : answer;
      }
      const all = answer.value.value.value ?? [];
      parts.clear();
      return ok(readListing(all, Buffer.byteLength(answer.value.body), connectionId, hierarchyId, parts));
    },
    async put(group, etag) {
      const bodies = bodiesOf(group);
      const known = parts.get(group.collectionId) ?? new Set<string>();
      for (const { id, body } of bodies) {
        const isGroup = id === group.id;
        const written = await write(id, body, isGroup ? etag : known.has(id.toLowerCase()) ? '*' : null);
        if (!written.ok) return written;
      }
      const used = new Set(bodies.map(({ id }) => id.toLowerCase()));
      for (const id of known) {
        if (used.has(id)) continue;
        const removed = await removeById(id);
        if (!removed.ok) return removed;
      }
      return ok({ form: formOf(queryOf(group)) });
    },
    async remove(group: StoredGroup) {
      const removed = await removeById(group.id);
      if (!removed.ok) return removed;
      for (const id of parts.get(group.collectionId) ?? []) {
        const part = await removeById(id);
        if (!part.ok) return part;
      }
      return ok(undefined);
    },
    count: (alias, signal) => options.countRows(alias, signal),
    size: (group) =>
      bodiesOf(group).reduce((sum, { id, body }) => sum + listedBytes(workspace.resourceId, id, body), 0),
  };
}

function partId(id: string, number: number): string {
  return `${id}_p${number}`;
}

/** Groups are proven per form, number of texts and order of magnitude of their size. */
function formOf(query: GroupQuery): string {
  return `${query.form} ${query.parts.length > 0 ? 'parts' : 'whole'} ${Math.ceil(Math.log2(query.bytes + 1) / 4)}`;
}

// What one search adds to the list answer: itself, the envelope that Azure puts around it, and a comma.
function listedBytes(workspaceId: string, id: string, properties: SavedSearch): number {
  const etag = `W/"datetime'2026-01-01T00%3A00%3A00.0000000Z'"`;
  const type = 'Microsoft.OperationalInsights/savedSearches';
  const listed = { properties, id: `${workspaceId}/savedSearches/${id}`, name: id, type, etag };
  return Buffer.byteLength(JSON.stringify(listed)) + 1;
}

function readListing(
  all: readonly SavedSearch[],
  totalBytes: number,
  connectionId: string,
  hierarchyId: string,
  parts: Map<string, Set<string>>,
): GroupListing {
  const ours: StoredGroup[] = [];
  const rivals: StoredGroup[] = [];
  const aliases = new Map<string, string>();
  for (const search of all) {
    const id = search.name ?? '';
    if (search.functionAlias) aliases.set(search.functionAlias.toLowerCase(), id);
    const tags = readTags(search);
    if (!tags) continue;
    if (tags.kind === 'part') {
      if (tags.connection !== connectionId) continue;
      const ids = parts.get(tags.collection) ?? new Set<string>();
      parts.set(tags.collection, ids.add(id.toLowerCase()));
      continue;
    }
    const group: StoredGroup = {
      id,
      alias: search.functionAlias ?? '',
      displayName: search.displayName,
      collectionId: tags.collection,
      hash: tags.hash,
      writer: tags.writer,
      etag: search.etag,
    };
    if (tags.connection === connectionId) ours.push(group);
    else if (tags.hierarchy === hierarchyId) rivals.push(group);
  }
  return { ours, rivals, aliases, totalBytes, count: all.length };
}
