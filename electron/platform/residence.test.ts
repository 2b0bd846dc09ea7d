import { expect, test, vi } from 'vitest';
import { createResidence } from './residence.ts';

function home(stays: boolean | Promise<boolean> = false) {
  const happened: string[] = [];
  const note = (what: string) => () => void happened.push(what);
  const residence = createResidence({
    showWindow: async () => void happened.push('window'),
    tray: { show: note('icon'), hide: note('no icon') },
    staysInTray: async () => stays,
    explainTray: async () => void happened.push('explained'),
    end: note('end'),
  });
  return { residence, happened };
}

test('closing the window ends the app', async () => {
  const { residence, happened } = home();
  await residence.openWindow();
  await residence.windowClosed();
  expect(happened).toEqual(['no icon', 'window', 'end']);
  expect(residence.isLeaving).toBe(true);
});

test('an app that stays takes the icon in place of the window, and back', async () => {
  const { residence, happened } = home(true);
  await residence.openWindow();
  await residence.windowClosed();
  expect(happened).toEqual(['no icon', 'window', 'icon', 'explained']);
  await residence.openWindow();
  expect(happened.slice(4)).toEqual(['no icon', 'window']);
});

test('a sync without a window ends the app when it is done', async () => {
  const { residence, happened } = home();
  const sync = Promise.withResolvers<void>();
  const done = residence.during(sync.promise);
  expect(happened).toEqual([]);
  sync.resolve();
  await done;
  expect(happened).toEqual(['end']);
});

test('a window that was opened during the sync stays, and closing it during the sync waits for it', async () => {
  const opened = home();
  await opened.residence.during(opened.residence.openWindow());
  expect(opened.happened).not.toContain('end');

  const closed = home();
  const sync = Promise.withResolvers<void>();
  const done = closed.residence.during(sync.promise);
  await closed.residence.openWindow();
  await closed.residence.windowClosed();
  expect(closed.happened).not.toContain('end');
  sync.resolve();
  await done;
  expect(closed.happened).toContain('end');
});

test('a sync that failed by a bug does not keep the app for ever', async () => {
  const { residence, happened } = home();
  await expect(residence.during(Promise.reject(new Error('bug')))).rejects.toThrow('bug');
  expect(happened).toEqual(['end']);
});

test('a window that is opened again while the settings are being read stays', async () => {
  const stays = Promise.withResolvers<boolean>();
  const { residence, happened } = home(stays.promise);
  await residence.openWindow();
  const closed = residence.windowClosed();
  await residence.openWindow();
  stays.resolve(true);
  await closed;
  expect(happened.filter((what) => what !== 'no icon')).toEqual(['window', 'window']);
});

test('the start at logon shows the icon, with nothing to explain, and not beside a window', async () => {
  const { residence, happened } = home();
  residence.enterTray();
  expect(happened).toEqual(['icon']);
  await residence.openWindow();
  residence.enterTray();
  expect(happened.filter((what) => what === 'icon')).toHaveLength(1);
});

test('an app that leaves neither stays nor opens anything', async () => {
  const { residence, happened } = home(true);
  await residence.openWindow();
  residence.leave();
  await residence.windowClosed();
  await residence.openWindow();
  residence.enterTray();
  expect(happened).toEqual(['no icon', 'window']);
});

test('idle waits for all that is under way', async () => {
  const { residence } = home();
  const sync = Promise.withResolvers<void>();
  void residence.during(sync.promise);
  const idle = vi.fn();
  const waiting = residence.idle().then(idle);
  await Promise.resolve();
  expect(idle).not.toHaveBeenCalled();
  sync.resolve();
  await waiting;
  expect(idle).toHaveBeenCalledOnce();
});
