import type {} from '../renderer/oms.d.ts';
import { overviewTexts, pageTexts, runTexts, stateTexts } from '../shared/strings/connectionPage.ts';
import { groupOffTexts } from '../shared/strings/groups.ts';
import { propertiesTexts } from '../shared/strings/properties.ts';
import { importTexts, taskTexts, timerTexts } from '../shared/strings/schedule.ts';
import { outcomeWords } from '../shared/strings/start.ts';
import { connectByCalls } from './connectByCalls.ts';
import {
  copied,
  groupRow,
  openConnection,
  showTab,
  storedAliases,
  syncAndWait,
  waitForRun,
} from './connectionSteps.ts';
import { arm, disarm, LASTING, test } from './failures/simulatedApp.ts';
import { expect } from './fixture.ts';
import { showImport } from './propertiesSteps.ts';
import { button } from './wizardSteps.ts';

/** The import switch, the schedule, and the run history, by what stands on the screen. */

const ids = ['PS100014', 'PS100016'] as const;
const aliases = ids.map((id) => `CM_PS1_${id}`);

test('the import is switched off with its groups kept, and on again', async ({ app, page }) => {
  await connectByCalls(page, ids);
  await openConnection(page);
  await showImport(page);
  const sw = page.getByRole('switch', { name: importTexts.label });
  await expect(sw).toBeChecked();
  await expect(page.getByText(/ Next sync (at|tomorrow at) \d\d:\d\d\.$/)).toBeVisible();
  await page.keyboard.press('Alt+i');
  const dialog = page.getByRole('alertdialog', { name: importTexts.askTitle });
  await test.step('Escape leaves it on', async () => {
    await expect(dialog.getByRole('button', { name: importTexts.keep })).toBeFocused();
    await expect(dialog).toContainText(importTexts.removeMeans);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(sw).toBeChecked();
  });
  await sw.click();
  await page.keyboard.press('Enter');
  await expect(sw).not.toBeChecked();
  expect(await storedAliases(app)).toEqual(aliases);
  await expect(page.locator('#properties-note')).toHaveText(propertiesTexts.atOnce);
  await button(page, propertiesTexts.ok).click();
  await expect(button(page, pageTexts.syncNow)).toBeDisabled();
  await expect(page.getByRole('heading', { name: stateTexts.importOff })).toBeVisible();
  await showTab(page, 'groups');
  await expect(groupRow(page, 'Domain Controllers')).toContainText(groupOffTexts.kept);
  await showTab(page, 'connection');
  await page.keyboard.press('Alt+m');
  await waitForRun(page, () => sw.press(' '));
  await expect(sw).toBeChecked();
  await expect(sw).toBeFocused();
  const syncs = page.getByRole('table', { name: overviewTexts.recent });
  await expect(syncs.getByRole('row')).toHaveCount(3);
  await page.keyboard.press('Alt+c');
  await expect(page.getByRole('heading', { name: '2 computer groups are in step with PS1' })).toBeVisible();
});

test('switched off with its groups deleted, the workspace holds none of them', async ({ app, page }) => {
  await connectByCalls(page, ids);
  await openConnection(page);
  await showImport(page);
  const sw = page.getByRole('switch', { name: importTexts.label });
  await sw.click();
  await waitForRun(page, () => button(page, importTexts.remove).click());
  await expect(sw).not.toBeChecked();
  expect(await storedAliases(app)).toEqual([]);
  await page.keyboard.press('Escape');
  await showTab(page, 'groups');
  await expect(page.getByRole('definition').nth(1)).toHaveText('0');
  await expect(groupRow(page, 'Domain Controllers')).toContainText(groupOffTexts.deleted);
  await showTab(page, 'connection');
  await showImport(page);
  await waitForRun(page, () => sw.click());
  expect(await storedAliases(app)).toEqual(aliases);
});

test('keeps the choice of the notification area, and says what this computer lacks', async ({ page }) => {
  await connectByCalls(page, ids);
  await openConnection(page);
  await page.keyboard.press('Alt+m');
  const tray = page.getByRole('switch', { name: timerTexts.tray });
  const before = await tray.isChecked();
  await page.keyboard.press('Alt+k');
  await expect(tray).toBeChecked({ checked: !before });
  if (process.platform !== 'win32') await expect(page.getByText(taskTexts.unavailableTitle)).toBeVisible();
  await page.reload();
  await openConnection(page);
  await showImport(page);
  await expect(tray).toBeChecked({ checked: !before });
});

test('a run of the history opens with its outcome, its cost and its log', async ({ app, page }) => {
  await connectByCalls(page, ids);
  await openConnection(page);
  await arm(app, {
    service: 'adminService',
    path: 'SMS_FullCollectionMembership.*PS100016',
    times: LASTING,
    effect: { kind: 'status', status: 404 },
  });
  await waitForRun(page, async () => {
    await button(page, pageTexts.moreSync).click();
    await page.getByRole('menuitem', { name: pageTexts.syncAll }).click();
  });
  await disarm(app);
  const table = page.getByRole('table', { name: overviewTexts.recent });
  await expect(table.getByRole('row')).toHaveCount(3);
  const partly = table.getByRole('row').nth(1);
  await expect(partly).toContainText(outcomeWords.partly);
  await expect(partly).toContainText('1 group left as it was');
  await partly.getByRole('button').focus();
  await page.keyboard.press('Enter');
  const pane = page.getByRole('dialog', { name: /^Sync today at / });
  await expect(pane).toContainText(runTexts.extentFull);
  await expect(pane.getByText(/^\d+: .* to AdminService/)).toBeVisible();
  await expect(pane.getByText(/^Domain Controllers .*: Not updated$/)).toBeVisible();
  await expect(pane.getByRole('heading', { name: runTexts.logTitle })).toBeVisible();
  expect(await pane.getByRole('list').last().getByRole('listitem').count()).toBeGreaterThan(2);
  await pane.getByRole('button', { name: runTexts.copyLog }).click();
  await expect.poll(() => copied(app)).toMatch(/\twarning\t.*PS100016/);
  await page.keyboard.press('Escape');
  await expect(pane).toBeHidden();
  await expect(partly.getByRole('button')).toBeFocused();

  await test.step('a sync that repairs it stands above', async () => {
    await syncAndWait(page);
    await expect(table.getByRole('row').nth(1)).toContainText(outcomeWords.done);
  });
  await table.getByRole('row').last().click();
  await expect(page.getByRole('dialog', { name: /^First sync today at / })).toBeVisible();
});

test('Show all lists more than the last five', async ({ page }) => {
  await connectByCalls(page, ids);
  await openConnection(page);
  for (let round = 0; round < 5; round += 1) await syncAndWait(page);
  const rows = page.getByRole('table', { name: overviewTexts.recent }).locator('tbody tr');
  await expect(rows).toHaveCount(5);
  // Five stand there after the last but one already.
  await expect(button(page, overviewTexts.showAll)).toBeVisible();
  await page.keyboard.press('Alt+a');
  await expect(rows).toHaveCount(6);
  await expect(page.getByText(overviewTexts.showingAll(6))).toBeVisible();
});
