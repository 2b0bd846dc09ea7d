import type {} from '../renderer/oms.d.ts';
import { practice } from '../shared/practice.ts';
import { azureAdTexts } from '../shared/strings/azureAd.ts';
import { wizardTexts } from '../shared/strings/pages.ts';
import { workspaceTexts } from '../shared/strings/workspace.ts';
import { practiceApps } from '../simulator/azure/practiceApps.ts';
import { expect, test } from './fixture.ts';
import { button, expectPage, next, passAzureAd, verify } from './wizardSteps.ts';

import { reason, secretBox, toAzureAd, toWorkspace } from './wizardWays.ts';

/** What the wizard says when Azure refuses: one app of the practice tenant per cause. */

test.describe('a sign-in that Azure refuses', () => {
  const cases = [
    [
      'wrong secret',
      practice.clientId,
      'Wrong~secret',
      'The client secret was not accepted',
      'AADSTS7000215',
    ],
    [
      'expired',
      practiceApps.expiredSecret.clientId,
      practiceApps.expiredSecret.clientSecret,
      'The client secret has expired',
      'AADSTS7000222',
    ],
    [
      'disabled app',
      practiceApps.disabled.clientId,
      practiceApps.disabled.clientSecret,
      'is switched off in this tenant',
      'AADSTS7000112',
    ],
    [
      'policy',
      practiceApps.conditionalAccess.clientId,
      practiceApps.conditionalAccess.clientSecret,
      'A Conditional Access policy blocks this sign-in',
      'AADSTS53003',
    ],
    [
      'foreign app',
      practiceApps.foreign.clientId,
      practiceApps.foreign.clientSecret,
      'does not know this client ID',
      'AADSTS700016',
    ],
  ] as const;
  for (const [name, clientId, clientSecret, title, code] of cases) {
    test(name, async ({ page }) => {
      await toAzureAd(page);
      await verify(page, { clientId, clientSecret });
      await expect(page.getByText(title)).toBeVisible();
      await expect(page.getByText(code, { exact: true })).toBeVisible();
      await expect(page.getByText(azureAdTexts.refused)).toBeVisible();
      await expect(button(page, wizardTexts.next)).toBeDisabled();
      await expect(reason(page)).toHaveText(/^To go on, /);
    });
  }

  test('an expired secret puts the focus into its box and is mended there', async ({ page }) => {
    await toAzureAd(page);
    await verify(page, practiceApps.expiredSecret);
    await expect(page.getByText('Expired. Paste the Value of a new secret.')).toBeVisible();
    await expect(secretBox(page)).toBeFocused();
    await expect(reason(page)).toHaveText('To go on, paste a new client secret key.');
    await passAzureAd(page);
    await expect(page.getByText('The client secret has expired')).toBeHidden();
  });

  test('a secret that is still too new is accepted later without another act', async ({ page }) => {
    await toAzureAd(page);
    await verify(page, practiceApps.newSecret);
    const outcome = page
      .getByText('The client secret was not accepted')
      .or(page.getByText(azureAdTexts.verified));
    await expect(outcome.first()).toBeVisible();
    await expect(page.getByText(azureAdTexts.verified)).toBeVisible({ timeout: 40_000 });
  });
});

test('shows when the secret expires where Microsoft Entra ID tells it', async ({ page }) => {
  await toAzureAd(page);
  await passAzureAd(page, practiceApps.graphPermitted);
  await expect(page.getByText(azureAdTexts.expiresFromGraph)).toBeVisible();
  await expect(page.getByText(azureAdTexts.renewSoon)).toBeVisible();
  await expect(page.getByText(/^Good for 20 days, until /)).toBeVisible();
});

test.describe('an app that may not do enough', () => {
  test('without a role the lists are empty, and the page says why', async ({ page }) => {
    await toWorkspace(page, practiceApps.noRole);
    await expect(
      page.getByText('The lists are empty because the app has no role in Azure yet'),
    ).toBeVisible();
    await expect(page.getByText(workspaceTexts.stepWait)).toBeVisible();
    await expect(button(page, workspaceTexts.lookAgain)).toBeVisible();
    await expect(reason(page)).toHaveText('To go on, choose a workspace or type its IDs.');
  });

  test('a typed workspace is checked at Next, and its refusal is explained', async ({ page }) => {
    await toWorkspace(page, practiceApps.noRole);
    await page.getByLabel(workspaceTexts.subscription).fill(practice.subscriptionId);
    await page.getByLabel(workspaceTexts.resourceGroup).fill(practice.resourceGroup);
    await page.getByLabel(workspaceTexts.workspace).fill(practice.workspace);
    await next(page);
    // The verdict says who can give what, in place of the service's code.
    await expect(
      page.getByText(/^Have it given the role Log Analytics Contributor on the resource group/),
    ).toBeVisible();
    await expectPage(page, 'workspace');
    await expect(page.getByLabel(workspaceTexts.workspace)).toHaveValue(practice.workspace);
  });

  test('with Reader the permission row stops the wizard', async ({ page }) => {
    await toWorkspace(page, practiceApps.reader);
    await expect(
      page.getByText('The app has the role Reader, which may not write saved searches'),
    ).toBeVisible();
    await expect(button(page, wizardTexts.next)).toBeDisabled();
  });
});
