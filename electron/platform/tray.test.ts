import { EventEmitter } from 'node:events';
import type { Menu, MenuItemConstructorOptions, Tray } from 'electron';
import { expect, test, vi } from 'vitest';
import { type TrayState, trayTexts, trayTooltip } from '../../shared/strings/tray.ts';
import { createAppTray } from './tray.ts';

class Icon extends EventEmitter {
  readonly tips: string[] = [];
  destroyed = false;
  setToolTip = (text: string) => void this.tips.push(text);
  setContextMenu = vi.fn();
  destroy = () => {
    this.destroyed = true;
  };
}

function area(readState: () => Promise<TrayState>, isPaused = () => false) {
  const icons: Icon[] = [];
  let items: MenuItemConstructorOptions[] = [];
  const acts = {
    open: vi.fn(),
    syncNow: vi.fn(),
    updateSecret: vi.fn(),
    quit: vi.fn(),
    onBug: vi.fn(),
    pause: vi.fn(async (_paused: boolean) => undefined),
  };
  const tray = createAppTray({
    createIcon: () => {
      const icon = new Icon();
      icons.push(icon);
      return icon as unknown as Tray;
    },
    createMenu: (given) => {
      items = given;
      return {} as Menu;
    },
    readState: async () => ({ state: await readState(), isPaused: isPaused() }),
    ...acts,
  });
  const item = (label: string) => items.find((each) => each.label === label);
  const choose = (label: string) =>
    item(label)?.click?.(...([] as unknown as Parameters<NonNullable<MenuItemConstructorOptions['click']>>));
  return { tray, icons, acts, item, choose, labels: () => items.map(({ label, type }) => label ?? type) };
}

const inOrder: TrayState = { kind: 'inOrder', lastSuccess: new Date(2027, 4, 14, 10, 47) };
const settled = () => new Promise(setImmediate);

test('one icon, with its menu and the state in words', async () => {
  const { tray, icons, acts, choose, labels } = area(async () => inOrder);
  tray.show();
  tray.show();
  await settled();
  expect(icons).toHaveLength(1);
  expect(icons[0]?.tips.at(-1)).toBe(trayTooltip(inOrder));
  expect(labels()).toEqual([
    trayTexts.open,
    trayTexts.syncNow,
    trayTexts.updateSecret,
    trayTexts.pause,
    'separator',
    trayTexts.quit,
  ]);
  choose(trayTexts.open);
  choose(trayTexts.syncNow);
  choose(trayTexts.updateSecret);
  choose(trayTexts.quit);
  icons[0]?.emit('double-click');
  expect(acts.open).toHaveBeenCalledTimes(2);
  expect(acts.syncNow).toHaveBeenCalledOnce();
  expect(acts.updateSecret).toHaveBeenCalledOnce();
  expect(acts.quit).toHaveBeenCalledOnce();
});

test('follows the runs, and offers no second sync beside one', async () => {
  let state: TrayState = inOrder;
  const { tray, icons, item } = area(async () => state);
  tray.show();
  await settled();
  expect(item(trayTexts.syncNow)?.enabled).toBe(true);
  state = { kind: 'syncing' };
  tray.runChanged();
  await settled();
  expect(item(trayTexts.syncNow)?.enabled).toBe(false);
  const drawn = icons[0]?.tips.length;
  tray.runChanged();
  await settled();
  expect(icons[0]?.tips).toHaveLength(drawn ?? 0);
});

test('pauses the timer, and resumes it, whatever else there is to tell', async () => {
  let isPaused = false;
  const { tray, acts, choose, labels } = area(
    async () => ({ kind: 'attention', connections: 1 }),
    () => isPaused,
  );
  acts.pause.mockImplementation(async (paused) => {
    isPaused = paused;
  });
  tray.show();
  await settled();
  choose(trayTexts.pause);
  await settled();
  expect(labels()).toContain(trayTexts.resume);
  choose(trayTexts.resume);
  await settled();
  expect(labels()).toContain(trayTexts.pause);
  expect(acts.pause.mock.calls).toEqual([[true], [false]]);
});

test('an old reading does not undo a newer one', async () => {
  const readings = [Promise.withResolvers<TrayState>(), Promise.withResolvers<TrayState>()];
  let next = 0;
  const { tray, icons } = area(() => readings[next++]?.promise ?? Promise.reject(new Error('too many')));
  tray.show();
  tray.runChanged();
  readings[1]?.resolve(inOrder);
  await settled();
  readings[0]?.resolve({ kind: 'syncing' });
  await settled();
  expect(icons[0]?.tips.at(-1)).toBe(trayTooltip(inOrder));
});

test('without an icon nothing is read, and one that has gone is not drawn', async () => {
  const readState = vi.fn(async () => inOrder);
  const { tray, icons } = area(readState);
  tray.runChanged();
  expect(readState).not.toHaveBeenCalled();
  tray.show();
  tray.hide();
  await settled();
  expect(icons[0]).toMatchObject({ destroyed: true, tips: [trayTooltip({ kind: 'unknown' })] });
  tray.show();
  expect(icons).toHaveLength(2);
});

test('a bug while reading is told', async () => {
  const { tray, acts } = area(() => Promise.reject(new Error('bug')));
  tray.show();
  await settled();
  expect(acts.onBug).toHaveBeenCalledOnce();
});
