import type { Page } from 'playwright/test';
import type {} from '../renderer/oms.d.ts';
import { practice } from '../shared/practice.ts';
import { azureAdTexts } from '../shared/strings/azureAd.ts';
import { draftTexts } from '../shared/strings/draft.ts';
import { cancelTexts, type PageId, wizardTexts } from '../shared/strings/pages.ts';
import { startTexts } from '../shared/strings/start.ts';
import { workspaceTexts } from '../shared/strings/workspace.ts';
import { expect, test } from './fixture.ts';
import { button, expectPage, next, passAzureAd, passWorkspace, waitForCompletion } from './wizardSteps.ts';
import { collections, reason, secretBox, toAzureAd, toSummary, toWorkspace } from './wizardWays.ts';

/** "Continue where you left off": everything but the secret comes back. */

async function keptDraft(page: Page) {
  const answer = await page.evaluate(() => window.oms.readDraft({}));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.draft;
}

/** Waits until the page is in the draft, loads the window again and goes on. */
async function reloadOn(page: Page, id: PageId): Promise<void> {
  await expect.poll(async () => (await keptDraft(page))?.page).toBe(id);
  await page.reload();
  await expect(page.getByRole('heading', { name: draftTexts.title })).toBeVisible();
  await button(page, draftTexts.continue).click();
  await expectPage(page, id);
}

const tenantBox = (page: Page) => page.getByLabel(azureAdTexts.tenant).first();

test('a reload on each page comes back to it with everything but the secret', async ({ page }) => {
  test.setTimeout(120_000);
  await test.step('General', async () => {
    await toAzureAd(page);
    await tenantBox(page).fill(practice.tenantDomain);
    await button(page, wizardTexts.previous).click();
    await reloadOn(page, 'general');
  });
  await test.step('Azure Active Directory', async () => {
    await next(page);
    await expectPage(page, 'azureAd');
    await expect(tenantBox(page)).toHaveValue(practice.tenantDomain);
    await passAzureAd(page);
    await reloadOn(page, 'azureAd');
    await expect(tenantBox(page)).toHaveValue(practice.tenantId);
    await expect(page.getByLabel(azureAdTexts.clientId).first()).toHaveValue(practice.clientId);
    await expect(secretBox(page)).toHaveValue('');
    await expect(secretBox(page)).toBeFocused();
    await expect(page.getByText(draftTexts.secretHint)).toBeVisible();
  });
  await test.step('OMS Connection Configuration', async () => {
    await passAzureAd(page);
    await next(page);
    await passWorkspace(page);
    await reloadOn(page, 'workspace');
    await expect(page.getByLabel(workspaceTexts.workspace)).toHaveValue(practice.workspace);
    await expect(reason(page)).toHaveText(draftTexts.secretToGoOn);
  });
  await test.step('Summary', async () => {
    await button(page, draftTexts.secretLink).click();
    await expectPage(page, 'azureAd');
    await expect(secretBox(page)).toBeFocused();
    await passAzureAd(page);
    await next(page);
    await expectPage(page, 'workspace');
    await expect(page.getByText(draftTexts.secretTitle)).toBeHidden();
  });
});

test('from Summary it leads back to Summary, and the connection clears the draft', async ({ page }) => {
  await toSummary(page);
  await reloadOn(page, 'summary');
  await expect(reason(page)).toHaveText(draftTexts.secretToGoOn);
  await expect(page.getByText(`${collections.length} collections`)).toBeVisible();
  await button(page, draftTexts.secretLink).click();
  await passAzureAd(page);
  await next(page);
  await passWorkspace(page);
  await next(page);
  await expectPage(page, 'summary');
  await expect(page.getByText('2 computer groups in law-contoso-hq')).toBeVisible();
  await button(page, wizardTexts.addConnection).click();
  await waitForCompletion(page);
  await expect.poll(() => keptDraft(page)).toBeUndefined();
  await button(page, wizardTexts.close).click();
  await expect(page.getByRole('heading', { name: startTexts.listTitle(1) })).toBeVisible();
  await expect(page.getByRole('heading', { name: draftTexts.title })).toBeHidden();
});

test('Cancel keeps it or discards it, as chosen', async ({ page }) => {
  await toAzureAd(page);
  await tenantBox(page).fill(practice.tenantDomain);
  await secretBox(page).fill(practice.clientSecret);
  await button(page, wizardTexts.cancel).click();
  await button(page, cancelTexts.keep).click();
  await expect(page.getByRole('heading', { name: draftTexts.title })).toBeVisible();
  expect(JSON.stringify(await keptDraft(page))).not.toContain(practice.clientSecret);
  // Practice opens with the question whether to go on with it.
  await button(page, startTexts.practice).click();
  await expect(page.getByRole('alertdialog', { name: draftTexts.askTitle })).toBeVisible();
  await page.keyboard.press('Enter');
  await expectPage(page, 'azureAd');
  await expect(tenantBox(page)).toHaveValue(practice.tenantDomain);
  await button(page, wizardTexts.cancel).click();
  await button(page, cancelTexts.discard).click();
  await expect(page.getByRole('heading', { name: startTexts.emptyTitle })).toBeVisible();
  expect(await keptDraft(page)).toBeUndefined();
});

test('"Start over" forgets it, and practice leaves the draft of a real connection alone', async ({
  page,
}) => {
  const savedAt = new Date().toISOString();
  await page.evaluate(
    (at) =>
      window.oms.saveDraft({
        draft: {
          practice: false,
          providerFqdn: 'cm01.contoso.com',
          cloud: 'usGovernment',
          tenant: 'contoso.com',
          clientId: '',
          collections: [],
          page: 'general',
          savedAt: at,
        },
      }),
    savedAt,
  );
  await page.reload();
  await expect(page.getByRole('heading', { name: draftTexts.title })).toBeVisible();
  await toWorkspace(page);
  expect((await keptDraft(page))?.savedAt).toBe(savedAt);
  await button(page, wizardTexts.cancel).click();
  await expect(page.getByText(cancelTexts.bodyNotKept)).toBeVisible();
  await button(page, cancelTexts.discard).click();
  await expect(page.getByRole('heading', { name: draftTexts.title })).toBeVisible();
  await button(page, draftTexts.startOver).click();
  await expectPage(page, 'general');
  expect(await keptDraft(page)).toBeUndefined();
});
