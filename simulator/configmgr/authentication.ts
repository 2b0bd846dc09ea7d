import { firstBuildWithoutNtlm } from './releases.ts';

export type Authentication =
  | { readonly state: 'account'; readonly account: string }
  /** Credentials were accepted, but the token does not say whose. */
  | { readonly state: 'someAccount' }
  | { readonly state: 'refused' };

/** Base64 of "NTLMSSP\0", with which every NTLM message begins. */
const ntlmMessage = /^TlRMTVNTUA/;

/** Down to version 2503 the service takes NTLM, too. */
export function acceptsNtlm(build: number): boolean {
  return build < firstBuildWithoutNtlm;
}

/**
 * Judges one request: the service keeps no authentication on a connection, so that every request must bring its
 * token. A token that is the base64 of an account name stands for that account; any other is accepted as is,
 * since a Kerberos ticket cannot be opened here. NTLM is taken in one step, without its challenge.
 */
export function authenticate(authorization: string | null, build: number): Authentication {
  const match = /^(Negotiate|NTLM)\s+([A-Za-z0-9+/=_-]+)$/i.exec(authorization?.trim() ?? '');
  const [, scheme, token] = match ?? [];
  if (scheme === undefined || token === undefined) return { state: 'refused' };
  const isNtlm = scheme.toLowerCase() === 'ntlm' || ntlmMessage.test(token);
  if (isNtlm) return acceptsNtlm(build) ? { state: 'someAccount' } : { state: 'refused' };
  const account = Buffer.from(token, 'base64').toString('utf8');
  return looksLikeAccount(account) ? { state: 'account', account } : { state: 'someAccount' };
}

/** `CONTOSO\admin` or `admin@contoso.com`. */
function looksLikeAccount(text: string): boolean {
  return /^[\p{L}\p{N} ._$-]+[\\@][\p{L}\p{N} ._$-]+$/u.test(text);
}
