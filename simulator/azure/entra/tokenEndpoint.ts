import { randomUUID } from 'node:crypto';
import type { CloudId } from '../../../shared/clouds.ts';
import { isFullHostName, isGuid } from '../../../shared/fields.ts';
import type { Now } from '../../types.ts';
import { issueToken, tokenLifetimeInSeconds } from '../accessToken.ts';
import { audiencesOf } from '../cloudHosts.ts';
import { json } from '../json.ts';
import {
  type App,
  type AzureState,
  type ClientSecret,
  findApp,
  findTenant,
  fingerprintOf,
  type Tenant,
} from '../state.ts';
import { type EntraErrorName, entraError } from './entraErrors.ts';

export interface TokenContext {
  readonly state: AzureState;
  readonly now: Now;
  readonly cloud: CloudId;
  readonly firstTried: FirstTried;
}

/** Which of the two shapes: v2.0 asks by scope, the older one by resource, and their answers differ. */
export type TokenVersion = 'v1' | 'v2';

type SecretVerdict = Extract<EntraErrorName, 'wrongSecret' | 'expiredSecret'> | 'accepted';

const tenantlessNames = ['common', 'organizations', 'consumers'];

/** The tenant of an authority, or the error that Entra ID names it with. */
export function readTenant(
  context: TokenContext,
  name: string,
): { readonly tenant: Tenant } | { readonly error: EntraErrorName } {
  if (tenantlessNames.includes(name.toLowerCase())) return { error: 'tenantMissing' };
  if (!isGuid(name) && !isFullHostName(name)) return { error: 'tenantMalformed' };
  const tenant = findTenant(context.state, context.cloud, name);
  return tenant === undefined ? { error: 'tenantNotFound' } : { tenant };
}

/** A wrong, a foreign, a too new secret and the ID of a secret are answered alike; only an expired one differs. */
function judgeSecret(app: App, value: string, now: Date, firstTried: FirstTried): SecretVerdict {
  const secret = app.secrets.find((one) => isSecret(one, value));
  if (secret === undefined) return 'wrongSecret';
  if (secret.endsOn <= now) return 'expiredSecret';
  if (worksFrom(secret, now, firstTried) > now) return 'wrongSecret';
  return 'accepted';
}

function isSecret(secret: ClientSecret, value: string): boolean {
  return typeof secret.value === 'string'
    ? secret.value === value
    : secret.value.sha256 === fingerprintOf({ value }).sha256;
}

/** When each secret that settles was tried for the first time. */
type FirstTried = WeakMap<ClientSecret, Date>;

function worksFrom(secret: ClientSecret, now: Date, firstTried: FirstTried): Date {
  if (secret.settlesInMs === undefined) return secret.worksFrom ?? secret.startsOn;
  const since = firstTried.get(secret) ?? now;
  firstTried.set(secret, since);
  return new Date(since.getTime() + secret.settlesInMs);
}

/**
 * The resource of a request. "…//.default" is what asks for an audience that ends in a slash, as the Azure CLI
 * does for Resource Manager.
 */
function readResource(
  form: URLSearchParams,
  version: TokenVersion,
):
  | { readonly resource: string }
  | { readonly error: EntraErrorName; readonly facts: Record<string, string> } {
  const parameter = version === 'v1' ? 'resource' : 'scope';
  const asked = form.get(parameter);
  if (asked === null || asked === '') return { error: 'parameterMissing', facts: { parameter } };
  if (version === 'v1') return { resource: asked };
  // MSAL for Python adds the OpenID scopes; Entra ID ignores them here.
  const scopes = asked.split(' ').filter((s) => !['openid', 'profile', 'offline_access', ''].includes(s));
  const scope = scopes[0];
  if (scopes.length !== 1 || scope === undefined || !scope.endsWith('/.default')) {
    return { error: 'scopeNotValid', facts: { scope: asked } };
  }
  return { resource: scope.slice(0, -'/.default'.length) };
}

/** Percent encoding as forms have it; text that is none stays as it is. */
function decodeForm(text: string): string {
  return new URLSearchParams(`x=${text.replaceAll('&', '%26')}`).get('x') ?? text;
}

function readCredentials(
  request: Request,
  form: URLSearchParams,
): { id: string | null; secret: string | null } {
  const basic = /^basic\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (basic === undefined) return { id: form.get('client_id'), secret: form.get('client_secret') };
  const [id, ...secret] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return { id: decodeForm(id ?? ''), secret: decodeForm(secret.join(':')) };
}

/** Answers a client-credentials token request, or with the error that Entra ID gives for the first obstacle. */
export async function answerTokenRequest(
  context: TokenContext,
  request: Request,
  tenantName: string,
  version: TokenVersion,
): Promise<Response> {
  const { state, cloud } = context;
  const now = context.now();
  const form = new URLSearchParams(await request.text());
  const correlationId =
    request.headers.get('client-request-id') ??
    new URL(request.url).searchParams.get('client-request-id') ??
    form.get('client-request-id') ??
    randomUUID();
  const refuse = (name: EntraErrorName, facts: Record<string, string>): Response =>
    entraError(name, facts, now, correlationId);

  const found = readTenant(context, tenantName);
  if ('error' in found) return refuse(found.error, { tenant: tenantName });
  const { tenant } = found;
  if (tenant.signInThrottled) return refuse('throttled', {});

  const grantType = form.get('grant_type');
  if (grantType === null) return refuse('parameterMissing', { parameter: 'grant_type' });
  if (grantType !== 'client_credentials') return refuse('grantNotSupported', { grantType });
  const { id, secret } = readCredentials(request, form);
  if (id === null || id === '') return refuse('parameterMissing', { parameter: 'client_id' });
  const facts = { clientId: id, tenantName: tenant.displayName };
  const app = findApp(tenant, id);
  if (app === undefined) return refuse('appNotInTenant', facts);
  if (secret === null || secret === '') return refuse('secretMissing', facts);
  const verdict = judgeSecret(app, secret, now, context.firstTried);
  if (verdict !== 'accepted') return refuse(verdict, facts);
  if (!app.hasServicePrincipal)
    return refuse('servicePrincipalMissing', { ...facts, tenant: tenant.tenantId });
  if (app.disabled) return refuse('appDisabled', { ...facts, appName: app.displayName });

  const asked = readResource(form, version);
  if ('error' in asked) return refuse(asked.error, asked.facts);
  const origin = asked.resource.replace(/\/$/, '');
  const services = ['arm', 'graph', 'logs'] as const;
  const service = services.find((s) => audiencesOf(s, cloud).includes(origin));
  if (service === undefined || tenant.missingResources.includes(origin)) {
    return refuse('resourceNotInTenant', { ...facts, resource: asked.resource });
  }
  if (app.blockedByConditionalAccess) return refuse('conditionalAccess', facts);

  const roles = service === 'graph' ? app.graphRoles : [];
  const token = issueToken(state, { tenant, app, audience: asked.resource, roles, at: now });
  const notBefore = Math.floor(now.getTime() / 1000);
  const body =
    version === 'v2'
      ? {
          token_type: 'Bearer',
          expires_in: tokenLifetimeInSeconds,
          ext_expires_in: tokenLifetimeInSeconds,
          access_token: token,
        }
      : {
          token_type: 'Bearer',
          expires_in: String(tokenLifetimeInSeconds),
          ext_expires_in: String(tokenLifetimeInSeconds),
          expires_on: String(notBefore + tokenLifetimeInSeconds),
          not_before: String(notBefore),
          resource: asked.resource,
          access_token: token,
        };
  return json(200, body, {
    'cache-control': 'no-store, no-cache',
    pragma: 'no-cache',
    'x-ms-request-id': randomUUID(),
  });
}
