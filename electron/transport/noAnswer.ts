import { type AppError, appError } from '../../shared/errors.ts';
import { TransportError } from './transportError.ts';

const retryableCodes: ReadonlySet<string> = new Set([
  'connectionCut',
  'timedOut',
  'offline',
  'hostNotFound',
  'connectionRefused',
]);

/** The value for a request that got no answer; undefined for what no transport has thrown. */
export function noAnswer(error: unknown): AppError | undefined {
  if (error instanceof TransportError) {
    return appError(error.code, {
      facts: { host: error.host, ...error.facts },
      retryable: retryableCodes.has(error.code),
      ...(error.networkCode ? { serviceCode: error.networkCode } : {}),
    });
  }
  // However the layer in between wrapped the reason of an aborted signal.
  const aborted = error instanceof Error && error.name === 'AbortError';
  return aborted ? appError('cancelled', { retryable: true }) : undefined;
}
