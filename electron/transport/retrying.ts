import type { Clock, Transport } from '../ports.ts';
import type { Pauses } from './pauses.ts';
import { toSend } from './sendAgain.ts';
import { TransportError } from './transportError.ts';

export interface RetryPolicy {
  readonly clock: Clock;
  /** 0 (inclusive) to 1 (exclusive); spreads the clients of a throttled tenant. */
  readonly random: () => number;
  /** Tries beside the first one. */
  readonly retries?: number;
  /** A longer Retry-After is waited for where these are watched only: nobody looks at a spinner for that long. */
  readonly pauses?: Pauses | undefined;
}

const SAFE_TO_REPEAT = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);
/** A Retry-After that a person bears who waits for the answer. */
const SHORT_WAIT_IN_MS = 60_000;
/** The longest that a run bears: Azure counts its requests by the hour. The next run comes within three. */
const LONGEST_PAUSE_IN_MS = 60 * 60_000;
/** The jitter of a long wait. */
const MOST_JITTER_IN_MS = 15_000;

/**
 * Repeats what the service asked to repeat (429, 503; Retry-After honoured) and, for methods that may be sent
 * twice, answers of 500, 502 and 504 and cut connections. Waits 1, 2, 4 ... s where the service names no time, and up
 * to a quarter more of each wait. A run waits longer than a minute at most once for a request. The last answer or
 * error is handed on as it is.
 */
export function withRetries(transport: Transport, policy: RetryPolicy): Transport {
  const { clock, random, retries = 4, pauses } = policy;
  return async (request, options) => {
    let hasPaused = false;
    for (let attempt = 0; ; attempt += 1) {
      const last = attempt >= retries;
      const backOff = 1000 * 2 ** attempt * (1 + random() / 4);
      try {
        const response = await transport(toSend(request, options, attempt), options);
        const wait = last ? undefined : waitFor(response, request.method, backOff, random);
        if (wait === undefined) return response;
        if (wait.asked <= SHORT_WAIT_IN_MS) await clock.wait(wait.inMs, options.signal);
        else {
          const bears = pauses?.isWatched() === true && !hasPaused && wait.asked <= LONGEST_PAUSE_IN_MS;
          if (!bears || !(await pause(pauses, wait.inMs, clock, options.signal))) return response;
          hasPaused = true;
        }
        // Not awaited: a stream that somebody else still reads would never say it is cancelled.
        response.body?.cancel().catch(() => undefined);
      } catch (error) {
        const again =
          !last &&
          error instanceof TransportError &&
          error.code === 'connectionCut' &&
          SAFE_TO_REPEAT.has(request.method);
        if (!again) throw error;
        await clock.wait(backOff, options.signal);
      }
    }
  };
}

/** A write has no signal of its own, so that it is never cut in the middle; its wait may be. */
function pause(pauses: Pauses, inMs: number, clock: Clock, own: AbortSignal | undefined): Promise<boolean> {
  const until = new Date(clock.now().getTime() + inMs);
  return pauses.wait(until, (signal) =>
    clock.wait(inMs, own === undefined ? signal : AbortSignal.any([own, signal])),
  );
}

interface Wait {
  /** What the service asked for, or what we choose. */
  readonly asked: number;
  readonly inMs: number;
}

function waitFor(
  response: Response,
  method: string,
  backOffInMs: number,
  random: () => number,
): Wait | undefined {
  const { status } = response;
  const chosen = { asked: backOffInMs, inMs: backOffInMs };
  if (status === 429 || status === 503) {
    const asked = retryAfterInMs(response.headers);
    if (asked === undefined) return chosen;
    return { asked, inMs: asked + Math.round(random() * Math.min(asked / 4, MOST_JITTER_IN_MS)) };
  }
  return (status === 500 || status === 502 || status === 504) && SAFE_TO_REPEAT.has(method)
    ? chosen
    : undefined;
}

/** Retry-After in seconds, as Entra, ARM and the query API send it; undefined when absent or unreadable. */
export function retryAfterInMs(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null || !/^\d+$/.test(value.trim())) return undefined;
  return Number(value) * 1000;
}
