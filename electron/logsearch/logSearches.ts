import { setImmediate as letOthersWork } from 'node:timers/promises';
import type { MethodInput } from '../../shared/contract.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import type { LogAnswer } from '../../shared/logSearch.ts';
import type { LogSearchOutputs } from '../../shared/logSearchOutputs.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { createArmClients } from '../azure/armClients.ts';
import { searchLogs } from '../azure/logSearch.ts';
import type { CompositionDeps } from '../composition.ts';
import { findById } from '../methods/findConnection.ts';
import { type OpenConnection, type OpenDeps, openConnection } from '../methods/openConnection.ts';
import { type KeptRows, keepRows } from './keptRows.ts';
import { portalLink } from './portalLink.ts';
import type { QueryHistory } from './queryHistory.ts';
import { listFromSite } from './siteLists.ts';

export interface LogSearchDeps
  extends OpenDeps,
    Pick<CompositionDeps, 'logger' | 'copyText' | 'saveText' | 'openLink'> {
  readonly history: QueryHistory;
}

type Methods = {
  readonly [M in keyof LogSearchOutputs]: (input: MethodInput<M>) => Promise<Result<LogSearchOutputs[M]>>;
};

/** The methods of Log search, for queries and for lists of what this computer knows. */
export interface LogSearches {
  readonly methods: Methods;
  cancel(searchId: string): void;
  /** The page is gone: cancels what runs for it and keeps no rows. */
  pageGone(): void;
  /** Cancels what runs and waits for it. */
  close(): Promise<void>;
}

/** Most characters that go onto the clipboard; more would keep other programs busy for seconds. */
const CLIPBOARD_LENGTH = 20_000_000;
const COMPONENT = 'LogSearch';

export function createLogSearches(deps: LogSearchDeps): LogSearches {
  const { clock, logger, history } = deps;
  const running = new Map<string, { readonly abort: AbortController; readonly done: Promise<unknown> }>();
  // The last answer only: one of half a million rows takes hundreds of megabytes.
  let kept: { readonly searchId: string; readonly rows: KeptRows } | undefined;
  // Whoever began another search since does not look at the rows of an older one, which may come later.
  let begun: string | undefined;
  const keep = (searchId: string, rows: KeptRows): boolean => {
    if (begun !== searchId) return false;
    kept = { searchId, rows };
    return true;
  };

  const rowsOf = (searchId: string): Result<KeptRows> =>
    kept?.searchId === searchId.toLowerCase() ? ok(kept.rows) : fail(appError('queryResultGone'));

  const search = async (
    { connectionId, query, range, searchId }: MethodInput<'runLogQuery'>,
    signal: AbortSignal,
  ): Promise<Result<LogAnswer>> => {
    const opened = await openConnection(connectionId, deps);
    if (!opened.ok) return opened;
    const { record, signIn, transport } = opened.value;
    const startedAt = clock.now();
    await history.add(record.connectionId, { query, range, at: startedAt.toISOString() });
    const found = await searchLogs({ signIn, transport, workspace: record.workspace, query, range, signal });
    const durationInMs = clock.now().getTime() - startedAt.getTime();
    // Queries name computers and people: their length is all that the log is told.
    const told = found.ok ? `${found.value.rows.length} rows` : found.error.code;
    logger.write('info', COMPONENT, `A query of ${query.length} characters: ${told} in ${durationInMs} ms`);
    if (!found.ok) return fail(await precise(found.error, opened.value));
    if (signal.aborted) return fail(appError('cancelled', { retryable: true }));
    const { columns, rows, partial, furtherTables } = found.value;
    if (!keep(searchId, keepRows(columns, rows))) return fail(appError('queryResultGone'));
    return ok({
      searchId,
      columns,
      rows: rows.length,
      durationInMs,
      at: startedAt.toISOString(),
      ...(partial === undefined ? {} : { partial }),
      ...(furtherTables === 0 ? {} : { furtherTables }),
    });
  };

  const methods: Methods = {
    async runLogQuery(input) {
      const searchId = input.searchId.toLowerCase();
      begun = searchId;
      const abort = new AbortController();
      const done = search({ ...input, searchId }, abort.signal);
      running.set(searchId, { abort, done });
      try {
        const answer = await done;
        return abort.signal.aborted ? fail(appError('cancelled', { retryable: true })) : answer;
      } finally {
        running.delete(searchId);
      }
    },
    async listFromSite(input) {
      const searchId = input.searchId.toLowerCase();
      begun = searchId;
      const startedAt = clock.now().getTime();
      const list = await listFromSite(input, deps.stores);
      if (!list.ok) return list;
      const { columns, rows, at, more, notRead } = list.value;
      if (!keep(searchId, keepRows(columns, rows))) return fail(appError('queryResultGone'));
      return ok({
        searchId,
        columns,
        rows: rows.length,
        durationInMs: clock.now().getTime() - startedAt,
        ...(at === undefined ? {} : { at }),
        ...(notRead === true ? { notRead } : {}),
        ...(more === 0 ? {} : { more }),
      });
    },
    async readLogRows({ searchId, from, count, sort }) {
      const rows = rowsOf(searchId);
      return rows.ok ? ok({ rows: rows.value.page(from, count, sort) }) : rows;
    },
    async copyLogRows({ searchId, ...wish }) {
      const rows = rowsOf(searchId);
      if (!rows.ok) return rows;
      const { text, copied } = rows.value.copy(wish, CLIPBOARD_LENGTH);
      const done = await deps.copyText(text);
      return done.ok ? ok({ copied }) : done;
    },
    async saveLogRows({ searchId, sort }) {
      const rows = rowsOf(searchId);
      if (!rows.ok) return rows;
      await letOthersWork();
      return deps.saveText('Log search.csv', await rows.value.csv(sort));
    },
    async openQueryInPortal({ connectionId, query, range }) {
      const found = await findById(deps.stores, connectionId.toLowerCase());
      if (!found.ok) return found;
      const { cloud, tenantId, workspace } = found.value.record;
      const link = portalLink({ cloud, tenant: tenantId, workspace }, query, range);
      if (!link.carriesQuery) {
        const copied = await deps.copyText(query);
        if (!copied.ok) return copied;
      }
      const opened = await deps.openLink(link.url);
      return opened.ok ? ok({ copied: !link.carriesQuery }) : opened;
    },
    async listQueries({ connectionId }) {
      const queries = await history.read(connectionId.toLowerCase());
      return queries.ok ? ok({ queries: queries.value }) : queries;
    },
    async forgetQueries({ connectionId, only }) {
      const queries = await history.forget(connectionId.toLowerCase(), only);
      return queries.ok ? ok({ queries: queries.value }) : queries;
    },
  };
  const cancelAll = (): void => {
    for (const { abort } of running.values()) abort.abort();
  };
  return {
    methods,
    cancel: (searchId) => running.get(searchId)?.abort.abort(),
    pageGone() {
      cancelAll();
      kept = undefined;
      begun = undefined;
    },
    async close() {
      cancelAll();
      await Promise.all([...running.values()].map(({ done }) => done.catch(() => undefined)));
    },
  };
}

/** Log Analytics refuses alike who may not ask and who asks from outside of a private network: the workspace tells. */
async function precise(error: AppError, { record, signIn, transport }: OpenConnection): Promise<AppError> {
  if (error.code !== 'queryNotAllowed') return error;
  const { subscriptionId, resourceGroup, name } = record.workspace;
  const clients = await createArmClients(signIn, transport);
  const { workspaces } = clients.operationalInsights(subscriptionId);
  const workspace = await workspaces.get(resourceGroup, name).catch(() => undefined);
  return workspace?.publicNetworkAccessForQuery === 'Disabled' ? { ...error, code: 'queryClosed' } : error;
}
