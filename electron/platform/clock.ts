import type { Clock } from '../ports.ts';

/** Longest time that one timer can hold: 2^31 - 1 ms, about 24.8 days. */
const LONGEST_TIMER_IN_MS = 2_147_483_647;

/** The computer's own clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  wait(inMs, signal) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(signal.reason);
        return;
      }
      const onAbort = (): void => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(
        () => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        },
        Math.min(inMs, LONGEST_TIMER_IN_MS),
      );
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  },
};
