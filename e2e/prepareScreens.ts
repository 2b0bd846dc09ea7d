import type { Page } from 'playwright/test';
import { practice } from '../shared/practice.ts';
import { azureAdTexts } from '../shared/strings/azureAd.ts';
import { filledIn, pasteRefusals, pasteTexts } from '../shared/strings/pasteResult.ts';
import { prepareTexts } from '../shared/strings/prepareAzure.ts';
import { expect } from './fixture.ts';
import type { Visit } from './screens.ts';
import * as wizard from './wizardSteps.ts';

/** The screens of Prepare Azure and of Paste result. */

const { button } = wizard;

/** From General to Prepare Azure, its three ways, and back. */
export async function walkPrepareAzure(page: Page, visit: Visit): Promise<void> {
  await button(page, prepareTexts.open).click();
  await expect(page.getByRole('heading', { level: 1, name: prepareTexts.name })).toBeVisible();
  await visit('02d-prepare-azure');
  const tab = (way: keyof typeof prepareTexts.ways) =>
    page.getByRole('tab', { name: prepareTexts.ways[way] });
  const end = () => page.getByRole('main').evaluate((main) => main.scrollTo({ top: main.scrollHeight }));
  await end();
  await visit('02e-prepare-script');
  await tab('hand').click();
  await tab('hand').evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await visit('02f-prepare-by-hand');
  await tab('request').click();
  await end();
  await visit('02g-prepare-text');
  await button(page, prepareTexts.back).click();
  await wizard.expectPage(page, 'general');
}

/** A line that was not copied whole, and one of which not everything can be used. */
export async function walkPasteResult(page: Page, visit: Visit): Promise<void> {
  await button(page, pasteTexts.open).click();
  await page
    .getByLabel(pasteTexts.label)
    .fill(`$ bash prepare.sh\n{"omsConnect":1,"tenantId":"${practice.tenantId}"`);
  await button(page, pasteTexts.fill).click();
  await expect(page.getByText(pasteRefusals.cutOff)).toBeVisible();
  await visit('03c-paste-result');
  const { tenantId, clientId } = practice;
  // The ID of a secret in place of its value: a remark.
  const result = { tenantId, clientId, clientSecret: clientId, location: practice.location };
  await page.getByLabel(pasteTexts.label).fill(JSON.stringify(result));
  await button(page, pasteTexts.fill).click();
  await expect(page.getByText(filledIn(['tenant', 'clientId']))).toBeVisible();
  await expect(page.locator('[aria-modal="true"]')).toHaveCount(0);
  await expect(page.locator('#root')).not.toHaveAttribute('aria-hidden');
  await visit('03d-result-pasted');
  await page.getByRole('combobox', { name: azureAdTexts.cloud }).focus();
}
