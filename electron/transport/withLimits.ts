import type { Logger, Severity } from '../log/logger.ts';
import type { Clock, Transport, TransportOptions } from '../ports.ts';
import { describeUrl, serviceIds } from './exchangeLog.ts';
import { networkCause, networkErrorName } from './networkErrors.ts';
import { TransportError } from './transportError.ts';
import { wholeAnswer } from './wholeAnswer.ts';

/** A cold SMS Provider takes more than 5 s to answer, a large saved-search list about as long. */
export const DEFAULT_TIMEOUT_IN_MS = 60_000;

export interface LimitDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  /** For exchanges that ask for no time of their own. Default: `DEFAULT_TIMEOUT_IN_MS`. */
  readonly timeoutInMs?: number | undefined;
}

const COMPONENT = 'Transport';
/** Ends the timer of an exchange. Made once: an abort without a reason makes an error, with its stack, each time. */
const OVER = new Error('The exchange is over');

/**
 * What every way to the services has in common: a time limit for the whole exchange, body included, the
 * caller's abort, and one line in the log. The body is read here, so that a cut one is a failed exchange and
 * never a short answer. Bodies and credentials are never logged.
 */
export function withLimits(raw: Transport, deps: LimitDeps): Transport {
  const { clock, logger } = deps;
  const usual = deps.timeoutInMs ?? DEFAULT_TIMEOUT_IN_MS;
  return async (request, given) => {
    const options = { timeoutInMs: usual, ...given };
    const startedAt = clock.now().getTime();
    const url = new URL(request.url);
    const note = (severity: Severity, outcome: string): void => {
      const inMs = clock.now().getTime() - startedAt;
      const what = `${given.service} ${request.method} ${describeUrl(url)}`;
      logger.write(severity, COMPONENT, `${what} ${outcome} in ${inMs} ms`);
    };
    try {
      const response = await limited(raw, request, options, clock, url.host);
      note(
        severityOf(response.status),
        `answered ${response.status}${serviceIds(response.headers, request.headers)}`,
      );
      return response;
    } catch (error) {
      const ids = serviceIds(new Headers(), request.headers);
      if (options.signal?.aborted === true || request.signal.aborted) note('info', `was cancelled${ids}`);
      else note('error', `had no answer: ${error instanceof Error ? error.message : String(error)}${ids}`);
      throw error;
    }
  };
}

async function limited(
  raw: Transport,
  request: Request,
  options: TransportOptions,
  clock: Clock,
  host: string,
): Promise<Response> {
  const callers = options.signal === undefined ? [request.signal] : [request.signal, options.signal];
  for (const caller of callers) caller.throwIfAborted();
  const ending = new AbortController();
  const { signal } = ending;
  const over = new AbortController();

  // A transport that does not heed its signal must not keep the caller waiting.
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = (reason: unknown): void => {
    ending.abort(reason);
    reject(reason);
  };
  const onAbort = ({ target }: Event): void => end((target as AbortSignal).reason);
  for (const caller of callers) caller.addEventListener('abort', onAbort, { once: true });
  const timeoutInMs = options.timeoutInMs ?? DEFAULT_TIMEOUT_IN_MS;
  const seconds = String(Math.round(timeoutInMs / 1000));
  clock.wait(timeoutInMs, over.signal).then(
    () => end(new TransportError('timedOut', host, undefined, { seconds })),
    () => undefined,
  );
  try {
    return await Promise.race([readWhole(raw, request, { ...options, signal }), ended]);
  } catch (error) {
    // Whatever the transport made of the abort, the reason is what ended it.
    throw signal.aborted ? signal.reason : asTransportError(error, host);
  } finally {
    // The race holds its answer as long as the other side may still settle: bodies would stay for ever.
    for (const caller of callers) caller.removeEventListener('abort', onAbort);
    over.abort(OVER);
  }
}

async function readWhole(raw: Transport, request: Request, options: TransportOptions): Promise<Response> {
  const response = await raw(request, options);
  const body = await response.arrayBuffer();
  options.onBody?.(body.byteLength);
  return wholeAnswer(body, response);
}

/** A body that breaks off rejects with the platform's own error. */
function asTransportError(error: unknown, host: string): TransportError {
  if (error instanceof TransportError) return error;
  const name = networkErrorName(error);
  return name === undefined
    ? new TransportError('connectionCut', host)
    : new TransportError(networkCause(name), host, name);
}

function severityOf(status: number): Severity {
  if (status >= 500) return 'error';
  return status >= 400 ? 'warning' : 'info';
}
