import { Hono } from 'hono';
import type { CloudId } from '../../shared/clouds.ts';
import type { Now, ServiceHandler } from '../types.ts';
import { authenticate, type Caller, type TokenProblem } from './accessToken.ts';
import { audiencesOf } from './cloudHosts.ts';
import { annotation, denied, refuse, resourceNotFound } from './graphAnswers.ts';
import {
  addPassword,
  credentialView,
  findApplication,
  idIn,
  ownsAndMayWrite,
  type PasswordRequest,
  removePassword,
} from './graphPasswords.ts';
import { isRecord, json } from './json.ts';
import { type App, type AzureState, findApp } from './state.ts';

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

function applicationView(app: App, selected: readonly string[] | undefined): Record<string, unknown> {
  const whole: Record<string, unknown> = {
    id: app.objectId,
    appId: app.appId,
    displayName: app.displayName,
    signInAudience: 'AzureADMyOrg',
    passwordCredentials: app.secrets.map((secret) => credentialView(secret)),
  };
  if (selected === undefined) return whole;
  return Object.fromEntries(Object.entries(whole).filter(([name]) => selected.includes(name)));
}

function servicePrincipalView(app: App): Record<string, unknown> {
  return {
    id: app.servicePrincipalId,
    appId: app.appId,
    displayName: app.displayName,
    servicePrincipalType: 'Application',
    servicePrincipalNames: [app.appId],
    accountEnabled: !app.disabled,
  };
}

/** Microsoft Graph of one cloud, as far as an app may ask about itself; everything else is refused or unknown. */
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
  const byFilter = (caller: Caller, url: string): readonly App[] => {
    const id = /appid eq '([^']+)'|servicePrincipalNames\/any\(\w+:\w+ eq '([^']+)'\)/i.exec(
      new URL(url).searchParams.get('$filter') ?? '',
    );
    const wanted = id?.[1] ?? id?.[2];
    if (wanted === undefined) return caller.tenant.apps;
    return [findApp(caller.tenant, wanted)].filter((a) => a !== undefined);
  };

  const byId = (
    caller: Caller,
    id: string,
    key: 'objectId' | 'servicePrincipalId',
    request: Request,
  ): Response => {
    const found = caller.tenant.apps.find((each) => each[key] === id);
    const isApplication = key === 'objectId';
    const mayAsk = isApplication ? mayRead(caller, found) : may(caller, readsApplications);
    if (!mayAsk) return refuseAccess(request);
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
  app.get('/:version{v1\\.0|beta}/applications', (c) => {
    const caller = c.get('caller');
    if (!may(caller, readsApplications)) return refuseAccess(c.req.raw);
    const value = byFilter(caller, c.req.url).map((a) => applicationView(a, selectedOf(c.req.url)));
    return json(200, { ...annotation(cloud, 'applications'), value });
  });
  app.get('/:version{v1\\.0|beta}/serviceprincipals', (c) => {
    const caller = c.get('caller');
    if (!may(caller, readsApplications)) return refuseAccess(c.req.raw);
    return json(200, {
      ...annotation(cloud, 'servicePrincipals'),
      value: byFilter(caller, c.req.url).map(servicePrincipalView),
    });
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
    const found = tenant.apps.filter((each) => ids.includes(each.servicePrincipalId));
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
