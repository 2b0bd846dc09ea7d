import { type AppError, appError } from '../../shared/errors.ts';
import type { InterruptedBy } from '../../shared/interruption.ts';

/** Reason of a signal that was aborted by no person. An `AbortError` to everybody who does not ask. */
export class Interruption extends DOMException {
  readonly by: InterruptedBy;

  constructor(by: InterruptedBy) {
    super(`Interrupted: ${by}`, 'AbortError');
    this.by = by;
  }
}

/** The same error, with what interrupted the run: a person who reads it later has cancelled nothing. */
export function withInterruption(error: AppError | undefined, signal: AbortSignal): AppError | undefined {
  if (error?.code !== 'cancelled' || !(signal.reason instanceof Interruption)) return error;
  return appError('cancelled', { ...error, facts: { ...error.facts, by: signal.reason.by } });
}
