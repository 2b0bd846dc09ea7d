import { EventEmitter } from 'node:events';
import type { BaseWindow, PowerMonitor } from 'electron';
import { expect, test, vi } from 'vitest';
import { watchSessionEnd } from './sessionEnd.ts';

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
