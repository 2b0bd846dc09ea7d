import type { Clock, SecretVault } from '../../electron/ports.ts';

/** Ports of the headless app that are a test's own: its time, and its key store. */

/** Time that passes only when somebody waits. */
export interface TestClock extends Clock {
  advance(inMs: number): void;
}

export const startOfTime = '2026-11-23T09:00:00.000Z';

export function createTestClock(): TestClock {
  let now = Date.parse(startOfTime);
  return {
    now: () => new Date(now),
    advance(inMs) {
      now += inMs;
    },
    async wait(inMs, signal) {
      signal?.throwIfAborted();
      now += inMs;
    },
  };
}

/** Stands for DPAPI: what is sealed does not contain the text. */
export function reversibleVault(kind: 'sealed' | 'memory', key = ''): SecretVault {
  return {
    kind: async () => kind,
    seal: async (text) =>
      Buffer.from(key + text, 'utf8')
        .reverse()
        .toString('base64'),
    open: async (sealed) => {
      const text = Buffer.from(sealed, 'base64').reverse().toString('utf8');
      return text.startsWith(key) ? text.slice(key.length) : undefined;
    },
  };
}
