import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright/test';
import type {} from '../renderer/oms.d.ts';
import { trayTexts } from '../shared/strings/tray.ts';
import { connectByCalls } from './connectByCalls.ts';
import { test } from './failures/simulatedApp.ts';
import { appUrl, expect } from './fixture.ts';
import { startAndWait } from './secondStart.ts';

declare global {
  /** What the notification area would show, in the main process. */
  var notificationArea: {
    icons: number;
    tooltip: string;
    menu: { items: { label: string; type: string; enabled: boolean; click(): void }[] };
    notices: string[];
  };
}

/** Nobody can look into the notification area, so what the app puts there is kept. */
async function watchArea(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ Tray, Notification }) => {
    const area = { icons: 0, tooltip: '', menu: { items: [] }, notices: [] as string[] };
    Object.assign(globalThis, { notificationArea: area });
    const shown = new WeakSet<object>();
    Object.assign(Tray.prototype, {
      setToolTip(this: object, text: string) {
        if (!shown.has(this)) area.icons += 1;
        shown.add(this);
        area.tooltip = text;
      },
      setContextMenu: (menu: never) => Object.assign(area, { menu }),
    });
    const { destroy } = Tray.prototype;
    Tray.prototype.destroy = function (this: Electron.Tray) {
      area.icons -= 1;
      destroy.call(this);
    };
    Notification.prototype.show = function (this: Electron.Notification) {
      area.notices.push(this.title);
    };
  });
}

const area = (app: ElectronApplication) =>
  app.evaluate(() => {
    const { icons, tooltip, notices, menu } = globalThis.notificationArea;
    const items = menu.items.map(({ label, type, enabled }) =>
      type === 'separator' ? '-' : enabled ? label : `(${label})`,
    );
    return { icons, tooltip, notices, items };
  });

const choose = (app: ElectronApplication, label: string) =>
  app.evaluate(
    (_electron, wanted) =>
      globalThis.notificationArea.menu.items.find((item) => item.label === wanted)?.click(),
    label,
  );

const closeWindow = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
const windows = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

async function nextWindow(app: ElectronApplication, act: () => Promise<unknown>): Promise<Page> {
  const opened = app.waitForEvent('window');
  await act();
  const page = await opened;
  await page.waitForURL(appUrl);
  return page;
}

const stay = (page: Page, staysInTray: boolean) =>
  page.evaluate((chosen) => window.oms.saveSettings({ settings: { staysInTray: chosen } }), staysInTray);

test('an app that stays waits behind its icon, and a second start brings the window back', async ({
  app,
  page,
  userDataDir,
}) => {
  await watchArea(app);
  await connectByCalls(page, ['PS100014']);
  expect(await stay(page, true)).toEqual({ ok: true, value: { staysInTray: true } });
  await closeWindow(app);
  await expect.poll(() => area(app)).toMatchObject({ icons: 1, notices: [trayTexts.noticeTitle] });
  expect(await windows(app)).toBe(0);
  expect((await area(app)).items).toEqual([
    trayTexts.open,
    trayTexts.syncNow,
    trayTexts.updateSecret,
    trayTexts.pause,
    '-',
    trayTexts.quit,
  ]);
  await expect.poll(async () => (await area(app)).tooltip).toMatch(/^OMS Connect: in order, last sync /);

  const again = await nextWindow(app, async () => {
    expect((await startAndWait([`--user-data-dir=${userDataDir}`])).code).toBe(0);
  });
  expect(await again.evaluate(() => window.oms.readSettings({}))).toEqual({
    ok: true,
    value: { staysInTray: true },
  });
  expect((await area(app)).icons).toBe(0);

  // Explained once is enough.
  await closeWindow(app);
  await expect.poll(() => area(app)).toMatchObject({ icons: 1, notices: [trayTexts.noticeTitle] });
  expect(JSON.parse(await readFile(join(userDataDir, 'settings.json'), 'utf8'))).toEqual({
    schema: 1,
    staysInTray: true,
    trayExplained: true,
  });
});

test('the menu opens the window, syncs, pauses, and quits', async ({ app, page }) => {
  const child = app.process();
  const ended = new Promise((done) => child.once('exit', done));
  await watchArea(app);
  await connectByCalls(page, ['PS100014']);
  await stay(page, true);
  await closeWindow(app);
  await expect.poll(async () => (await area(app)).tooltip).toContain('in order');
  const opened = await nextWindow(app, () => choose(app, trayTexts.open));
  const runs = () =>
    opened.evaluate(async () => {
      const listed = await window.oms.listRuns({});
      return listed.ok ? listed.value.runs.map(({ state }) => state) : [];
    });
  expect(await runs()).toEqual(['done']);
  await choose(app, trayTexts.syncNow);
  await expect.poll(runs).toEqual(['done', 'done']);
  await closeWindow(app);
  await expect.poll(async () => (await area(app)).tooltip).toContain('in order');
  await choose(app, trayTexts.pause);
  await expect.poll(async () => (await area(app)).tooltip).toContain('paused until');
  await choose(app, trayTexts.resume);
  await expect.poll(async () => (await area(app)).tooltip).toContain('in order');
  await choose(app, trayTexts.quit);
  expect(await ended).toBe(0);
});

test('without a connection, or when it was not chosen, the app ends with its window', async ({
  launchApp,
}) => {
  for (const chosen of [true, false]) {
    const app = await launchApp(['--simulated-network']);
    const page = await app.firstWindow();
    await page.waitForURL(appUrl);
    if (!chosen) await connectByCalls(page, ['PS100014']);
    expect(await stay(page, chosen)).toMatchObject({ ok: true });
    const ended = new Promise((done) => app.process().once('exit', done));
    await closeWindow(app).catch(() => undefined);
    expect(await ended).toBe(0);
  }
});

test('started at logon there is an icon and no window, until somebody asks for it', async ({
  launchApp,
  userDataDir,
}) => {
  const app = await launchApp(['--background']);
  expect(await windows(app)).toBe(0);
  expect((await startAndWait([`--user-data-dir=${userDataDir}`, '--background'])).code).toBe(0);
  expect(await windows(app)).toBe(0);
  const page = await nextWindow(app, () => startAndWait([`--user-data-dir=${userDataDir}`]));
  expect(await page.evaluate(() => window.oms.getAppInfo({}))).toMatchObject({ ok: true });
});

test('the end of the session ends the app, icon or not', async ({ app, page }) => {
  expect(page.url()).toMatch(appUrl);
  const ended = new Promise((done) => app.process().once('exit', done));
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('shutdown')).catch(() => undefined);
  expect(await ended).toBe(0);
});
