import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { isRecord } from './json.ts';
import type { App, AzureState, Tenant } from './state.ts';

/** Seconds that a client-credentials token lives, as Entra ID reports it. */
export const tokenLifetimeInSeconds = 3599;

export interface Caller {
  readonly tenant: Tenant;
  readonly app: App;
  readonly audience: string;
  readonly roles: readonly string[];
}

export type TokenProblem =
  | { readonly kind: 'missing' }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'expired'; readonly expiredAt: Date; readonly tenantId: string }
  | { readonly kind: 'audience'; readonly audience: string };

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function signatureOf(state: AzureState, signed: string): Buffer {
  return createHmac('sha256', state.signingKey).update(signed).digest();
}

/**
 * A token in the shape of an app-only Entra ID v1 token. Its signature is the simulator's own, so that an
 * altered token is noticed; no public key stands behind it.
 */
export function issueToken(
  state: AzureState,
  issued: { tenant: Tenant; app: App; audience: string; roles: readonly string[]; at: Date },
): string {
  const { tenant, app } = issued;
  const notBefore = Math.floor(issued.at.getTime() / 1000);
  const claims = {
    aud: issued.audience,
    iss: `https://sts.windows.net/${tenant.tenantId}/`,
    iat: notBefore,
    nbf: notBefore,
    exp: notBefore + tokenLifetimeInSeconds,
    appid: app.appId,
    appidacr: '1',
    idp: `https://sts.windows.net/${tenant.tenantId}/`,
    idtyp: 'app',
    oid: app.servicePrincipalId,
    ...(issued.roles.length > 0 ? { roles: issued.roles } : {}),
    sub: app.servicePrincipalId,
    tid: tenant.tenantId,
    uti: randomUUID().replaceAll('-', '').slice(0, 22),
    ver: '1.0',
  };
  const signed = `${encode({ typ: 'JWT', alg: 'RS256', kid: 'simulator' })}.${encode(claims)}`;
  return `${signed}.${signatureOf(state, signed).toString('base64url')}`;
}

function readClaims(state: AzureState, token: string): Record<string, unknown> | undefined {
  const [header, payload, signature, ...rest] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0)
    return undefined;
  const expected = signatureOf(state, `${header}.${payload}`);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  return isRecord(claims) ? claims : undefined;
}

/** Who calls, by the Authorization header, or why the token is no good for these audiences. */
export function authenticate(
  state: AzureState,
  request: Request,
  audiences: readonly string[],
  now: Date,
): { readonly caller: Caller } | { readonly problem: TokenProblem } {
  const header = request.headers.get('authorization');
  if (header === null || header.trim() === '') return { problem: { kind: 'missing' } };
  const token = /^bearer\s+(\S+)$/i.exec(header)?.[1];
  const claims = token === undefined ? undefined : readClaims(state, token);
  const tenant = state.tenants.find((t) => t.tenantId === claims?.tid);
  const app = tenant?.apps.find((a) => a.appId === claims?.appid);
  if (claims === undefined || tenant === undefined || app === undefined) {
    return { problem: { kind: 'invalid' } };
  }
  const expiredAt = new Date(Number(claims.exp) * 1000);
  if (expiredAt <= now) return { problem: { kind: 'expired', expiredAt, tenantId: tenant.tenantId } };
  const audience = String(claims.aud);
  if (!audiences.includes(audience.replace(/\/$/, ''))) return { problem: { kind: 'audience', audience } };
  const roles = Array.isArray(claims.roles) ? claims.roles.map(String) : [];
  return { caller: { tenant, app, audience, roles } };
}
