import type { Hono } from 'hono';
import { json } from '../json.ts';
import type { SavedSearch, Workspace } from '../state.ts';
import { type ArmContext, type ArmEnv, openWorkspace } from './armCall.ts';
import { ArmFailure, badRequest } from './armFailure.ts';
import { readSavedSearch } from './savedSearchRules.ts';
import { refuseWhenDisabled, refuseWhenDisallowed, refuseWhenLocked } from './writeGuards.ts';

const type = 'Microsoft.OperationalInsights/workspaces/savedSearches';

/**
 * Azure Resource Manager drops a provider's answer above 8 MB. Source: Azure Resource Manager RPC, "Common API
 * Details". The list of a workspace is one unpaged answer, so this is a limit for all of its searches together.
 */
const largestAnswerInBytes = 8 * 1024 * 1024;

/** Source: Microsoft Learn "Azure subscription and service limits", Azure Resource Manager API. */
const largestBodyInBytes = 4 * 1024 * 1024;

function bodyTooLarge(): ArmFailure {
  return new ArmFailure(
    413,
    'RequestContentTooLarge',
    'The request content size exceeds the maximum size of 4 MB.',
  );
}

function view(search: SavedSearch, workspaceScope: string): unknown {
  return {
    properties: search.properties,
    id: `${workspaceScope}/savedSearches/${search.name}`,
    name: search.name,
    // The live service says so, without "workspaces/".
    type: 'Microsoft.OperationalInsights/savedSearches',
    ...(search.etag === undefined ? {} : { etag: search.etag }),
  };
}

/** Only the last version is kept, not the versions before it. */
function versionOf({ properties, writtenAt }: SavedSearch): NonNullable<SavedSearch['former']> {
  return writtenAt === undefined ? { properties } : { properties, writtenAt };
}

function conflict(): ArmFailure {
  return new ArmFailure(409, 'Conflict', 'Newer data exists in the Customer Configuration Store.');
}

function notFound(id: string, scope: string): ArmFailure {
  return new ArmFailure(404, 'NotFound', `The saved search '${id}' was not found in '${scope}'.`);
}

/** 100 ns ticks since the start of the second: two writes of one millisecond have different etags. */
function createEtags(): (at: Date) => string {
  let written = 0;
  return (at) => {
    written = (written + 1) % 10_000;
    const ticks = `${at.toISOString().slice(0, -1)}${String(written).padStart(4, '0')}`;
    return `W/"datetime'${encodeURIComponent(`${ticks}Z`)}'"`;
  };
}

/** An existing search is replaced only by who knows its etag, or by "*". */
function mayReplace(existing: SavedSearch | undefined, etag: string | undefined): boolean {
  if (etag === '*') return true;
  if (existing === undefined) return etag === undefined;
  return etag !== undefined && etag === existing.etag;
}

/**
 * Saved searches of a workspace. They share one store per workspace: writes that overlap are refused with the
 * same 409 as an outdated etag.
 */
export function mountSavedSearches(app: Hono<ArmEnv>, context: ArmContext): void {
  const nextEtag = createEtags();
  const base =
    '/subscriptions/:subscription/resourcegroups/:group/providers/microsoft.operationalinsights/workspaces/:workspace/savedsearches';

  const writeAlone = async <T>(workspace: Workspace, write: () => T): Promise<T> => {
    if (workspace.storeBusy) throw conflict();
    workspace.storeBusy = true;
    try {
      await context.pause();
      return write();
    } finally {
      workspace.storeBusy = false;
    }
  };

  app.get(base, (c) => {
    const { workspace, scope } = openWorkspace(c, `${type}/read`);
    const body = JSON.stringify({ value: [...workspace.savedSearches.values()].map((s) => view(s, scope)) });
    if (Buffer.byteLength(body) > largestAnswerInBytes) {
      throw new ArmFailure(
        500,
        'InternalServerError',
        `Encountered internal server error. Diagnostic information: timestamp '${context.now().toISOString()}', subscription id '${c.get('subscription').subscriptionId}'.`,
      );
    }
    return new Response(body, { headers: { 'content-type': 'application/json; charset=utf-8' } });
  });

  app.get(`${base}/:id`, (c) => {
    const id = c.req.param('id');
    const { workspace, scope } = openWorkspace(c, `${type}/read`, `/savedSearches/${id}`);
    const search = workspace.savedSearches.get(id.toLowerCase());
    if (search === undefined) throw notFound(id, scope);
    return json(200, view(search, scope));
  });

  app.put(`${base}/:id`, async (c) => {
    const id = c.req.param('id');
    const { workspace, scope } = openWorkspace(c, `${type}/write`, `/savedSearches/${id}`);
    const { tenant } = c.get('caller');
    refuseWhenDisabled(c.get('subscription'));
    refuseWhenLocked(tenant, `${scope}/savedSearches/${id}`, 'write');
    refuseWhenDisallowed(tenant, scope, type, id);
    const text = await c.req.raw.text();
    if (Buffer.byteLength(text) > largestBodyInBytes) throw bodyTooLarge();
    const { properties, etag } = readSavedSearch(text);
    const limit = workspace.queryLimitInBytes;
    if (limit !== undefined && Buffer.byteLength(properties.query) > limit) {
      throw badRequest("The value of 'query' is too long.");
    }
    const known = etag ?? c.req.header('if-match');
    const saved = await writeAlone(workspace, () => {
      const existing = workspace.savedSearches.get(id.toLowerCase());
      if (!mayReplace(existing, known)) throw conflict();
      const writtenAt = context.now();
      const search: SavedSearch = {
        name: existing?.name ?? id,
        properties,
        etag: nextEtag(writtenAt),
        writtenAt,
        ...(existing === undefined ? {} : { former: versionOf(existing) }),
      };
      workspace.savedSearches.set(id.toLowerCase(), search);
      return search;
    });
    return json(200, view(saved, scope));
  });

  app.delete(`${base}/:id`, async (c) => {
    const id = c.req.param('id');
    const { workspace, scope } = openWorkspace(c, `${type}/delete`, `/savedSearches/${id}`);
    refuseWhenDisabled(c.get('subscription'));
    refuseWhenLocked(c.get('caller').tenant, `${scope}/savedSearches/${id}`, 'delete');
    await writeAlone(workspace, () => {
      if (!workspace.savedSearches.delete(id.toLowerCase())) throw notFound(id, scope);
    });
    return new Response('', { status: 200, headers: { 'content-length': '0' } });
  });
}
