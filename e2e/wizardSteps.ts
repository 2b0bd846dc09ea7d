import { expect, type Page } from 'playwright/test';
import { practice } from '../shared/practice.ts';
import { azureAdTexts } from '../shared/strings/azureAd.ts';
import { collectionTexts, pickerTexts } from '../shared/strings/collections.ts';
import { generalTexts } from '../shared/strings/general.ts';
import { type PageId, pageNames, wizardTexts } from '../shared/strings/pages.ts';
import { stepNames, stepStates } from '../shared/strings/progress.ts';
import { startTexts } from '../shared/strings/start.ts';
import { workspaceTexts } from '../shared/strings/workspace.ts';

/**
 * The wizard as a person walks it, by roles and the words on the screen. Used by the tests and by the tour. Each
 * step ends when its page says that it is ready, never after a time.
 */

/** How long a page may take on a slow computer; the log query's first use loads Microsoft's parser. */
const PATIENCE_MS = 30_000;

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

export async function expectPage(page: Page, id: PageId): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: pageNames[id].name })).toBeVisible({
    timeout: PATIENCE_MS,
  });
}

export async function next(page: Page): Promise<void> {
  await expect(button(page, wizardTexts.next)).toBeEnabled({ timeout: PATIENCE_MS });
  await button(page, wizardTexts.next).click();
}

/** From the start page to General. */
export async function openPractice(page: Page): Promise<void> {
  await button(page, startTexts.practice).click();
  await expectPage(page, 'general');
}

/** Checks the practice site and waits until it has passed. */
export async function passGeneral(page: Page): Promise<void> {
  const check = page.getByRole('button', {
    name: new RegExp(`^(${generalTexts.check}|${generalTexts.checkAgain})$`),
  });
  await check.click();
  await expect(button(page, wizardTexts.next)).toBeEnabled({ timeout: PATIENCE_MS });
}

export interface TypedCredentials {
  readonly tenant?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
}

/** Types the three values and verifies; the caller says what must come of it. */
export async function verify(page: Page, credentials: TypedCredentials = {}): Promise<void> {
  const {
    tenant = practice.tenantId,
    clientId = practice.clientId,
    clientSecret = practice.clientSecret,
  } = credentials;
  await page.getByLabel(azureAdTexts.tenant, { exact: false }).first().fill(tenant);
  await page.getByLabel(azureAdTexts.clientId, { exact: false }).first().fill(clientId);
  await page.locator('input[type=password]').fill(clientSecret);
  await button(page, azureAdTexts.verify).click();
}

export async function passAzureAd(page: Page, credentials?: TypedCredentials): Promise<void> {
  await verify(page, credentials);
  await expect(page.getByText(azureAdTexts.verified)).toBeVisible({ timeout: PATIENCE_MS });
}

/** Waits until the workspace was found and may be written to. */
export async function passWorkspace(page: Page): Promise<void> {
  await expect(page.getByRole('combobox', { name: workspaceTexts.workspace })).toHaveValue(
    practice.workspace,
    { timeout: PATIENCE_MS },
  );
  // Next is on before the check has begun as well: it would then begin it.
  await expect(page.getByText(workspaceTexts.permissionGood)).toBeVisible({ timeout: PATIENCE_MS });
  await expect(button(page, wizardTexts.next)).toBeEnabled({ timeout: PATIENCE_MS });
}

/** Opens the picker and waits for its rows. */
export async function openPicker(page: Page): Promise<void> {
  await button(page, collectionTexts.add).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('row').nth(1)).toBeVisible({ timeout: PATIENCE_MS });
}

/** Chooses by collection ID, so that the search is used as well. */
export async function pickCollections(page: Page, collectionIds: readonly string[]): Promise<void> {
  const dialog = page.getByRole('dialog');
  const search = dialog.getByRole('searchbox', { name: pickerTexts.search });
  for (const collectionId of collectionIds) {
    await search.fill(collectionId);
    await dialog.getByRole('row').filter({ hasText: collectionId }).getByRole('checkbox').check();
  }
  await search.fill('');
}

export async function addPicked(page: Page, count: number): Promise<void> {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: pickerTexts.add(count), exact: true })
    .click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Waits until the last step of the run is done: Completion may be shown while the rest is being written. */
export async function waitForCompletion(page: Page): Promise<void> {
  await expectPage(page, 'completion');
  const lastStep = page.getByRole('row').filter({ hasText: stepNames.planNextSync });
  await expect(lastStep.getByText(stepStates.done)).toBeVisible({ timeout: PATIENCE_MS });
}
