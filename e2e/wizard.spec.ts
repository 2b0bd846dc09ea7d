import type {} from '../renderer/oms.d.ts';
import { practice } from '../shared/practice.ts';
import { azureAdTexts } from '../shared/strings/azureAd.ts';
import { collectionTexts, pickerTexts } from '../shared/strings/collections.ts';
import { fieldIssues } from '../shared/strings/fields.ts';
import { cancelTexts, wizardTexts } from '../shared/strings/pages.ts';
import { startTexts } from '../shared/strings/start.ts';
import { summaryTexts } from '../shared/strings/summary.ts';
import { expect, test } from './fixture.ts';
import {
  button,
  expectPage,
  next,
  openPicker,
  passWorkspace,
  pickCollections,
  waitForCompletion,
} from './wizardSteps.ts';

import { secretBox, toAzureAd, toSummary, toWorkspace } from './wizardWays.ts';

/** The wizard in practice mode, by what stands on the screen. */

test('leads from the start page to a connection whose groups can be used', async ({ page }) => {
  await expect(page.getByRole('heading', { name: startTexts.emptyTitle })).toBeVisible();
  await toSummary(page);
  await expect(page.getByText(wizardTexts.practiceBadge).first()).toBeAttached();
  await expect(page.getByText('2 computer groups in law-contoso-hq')).toBeVisible();
  await expect(page.getByText('Verified, not shown.')).toBeVisible();
  await button(page, wizardTexts.addConnection).click();
  await waitForCompletion(page);
  await expect(
    page.getByText('2 device collections are now computer groups in law-contoso-hq'),
  ).toBeVisible();
  await expect(page.getByText(/^Heartbeat \| where Computer in~ \(CM_PS1_PS1000(14|32)\)$/)).toBeVisible();
  await expect(page).toHaveTitle('Completion – Add OMS Connection Wizard');
  await button(page, wizardTexts.close).click();
  await expect(page.getByRole('heading', { name: startTexts.listTitle(1) })).toBeVisible();
  await expect(page.getByText(/^Done, today at .* 2 groups created\.$/)).toBeVisible();
});

test('syncs again from the start page, and says that nothing changed', async ({ page }) => {
  await toSummary(page);
  await button(page, wizardTexts.addConnection).click();
  await waitForCompletion(page);
  await button(page, wizardTexts.close).click();
  await button(page, 'Sync now').click();
  await expect(page.getByText(/^Done, today at .* No changes\.$/)).toBeVisible({ timeout: 30_000 });
});

test('keeps what was typed on the way back and forth', async ({ page }) => {
  await toWorkspace(page);
  await passWorkspace(page);
  await button(page, wizardTexts.previous).click();
  await expectPage(page, 'azureAd');
  await expect(page.getByLabel(azureAdTexts.tenant).first()).toHaveValue(practice.tenantId);
  await expect(secretBox(page)).toHaveValue(practice.clientSecret);
  await expect(page.getByText(azureAdTexts.verified)).toBeVisible();
  await next(page);
  await passWorkspace(page);
});

test('an Edit link leads to its page and Next straight back', async ({ page }) => {
  await toSummary(page);
  await page.getByRole('button', { name: summaryTexts.editOf('General') }).click();
  await expectPage(page, 'general');
  await next(page);
  await expectPage(page, 'summary');
});

test('takes a paste in without what it brought along', async ({ page }) => {
  await toAzureAd(page);
  const paste = (text: string) =>
    page.evaluate((value) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', value);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, text);
  await secretBox(page).focus();
  await paste(`${practice.clientSecret}\r\n`);
  await expect(secretBox(page)).toHaveValue(practice.clientSecret);
  await expect(page.getByText('Removed a line break from the pasted text.')).toBeVisible();
  await secretBox(page).fill(practice.clientId);
  await page.getByLabel(azureAdTexts.tenant).first().focus();
  await expect(page.getByText(fieldIssues.secretLooksLikeId.atField)).toBeVisible();
});

test('hides a shown secret when its box is left, and gives it up after the commit', async ({ page }) => {
  await toAzureAd(page);
  await secretBox(page).fill(practice.clientSecret);
  await button(page, azureAdTexts.showSecret).click();
  await expect(button(page, azureAdTexts.hideSecret)).toBeVisible();
  await page.getByLabel(azureAdTexts.secret, { exact: false }).first().focus();
  await page.getByLabel(azureAdTexts.tenant).first().focus();
  await expect(secretBox(page)).toHaveValue(practice.clientSecret);
  await page.reload();
  await toSummary(page);
  await button(page, wizardTexts.addConnection).click();
  await waitForCompletion(page);
  expect(await page.content()).not.toContain(practice.clientSecret);
});

test('asks before it throws away what was typed', async ({ page }) => {
  await toAzureAd(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: startTexts.emptyTitle })).toBeVisible();
  await toAzureAd(page);
  await page.getByLabel(azureAdTexts.tenant).first().fill('contoso.com');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog', { name: cancelTexts.title })).toBeVisible();
  await expect(button(page, cancelTexts.stay)).toBeFocused();
  await page.keyboard.press('Enter');
  await expectPage(page, 'azureAd');
  await expect(page.getByLabel(azureAdTexts.tenant).first()).toHaveValue('contoso.com');
  await expect(page.getByLabel(azureAdTexts.tenant).first()).toBeFocused();
});

test('the picker keeps the selection under a filter and counts it', async ({ page }) => {
  await toWorkspace(page);
  await passWorkspace(page);
  await next(page);
  await openPicker(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await pickCollections(page, ['PS100014']);
  await dialog.getByRole('searchbox').fill('windws');
  await expect(dialog.getByText(pickerTexts.nothingFound('windws'))).toBeVisible();
  await expect(dialog.getByRole('button', { name: pickerTexts.add(1) })).toBeEnabled();
  await dialog.getByRole('searchbox').fill('Windows 11');
  const head = dialog.getByRole('columnheader').getByRole('checkbox');
  await head.check();
  const rows = await dialog.getByRole('row').count();
  await expect(dialog.getByRole('button', { name: pickerTexts.add(rows) })).toBeEnabled();
  await dialog.getByRole('button', { name: pickerTexts.add(rows) }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('row').nth(1).click();
  await button(page, collectionTexts.remove(1)).click();
  await expect(page.getByText(new RegExp(`^${rows - 1} collections, `))).toBeVisible();
});

test('a window that is loaded again shows its connection', async ({ page }) => {
  await toSummary(page);
  await button(page, wizardTexts.addConnection).click();
  await page.reload();
  const progress = page.getByRole('heading', { level: 1, name: /^(Progress|Completion)$/ });
  const start = page.getByRole('heading', { name: startTexts.listTitle(1) });
  await expect(progress.or(start)).toBeVisible();
});
