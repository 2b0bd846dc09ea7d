import type { Page } from 'playwright/test';
import type {} from '../renderer/oms.d.ts';
import { practice } from '../shared/practice.ts';
import { azureAdTexts } from '../shared/strings/azureAd.ts';
import { pickerTexts } from '../shared/strings/collections.ts';
import { generalTexts } from '../shared/strings/general.ts';
import { helpTexts } from '../shared/strings/pageHelp.ts';
import { cancelTexts, pageNames, wizardTexts } from '../shared/strings/pages.ts';
import { startTexts } from '../shared/strings/start.ts';
import { summaryTexts } from '../shared/strings/summary.ts';
import { workspaceTexts } from '../shared/strings/workspace.ts';
import { expect, test } from './fixture.ts';
import { button, expectPage, passWorkspace } from './wizardSteps.ts';
import { toWorkspace } from './wizardWays.ts';

/** The keys of Configuration Manager's windows: Alt and a letter, F1, F5, Ctrl+L, Enter, Escape. */

const underlined = (page: Page, name: string) =>
  button(page, name)
    .locator('.oms-access')
    .evaluate((letter) => getComputedStyle(letter).textDecorationLine === 'underline');

test('Alt and a letter leads through the wizard', async ({ page }) => {
  await expect(page.getByRole('heading', { name: startTexts.emptyTitle })).toBeVisible();
  await page.keyboard.press('Alt+p');
  await expectPage(page, 'general');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await test.step('letters are underlined while Alt is down', async () => {
    expect(await underlined(page, wizardTexts.next)).toBe(false);
    await page.keyboard.down('Alt');
    expect(await underlined(page, wizardTexts.next)).toBe(true);
    await page.keyboard.up('Alt');
    expect(await underlined(page, wizardTexts.next)).toBe(false);
  });
  await test.step('a label leads to its box, a button is pressed', async () => {
    await page.keyboard.press('Alt+m');
    await expect(page.getByLabel(generalTexts.provider)).toBeFocused();
    await page.keyboard.press('Alt+k');
    await expect(button(page, generalTexts.checkAgain)).toBeVisible();
    await expect(button(page, wizardTexts.next)).toBeEnabled();
    await page.keyboard.press('Alt+n');
  });
  await expectPage(page, 'azureAd');
  await test.step('a Next that is off takes the focus and says why', async () => {
    await page.keyboard.press('Alt+n');
    await expect(button(page, wizardTexts.next)).toBeFocused();
    await expect(button(page, wizardTexts.next)).toHaveAccessibleDescription(/^To go on, /);
  });
  await page.keyboard.press('Alt+t');
  await page.keyboard.type(practice.tenantId);
  await page.keyboard.press('Alt+i');
  await page.keyboard.type(practice.clientId);
  await page.keyboard.press('Alt+k');
  await page.keyboard.type(practice.clientSecret);
  await page.keyboard.press('Alt+v');
  await expect(page.getByText(azureAdTexts.verified)).toBeVisible();
  await page.keyboard.press('Alt+n');
  await expectPage(page, 'workspace');
  await passWorkspace(page);
  await page.keyboard.press('Alt+n');
  await expectPage(page, 'collections');
  await page.keyboard.press('Alt+a');
  await test.step('an open dialog has letters of its own', async () => {
    const dialog = page.getByRole('dialog', { name: pickerTexts.title });
    await expect(dialog.getByRole('row').nth(1)).toBeVisible();
    await page.keyboard.press('Alt+o');
    await expect(dialog.getByRole('switch')).toBeChecked();
    await page.keyboard.press('Alt+o');
    await dialog.getByRole('row').nth(1).click();
    await page.keyboard.press('Control+l');
    await expect(dialog.getByRole('searchbox')).toBeFocused();
    await page.keyboard.press('Alt+a');
    await expect(dialog).toBeHidden();
  });
  await page.keyboard.press('Alt+s');
  await expectPage(page, 'summary');
  await expect(page.getByText(/^1 computer group in /)).toBeVisible();
  await expect(button(page, summaryTexts.save)).toHaveAttribute('aria-keyshortcuts', 'Alt+T');
  await page.keyboard.press('Alt+p');
  await expectPage(page, 'collections');
  await page.keyboard.press('Alt+c');
  await expect(page.getByRole('alertdialog', { name: cancelTexts.title })).toBeVisible();
  await page.keyboard.press('Alt+d');
  await expect(page.getByRole('heading', { name: startTexts.emptyTitle })).toBeVisible();
});

test('F1 helps, F5 looks again, Ctrl+L goes to the first box; none of them loads the page anew', async ({
  page,
}) => {
  await page.evaluate(() => Object.assign(window, { stillHere: true }));
  await toWorkspace(page);
  await passWorkspace(page);
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('combobox', { name: workspaceTexts.subscription })).toBeFocused();
  await page.keyboard.press('F1');
  const help = page.getByRole('dialog', { name: helpTexts.title(pageNames.workspace.name) });
  await expect(help).toBeVisible();
  await page.keyboard.press('F1');
  await expect(help).toBeHidden();
  await page.keyboard.press('F5');
  await expect(button(page, workspaceTexts.checkAgain)).toBeVisible();
  await button(page, wizardTexts.previous).click();
  await expectPage(page, 'azureAd');
  await page.getByLabel(azureAdTexts.tenant).first().fill(practice.tenantDomain);
  await page.keyboard.press('F5');
  await expect(page.getByText(azureAdTexts.verified)).toBeVisible();
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('combobox', { name: azureAdTexts.cloud })).toBeFocused();
  expect(await page.evaluate(() => 'stillHere' in window)).toBe(true);
});

test('AltGr types its characters and presses nothing', async ({ page }) => {
  await toWorkspace(page);
  await page.getByLabel(workspaceTexts.resourceGroup).focus();
  await page.evaluate(() =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'c', code: 'KeyC', altKey: true, ctrlKey: true, bubbles: true }),
    ),
  );
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await expectPage(page, 'workspace');
});
