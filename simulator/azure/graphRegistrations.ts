import { randomUUID } from 'node:crypto';
import type { CloudId } from '../../shared/clouds.ts';
import type { Caller } from './accessToken.ts';
import { buildApp } from './buildState.ts';
import { annotation, denied, refuse, resourceNotFound } from './graphAnswers.ts';
import { findApplication, idIn, ownsAndMayWrite } from './graphPasswords.ts';
import { appRoleAssignmentView, graphRoleIds, graphServicePrincipalId } from './graphRoles.ts';
import { applicationView, servicePrincipalView } from './graphViews.ts';
import { isRecord, json } from './json.ts';
import type { App, RequiredResourceAccess } from './state.ts';

/** What an administrator does to register an app, before the app itself ever signs in. */

export interface GraphRequest {
  readonly caller: Caller;
  readonly request: Request;
  readonly now: Date;
  readonly cloud: CloudId;
}

const may = ({ caller }: GraphRequest, ...roles: readonly string[]): boolean =>
  roles.some((role) => caller.roles.includes(role));

async function bodyOf(request: Request): Promise<Record<string, unknown> | undefined> {
  const body: unknown = await request.json().catch(() => undefined);
  return isRecord(body) ? body : undefined;
}

const invalid = ({ request, now }: GraphRequest, property: string): Response =>
  refuse(
    400,
    'Request_BadRequest',
    `Invalid value specified for property '${property}' of resource 'Application'.`,
    request,
    now,
  );

/** `POST /applications`. Graph lets two apps have one name. */
export async function createApplication(asked: GraphRequest): Promise<Response> {
  const { caller, request, now, cloud } = asked;
  if (!may(asked, 'Application.ReadWrite.All', 'Application.ReadWrite.OwnedBy')) return denied(request, now);
  const body = await bodyOf(request);
  const displayName = body?.displayName;
  // Microsoft Learn, "application resource type": displayName has at most 256 characters.
  if (typeof displayName !== 'string' || displayName === '' || displayName.length > 256)
    return invalid(asked, 'displayName');
  const access = readAccess(body?.requiredResourceAccess);
  if (access === undefined) return invalid(asked, 'requiredResourceAccess');
  const created = buildApp(
    { appId: randomUUID(), displayName },
    {
      objectId: randomUUID(),
      servicePrincipalId: randomUUID(),
      requiredResourceAccess: access,
      hasServicePrincipal: false,
      // Whoever registers an app owns it.
      ownerIds: [caller.app.servicePrincipalId],
    },
  );
  caller.tenant.apps.push(created);
  return json(201, { ...annotation(cloud, 'applications/$entity'), ...applicationView(created) });
}

/** `PATCH /applications/{id}`: what the registration asks for. Other properties are not simulated and refused. */
export async function updateApplication(asked: GraphRequest, key: string): Promise<Response> {
  const { caller, request, now } = asked;
  const target = findApplication(caller, key);
  const mayWrite =
    may(asked, 'Application.ReadWrite.All') || (target !== undefined && ownsAndMayWrite(caller, target));
  if (!mayWrite) return denied(request, now);
  if (target === undefined) return resourceNotFound(idIn(key), request, now);
  const body = (await bodyOf(request)) ?? {};
  const other = Object.keys(body).find((name) => name !== 'requiredResourceAccess');
  if (other !== undefined) return invalid(asked, other);
  const access = readAccess(body.requiredResourceAccess);
  if (access === undefined) return invalid(asked, 'requiredResourceAccess');
  target.requiredResourceAccess = access;
  return new Response(null, { status: 204 });
}

/** `POST /servicePrincipals`: the app becomes something that can sign in and be given roles. */
export async function createServicePrincipal(asked: GraphRequest): Promise<Response> {
  const { caller, request, now, cloud } = asked;
  if (!may(asked, 'Application.ReadWrite.All', 'Application.ReadWrite.OwnedBy')) return denied(request, now);
  const body = await bodyOf(request);
  const appId = String(body?.appId ?? '').toLowerCase();
  const target = caller.tenant.apps.find((app) => app.appId.toLowerCase() === appId);
  if (target === undefined) {
    const message = `The appId '${appId}' of the service principal does not reference a valid application object.`;
    return refuse(400, 'Request_BadRequest', message, request, now);
  }
  if (target.hasServicePrincipal) {
    const message = `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`;
    return refuse(409, 'Request_MultipleObjectsWithSameKeyValue', message, request, now);
  }
  target.hasServicePrincipal = true;
  return json(201, { ...annotation(cloud, 'servicePrincipals/$entity'), ...servicePrincipalView(target) });
}

const principalOf = ({ caller }: GraphRequest, id: string): App | undefined =>
  caller.tenant.apps.find((app) => app.servicePrincipalId === id && app.hasServicePrincipal);

/** `GET /servicePrincipals/{id}/appRoleAssignments`: the permissions that the app has been granted. */
export function listAppRoleAssignments(asked: GraphRequest, id: string): Response {
  const { request, now, cloud } = asked;
  const mayRead = may(
    asked,
    'Application.Read.All',
    'Application.ReadWrite.All',
    'Directory.Read.All',
    'AppRoleAssignment.ReadWrite.All',
  );
  if (!mayRead) return denied(request, now);
  const target = principalOf(asked, id);
  if (target === undefined) return resourceNotFound(id, request, now);
  const value = target.graphRoles.map((role) => appRoleAssignmentView(target, role));
  return json(200, { ...annotation(cloud, 'appRoleAssignments'), value });
}

/** `POST /servicePrincipals/{id}/appRoleAssignments`: admin consent for one application permission. */
export async function grantAppRole(asked: GraphRequest, id: string): Promise<Response> {
  const { request, now, cloud } = asked;
  if (!may(asked, 'AppRoleAssignment.ReadWrite.All')) return denied(request, now);
  const target = principalOf(asked, id);
  if (target === undefined) return resourceNotFound(id, request, now);
  const body = await bodyOf(request);
  const [role] = Object.entries(graphRoleIds).find(([, roleId]) => roleId === body?.appRoleId) ?? [];
  if (body?.principalId !== id || body.resourceId !== graphServicePrincipalId || role === undefined) {
    const message = 'Permission being assigned was not found on application';
    return refuse(400, 'Request_BadRequest', message, request, now);
  }
  if (target.graphRoles.includes(role)) {
    const message = 'Permission being assigned already exists on the object';
    return refuse(400, 'Request_BadRequest', message, request, now);
  }
  target.graphRoles.push(role);
  return json(201, {
    ...annotation(cloud, 'appRoleAssignments/$entity'),
    ...appRoleAssignmentView(target, role),
  });
}

type Access = RequiredResourceAccess['resourceAccess'][number];

function readAccess(given: unknown): readonly RequiredResourceAccess[] | undefined {
  if (given === undefined) return [];
  if (!Array.isArray(given)) return undefined;
  const read = given.map((entry: unknown): RequiredResourceAccess | undefined => {
    if (!isRecord(entry) || typeof entry.resourceAppId !== 'string' || !Array.isArray(entry.resourceAccess))
      return undefined;
    const resourceAccess = entry.resourceAccess.map((one: unknown): Access | undefined => {
      if (!isRecord(one) || typeof one.id !== 'string') return undefined;
      return one.type === 'Role' || one.type === 'Scope' ? { id: one.id, type: one.type } : undefined;
    });
    const isWhole = resourceAccess.every((one) => one !== undefined);
    return isWhole ? { resourceAppId: entry.resourceAppId, resourceAccess } : undefined;
  });
  return read.every((one) => one !== undefined) ? read : undefined;
}
