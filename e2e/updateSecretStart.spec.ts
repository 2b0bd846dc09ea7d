import type {} from '../renderer/oms.d.ts';
import { trayTexts } from '../shared/strings/tray.ts';
import { connectByCalls } from './connectByCalls.ts';
import { test } from './failures/simulatedApp.ts';
import { appUrl, expect, pageOf } from './fixture.ts';
import { startAndWait } from './secondStart.ts';
import { pane, secretBox } from './secretSteps.ts';

/** Ways to the pane that begin outside of the window. */

const network = '--simulated-network';

test('a start for it opens the pane of the only connection, and asks for it once', async ({ launchApp }) => {
  const first = await launchApp([network]);
  await connectByCalls(await pageOf(first), ['PS100014']);
  await first.close();
  const app = await launchApp([network, '--update-secret']);
  const page = await pageOf(app);
  await expect(secretBox(page)).toBeFocused();
  await page.reload();
  await expect(page.getByText('1 computer group is in step with PS1')).toBeVisible();
  await expect(pane(page)).toBeHidden();
});

test('a second start asks the app that runs, whatever it shows', async ({ app, page, userDataDir }) => {
  const connectionId = await connectByCalls(page, ['PS100014']);
  const again = (...more: string[]) => startAndWait([`--user-data-dir=${userDataDir}`, ...more]);
  expect((await again('--update-secret', `--connection=${connectionId}`)).code).toBe(0);
  await expect(secretBox(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(pane(page)).toBeHidden();
  const unknown = '6f1d5a04-93b8-4c57-8f0e-0b9f9f3f1c55';
  expect((await again('--update-secret', `--connection=${unknown}`)).code).toBe(0);
  await expect(pane(page)).toBeHidden();
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('the menu of the notification area opens the window with the pane', async ({ app, page }) => {
  await app.evaluate(({ Tray }) => {
    Tray.prototype.setContextMenu = (menu) => void Object.assign(globalThis, { trayMenu: menu });
  });
  await connectByCalls(page, ['PS100014']);
  await page.evaluate(() => window.oms.saveSettings({ settings: { staysInTray: true } }));
  const opened = app.waitForEvent('window');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect
    .poll(() =>
      app.evaluate((_electron, label) => {
        const { trayMenu } = globalThis as { trayMenu?: Electron.Menu };
        const item = trayMenu?.items.find((one) => one.label === label);
        if (item?.enabled !== true) return false;
        item.click();
        return true;
      }, trayTexts.updateSecret),
    )
    .toBe(true);
  const again = await opened;
  await again.waitForURL(appUrl);
  await expect(secretBox(again)).toBeFocused();
});
