import { INTERVAL_HOURS } from './run.ts';

const INTERVAL_MS = INTERVAL_HOURS * 60 * 60 * 1000;
const LONGEST_JITTER_MS = 10 * 60 * 1000;

/**
 * Milliseconds by which this installation comes later than the interval, 0 to 10 minutes, always the same: the
 * computers of one company must not all ask Azure in the same second.
 */
export function jitterInMs(installationId: string): number {
  const digits = Number.parseInt(installationId.replaceAll('-', '').slice(0, 8), 16);
  return digits % LONGEST_JITTER_MS;
}

/**
 * When a connection is due: the interval after the start of the last attempt, at once where there was none. A time
 * in the past (the computer slept) or far in the future (its clock was changed) means now.
 */
export function nextAttempt(lastStart: Date | undefined, jitter: number, now: Date): Date {
  if (lastStart === undefined || lastStart > now) return now;
  const due = new Date(lastStart.getTime() + INTERVAL_MS + jitter);
  return due < now ? now : due;
}
