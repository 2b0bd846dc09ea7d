import type { Clock, Transport } from '../ports.ts';
import { TransportError } from './transportError.ts';

/** Kerberos refuses a clock that is more than five minutes off; tokens bear about as much. */
const TOLERATED_MS = 5 * 60 * 1000;

/**
 * Tells a refused sign-in whose real cause is this computer's clock: the answer's own Date says so. Entra's 401
 * is left alone, since a secret is right or wrong at any time.
 */
export function withClockCheck(transport: Transport, clock: Clock): Transport {
  return async (request, options) => {
    const response = await transport(request, options);
    if (response.status !== 401 || options.service === 'entra') return response;
    const date = Date.parse(response.headers.get('date') ?? '');
    const offInMs = Math.abs(clock.now().getTime() - date);
    // A missing date gives NaN, which is no difference.
    if (!(offInMs > TOLERATED_MS)) return response;
    const seconds = String(Math.round(offInMs / 1000));
    throw new TransportError('clockSkew', new URL(request.url).host, undefined, { seconds });
  };
}
