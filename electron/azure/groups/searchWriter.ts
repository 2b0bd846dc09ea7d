import type { OperationalInsightsManagementClient, SavedSearch } from '@azure/arm-operationalinsights';
import { appError } from '../../../shared/errors.ts';
import type { Workspace } from '../../../shared/model.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { armCall, type CallOptions } from '../armCall.ts';

/** How often a refused write is tried again after reading what is there now. */
const CONFLICT_RETRIES = 4;
const NOBODYS_ID = 'configmgr_probe_nobody';

export interface SearchWriterOptions {
  readonly client: OperationalInsightsManagementClient;
  readonly workspace: Workspace;
  /** Only what is ours is ever overwritten after a conflict. */
  readonly ownerOf: (search: SavedSearch) => 'ours' | 'otherWriter' | 'foreign';
  /** Between two tries of a conflicting write. */
  readonly pause: () => Promise<void>;
}

/** Single searches of one workspace. The caller sees to it that one write runs at a time. */
export interface SearchWriter {
  list(signal?: AbortSignal): Promise<Result<SearchList>>;
  /** `etag` null creates; refused with `aliasTaken` where somebody else's search has the ID. */
  write(id: string, body: SavedSearch, etag: string | null): Promise<Result<{ readonly etag: string }>>;
  /** The etag of a search that is ours; null where there is none of this ID. */
  etagOf(id: string): Promise<Result<string | null>>;
  /** Removing what is not there is fine. */
  remove(id: string): Promise<Result<void>>;
}

export interface SearchList {
  readonly searches: readonly SavedSearch[];
  /** UTF-8 bytes of the answer. */
  readonly bytes: number;
}

export function createSearchWriter(options: SearchWriterOptions): SearchWriter {
  const { client, workspace, ownerOf, pause } = options;
  const { resourceGroup, name } = workspace;
  const operations = client.savedSearches;
  const call = <T>(run: (callOptions: CallOptions) => Promise<T>, what: string, signal?: AbortSignal) =>
    armCall(
      run,
      { resourceGroup, workspace: name, subscription: workspace.subscriptionName, name: what },
      signal,
    );

  /** Whether the store of the searches is there, by one that nobody has. */
  const answersSingly = async (signal?: AbortSignal): Promise<boolean> => {
    const one = await call((o) => operations.get(resourceGroup, name, NOBODYS_ID, o), NOBODYS_ID, signal);
    return one.ok || one.error.status === 404;
  };

  return {
    async list(signal) {
      const answer = await call((o) => operations.listByWorkspace(resourceGroup, name, o), name, signal);
      if (answer.ok) {
        const { value } = answer.value.value;
        // Without a list the workspace would look empty, and nothing would be checked against it.
        if (!Array.isArray(value)) {
          return fail(
            appError('answerUnreadable', { facts: { host: 'Azure Resource Manager' }, retryable: true }),
          );
        }
        return ok({ searches: value, bytes: Buffer.byteLength(answer.value.body) });
      }
      // Azure Resource Manager drops answers above 8 MB and says only 500: then single searches are answered still.
      const isTooLarge = answer.error.status === 500 && (await answersSingly(signal));
      return isTooLarge ? fail({ ...answer.error, code: 'savedSearchListTooLarge' }) : answer;
    },

    /**
     * A 409 may be a race of the workspace's store, another writer, or an ID that exists although it was not
     * listed: the search is read, and written again only if it is ours.
     */
    async write(id, body, etag) {
      let current = etag;
      for (let attempt = 0; ; attempt += 1) {
        const sent: SavedSearch = { ...body, ...(current === null ? {} : { etag: current }) };
        const what = body.displayName;
        const answer = await call((o) => operations.createOrUpdate(resourceGroup, name, id, sent, o), what);
        if (answer.ok) return ok({ etag: answer.value.value.etag ?? '*' });
        // The SDK knows 200 only; a 201 says as well that it is written.
        if (answer.error.status === 201) return ok({ etag: '*' });
        if (answer.error.code !== 'savedSearchConflict' || attempt >= CONFLICT_RETRIES) return answer;
        await pause();
        const now = await call((o) => operations.get(resourceGroup, name, id, o), id);
        const owner = now.ok ? ownerOf(now.value.value) : 'ours';
        const facts = { alias: body.functionAlias ?? '', otherId: id };
        if (owner === 'foreign') return fail(appError('aliasTaken', { facts }));
        // Taken over between our list and our write: a person decides who keeps the groups.
        if (owner === 'otherWriter') return fail(appError('otherWriter', { facts }));
        if (!now.ok && now.error.status !== 404) return now;
        current = now.ok ? (now.value.value.etag ?? '*') : null;
      }
    },

    async etagOf(id) {
      const now = await call((o) => operations.get(resourceGroup, name, id, o), id);
      if (!now.ok) return now.error.status === 404 ? ok(null) : now;
      if (ownerOf(now.value.value) !== 'foreign') return ok(now.value.value.etag ?? '*');
      return fail(
        appError('aliasTaken', { facts: { alias: now.value.value.functionAlias ?? '', otherId: id } }),
      );
    },

    async remove(id) {
      const answer = await call((o) => operations.delete(resourceGroup, name, id, o), id);
      // The SDK knows 200 only; a 204 says as well that it is gone.
      const isGone = answer.ok || answer.error.status === 404 || answer.error.status === 204;
      return isGone ? ok(undefined) : answer;
    },
  };
}
