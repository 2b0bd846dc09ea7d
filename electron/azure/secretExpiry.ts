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
  readonly hint?: unknown;
  readonly endDateTime?: unknown;
}

/**
 * Reads the app's name and the end of its secret. Needs Application.Read.All, which few apps have: a refusal
 * is normal and answers nothing. `hint` is the first three characters of the secret.
 */
export async function readAppRegistration(
  signIn: SignIn,
  transport: Transport,
  hint: string,
  now: Date,
  signal?: AbortSignal,
): Promise<Result<AppRegistration>> {
  const { graph } = signIn.cloud;
  const select = 'id,appId,displayName,passwordCredentials';
  const answer = await restCall({
    signIn,
    transport,
    service: 'graph',
    resource: graph,
    url: `${graph}/v1.0/applications(appId='${encodeURIComponent(signIn.clientId)}')?$select=${select}`,
    signal,
  });
  if (!answer.ok) return answer.error.code === 'cancelled' ? answer : ok({});
  const { displayName, passwordCredentials } = answer.value as Record<string, unknown>;
  const expiresOn = Array.isArray(passwordCredentials) ? expiryOf(passwordCredentials, hint, now) : undefined;
  return ok({
    ...(typeof displayName === 'string' ? { appName: displayName } : {}),
    ...(expiresOn ? { secretExpiresOn: expiresOn } : {}),
  });
}

/** The earliest end still ahead among the credentials with this hint: warning early is the safe mistake. */
export function expiryOf(
  credentials: readonly PasswordCredential[],
  hint: string,
  now: Date,
): string | undefined {
  return credentials
    .filter((credential) => credential.hint === hint)
    .flatMap(({ endDateTime }) => (typeof endDateTime === 'string' ? [endDateTime] : []))
    .map((text) => new Date(text))
    .filter((end) => !Number.isNaN(end.getTime()) && end > now)
    .sort((a, b) => a.getTime() - b.getTime())[0]
    ?.toISOString();
}
