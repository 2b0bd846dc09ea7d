import type { ErrorCode } from '../../shared/errors.ts';

/** Why there was no answer. The only thing a `Transport` rejects with, besides the caller's own abort. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly code: ErrorCode;
  readonly host: string;
  /** Chromium's or Node's own name for it, e.g. "ERR_CERT_DATE_INVALID". */
  readonly networkCode: string | undefined;

  /** Further names and numbers for the text. */
  readonly facts: Readonly<Record<string, string>>;

  constructor(
    code: ErrorCode,
    host: string,
    networkCode?: string,
    facts: Readonly<Record<string, string>> = {},
  ) {
    super(`${code} (${networkCode ?? 'no code'}) at ${host}`);
    this.code = code;
    this.host = host;
    this.networkCode = networkCode;
    this.facts = facts;
  }
}
