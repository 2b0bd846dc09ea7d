import { expect, type Page } from 'playwright/test';
import { supportTexts } from '../shared/strings/support.ts';
import type { Visit } from './screens.ts';
import { button } from './wizardSteps.ts';

/** Log, policy and the bundle for support; from the start page, and back there. */
export async function walkSupport(page: Page, visit: Visit): Promise<void> {
  const pane = page.getByRole('dialog', { name: supportTexts.title });
  await button(page, supportTexts.open).click();
  await expect(pane.getByRole('table', { name: supportTexts.table })).toBeVisible();
  await visit('01c-support');
  await button(page, supportTexts.show('about.txt')).click();
  await expect(pane.getByText(/^OMS Connect: /)).toBeVisible();
  await visit('01d-support-file');
  await page.keyboard.press('Escape');
  await expect(pane).toBeHidden();
}
