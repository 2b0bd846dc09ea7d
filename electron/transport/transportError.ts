import type { ErrorCode } from '../../shared/errors.ts';
import type { ProxyChallenge } from './proxyChallenge.ts';

/** Why there was no answer. The only thing a `Transport` rejects with, besides the caller's own abort. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly code: ErrorCode;
  readonly host: string;
  /** Chromium's or Node's own name for it, e.g. "ERR_CERT_DATE_INVALID". */
  readonly networkCode: string | undefined;

  /** Further names and numbers for the text. */
  readonly facts: Readonly<Record<string, string>>;
  /** What a proxy asked for and did not get. */
  readonly challenge: ProxyChallenge | undefined;

  constructor(
    code: ErrorCode,
    host: string,
    networkCode?: string,
    facts: Readonly<Record<string, string>> = {},
    challenge?: ProxyChallenge,
  ) {
    super(`${code} (${networkCode ?? 'no code'}) at ${host}`);
    this.code = code;
    this.host = host;
    this.networkCode = networkCode;
    this.facts = facts;
    this.challenge = challenge;
  }
}
