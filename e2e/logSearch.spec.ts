import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatNumber } from '../shared/strings/format.ts';
import { groupTexts } from '../shared/strings/groups.ts';
import {
  groupSearchTexts,
  logTexts,
  numberTexts,
  readyQueryWords,
  readyTexts,
  siteListWords,
} from '../shared/strings/logSearch.ts';
import { connectByCalls } from './connectByCalls.ts';
import { copied, groupRow, openConnection, PATIENCE_MS, showTab } from './connectionSteps.ts';
import { arm, LASTING, linksOpened, test } from './failures/simulatedApp.ts';
import { expect } from './fixture.ts';
import { queryBox, resultCell, resultGrid } from './logSteps.ts';
import { button } from './wizardSteps.ts';

/** Log search, by what stands on the screen. */

const group = 'SQL Servers – Production';

test('a query by keyboard: run, sort, widths, copy, CSV, the portal', async ({ app, page, userDataDir }) => {
  await connectByCalls(page, ['PS100016']);
  await openConnection(page);
  await page.keyboard.press('Alt+H');
  await page.keyboard.press('Alt+Q');
  await expect(queryBox(page)).toBeFocused();
  await page.keyboard.insertText('datatable(Name:string, Size:long)["b", 2, "=c", 3, "a", 1]');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^3 rows in /)).toBeVisible({ timeout: PATIENCE_MS });
  await expect(page.getByText(logTexts.fromLogs)).toBeVisible();

  await test.step('sort by a head, and make its column wider', async () => {
    const head = resultGrid(page).getByRole('columnheader').first();
    await head.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expect(head).toHaveAttribute('aria-sort', 'ascending');
    await expect(resultCell(page, 0, 0)).toHaveText('=c');
    await page.keyboard.press('Enter');
    await expect(resultCell(page, 0, 0)).toHaveText('b');
    const width = async () => (await head.boundingBox())?.width ?? 0;
    const before = await width();
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(width).toBeGreaterThan(before);
  });
  await test.step('move between cells; copy one, then rows with their heads', async () => {
    await resultCell(page, 0, 0).click();
    await page.keyboard.press('ArrowRight');
    await expect(resultCell(page, 0, 1)).toBeFocused();
    await page.keyboard.press('Control+C');
    await expect.poll(() => copied(app)).toBe('2');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByText(logTexts.selected(2))).toBeVisible();
    await page.keyboard.press('Control+C');
    await expect.poll(() => copied(app)).toBe('Name\tSize\r\nb\t2\r\na\t1\r\n');
    await resultCell(page, 2, 0).click({ button: 'right' });
    await page.getByRole('menuitem', { name: logTexts.copyAll }).click();
    await expect.poll(() => copied(app)).toBe("Name\tSize\r\nb\t2\r\na\t1\r\n'=c\t3\r\n");
  });
  await test.step('save as CSV, where no text becomes a formula', async () => {
    const path = join(userDataDir, 'rows.csv');
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, path);
    await page.keyboard.press('Alt+V');
    await expect(page.getByText(logTexts.saved(3))).toBeVisible();
    expect(readFileSync(path, 'utf8')).toBe("\ufeffName,Size\r\nb,2\r\na,1\r\n'=c,3\r\n");
  });
  await button(page, logTexts.portal).click();
  await expect.poll(() => linksOpened(app)).toHaveLength(1);
  expect((await linksOpened(app))[0]).toContain('/source/LogsBlade.AnalyticsShareLinkToQuery/q/');
});

test('a query can be cancelled, and what was typed survives a look at another tab', async ({ app, page }) => {
  await connectByCalls(page, ['PS100016']);
  await openConnection(page, 'logs');
  await queryBox(page).fill('Heartbeat | wher Computer == "a"');
  await button(page, logTexts.run).click();
  await expect(page.getByText('Log Analytics cannot read the query in line 1 at character 18')).toBeVisible({
    timeout: PATIENCE_MS,
  });
  await arm(app, { service: 'logs', times: LASTING, effect: { kind: 'delay', inMs: 60_000 } });
  await queryBox(page).fill('Heartbeat | count');
  await button(page, logTexts.run).click();
  await expect(page.getByText(/^Running for /)).toBeVisible();
  await showTab(page, 'groups');
  await showTab(page, 'logs');
  await expect(queryBox(page)).toHaveValue('Heartbeat | count');
  await button(page, logTexts.cancel).click();
  await expect(button(page, logTexts.run)).toBeVisible();
  await button(page, logTexts.ready).click();
  await expect(page.getByRole('list', { name: readyTexts.lastTitle })).toContainText('Heartbeat | count');
});

test('the big numbers open their lists, and a group its ready queries', async ({ page }) => {
  await connectByCalls(page, ['PS100021', 'PS100016']);
  await openConnection(page, 'groups');
  await button(page, numberTexts.open('2', groupTexts.importedLabel(2))).click();
  await expect(page.getByText(`${siteListWords.groups.label}: ${logTexts.listRows(2)}`)).toBeVisible();
  await expect(page.getByText(new RegExp(`^${logTexts.fromSite}`))).toBeVisible();
  await showTab(page, 'groups');
  const computers = page.getByRole('button', {
    name: new RegExp(`${groupTexts.computersLabel(2)}, show the list$`),
  });
  const count = Number((await computers.innerText()).replace(/\D/g, ''));
  await computers.click();
  await expect(page.getByText(`${siteListWords.computers.label}: ${formatNumber(count)} rows`)).toBeVisible();

  await showTab(page, 'groups');
  await groupRow(page, group).click();
  await button(page, groupSearchTexts.label(group)).click();
  await expect(page.getByRole('combobox', { name: readyTexts.group })).toHaveValue(group);
  await button(page, readyQueryWords.silent.label).click();
  await expect(page.getByText(/^\d+ rows? in /)).toBeVisible({ timeout: PATIENCE_MS });
  await expect(queryBox(page)).toHaveValue(/CM_PS1_PS100021/);
  await expect(resultCell(page, 0, 0)).toHaveText(/^ctso-sql-/);
});
