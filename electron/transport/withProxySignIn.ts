import type { Transport } from '../ports.ts';
import type { ProxyChallenge } from './proxyChallenge.ts';
import { toSend } from './sendAgain.ts';
import { TransportError } from './transportError.ts';

/** What came of asking a person: send again, or why there is nothing to send again with. */
export type ProxyAnswer = 'given' | 'cancelled' | 'nobody';

/** Asks for the credentials that a proxy wants. Rejects with the signal's reason when the caller gives up. */
export type AskForProxy = (challenge: ProxyChallenge, signal?: AbortSignal) => Promise<ProxyAnswer>;

/**
 * Each one may be a sign-in that fails, and accounts are locked after some of them: a proxy that is never content must
 * not be sent to for ever.
 */
const MOST_ATTEMPTS = 6;

/**
 * Asks a person where a proxy wants a user name and password, and sends again with them: the proxy let nothing
 * through, so that no service has seen the request. Stands outside of the time limits, which no person has to keep.
 */
export function withProxySignIn(transport: Transport, ask: AskForProxy): Transport {
  return async (request, options) => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await transport(toSend(request, options, attempt), options);
      } catch (error) {
        const challenge = error instanceof TransportError ? error.challenge : undefined;
        if (!(error instanceof TransportError) || challenge === undefined) throw error;
        if (attempt + 1 >= MOST_ATTEMPTS) throw error;
        const answer = await ask(challenge, options.signal);
        if (answer === 'given') continue;
        const { code, host, networkCode, facts } = error;
        throw new TransportError(code, host, networkCode, { ...facts, answer });
      }
    }
  };
}
