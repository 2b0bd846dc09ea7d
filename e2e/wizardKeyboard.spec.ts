import type {} from '../renderer/oms.d.ts';
import { azureAdTexts } from '../shared/strings/azureAd.ts';
import { collectionTexts, pickerTexts } from '../shared/strings/collections.ts';
import { generalTexts } from '../shared/strings/general.ts';
import { wizardTexts } from '../shared/strings/pages.ts';
import { completionTexts } from '../shared/strings/progress.ts';
import { startTexts } from '../shared/strings/start.ts';
import { expect, test } from './fixture.ts';
import { button, expectPage, passWorkspace, waitForCompletion } from './wizardSteps.ts';

test('works with the keyboard alone', async ({ page }) => {
  /** Tabs until the control has the focus; a control that cannot be reached fails the test. */
  const tabTo = async (name: string | RegExp) => {
    for (let presses = 0; presses < 40; presses += 1) {
      const label = await page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement)) return '';
        const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
        return (element.getAttribute('aria-label') ?? labels[0]?.innerText ?? element.innerText).trim();
      });
      const found = typeof name === 'string' ? label.split('\n')[0] === name : name.test(label);
      if (found) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Not reached with the tab key: ${name}`);
  };
  const press = async (name: string | RegExp, key = 'Enter') => {
    await tabTo(name);
    await page.keyboard.press(key);
  };
  await expect(page.getByRole('heading', { name: startTexts.emptyTitle })).toBeVisible();
  await press(startTexts.practice);
  await expectPage(page, 'general');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await press(generalTexts.check);
  await expect(button(page, generalTexts.checkAgain)).toBeVisible();
  await press(wizardTexts.next);
  await expectPage(page, 'azureAd');
  await press(azureAdTexts.usePractice);
  await tabTo(azureAdTexts.secret);
  // Enter in a box is the default button: it verifies and goes on.
  await page.keyboard.press('Enter');
  await expectPage(page, 'workspace');
  await passWorkspace(page);
  await press(wizardTexts.next);
  await expectPage(page, 'collections');
  await press(collectionTexts.add);
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('windows server');
  await expect(page.getByRole('dialog').getByRole('row').nth(1)).toContainText('Windows Server');
  await tabTo(/^Windows Server/);
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await press(pickerTexts.add(2));
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(button(page, collectionTexts.add)).toBeFocused();
  await press(wizardTexts.next);
  await expectPage(page, 'summary');
  await press(wizardTexts.addConnection);
  await waitForCompletion(page);
  await expect(page.getByRole('heading', { name: completionTexts.lead })).toBeVisible();
  await press(wizardTexts.close);
  await expect(page.getByRole('heading', { name: startTexts.listTitle(1) })).toBeVisible();
});
