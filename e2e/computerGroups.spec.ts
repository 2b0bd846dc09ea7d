import type {} from '../renderer/oms.d.ts';
import { practice } from '../shared/practice.ts';
import { pageTexts } from '../shared/strings/connectionPage.ts';
import { groupStateWords, groupTexts, questionText, questionTexts } from '../shared/strings/groups.ts';
import { needTexts } from '../shared/strings/needs.ts';
import { completionTexts, stepNames } from '../shared/strings/progress.ts';
import { connectionTexts, startTexts } from '../shared/strings/start.ts';
import { connectByCalls } from './connectByCalls.ts';
import {
  copied,
  groupRow,
  keepMembers,
  membersOf,
  openConnection,
  PATIENCE_MS,
  showTab,
  storedAliases,
  syncAndWait,
  tab,
  waitForRun,
} from './connectionSteps.ts';
import { arm, disarm, LASTING, test } from './failures/simulatedApp.ts';
import { expect } from './fixture.ts';
import { button, waitForCompletion } from './wizardSteps.ts';
import { toSummary } from './wizardWays.ts';

/** The Computer Groups view, by what stands on the screen. */

const server2022 = 'Windows Server 2022';
const controllers = 'Domain Controllers';
const ids = ['PS100014', 'PS100016', 'PS100067'] as const;

test('leads from Completion to the groups, one of them and its computers', async ({ app, page }) => {
  await toSummary(page);
  await button(page, 'Add connection').click();
  await waitForCompletion(page);
  await button(page, completionTexts.openGroups).click();
  await expect(page.getByRole('heading', { level: 1, name: practice.workspace })).toBeFocused();
  await expect(tab(page, 'groups')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('definition').nth(1)).toHaveText('2');
  await expect(page.getByText(/^In step with PS1 since \d\d:\d\d$/)).toBeVisible();
  await expect(groupRow(page, server2022)).toContainText(groupStateWords.inSync);
  await expect(page.getByText(groupTexts.shown(2, 2))).toBeVisible();

  await groupRow(page, server2022).click();
  const detail = page.getByRole('region', { name: groupTexts.detailOf(server2022) });
  await expect(detail.getByText('CM_PS1_PS100014', { exact: true })).toBeVisible();
  await expect(detail.getByText('Heartbeat | where Computer in~ (CM_PS1_PS100014)')).toBeVisible();
  await expect(groupRow(page, server2022)).toHaveAttribute('aria-selected', 'true');
  await detail.getByRole('button', { name: groupTexts.copyUseLabel }).click();
  await expect.poll(() => copied(app)).toBe('Heartbeat | where Computer in~ (CM_PS1_PS100014)');
  const members = detail.getByRole('grid', { name: groupTexts.membersLabel(server2022) });
  const shown = (await groupRow(page, server2022).getByRole('gridcell').last().textContent()) ?? '';
  await expect(members).toHaveAttribute('aria-rowcount', String(Number(shown) + 1));
  await expect(detail.getByRole('heading', { name: `${shown} computers` })).toBeVisible();

  const first = (await members.getByRole('gridcell').first().textContent()) ?? '';
  await detail.getByRole('searchbox').fill(first);
  await expect(detail.getByText(groupTexts.computersFound(1, Number(shown)))).toBeVisible();
  await detail.getByRole('searchbox').fill('no-such-computer');
  await expect(detail.getByText(groupTexts.noComputerFound('no-such-computer'))).toBeVisible();

  await detail.getByRole('button', { name: groupTexts.showQuery }).click();
  const query = detail.getByRole('textbox', { name: groupTexts.queryLabel });
  await expect(query).toHaveValue(/distinct Computer/);
  await detail.getByRole('button', { name: groupTexts.copyQuery }).click();
  await expect.poll(() => copied(app)).toBe(await query.inputValue());
  await button(page, groupTexts.close).click();
  await expect(detail).toBeHidden();
});

test('finds and sorts groups', async ({ page }) => {
  await connectByCalls(page, ids);
  await openConnection(page, 'groups');
  const names = page.getByRole('grid', { name: groupTexts.listLabel }).locator('tbody tr td:first-child');
  await expect(names).toHaveText([controllers, server2022, 'Windows Server 2025 – Test']);
  await button(page, `Sort by ${groupTexts.columns.computers}`).click();
  await expect(names.first()).toHaveText('Windows Server 2025 – Test');
  await page.getByRole('searchbox', { name: groupTexts.search }).fill('cm_ps1_ps100016');
  await expect(names).toHaveText([controllers]);
  await expect(page.getByText(groupTexts.shown(1, 3))).toBeVisible();
  await page.getByRole('searchbox', { name: groupTexts.search }).fill('windws');
  await expect(page.getByText(groupTexts.nothingFound('windws'))).toBeVisible();
  await page.getByRole('grid').locator('..').getByRole('button', { name: groupTexts.clearSearch }).click();
  await expect(names).toHaveCount(3);
  // An empty collection is a group as well.
  await groupRow(page, 'Windows Server 2025 – Test').click();
  await expect(page.getByText(groupTexts.noMembers)).toBeVisible();
});

test('all of it can be reached by keys', async ({ page }) => {
  await connectByCalls(page, ids);
  await button(page, practice.workspace).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: practice.workspace })).toBeFocused();
  await page.keyboard.press('Alt+g');
  await expect(tab(page, 'groups')).toBeFocused();
  await expect(groupRow(page, controllers)).toBeVisible();
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('searchbox', { name: groupTexts.search })).toBeFocused();
  await page.keyboard.type('server');
  await expect(groupRow(page, controllers)).toBeHidden();
  await test.step('Escape empties the search before it leads back', async () => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('searchbox', { name: groupTexts.search })).toHaveValue('');
    await expect(groupRow(page, controllers)).toBeVisible();
  });
  await test.step('arrows move in the list, Enter opens, Escape closes', async () => {
    await groupRow(page, controllers).focus();
    await page.keyboard.press('ArrowDown');
    await expect(groupRow(page, server2022)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: groupTexts.detailOf(server2022) })).toBeVisible();
    const computers = page.getByRole('searchbox', { name: groupTexts.searchComputers });
    await expect(computers).toBeVisible();
    await page.keyboard.press('Control+f');
    await page.keyboard.press('Control+f');
    await expect(computers).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('region', { name: groupTexts.detailOf(server2022) })).toBeHidden();
    await expect(groupRow(page, server2022)).toBeFocused();
  });
  await test.step('F5 reads again and loads nothing anew', async () => {
    await page.evaluate(() => Object.assign(window, { stillHere: true }));
    await page.keyboard.press('F5');
    await expect(groupRow(page, server2022)).toBeVisible();
    expect(await page.evaluate(() => 'stillHere' in window)).toBe(true);
  });
  await page.keyboard.press('Alt+n');
  await expect(tab(page, 'connection')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('heading', { name: startTexts.listTitle(1) })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('a group that would lose most of its computers waits for a person', async ({ app, page }) => {
  await connectByCalls(page, ids);
  const before = await membersOf(app, 'PS100014');
  await keepMembers(app, 'PS100014', 4);
  await openConnection(page, 'groups');
  await syncAndWait(page);
  await expect(groupRow(page, server2022)).toContainText(groupStateWords.heldBack);
  await expect(page.getByText(/^Partly in step with PS1$/)).toBeVisible();
  const title = page.getByText(`${server2022} would lose ${before - 4} of its ${before} computers`);
  await expect(title).toBeVisible();

  await test.step('the card says that a question waits', async () => {
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.getByText('2 of 3 computer groups are in step with PS1')).toBeVisible();
    await button(page, needTexts.answer(1)).click();
    await expect(title).toBeVisible();
  });
  const text = questionText(
    {
      kind: 'heldBack',
      collectionId: 'PS100014',
      name: server2022,
      computersBefore: before,
      computersNow: 4,
      since: '',
    },
    { since: '', workspace: practice.workspace, count: 1 },
  );
  await test.step('Wait changes nothing', async () => {
    await button(page, text.safe.label).click();
    await expect(title).toBeHidden();
    await expect(page.getByRole('row').and(page.locator(':focus'))).toBeVisible();
    await expect(groupRow(page, server2022)).toContainText(groupStateWords.heldBack);
  });
  await test.step('its details tell what it has and what would go', async () => {
    await groupRow(page, server2022).click();
    await expect(page.getByRole('heading', { name: `${before} computers` })).toBeVisible();
    await button(page, groupTexts.wouldGo(before - 4)).click();
    const pending = page.getByRole('list', { name: /^What the reading / });
    await expect(pending.getByRole('listitem').nth(1)).toBeVisible();
  });
  await showTab(page, 'connection');
  await showTab(page, 'groups');
  await test.step('the act is asked for once more, Cancel first', async () => {
    await button(page, text.act.label).click();
    await expect(page.getByRole('alertdialog', { name: text.confirmTitle })).toBeVisible();
    await expect(button(page, questionTexts.cancel)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('alertdialog')).toBeHidden();
    await expect(title).toBeVisible();
  });
  await button(page, text.act.label).click();
  const dialog = page.getByRole('alertdialog');
  await waitForRun(page, () => dialog.getByRole('button', { name: text.act.label }).click());
  await expect(title).toBeHidden();
  await expect(groupRow(page, server2022)).toContainText(groupStateWords.inSync);
  await groupRow(page, server2022).click();
  await expect(page.getByRole('heading', { name: '4 computers' })).toBeVisible();
});

test('the group of a collection that is gone stays until a person deletes it', async ({ app, page }) => {
  await connectByCalls(page, ids);
  await app.evaluate(() => globalThis.practiceSimulator.site.deleteCollection('PS100016'));
  await openConnection(page, 'groups');
  await syncAndWait(page);
  await expect(groupRow(page, controllers)).toContainText(groupStateWords.notVisible);
  expect(await storedAliases(app)).toHaveLength(3);
  const text = questionText(
    { kind: 'notVisible', collectionId: 'PS100016', name: controllers },
    { since: '', workspace: practice.workspace, count: 1 },
  );
  await expect(page.getByText(text.title)).toBeVisible();
  await button(page, text.act.label).click();
  const dialog = page.getByRole('alertdialog', { name: text.confirmTitle });
  await waitForRun(page, () => dialog.getByRole('button', { name: text.act.label }).click());
  await expect(groupRow(page, controllers)).toBeHidden();
  await expect(page.getByText(text.title)).toBeHidden();
  expect(await storedAliases(app)).toEqual(['CM_PS1_PS100014', 'CM_PS1_PS100067']);
});

test('a sync shows what it does and can be cancelled', async ({ app, page }) => {
  await connectByCalls(page, ids);
  await openConnection(page, 'groups');
  await arm(app, {
    service: 'adminService',
    path: 'SMS_FullCollectionMembership',
    times: LASTING,
    effect: { kind: 'delay', inMs: 5_000 },
  });
  await button(page, pageTexts.moreSync).click();
  await page.getByRole('menuitem', { name: pageTexts.syncAll }).click();
  await expect(page.getByRole('progressbar', { name: pageTexts.progress })).toBeVisible();
  await expect(page.getByText(stepNames.readCollections)).toBeVisible();
  await expect(button(page, pageTexts.syncNow)).toBeDisabled();
  await waitForRun(page, async () => {
    await button(page, pageTexts.cancelRun).click();
    await disarm(app);
  });
  await expect(page.getByText('The last sync was cancelled')).toBeVisible({ timeout: PATIENCE_MS });
  await syncAndWait(page);
  await expect(page.getByText(/^In step with PS1 since /)).toBeVisible();
});

test('the details take the place of the list in a small window', async ({ app, page }) => {
  await connectByCalls(page, ids);
  const window = await app.browserWindow(page);
  await window.evaluate((shown) => {
    shown.setContentSize(1280, 720);
    shown.webContents.setZoomFactor(2);
  });
  await openConnection(page, 'groups');
  await groupRow(page, controllers).click();
  await expect(page.getByRole('heading', { level: 2, name: controllers })).toBeFocused();
  await expect(page.getByRole('grid', { name: groupTexts.listLabel })).toBeHidden();
  await button(page, groupTexts.backToList).click();
  await expect(groupRow(page, controllers)).toBeFocused();
  await groupRow(page, controllers).click();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(groupRow(page, controllers)).toBeFocused();
  await test.step('the actions are in a menu', async () => {
    await button(page, pageTexts.more).click();
    await expect(page.getByRole('menuitem', { name: pageTexts.openLog })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toBeHidden();
    await expect(groupRow(page, controllers)).toBeVisible();
  });
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(button(page, connectionTexts.openGroups)).toBeVisible();
});
