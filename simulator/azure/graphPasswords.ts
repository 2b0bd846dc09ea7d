import { randomBytes, randomUUID } from 'node:crypto';
import type { CloudId } from '../../shared/clouds.ts';
import type { Caller } from './accessToken.ts';
import { NEW_SECRET_DELAY_MS } from './buildState.ts';
import { annotation, denied, refuse, resourceNotFound } from './graphAnswers.ts';
import { isRecord, json } from './json.ts';
import { type App, type ClientSecret, findApp, fingerprintOf } from './state.ts';

/** The client secrets of an app registration, which whoever may write it adds and removes. */

const DEFAULT_YEARS = 2;

/** One credential as Graph shows it: never with the secret, but in the one answer that made it. */
export function credentialView(secret: ClientSecret, secretText: string | null = null): object {
  return {
    customKeyIdentifier: null,
    displayName: secret.displayName,
    endDateTime: secret.endsOn.toISOString(),
    hint: fingerprintOf(secret).hint,
    keyId: secret.keyId,
    secretText,
    startDateTime: secret.startsOn.toISOString(),
  };
}

/** Application.ReadWrite.OwnedBy is good for applications that the caller's own service principal owns. */
export function ownsAndMayWrite({ app, roles }: Caller, target: App): boolean {
  return roles.includes('Application.ReadWrite.OwnedBy') && target.ownerIds.includes(app.servicePrincipalId);
}

function mayWrite(caller: Caller, target: App): boolean {
  return caller.roles.includes('Application.ReadWrite.All') || ownsAndMayWrite(caller, target);
}

/** The ID out of a key: "applications(appId='…')" or an object ID. */
export function idIn(key: string): string {
  return appIdIn(key) ?? key;
}

function appIdIn(key: string): string | undefined {
  return /\(appid='([^']+)'\)/i.exec(key)?.[1];
}

export function findApplication({ tenant }: Caller, key: string): App | undefined {
  const appId = appIdIn(key);
  return appId === undefined ? tenant.apps.find(({ objectId }) => objectId === key) : findApp(tenant, appId);
}

export interface PasswordRequest {
  readonly caller: Caller;
  /** As it stands in the path. */
  readonly key: string;
  readonly request: Request;
  readonly now: Date;
  readonly cloud: CloudId;
}

/** Adds a client secret, made here, and answers it: the one time that it is shown. */
export async function addPassword(asked: PasswordRequest): Promise<Response> {
  const { request, now, cloud } = asked;
  const target = writable(asked);
  if (target instanceof Response) return target;
  const body = await bodyOf(request);
  const wanted = body === undefined ? undefined : readCredential(body.passwordCredential, now);
  if (wanted === undefined)
    return refuse(400, 'Request_BadRequest', 'Invalid value specified for property.', request, now);
  const value = `${randomText(3)}8Q~${randomText(34)}`;
  const worksFrom = new Date(now.getTime() + NEW_SECRET_DELAY_MS);
  const secret: ClientSecret = { ...wanted, keyId: randomUUID(), value, worksFrom };
  target.secrets.push(secret);
  return json(200, {
    ...annotation(cloud, 'microsoft.graph.passwordCredential'),
    ...credentialView(secret, value),
  });
}

/** Removes a client secret; it signs nobody in from now on. */
export async function removePassword(asked: PasswordRequest): Promise<Response> {
  const { request, now } = asked;
  const target = writable(asked);
  if (target instanceof Response) return target;
  const body = await bodyOf(request);
  const keyId = typeof body?.keyId === 'string' ? body.keyId.toLowerCase() : undefined;
  const at = target.secrets.findIndex((secret) => secret.keyId.toLowerCase() === keyId);
  if (at < 0)
    return refuse(400, 'Request_BadRequest', 'No password credential found with keyId.', request, now);
  target.secrets.splice(at, 1);
  return new Response(null, { status: 204 });
}

/** Who may write nothing learns nothing, not even that an application is not there. */
function writable({ caller, key, request, now }: PasswordRequest): App | Response {
  const target = findApplication(caller, key);
  if (target !== undefined) return mayWrite(caller, target) ? target : denied(request, now);
  return caller.roles.includes('Application.ReadWrite.All')
    ? resourceNotFound(idIn(key), request, now)
    : denied(request, now);
}

async function bodyOf(request: Request): Promise<Record<string, unknown> | undefined> {
  const body: unknown = await request.json().catch(() => undefined);
  return isRecord(body) ? body : undefined;
}

function readCredential(
  given: unknown,
  now: Date,
): Pick<ClientSecret, 'displayName' | 'startsOn' | 'endsOn'> | undefined {
  const { displayName = null, startDateTime, endDateTime } = isRecord(given) ? given : {};
  if (displayName !== null && typeof displayName !== 'string') return undefined;
  const startsOn = startDateTime === undefined ? now : readDate(startDateTime);
  const endsOn = endDateTime === undefined ? yearsAfter(startsOn ?? now) : readDate(endDateTime);
  if (startsOn === undefined || endsOn === undefined || endsOn <= startsOn || endsOn <= now) return undefined;
  return { displayName, startsOn, endsOn };
}

function readDate(value: unknown): Date | undefined {
  const date = typeof value === 'string' ? new Date(value) : undefined;
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date;
}

function yearsAfter(start: Date): Date {
  const end = new Date(start);
  end.setUTCFullYear(end.getUTCFullYear() + DEFAULT_YEARS);
  return end;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function randomText(length: number): string {
  return [...randomBytes(length)].map((byte) => letters.charAt(byte % letters.length)).join('');
}
