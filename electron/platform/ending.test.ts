import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, test, vi } from 'vitest';
import { endWell } from './ending.ts';

function dying(close: () => Promise<void>) {
  const events = new EventEmitter();
  const exit = vi.fn();
  const relaunch = vi.fn();
  const install = vi.fn();
  const ended = Promise.withResolvers<void>();
  exit.mockImplementation(() => ended.resolve());
  const patience = Promise.withResolvers<void>();
  const write = vi.fn();
  const ending = endWell({
    app: { on: events.on.bind(events), exit, relaunch } as unknown as Pick<App, 'on' | 'exit' | 'relaunch'>,
    clock: { wait: () => patience.promise },
    logger: { write },
    close,
    exitCode: () => 2,
    argv: ['/exe', '/app', '--user-data-dir=/d', '--sync', '--out=/r.json'],
    install,
  });
  const quit = () => {
    const event = { preventDefault: vi.fn() };
    events.emit('will-quit', event);
    return event;
  };
  return { ending, quit, exit, relaunch, install, ended: ended.promise, patience, write };
}

test('ends with the exit code once everything is closed, and closes once', async () => {
  const closing = Promise.withResolvers<void>();
  const close = vi.fn(() => closing.promise);
  const { quit, exit, relaunch, ended } = dying(close);
  expect(quit().preventDefault).toHaveBeenCalled();
  expect(quit().preventDefault).toHaveBeenCalled();
  expect(close).toHaveBeenCalledOnce();
  expect(exit).not.toHaveBeenCalled();
  closing.resolve();
  await ended;
  expect(exit.mock.calls).toEqual([[2]]);
  expect(relaunch).not.toHaveBeenCalled();
});

test('an update is installed once all is closed, and never beside what still runs or an app that comes back', async () => {
  const closing = Promise.withResolvers<void>();
  const well = dying(() => closing.promise);
  well.quit();
  expect(well.install).not.toHaveBeenCalled();
  closing.resolve();
  await well.ended;
  expect(well.install).toHaveBeenCalledOnce();

  const hanging = dying(() => new Promise(() => undefined));
  hanging.quit();
  hanging.patience.resolve();
  await hanging.ended;
  const back = dying(async () => undefined);
  back.ending.comeBack('window');
  back.quit();
  await back.ended;
  for (const { install } of [hanging, back]) expect(install).not.toHaveBeenCalled();
});

test('something that hangs does not keep it, nor does a bug', async () => {
  const hanging = dying(() => new Promise(() => undefined));
  hanging.quit();
  hanging.patience.resolve();
  await hanging.ended;

  const broken = dying(() => Promise.reject(new Error('bug')));
  broken.quit();
  await broken.ended;
  expect(broken.write).toHaveBeenCalledWith('error', 'App', expect.stringContaining('bug'));
});

test('started again meanwhile, it comes back for the person, not for the sync', async () => {
  const { ending, quit, relaunch, ended } = dying(async () => undefined);
  ending.comeBack('window');
  ending.comeBack('background');
  quit();
  await ended;
  expect(relaunch.mock.calls).toEqual([[{ args: ['/app', '--user-data-dir=/d'] }]]);
});

test('or in the notification area', async () => {
  const { ending, quit, relaunch, ended } = dying(async () => undefined);
  ending.comeBack('background');
  quit();
  await ended;
  expect(relaunch.mock.calls).toEqual([[{ args: ['/app', '--user-data-dir=/d', '--background'] }]]);
});
