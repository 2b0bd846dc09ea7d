import type { Clock, Transport } from '../ports.ts';
import { toSend } from './sendAgain.ts';
import { TransportError } from './transportError.ts';

export interface RetryPolicy {
  readonly clock: Clock;
  /** 0 (inclusive) to 1 (exclusive); spreads the clients of a throttled tenant. */
  readonly random: () => number;
  /** Tries beside the first one. */
  readonly retries?: number;
  /** A Retry-After above this is not waited for: the caller decides. */
  readonly longestWaitInMs?: number;
}

const SAFE_TO_REPEAT = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);

/**
 * Repeats what the service asked to repeat (429, 503; Retry-After honoured) and, for methods that may be sent
 * twice, answers of 500, 502 and 504 and cut connections. Waits 1, 2, 4 ... s plus up to a quarter of jitter
 * where the service names no time. The last answer or error is handed on as it is.
 */
export function withRetries(transport: Transport, policy: RetryPolicy): Transport {
  const { clock, random, retries = 4, longestWaitInMs = 60_000 } = policy;
  return async (request, options) => {
    for (let attempt = 0; ; attempt += 1) {
      const last = attempt >= retries;
      const backOff = 1000 * 2 ** attempt * (1 + random() / 4);
      try {
        const response = await transport(toSend(request, options, attempt), options);
        const wait = last ? undefined : waitFor(response, request.method, backOff);
        if (wait === undefined || wait > longestWaitInMs) return response;
        // Not awaited: a stream that somebody else still reads would never say it is cancelled.
        response.body?.cancel().catch(() => undefined);
        await clock.wait(wait, options.signal);
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

function waitFor(response: Response, method: string, backOffInMs: number): number | undefined {
  const { status } = response;
  if (status === 429 || status === 503) return retryAfterInMs(response.headers) ?? backOffInMs;
  if ((status === 500 || status === 502 || status === 504) && SAFE_TO_REPEAT.has(method)) return backOffInMs;
  return undefined;
}

/** Retry-After in seconds, as Entra, ARM and the query API send it; undefined when absent or unreadable. */
export function retryAfterInMs(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null || !/^\d+$/.test(value.trim())) return undefined;
  return Number(value) * 1000;
}
