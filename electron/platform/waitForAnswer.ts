import type { SyncExitCode } from '../composition.ts';
import type { TicketAnswer } from './tickets.ts';

/** As long as the scheduled task may run (PT2H). */
const PATIENCE_IN_MS = 2 * 60 * 60 * 1000;
const LOOK_EACH_MS = 250;
/**
 * One that hangs does not hear, nor does one in another Windows session, such as a person's window beside a task
 * that signs in with the password.
 */
const HEARD_WITHIN_MS = 120_000;
/** How often the running app is asked whether it is still there; it knows the ticket and goes on. */
const ASK_EACH_MS = 30_000;

export interface WaitDeps {
  readonly answer: () => TicketAnswer | undefined;
  /** Asks the running app again; true when there is none any more. */
  readonly isAlone: () => boolean;
  readonly sleep: (inMs: number) => void;
  /** Milliseconds of a clock that nobody sets. */
  readonly elapsed: () => number;
}

export type Waited =
  | { readonly kind: 'answered'; readonly exitCode: SyncExitCode }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unheard' }
  | { readonly kind: 'tooLong' };

/**
 * Waits for the running app to finish a sync that was handed over. It does not return before that: Electron gets
 * ready as soon as the main script has been read, and two Chromiums must not share a data folder.
 */
export function waitForAnswer({ answer, isAlone, sleep, elapsed }: WaitDeps): Waited {
  const begin = elapsed();
  let asked = begin;
  let isHeard = false;
  while (elapsed() - begin < PATIENCE_IN_MS) {
    const now = answer();
    if (typeof now === 'number') return { kind: 'answered', exitCode: now };
    isHeard ||= now === 'taken';
    if (!isHeard && elapsed() - begin >= HEARD_WITHIN_MS) return { kind: 'unheard' };
    if (elapsed() - asked >= ASK_EACH_MS) {
      asked = elapsed();
      if (isAlone()) return lastLook(answer);
    }
    sleep(LOOK_EACH_MS);
  }
  return { kind: 'tooLong' };
}

/** It may have answered just before it ended. */
function lastLook(answer: WaitDeps['answer']): Waited {
  const last = answer();
  return typeof last === 'number' ? { kind: 'answered', exitCode: last } : { kind: 'gone' };
}

/** Holds the thread, without using the processor. */
export function sleepHere(inMs: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, inMs);
}
