import { expect } from 'playwright/test';
import type {} from '../../renderer/oms.d.ts';
import { practice } from '../../shared/practice.ts';
import { azureAdTexts } from '../../shared/strings/azureAd.ts';
import { wizardTexts } from '../../shared/strings/pages.ts';
import { stepNames, stepStates } from '../../shared/strings/progress.ts';
import { workspaceTexts } from '../../shared/strings/workspace.ts';
import { practiceApps } from '../../simulator/azure/practiceApps.ts';
import { realToAzureAd, realToSummary, realToWorkspace } from '../wizardReal.ts';
import { button, expectPage, next, verify, waitForCompletion } from '../wizardSteps.ts';
import { reason, secretBox } from '../wizardWays.ts';
import { arm, exchangesIn, test } from './simulatedApp.ts';

/** Answers that come when something else stands on the screen, and windows that are loaded anew. */

test('an answer of Verify for what is no longer in the boxes is dropped', async ({ app, page, record }) => {
  await realToAzureAd(page);
  await arm(app, { service: 'entra', path: '/token', effect: { kind: 'delay', inMs: 2_000 } });
  await verify(page);
  await expect(button(page, azureAdTexts.verifying)).toBeVisible();
  await secretBox(page).fill('Another~secret.that-nobody-verified~0123');
  const answered = () =>
    exchangesIn(record).then((all) =>
      all.some(({ url, status }) => url.includes('/token') && status === 200),
    );
  await expect.poll(answered, { timeout: 10_000 }).toBe(true);
  // The page answers this call after it has taken in what came before it.
  await page.evaluate(() => window.oms.getAppInfo({}));
  await expect(page.getByText(azureAdTexts.verified)).toBeHidden();
  await expect(secretBox(page)).toHaveValue('Another~secret.that-nobody-verified~0123');
  await button(page, wizardTexts.next).click();
  await expect(page.getByText(azureAdTexts.refused)).toBeVisible();
  await expectPage(page, 'azureAd');
  await secretBox(page).fill(practice.clientSecret);
  await next(page);
  await expectPage(page, 'workspace');
});

test('two subscriptions with three workspaces each: none is chosen for the person', async ({ app, page }) => {
  await app.evaluate((_electron, appId) => {
    const [tenant] = globalThis.practiceSimulator.azure.tenants;
    const principal = tenant?.apps.find((one) => one.appId === appId)?.servicePrincipalId;
    const theirs = tenant?.roleAssignments.filter(({ principalId }) => principalId === principal) ?? [];
    for (const assignment of theirs.slice(2)) {
      tenant?.roleAssignments.splice(tenant.roleAssignments.indexOf(assignment), 1);
    }
  }, practiceApps.manySubscriptions.clientId);
  await realToWorkspace(page, practiceApps.manySubscriptions);
  await expect(page.getByText(workspaceTexts.foundSeveral(6))).toBeVisible();
  const box = (label: string) => page.getByRole('combobox', { name: label });
  for (const label of [workspaceTexts.subscription, workspaceTexts.resourceGroup, workspaceTexts.workspace]) {
    await expect(box(label)).toHaveValue('');
  }
  await expect(reason(page)).toHaveText('To go on, choose a workspace or type its IDs.');
  const choices = async (label: string) => {
    await box(label).click();
    const all = await page.getByRole('option').allTextContents();
    await page.keyboard.press('Escape');
    return all;
  };
  expect(await choices(workspaceTexts.subscription)).toEqual(['Contoso Amsterdam 1', 'Contoso Berlin 1']);
  await box(workspaceTexts.subscription).click();
  await page.getByRole('option', { name: 'Contoso Berlin 1' }).click();
  expect(await choices(workspaceTexts.resourceGroup)).toEqual([
    'rg-berlin-1-1',
    'rg-berlin-1-2',
    'rg-berlin-1-3',
  ]);
  await box(workspaceTexts.resourceGroup).click();
  await page.getByRole('option', { name: 'rg-berlin-1-2' }).click();
  await expect(box(workspaceTexts.workspace)).toHaveValue('law-berlin-1-2');
  await next(page);
  await expectPage(page, 'collections');
});

test('a window that is loaded anew while the run goes on shows it, to its end', async ({ app, page }) => {
  await realToSummary(page);
  await arm(app, { service: 'arm', method: 'PUT', effect: { kind: 'delay', inMs: 4_000 } });
  await button(page, wizardTexts.addConnection).click();
  await expectPage(page, 'progress');
  const writing = page.getByRole('row').filter({ hasText: stepNames.writeGroups });
  await expect(writing.getByText(stepStates.running, { exact: true })).toBeVisible();
  await page.reload();
  await expectPage(page, 'progress');
  await expect(writing.getByText(stepStates.running, { exact: true })).toBeVisible();
  await waitForCompletion(page);
  expect(await page.content()).not.toContain(practice.clientSecret);
});
