/** Chromium's net_error_list.h, as far as the host can meet them. */
const codes = {
  'net::ERR_FAILED': -2,
  'net::ERR_ABORTED': -3,
  'net::ERR_INVALID_ARGUMENT': -4,
  'net::ERR_TIMED_OUT': -7,
  'net::ERR_BLOCKED_BY_CLIENT': -20,
  'net::ERR_NETWORK_CHANGED': -21,
  'net::ERR_CONNECTION_CLOSED': -100,
  'net::ERR_CONNECTION_RESET': -101,
  'net::ERR_CONNECTION_REFUSED': -102,
  'net::ERR_NAME_NOT_RESOLVED': -105,
  'net::ERR_INTERNET_DISCONNECTED': -106,
  'net::ERR_SSL_PROTOCOL_ERROR': -107,
  'net::ERR_ADDRESS_UNREACHABLE': -109,
  'net::ERR_CONNECTION_TIMED_OUT': -118,
  'net::ERR_CERT_COMMON_NAME_INVALID': -200,
  'net::ERR_CERT_DATE_INVALID': -201,
  'net::ERR_CERT_AUTHORITY_INVALID': -202,
  'net::ERR_CERT_REVOKED': -206,
  'net::ERR_CERT_INVALID': -207,
  'net::ERR_INVALID_URL': -300,
  'net::ERR_UNKNOWN_URL_SCHEME': -302,
  'net::ERR_TOO_MANY_REDIRECTS': -310,
  'net::ERR_UNSAFE_PORT': -312,
  'net::ERR_EMPTY_RESPONSE': -324,
  'net::ERR_CONTENT_LENGTH_MISMATCH': -354,
  'net::ERR_INCOMPLETE_CHUNKED_ENCODING': -355,
  'net::ERR_INVALID_HTTP_RESPONSE': -370,
} as const;

export type NetErrorName = keyof typeof codes;

export function netErrorCode(name: string): number {
  return (codes as Readonly<Record<string, number>>)[name] ?? -2;
}

/** Codes that Node's sockets, TLS and `fetch` put on an error, and what Chromium calls the same. */
const names: Readonly<Record<string, NetErrorName>> = {
  ECONNREFUSED: 'net::ERR_CONNECTION_REFUSED',
  ECONNRESET: 'net::ERR_CONNECTION_RESET',
  EPIPE: 'net::ERR_CONNECTION_RESET',
  ENOTFOUND: 'net::ERR_NAME_NOT_RESOLVED',
  EAI_AGAIN: 'net::ERR_NAME_NOT_RESOLVED',
  ENETUNREACH: 'net::ERR_INTERNET_DISCONNECTED',
  EHOSTUNREACH: 'net::ERR_ADDRESS_UNREACHABLE',
  ETIMEDOUT: 'net::ERR_CONNECTION_TIMED_OUT',
  UND_ERR_CONNECT_TIMEOUT: 'net::ERR_CONNECTION_TIMED_OUT',
  UND_ERR_HEADERS_TIMEOUT: 'net::ERR_TIMED_OUT',
  UND_ERR_BODY_TIMEOUT: 'net::ERR_TIMED_OUT',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'net::ERR_CONTENT_LENGTH_MISMATCH',
  // The other side closed before any byte of an answer.
  UND_ERR_SOCKET: 'net::ERR_EMPTY_RESPONSE',
  UND_ERR_INVALID_ARG: 'net::ERR_INVALID_ARGUMENT',
  CERT_HAS_EXPIRED: 'net::ERR_CERT_DATE_INVALID',
  CERT_NOT_YET_VALID: 'net::ERR_CERT_DATE_INVALID',
  CERT_REVOKED: 'net::ERR_CERT_REVOKED',
  ERR_TLS_CERT_ALTNAME_INVALID: 'net::ERR_CERT_COMMON_NAME_INVALID',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'net::ERR_CERT_AUTHORITY_INVALID',
  SELF_SIGNED_CERT_IN_CHAIN: 'net::ERR_CERT_AUTHORITY_INVALID',
  UNABLE_TO_GET_ISSUER_CERT: 'net::ERR_CERT_AUTHORITY_INVALID',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'net::ERR_CERT_AUTHORITY_INVALID',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'net::ERR_CERT_AUTHORITY_INVALID',
  ERR_SSL_WRONG_VERSION_NUMBER: 'net::ERR_SSL_PROTOCOL_ERROR',
  ERR_INVALID_URL: 'net::ERR_INVALID_URL',
};

/** Chromium's name for the reason why Node's `fetch` failed, from the error or any cause behind it. */
export function netErrorName(error: unknown): NetErrorName {
  // Chromium's own, which are more than the host knows by number.
  if (error instanceof Error && error.message.startsWith('net::ERR_')) return error.message as NetErrorName;
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code } = at as NodeJS.ErrnoException;
    const name = code === undefined ? undefined : names[code];
    if (name) {
      return name;
    }
    if (code?.startsWith('HPE_')) {
      return 'net::ERR_INVALID_HTTP_RESPONSE';
    }
    if (code?.startsWith('ERR_SSL_')) {
      return 'net::ERR_SSL_PROTOCOL_ERROR';
    }
    if (at.message === 'bad port') {
      return 'net::ERR_UNSAFE_PORT';
    }
    if (at instanceof AggregateError && at.errors.length > 0) {
      return netErrorName(at.errors[0]);
    }
  }
  return 'net::ERR_FAILED';
}

/** The same for a body that broke off: then Chromium says how it knew that something was missing. */
export function bodyErrorName(error: unknown, headers: Headers): NetErrorName {
  const name = netErrorName(error);
  if (name !== 'net::ERR_EMPTY_RESPONSE') {
    return name;
  }
  return headers.has('content-length')
    ? 'net::ERR_CONTENT_LENGTH_MISMATCH'
    : 'net::ERR_INCOMPLETE_CHUNKED_ENCODING';
}
