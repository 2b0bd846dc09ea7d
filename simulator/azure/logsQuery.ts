import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { CloudId } from '../../shared/clouds.ts';
import { isGuid } from '../../shared/fields.ts';
import { QueryError } from '../logs/queryError.ts';
import { type TimeRange, timeRangeOf } from '../logs/timeRange.ts';
import type { FunctionCatalog, Now, QueryTable, ServiceHandler } from '../types.ts';
import { authenticate, type Caller, type TokenProblem } from './accessToken.ts';
import { isAllowed } from './arm/accessControl.ts';
import { canonicalPath } from './arm/armPath.ts';
import { workspaceScope } from './arm/scopes.ts';
import { audiencesOf } from './cloudHosts.ts';
import { isRecord, json } from './json.ts';
import { type AzureState, find, type Workspace } from './state.ts';

/** Loaded at the first query: Kusto's parser costs a quarter of a second. */
export type LoadEvaluator = () => Promise<
  (query: string, functions: FunctionCatalog, scope: QueryScope) => QueryTable | Promise<QueryTable>
>;

interface QueryScope {
  /** The workspace that the site's computers report to. */
  readonly hasAgents: boolean;
  readonly range: TimeRange | undefined;
}

/** What a request asks for, as it came. */
interface Asked {
  readonly query?: unknown;
  readonly timespan?: unknown;
}

interface Found {
  readonly workspace: Workspace;
  readonly scope: string;
}

/** Sentences of Microsoft Learn "Azure Monitor Log Analytics API errors". */
function refuse(status: number, code: string, message: string): Response {
  return json(status, { error: { message, code, correlationId: randomUUID() } });
}

function refuseToken(problem: TokenProblem, audiences: readonly string[], now: Date): Response {
  switch (problem.kind) {
    case 'missing':
      return refuse(
        401,
        'AuthenticationFailed',
        "Authentication failed. The 'Authorization' header is missing.",
      );
    case 'expired':
      return refuse(
        401,
        'ExpiredAuthenticationToken',
        `The access token expiry UTC time '${problem.expiredAt.toISOString()}' is earlier than current UTC time '${now.toISOString()}'.`,
      );
    case 'audience':
      return refuse(
        403,
        'InvalidAuthenticationTokenAudience',
        `The access token has been obtained from wrong audience or resource '${problem.audience}'. It should exactly match (including forward slash) with one of the allowed audiences ${audiences.map((a) => `'${a}'`).join(',')}.`,
      );
    case 'invalid':
      return refuse(403, 'InvalidAuthenticationToken', 'The access token is invalid.');
  }
}

function* workspacesOf(caller: Caller): Iterable<Found> {
  for (const subscription of caller.tenant.subscriptions) {
    for (const group of subscription.resourceGroups.values()) {
      for (const workspace of group.workspaces.values()) {
        yield {
          workspace,
          scope: workspaceScope(subscription.subscriptionId, group.name, workspace.name),
        };
      }
    }
  }
}

/** Saved functions by alias, as queries see them now. Where two searches share an alias, the later one counts. */
function functionsOf(workspace: Workspace, now: Date): FunctionCatalog {
  const newest = now.getTime() - (workspace.queryLagInMs ?? 0);
  const functions = new Map<string, string>();
  for (const search of workspace.savedSearches.values()) {
    const versions = [search, search.former];
    const seen = versions.find((v) => v !== undefined && (v.writtenAt?.getTime() ?? 0) <= newest);
    const alias = seen?.properties.functionAlias;
    if (seen !== undefined && alias !== undefined) functions.set(alias, seen.properties.query);
  }
  return functions;
}

/** Log Analytics query API v1 of one cloud. */
export function createLogsQuery(
  context: { state: AzureState; now: Now; loadEvaluator: LoadEvaluator },
  cloud: CloudId,
): ServiceHandler {
  const audiences = audiencesOf('logs', cloud);
  const app = new Hono<{ Variables: { caller: Caller } }>({
    getPath: (request) => {
      const path = new URL(request.url).pathname.replace(/^\/*v1(?=\/|$)/i, '');
      return canonicalPath(path);
    },
  });
  app.use('*', async (c, next) => {
    const now = context.now();
    const outcome = authenticate(context.state, c.req.raw, audiences, now);
    if ('problem' in outcome) return refuseToken(outcome.problem, audiences, now);
    c.set('caller', outcome.caller);
    return next();
  });

  const answer = async (
    caller: Caller,
    found: Found | undefined,
    { query, timespan }: Asked,
  ): Promise<Response> => {
    const action = 'Microsoft.OperationalInsights/workspaces/query/read';
    if (found === undefined) {
      return refuse(404, 'WorkspaceNotFoundError', 'The workspace could not be found');
    }
    const isOpen = found.workspace.publicNetworkAccessForQuery === 'Enabled';
    if (!isOpen || !isAllowed(caller.tenant, caller.app, action, found.scope)) {
      return refuse(
        403,
        'InsufficientAccessError',
        'The provided credentials have insufficient access to perform the requested operation',
      );
    }
    if (typeof query !== 'string' || query.trim() === '') {
      return refuse(400, 'BadArgumentError', 'The request had some invalid properties');
    }
    const hasRange = typeof timespan === 'string' && timespan !== '';
    const range = hasRange ? timeRangeOf(timespan, context.now()) : undefined;
    if (hasRange && range === undefined) {
      return refuse(400, 'BadArgumentError', 'The request had some invalid properties');
    }
    const evaluate = await context.loadEvaluator();
    const hasAgents = found.workspace.hasAgents === true;
    try {
      const { columns, rows } = await evaluate(query, functionsOf(found.workspace, context.now()), {
        hasAgents,
        range,
      });
      return json(200, { tables: [{ name: 'PrimaryResult', columns, rows }] });
    } catch (error) {
      if (error instanceof QueryError) return json(error.status, error.body(randomUUID()));
      throw error;
    }
  };

  const readQuery = async (request: Request): Promise<Asked> => {
    if (request.method === 'GET') {
      const { searchParams } = new URL(request.url);
      return { query: searchParams.get('query'), timespan: searchParams.get('timespan') };
    }
    try {
      const body: unknown = JSON.parse(await request.text());
      return isRecord(body) ? { query: body.query, timespan: body.timespan } : {};
    } catch {
      return {};
    }
  };

  app.on(['GET', 'POST'], '/workspaces/:workspace/query', async (c) => {
    const id = c.req.param('workspace');
    if (!isGuid(id)) return refuse(404, 'PathNotFoundError', 'The requested path does not exist');
    const caller = c.get('caller');
    const found = [...workspacesOf(caller)].find(
      ({ workspace }) => workspace.customerId.toLowerCase() === id.toLowerCase(),
    );
    return answer(caller, found, await readQuery(c.req.raw));
  });

  const byResource =
    '/subscriptions/:subscription/resourcegroups/:group/providers/microsoft.operationalinsights/workspaces/:workspace/query';
  app.on(['GET', 'POST'], byResource, async (c) => {
    const caller = c.get('caller');
    const subscription = caller.tenant.subscriptions.find(
      (s) => s.subscriptionId.toLowerCase() === c.req.param('subscription').toLowerCase(),
    );
    const group = subscription && find(subscription.resourceGroups, c.req.param('group'));
    const workspace = group && find(group.workspaces, c.req.param('workspace'));
    const found =
      subscription && group && workspace
        ? { workspace, scope: workspaceScope(subscription.subscriptionId, group.name, workspace.name) }
        : undefined;
    return answer(caller, found, await readQuery(c.req.raw));
  });

  // A failure of the simulator itself must not pass for an answer of the service.
  app.onError((error) => {
    throw error;
  });
  app.notFound(() => refuse(404, 'PathNotFoundError', 'The requested path does not exist'));
  return async (request) => app.fetch(request);
}
