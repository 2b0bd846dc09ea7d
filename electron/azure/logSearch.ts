import type { LogsQueryResult, LogsTable, QueryTimeInterval } from '@azure/monitor-query-logs';
import { appError } from '../../shared/errors.ts';
import { type QueryRange, type ResultColumn, rangeDurations } from '../../shared/logSearch.ts';
import type { Workspace } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Transport } from '../ports.ts';
import { noAnswer } from '../transport/noAnswer.ts';
import { logQueryError, type Refusal, whyPartial } from './logQueryErrors.ts';
import { type SignIn, SignInFailure } from './signIn.ts';

/** What Log Analytics answered to a query. */
export interface QueryAnswer {
  readonly columns: readonly ResultColumn[];
  /** As the SDK gives them: dates and dynamic values are objects. */
  readonly rows: readonly (readonly unknown[])[];
  readonly furtherTables: number;
  readonly partial: ReturnType<typeof whyPartial> | undefined;
}

/** The service's own limit ("Azure Monitor service limits": 10 minutes), and a little for the way. */
const SERVER_TIMEOUT_S = 600;
const TIMEOUT_MS = (SERVER_TIMEOUT_S + 15) * 1000;

// The SDK wants a time range. Data is kept for 12 years at most, so this one leaves nothing out.
const WHOLE_TIME = 'P4400D';

export interface LogSearchCall {
  readonly signIn: SignIn;
  readonly transport: Transport;
  readonly workspace: Workspace;
  readonly query: string;
  readonly range: QueryRange;
  readonly signal: AbortSignal;
}

/** Runs a person's query in a workspace by Microsoft's own client, which is loaded by the first one. */
export async function searchLogs(call: LogSearchCall): Promise<Result<QueryAnswer>> {
  const { signIn, workspace, query, range } = call;
  const [{ LogsQueryClient }, { createAzureHttpClient }] = await Promise.all([
    import('@azure/monitor-query-logs'),
    import('../transport/azureHttpClient.ts'),
  ]);
  let refusal: Refusal | undefined;
  const watched = watching(call, (found) => {
    refusal = found;
  });
  const client = new LogsQueryClient(signIn.credential, {
    endpoint: `${signIn.cloud.logs}/v1`,
    credentials: { scopes: [`${signIn.cloud.logs}/.default`] },
    httpClient: createAzureHttpClient(watched, 'logs', signIn.cloud.logs),
    retryOptions: { maxRetries: 0 },
  });
  try {
    const timespan: QueryTimeInterval = { duration: range === 'query' ? WHOLE_TIME : rangeDurations[range] };
    const answer = await client.queryWorkspace(workspace.customerId, query, timespan, {
      serverTimeoutInSeconds: SERVER_TIMEOUT_S,
    });
    return answerOf(answer);
  } catch (error) {
    if (error instanceof SignInFailure) return fail(error.error);
    // Before what the SDK makes of an answer, which is a TypeError where a proxy sends a page of its own.
    if (refusal !== undefined)
      return fail(logQueryError(refusal, { workspace: workspace.name }, new URL(signIn.cloud.logs).host));
    const cut = noAnswer(error) ?? noAnswer((error as { cause?: unknown }).cause);
    if (cut?.code === 'timedOut') return fail(appError('queryTimedOut', { retryable: true }));
    if (cut) return fail(cut);
    if (error instanceof SyntaxError || error instanceof TypeError) return fail(unreadable(signIn));
    throw error;
  }
}

/** The client of version 1.0.0 drops an abort signal that it is given, and of a refusal where in the query it is. */
function watching({ transport, signal }: LogSearchCall, refused: (refusal: Refusal) => void): Transport {
  return async (request, options) => {
    const response = await transport(request, { ...options, signal, timeoutInMs: TIMEOUT_MS });
    if (response.status >= 400) {
      refused({
        status: response.status,
        body: await response.clone().text(),
        retryAfter: response.headers.get('retry-after'),
        correlationId: response.headers.get('x-ms-correlation-request-id'),
      });
    }
    return response;
  };
}

function answerOf(answer: LogsQueryResult): Result<QueryAnswer> {
  const isWhole = answer.status === 'Success';
  const tables: readonly LogsTable[] = (isWhole ? answer.tables : answer.partialTables) ?? [];
  const [first] = tables;
  const partial = isWhole ? undefined : whyPartial(answer.partialError);
  return ok({
    columns: (first?.columnDescriptors ?? []).map(({ name, type }) => ({
      name: name ?? '',
      type: type ?? '',
    })),
    rows: first?.rows ?? [],
    furtherTables: Math.max(0, tables.length - 1),
    partial,
  });
}

function unreadable(signIn: SignIn) {
  const { host } = new URL(signIn.cloud.logs);
  return appError('answerUnreadable', { facts: { host }, retryable: true });
}
