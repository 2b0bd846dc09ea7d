import type { ServiceHandler } from '../types.ts';

/**
 * A Windows client in front of a handler: it sends a request as it is and, challenged with Negotiate, repeats it
 * once with a token of the account. So every call costs a challenge first, as with a real provider.
 */
export function withWindowsCredentials(handler: ServiceHandler, account: string): ServiceHandler {
  return async (request) => {
    // The body can be read once only; the repetition needs it, too.
    const repetition = request.clone();
    const first = await handler(request);
    const offered = first.headers.get('WWW-Authenticate') ?? '';
    if (first.status !== 401 || !/\bnegotiate\b/i.test(offered)) return first;
    const headers = new Headers(repetition.headers);
    headers.set('Authorization', `Negotiate ${negotiateToken(account)}`);
    return handler(new Request(repetition, { headers }));
  };
}

/** Token that stands for an account: base64 of its name. */
export function negotiateToken(account: string): string {
  return Buffer.from(account, 'utf8').toString('base64');
}
