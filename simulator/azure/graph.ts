import { Hono } from 'hono';
import type { CloudId } from '../../shared/clouds.ts';
import type { Now, ServiceHandler } from '../types.ts';
import { authenticate, type Caller, type TokenProblem } from './accessToken.ts';
import { audiencesOf } from './cloudHosts.ts';
import { annotation, denied, refuse, resourceNotFound } from './graphAnswers.ts';
import {
  addPassword,
  findApplication,
  idIn,
  ownsAndMayWrite,
  type PasswordRequest,
  removePassword,
} from './graphPasswords.ts';
import {
  createApplication,
  createServicePrincipal,
  type GraphRequest,
  grantAppRole,
  listAppRoleAssignments,
  updateApplication,
} from './graphRegistrations.ts';
import { graphServicePrincipalId, graphServicePrincipalView } from './graphRoles.ts';
import { applicationView, readGraphFilter, servicePrincipalsOf, servicePrincipalView } from './graphViews.ts';
import { isRecord, json } from './json.ts';
import type { App, AzureState } from './state.ts';

const readsApplications = ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All'];
const readsDirectory = ['Directory.Read.All', 'Organization.Read.All'];

function refuseToken(problem: TokenProblem, request: Request, at: Date): Response {
  const sentence = {
    missing: 'Access token is empty.',
    invalid: 'IDX14100: JWT is not well formed, there are no dots (.).',
    expired: 'Lifetime validation failed, the token is expired.',
    audience: 'Access token validation failure. Invalid audience.',
  }[problem.kind];
  return refuse(401, 'InvalidAuthenticationToken', sentence, request, at);
}

/** Microsoft Graph of one cloud, as far as an app may ask about itself and an administrator may register one; the rest is refused. */
export function createGraph(context: { state: AzureState; now: Now }, cloud: CloudId): ServiceHandler {
  const app = new Hono<{ Variables: { caller: Caller } }>({
    // Query options and the key in parentheses keep their case; OData paths are matched without regard to it.
    getPath: (request) => new URL(request.url).pathname.replace(/\/{2,}/g, '/').toLowerCase(),
  });
  const audiences = audiencesOf('graph', cloud);

  app.use('*', async (c, next) => {
    const outcome = authenticate(context.state, c.req.raw, audiences, context.now());
    if ('problem' in outcome) return refuseToken(outcome.problem, c.req.raw, context.now());
    c.set('caller', outcome.caller);
    return next();
  });

  const may = (caller: Caller, permissions: readonly string[]): boolean =>
    permissions.some((permission) => caller.roles.includes(permission));
  const mayRead = (caller: Caller, target: App | undefined): boolean =>
    may(caller, readsApplications) || (target !== undefined && ownsAndMayWrite(caller, target));
  const refuseAccess = (request: Request): Response => denied(request, context.now());
  const selectedOf = (url: string): readonly string[] | undefined =>
    new URL(url).searchParams
      .get('$select')
      ?.split(',')
      .map((s) => s.trim());
  const filterOf = (url: string) => readGraphFilter(new URL(url).searchParams.get('$filter'));
  const notUnderstood = (request: Request): Response =>
    refuse(
      400,
      'Request_UnsupportedQuery',
      'Unsupported or invalid query filter clause specified.',
      request,
      context.now(),
    );

  const byId = (
    caller: Caller,
    id: string,
    key: 'objectId' | 'servicePrincipalId',
    request: Request,
  ): Response => {
    const isApplication = key === 'objectId';
    const isShown = (each: App) => each[key] === id && (isApplication || each.hasServicePrincipal);
    const found = caller.tenant.apps.find(isShown);
    const mayAsk = isApplication ? mayRead(caller, found) : may(caller, readsApplications);
    if (!mayAsk) return refuseAccess(request);
    if (id === graphServicePrincipalId)
      return json(200, { ...annotation(cloud, 'servicePrincipals/$entity'), ...graphServicePrincipalView() });
    if (found === undefined) return resourceNotFound(id, request, context.now());
    const about = isApplication ? 'applications' : 'servicePrincipals';
    const view = isApplication
      ? applicationView(found, selectedOf(request.url))
      : servicePrincipalView(found);
    return json(200, { ...annotation(cloud, `${about}/$entity`), ...view });
  };

  app.get('/:version{v1\\.0|beta}/:key{applications\\(appid=.+\\)}', (c) => {
    const caller = c.get('caller');
    const found = findApplication(caller, c.req.param('key'));
    if (!mayRead(caller, found)) return refuseAccess(c.req.raw);
    if (found === undefined) return resourceNotFound(idIn(c.req.param('key')), c.req.raw, context.now());
    const selected = selectedOf(c.req.url);
    const about = selected === undefined ? '' : `(${selected.join(',')})`;
    return json(200, {
      ...annotation(cloud, `applications${about}/$entity`),
      ...applicationView(found, selected),
    });
  });
  const passwordRequest = (caller: Caller, key: string | undefined, request: Request): PasswordRequest => ({
    ...{ caller, request, cloud },
    key: key ?? '',
    now: context.now(),
  });
  for (const path of [
    '/:version{v1\\.0|beta}/:key{applications\\(appid=.+\\)}',
    '/:version{v1\\.0|beta}/applications/:key',
  ]) {
    app.post(`${path}/addpassword`, (c) =>
      addPassword(passwordRequest(c.get('caller'), c.req.param('key'), c.req.raw)),
    );
    app.post(`${path}/removepassword`, (c) =>
      removePassword(passwordRequest(c.get('caller'), c.req.param('key'), c.req.raw)),
    );
  }
  const asking = (caller: Caller, request: Request): GraphRequest => ({
    ...{ caller, request, cloud },
    now: context.now(),
  });
  app.post('/:version{v1\\.0|beta}/applications', (c) =>
    createApplication(asking(c.get('caller'), c.req.raw)),
  );
  for (const path of [
    '/:version{v1\\.0|beta}/:key{applications\\(appid=.+\\)}',
    '/:version{v1\\.0|beta}/applications/:key',
  ]) {
    app.patch(path, (c) => updateApplication(asking(c.get('caller'), c.req.raw), c.req.param('key') ?? ''));
  }
  app.post('/:version{v1\\.0|beta}/serviceprincipals', (c) =>
    createServicePrincipal(asking(c.get('caller'), c.req.raw)),
  );
  app.get('/:version{v1\\.0|beta}/serviceprincipals/:id/approleassignments', (c) =>
    listAppRoleAssignments(asking(c.get('caller'), c.req.raw), c.req.param('id')),
  );
  app.post('/:version{v1\\.0|beta}/serviceprincipals/:id/approleassignments', (c) =>
    grantAppRole(asking(c.get('caller'), c.req.raw), c.req.param('id')),
  );
  app.get('/:version{v1\\.0|beta}/applications', (c) => {
    const caller = c.get('caller');
    if (!may(caller, readsApplications)) return refuseAccess(c.req.raw);
    const passes = filterOf(c.req.url);
    if (passes === undefined) return notUnderstood(c.req.raw);
    const found = caller.tenant.apps.filter(passes);
    const value = found.map((a) => applicationView(a, selectedOf(c.req.url)));
    return json(200, { ...annotation(cloud, 'applications'), value });
  });
  app.get('/:version{v1\\.0|beta}/serviceprincipals', (c) => {
    const caller = c.get('caller');
    if (!may(caller, readsApplications)) return refuseAccess(c.req.raw);
    const passes = filterOf(c.req.url);
    if (passes === undefined) return notUnderstood(c.req.raw);
    const value = servicePrincipalsOf(caller.tenant, passes);
    return json(200, { ...annotation(cloud, 'servicePrincipals'), value });
  });
  app.get('/:version{v1\\.0|beta}/applications/:id', (c) =>
    byId(c.get('caller'), c.req.param('id'), 'objectId', c.req.raw),
  );
  app.get('/:version{v1\\.0|beta}/serviceprincipals/:id', (c) =>
    byId(c.get('caller'), c.req.param('id'), 'servicePrincipalId', c.req.raw),
  );
  // How clients turn the object IDs of role assignments into names.
  app.post('/:version{v1\\.0|beta}/directoryobjects/getbyids', async (c) => {
    const { tenant, roles } = c.get('caller');
    if (!readsDirectory.some((permission) => roles.includes(permission))) return refuseAccess(c.req.raw);
    const body: unknown = await c.req.raw.json().catch(() => undefined);
    const ids = isRecord(body) && Array.isArray(body.ids) ? body.ids.map(String) : [];
    const found = tenant.apps.filter(
      (each) => each.hasServicePrincipal && ids.includes(each.servicePrincipalId),
    );
    const value = found.map((each) => ({
      '@odata.type': '#microsoft.graph.servicePrincipal',
      ...servicePrincipalView(each),
    }));
    return json(200, { ...annotation(cloud, 'directoryObjects'), value });
  });
  app.get('/:version{v1\\.0|beta}/organization', (c) => {
    const { tenant, ...caller } = c.get('caller');
    if (!may({ ...caller, tenant }, readsDirectory)) return refuseAccess(c.req.raw);
    const verifiedDomains = tenant.domains.map((name, i) => ({ name, isDefault: i === 0 }));
    const value = [{ id: tenant.tenantId, displayName: tenant.displayName, verifiedDomains }];
    return json(200, { ...annotation(cloud, 'organization'), value });
  });
  app.get('/:version{v1\\.0|beta}/me', (c) =>
    refuse(
      400,
      'BadRequest',
      '/me request is only valid with delegated authentication flow.',
      c.req.raw,
      context.now(),
    ),
  );
  // A failure of the simulator itself must not pass for an answer of the service.
  app.onError((error) => {
    throw error;
  });
  app.notFound((c) => refuseAccess(c.req.raw));
  return async (request) => app.fetch(request);
}
