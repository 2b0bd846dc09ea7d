import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from './clock.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-23T09:00:00.000Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

test('waits as long as it was told, and leaves no listener behind', async () => {
  const controller = new AbortController();
  let done = false;
  const waiting = systemClock.wait(1000, controller.signal).then(() => {
    done = true;
  });
  await vi.advanceTimersByTimeAsync(999);
  expect(done).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await waiting;
  expect(systemClock.now().toISOString()).toBe('2026-11-23T09:00:01.000Z');
  controller.abort();
  expect(vi.getTimerCount()).toBe(0);
});

test('an abort ends it with the caller’s reason, before or while it waits', async () => {
  const reason = new Error('stop');
  const controller = new AbortController();
  const waiting = systemClock.wait(1000, controller.signal);
  controller.abort(reason);
  await expect(waiting).rejects.toBe(reason);
  await expect(systemClock.wait(1000, controller.signal)).rejects.toBe(reason);
  expect(vi.getTimerCount()).toBe(0);
});

test('a time longer than one timer can hold does not end at once', async () => {
  let done = false;
  void systemClock.wait(3_000_000_000).then(() => {
    done = true;
  });
  await vi.advanceTimersByTimeAsync(1000);
  expect(done).toBe(false);
});
