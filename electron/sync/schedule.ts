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
  // Nor does a time that cannot be read say anything.
  if (lastStart === undefined || !(lastStart <= now)) return now;
  const due = new Date(lastStart.getTime() + INTERVAL_MS + jitter);
  return due < now ? now : due;
}

/** Local hour after which the first run reads everything: when most sites have evaluated their collections anew. */
const FULL_READ_HOUR = 3;

/** The first run after local 03:00 reads everything; so does one that knows of no full read, or of one to come. */
export function isFullReadDue(lastFullRead: string | undefined, now: Date): boolean {
  const last = lastFullRead === undefined ? Number.NaN : Date.parse(lastFullRead);
  if (Number.isNaN(last) || last > now.getTime()) return true;
  const boundary = new Date(now);
  boundary.setHours(FULL_READ_HOUR, 0, 0, 0);
  if (boundary > now) boundary.setDate(boundary.getDate() - 1);
  return last < boundary.getTime();
}

/** A scheduled `--sync` so soon after a success has nothing to do: the app's own timer was there before. */
const FRESH_MS = 150 * 60 * 1000;

export function isFresh(lastSuccess: string | undefined, now: Date): boolean {
  const age = now.getTime() - Date.parse(lastSuccess ?? '');
  return age >= 0 && age < FRESH_MS;
}
