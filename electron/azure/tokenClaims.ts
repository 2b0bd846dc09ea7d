/** Claims of an app-only access token that are used for wording and links, never for a decision on access. */
export interface TokenClaims {
  readonly tid?: string;
  readonly oid?: string;
  readonly roles?: readonly string[];
}

/** Reads the claims without verifying the signature: that is the receiving service's business. */
export function readClaims(token: string): TokenClaims {
  const payload = token.split('.')[1];
  if (!payload) return {};
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (typeof claims !== 'object' || claims === null) return {};
    const { tid, oid, roles } = claims as Record<string, unknown>;
    return {
      ...(typeof tid === 'string' ? { tid } : {}),
      ...(typeof oid === 'string' ? { oid } : {}),
      ...(Array.isArray(roles) ? { roles: roles.filter((role) => typeof role === 'string') } : {}),
    };
  } catch {
    return {};
  }
}
