import { ok, type Result } from '../../shared/result.ts';
import type { Transport } from '../ports.ts';
import { restCall } from './restCall.ts';
import type { SignIn } from './signIn.ts';

/** What Microsoft Graph tells of the app, where it may. */
export interface AppRegistration {
  readonly appName?: string;
  /** ISO date and time at which the secret in use ends. */
  readonly secretExpiresOn?: string;
}

/** The end of the secret that begins with these three characters. */
export interface SecretExpiry {
  readonly hint: string;
  /** ISO date and time. */
  readonly expiresOn: string;
}

interface PasswordCredential {
  readonly keyId?: unknown;
  readonly hint?: unknown;
  readonly endDateTime?: unknown;
}

/**
 * Reads the app's name and the end of its secret. Needs Application.Read.All, which few apps have: a refusal
 * is normal and answers nothing. `hint` is the first three characters of the secret, `keyId` its key ID
 * where that is known.
 */
export async function readAppRegistration(
  signIn: SignIn,
  transport: Transport,
  hint: string,
  now: Date,
  keyId?: string,
): Promise<Result<AppRegistration>> {
  const answer = await readApplication(signIn, transport);
  if (!answer.ok) return answer.error.code === 'cancelled' ? answer : ok({});
  const { appName, credentials } = answer.value;
  const expiresOn = expiryOf(credentials, hint, now, keyId);
  return ok({
    ...(appName === undefined ? {} : { appName }),
    ...(expiresOn ? { secretExpiresOn: expiresOn } : {}),
  });
}

/**
 * Whether the app has a secret that begins with these three characters, whatever became of it. Undefined where the
 * app may not know.
 */
export async function hasSecretLike(
  signIn: SignIn,
  transport: Transport,
  hint: string,
): Promise<boolean | undefined> {
  const answer = await readApplication(signIn, transport);
  return answer.ok ? answer.value.credentials.some((credential) => credential.hint === hint) : undefined;
}

async function readApplication(
  signIn: SignIn,
  transport: Transport,
): Promise<
  Result<{ readonly appName: string | undefined; readonly credentials: readonly PasswordCredential[] }>
> {
  const { graph } = signIn.cloud;
  const select = 'id,appId,displayName,passwordCredentials';
  const answer = await restCall({
    signIn,
    transport,
    service: 'graph',
    resource: graph,
    url: `${graph}/v1.0/applications(appId='${encodeURIComponent(signIn.clientId)}')?$select=${select}`,
  });
  if (!answer.ok) return answer;
  const { displayName, passwordCredentials } = answer.value as Record<string, unknown>;
  return ok({
    appName: typeof displayName === 'string' ? displayName : undefined,
    credentials: Array.isArray(passwordCredentials) ? passwordCredentials : [],
  });
}

/**
 * The end of the credential with this key ID, where it is known. Else the earliest end still ahead among those with
 * this hint: warning early is the safe mistake.
 */
export function expiryOf(
  credentials: readonly PasswordCredential[],
  hint: string,
  now: Date,
  keyId?: string,
): string | undefined {
  const recorded = credentials.filter((one) => keyId !== undefined && sameId(one.keyId, keyId));
  return (recorded.length > 0 ? recorded : credentials.filter((one) => one.hint === hint))
    .flatMap(({ endDateTime }) => (typeof endDateTime === 'string' ? [endDateTime] : []))
    .map((text) => new Date(text))
    .filter((end) => !Number.isNaN(end.getTime()) && end > now)
    .sort((a, b) => a.getTime() - b.getTime())[0]
    ?.toISOString();
}

function sameId(id: unknown, wanted: string): boolean {
  return typeof id === 'string' && id.toLowerCase() === wanted;
}
