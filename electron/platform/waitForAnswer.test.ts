import { expect, test, vi } from 'vitest';
import type { SyncExitCode } from '../composition.ts';
import { sleepHere, waitForAnswer } from './waitForAnswer.ts';

const HOUR_IN_MS = 3_600_000;

interface Events {
  readonly takenAtMs?: number;
  readonly answerAtMs?: number;
  readonly goneAtMs?: number;
  readonly code?: SyncExitCode;
}
const NEVER = Number.POSITIVE_INFINITY;

/** A world in which only sleeping takes time. */
function world({ takenAtMs = 0, answerAtMs = NEVER, goneAtMs = NEVER, code = 0 }: Events) {
  let now = 5000;
  const since = () => now - 5000;
  const isAlone = vi.fn(() => since() >= goneAtMs);
  const waited = waitForAnswer({
    answer: () => (since() >= answerAtMs ? code : since() >= takenAtMs ? 'taken' : undefined),
    isAlone,
    sleep: (inMs) => {
      now += inMs;
    },
    elapsed: () => now,
  });
  return { waited, asked: isAlone.mock.calls.length, inMs: since() };
}

test.each([0, 1, 2, 3] as const)('the exit code %i of the running app, within half a second', (code) => {
  const { waited, inMs } = world({ answerAtMs: 1000, code });
  expect(waited).toEqual({ kind: 'answered', exitCode: code });
  expect(inMs).toBeLessThan(1500);
});

test('a long sync is waited for, and the running app is seldom asked', () => {
  const { waited, asked } = world({ answerAtMs: HOUR_IN_MS });
  expect(waited.kind).toBe('answered');
  expect(asked).toBeGreaterThan(60);
  expect(asked).toBeLessThanOrEqual(120);
});

test('an app that has gone is noticed within a minute', () => {
  const { waited, inMs } = world({ goneAtMs: 40_000 });
  expect(waited).toEqual({ kind: 'gone' });
  expect(inMs).toBeLessThan(100_000);
});

test('an app that does not hear is not waited for as long as one that works', () => {
  const { waited, inMs } = world({ takenAtMs: NEVER });
  expect(waited).toEqual({ kind: 'unheard' });
  expect(inMs).toBe(120_000);
  expect(world({ takenAtMs: 90_000, answerAtMs: HOUR_IN_MS }).waited.kind).toBe('answered');
});

test('it may have answered just before it went', () => {
  let answer: SyncExitCode | undefined;
  let now = 0;
  const waited = waitForAnswer({
    answer: () => answer,
    isAlone: () => {
      answer = 2;
      return true;
    },
    sleep: (inMs) => {
      now += inMs;
    },
    elapsed: () => now,
  });
  expect(waited).toEqual({ kind: 'answered', exitCode: 2 });
});

test('nothing is waited for longer than a scheduled task may run', () => {
  const { waited, inMs } = world({});
  expect(waited).toEqual({ kind: 'tooLong' });
  expect(inMs).toBe(2 * HOUR_IN_MS);
});

test('sleeping comes back', () => {
  expect(sleepHere(1)).toBeUndefined();
});
