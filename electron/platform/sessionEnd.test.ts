import { EventEmitter } from 'node:events';
import type { BaseWindow, PowerMonitor } from 'electron';
import { expect, test, vi } from 'vitest';
import { appError } from '../../shared/errors.ts';
import { fail, ok } from '../../shared/result.ts';
import { cancelRuns, watchSessionEnd } from './sessionEnd.ts';

function system() {
  const window = new EventEmitter();
  const power = new EventEmitter();
  const asked = vi.fn();
  const ends = vi.fn();
  watchSessionEnd(window as unknown as Pick<BaseWindow, 'on'>, power as unknown as Pick<PowerMonitor, 'on'>, {
    asked,
    ends,
  });
  return { window, power, asked, ends };
}

test('Windows asks, and may change its mind', () => {
  const { window, asked, ends } = system();
  window.emit('query-session-end', {});
  expect(asked).toHaveBeenCalledOnce();
  expect(ends).not.toHaveBeenCalled();
  window.emit('session-end', {});
  expect(ends).toHaveBeenCalledOnce();
});

test('elsewhere the power monitor tells', () => {
  const { power, ends } = system();
  power.emit('shutdown');
  expect(ends).toHaveBeenCalledOnce();
});

test('what runs is cancelled, what has ended is left', async () => {
  const run = (runId: string, state: 'running' | 'done') => ({
    runId,
    state,
    kind: 'sync' as const,
    trigger: 'schedule' as const,
    connectionId: 'c',
    startedAt: '2026-11-25T10:00:00.000Z',
    firstGroupProven: false,
    steps: [],
  });
  const cancelRun = vi.fn(async () => ok({}));
  await cancelRuns({
    listRuns: async () => ok({ runs: [run('a', 'running'), run('b', 'done'), run('c', 'running')] }),
    cancelRun,
  });
  expect(cancelRun.mock.calls).toEqual([[{ runId: 'a' }], [{ runId: 'c' }]]);
  await expect(
    cancelRuns({ listRuns: async () => fail(appError('internal')), cancelRun }),
  ).resolves.toBeUndefined();
});
