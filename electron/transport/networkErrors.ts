import type { ErrorCode } from '../../shared/errors.ts';

/**
 * Causes by the network stack's own names: Chromium's (net_error_list.h, without "net::") and Node's system
 * errors. A certificate that cannot be checked for revocation counts as untrusted, as Chromium treats it.
 */
const CAUSES: Readonly<Partial<Record<ErrorCode, readonly string[]>>> = {
  hostNotFound: [
    'ERR_NAME_NOT_RESOLVED',
    'ERR_NAME_RESOLUTION_FAILED',
    'ERR_ICANN_NAME_COLLISION',
    'ENOTFOUND',
  ],
  connectionRefused: [
    'ERR_CONNECTION_REFUSED',
    'ERR_ADDRESS_UNREACHABLE',
    'ERR_ADDRESS_INVALID',
    'ERR_NETWORK_ACCESS_DENIED',
    'ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS',
    'ECONNREFUSED',
    'EHOSTUNREACH',
    'ENETUNREACH',
  ],
  connectionCut: [
    'ERR_CONNECTION_RESET',
    'ERR_CONNECTION_CLOSED',
    'ERR_CONNECTION_ABORTED',
    'ERR_CONNECTION_FAILED',
    'ERR_EMPTY_RESPONSE',
    'ERR_NETWORK_CHANGED',
    'ERR_CONTENT_LENGTH_MISMATCH',
    'ERR_INCOMPLETE_CHUNKED_ENCODING',
    'ERR_SOCKET_NOT_CONNECTED',
    'ECONNRESET',
    'EPIPE',
    'UND_ERR_SOCKET',
  ],
  certificateUntrusted: [
    'ERR_CERT_AUTHORITY_INVALID',
    'ERR_CERT_INVALID',
    'ERR_CERT_REVOKED',
    'ERR_CERT_UNABLE_TO_CHECK_REVOCATION',
    'ERR_CERT_NO_REVOCATION_MECHANISM',
    'ERR_CERT_CONTAINS_ERRORS',
    'ERR_CERT_WEAK_SIGNATURE_ALGORITHM',
    'ERR_CERT_WEAK_KEY',
    'ERR_CERT_NON_UNIQUE_NAME',
    'ERR_CERT_NAME_CONSTRAINT_VIOLATION',
    'ERR_CERT_VALIDITY_TOO_LONG',
    'ERR_CERT_KNOWN_INTERCEPTION_BLOCKED',
    'ERR_CERTIFICATE_TRANSPARENCY_REQUIRED',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  ],
  certificateExpired: ['ERR_CERT_DATE_INVALID', 'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'],
  certificateWrongName: ['ERR_CERT_COMMON_NAME_INVALID', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  proxyUnreachable: [
    'ERR_PROXY_CONNECTION_FAILED',
    'ERR_PROXY_CERTIFICATE_INVALID',
    'ERR_PROXY_HTTP_1_1_REQUIRED',
    'ERR_MANDATORY_PROXY_CONFIGURATION_FAILED',
    'ERR_NO_SUPPORTED_PROXIES',
    'ERR_PAC_SCRIPT_FAILED',
    'ERR_PAC_NOT_IN_DHCP',
    'ERR_SOCKS_CONNECTION_FAILED',
  ],
  // It is there, and does not open the way: it answers CONNECT with something else than 200.
  proxyRefuses: ['ERR_TUNNEL_CONNECTION_FAILED', 'ERR_SOCKS_CONNECTION_HOST_UNREACHABLE'],
  proxyCredentials: [
    'ERR_PROXY_AUTH_REQUESTED',
    'ERR_PROXY_AUTH_UNSUPPORTED',
    'ERR_PROXY_AUTH_REQUESTED_WITH_NO_CONNECTION',
  ],
  offline: ['ERR_INTERNET_DISCONNECTED', 'ERR_NETWORK_IO_SUSPENDED', 'ENETDOWN'],
  timedOut: [
    'ERR_TIMED_OUT',
    'ERR_CONNECTION_TIMED_OUT',
    'ERR_DNS_TIMED_OUT',
    'ETIMEDOUT',
    'UND_ERR_CONNECT_TIMEOUT',
  ],
  answerUnreadable: [
    'ERR_INVALID_RESPONSE',
    'ERR_INVALID_HTTP_RESPONSE',
    'ERR_INVALID_CHUNKED_ENCODING',
    'ERR_CONTENT_DECODING_FAILED',
    'ERR_CONTENT_DECODING_INIT_FAILED',
    'ERR_RESPONSE_HEADERS_TOO_BIG',
    'ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH',
    'ERR_RESPONSE_HEADERS_TRUNCATED',
  ],
};

const codeByName: ReadonlyMap<string, ErrorCode> = new Map(
  Object.entries(CAUSES).flatMap(([code, names]) => names.map((name) => [name, code as ErrorCode] as const)),
);

// Whole families whose members come and go between Chromium versions.
const FAMILIES: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^ERR_CERT_/, 'certificateUntrusted'],
  [/^ERR_TUNNEL_/, 'proxyRefuses'],
  [/^ERR_(PROXY|SOCKS|PAC)_/, 'proxyUnreachable'],
  [/^ERR_DNS_|^EAI_/, 'hostNotFound'],
  [/^ERR_(CONTENT_DECODING|RESPONSE_HEADERS)_/, 'answerUnreadable'],
];

/** Cause by the stack's name for it. An unknown name is a connection that broke: the name goes with it. */
export function networkCause(name: string): ErrorCode {
  return codeByName.get(name) ?? FAMILIES.find(([pattern]) => pattern.test(name))?.[1] ?? 'connectionCut';
}

/** "ERR_CERT_DATE_INVALID" out of an error's message or code, or undefined where it tells no name. */
export function networkErrorName(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const named = /\b(?:net::)?(ERR_[A-Z0-9_]+)\b/.exec(at.message)?.[1];
    if (named !== undefined) return named;
    if ('code' in at && typeof at.code === 'string' && /^[A-Z0-9_]+$/.test(at.code)) return at.code;
  }
  return undefined;
}
