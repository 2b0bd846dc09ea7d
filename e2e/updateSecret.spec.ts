import type { ElectronApplication, Page } from 'playwright/test';
import type {} from '../renderer/oms.d.ts';
import { appError } from '../shared/errors.ts';
import { practice } from '../shared/practice.ts';
import { azureAdTexts } from '../shared/strings/azureAd.ts';
import { overviewTexts, pageTexts } from '../shared/strings/connectionPage.ts';
import { errorText } from '../shared/strings/errors.ts';
import { fieldIssues } from '../shared/strings/fields.ts';
import { connectionTexts } from '../shared/strings/start.ts';
import { secretTroubleTexts, updateSecretTexts } from '../shared/strings/updateSecret.ts';
import { connectByCalls } from './connectByCalls.ts';
import { openConnection, PATIENCE_MS, waitForRun } from './connectionSteps.ts';
import { linksOpened, test } from './failures/simulatedApp.ts';
import { expect } from './fixture.ts';
import {
  createSecret,
  endSecrets,
  expectVerified,
  inPane,
  NEW_SECRET,
  pane,
  paste,
  permitGraph,
  secretBox,
} from './secretSteps.ts';
import { button } from './wizardSteps.ts';

/** The client secret has expired and a new one is put in its place: by mouse, by keyboard, and what goes wrong. */

const ids = ['PS100014'] as const;
const titleOf = (code: Parameters<typeof appError>[0]) => errorText(appError(code)).title;

/** A connection that was synced, and whose secret has ended since then. */
async function expiredConnection(app: ElectronApplication, page: Page): Promise<void> {
  await connectByCalls(page, ids);
  await endSecrets(app, -3);
  await page.reload();
  await waitForRun(page, () => button(page, connectionTexts.syncNow).click());
  await expect(page.getByRole('heading', { name: titleOf('secretExpired') })).toBeVisible();
}

const hint = (page: Page) =>
  page.evaluate(async () => {
    const answer = await window.oms.listConnections({});
    return answer.ok ? answer.value.connections[0]?.secret.hint : answer.error.code;
  });

const inStep = (page: Page) => page.getByText('1 computer group is in step with PS1');

test('from the expired secret to the finished sync in three clicks and one paste', async ({ app, page }) => {
  await expiredConnection(app, page);
  await expect(page.getByText(secretTroubleTexts.next)).toBeVisible();
  await expect(
    page.getByText(/^Sync is paused\. The computer groups stay as they were today at /),
  ).toBeVisible();
  await createSecret(app);
  await permitGraph(app);
  await page.evaluate(() => {
    Object.assign(globalThis, { clicks: 0 });
    document.addEventListener('click', () => Object.assign(globalThis, { clicks: clicksSoFar() + 1 }), true);
    function clicksSoFar(): number {
      return (globalThis as unknown as { clicks: number }).clicks;
    }
  });
  await button(page, updateSecretTexts.open).click();
  await expect(secretBox(page)).toBeFocused();
  await expect(inPane(page, updateSecretTexts.save)).toBeDisabled();
  await expect(pane(page)).toContainText(practice.clientId);
  await paste(page, `${NEW_SECRET}\r\n`);
  await expect(secretBox(page)).toHaveValue(NEW_SECRET);
  await expect(pane(page).getByText('Removed a line break from the pasted text.')).toBeVisible();
  await inPane(page, azureAdTexts.verify).click();
  await expectVerified(page);
  await expect(pane(page).getByText(/^Good for 727 days, until /)).toBeVisible();
  await expect(pane(page)).toContainText(practice.appName);
  await waitForRun(page, () => inPane(page, updateSecretTexts.save).click());
  await expect(pane(page)).toBeHidden();
  await expect(inStep(page)).toBeVisible({ timeout: PATIENCE_MS });
  expect(await page.evaluate(() => (globalThis as unknown as { clicks: number }).clicks)).toBe(3);
  expect(await hint(page)).toBe('Nxt');
  // Read by Graph, so that the next end is known ahead.
  await expect(page.getByText(/^Good for 727 days, until /)).toBeVisible();
});

test('the same by keyboard alone, from the page of the connection', async ({ app, page }) => {
  await expiredConnection(app, page);
  await createSecret(app);
  await openConnection(page);
  await page.keyboard.press('Alt+p');
  await expect(secretBox(page)).toBeFocused();
  await paste(page, NEW_SECRET);
  await page.keyboard.press('Enter');
  await expectVerified(page);
  await page.keyboard.press('Alt+x');
  const date = pane(page).getByLabel(updateSecretTexts.expires);
  await expect(date).toBeFocused();
  await date.fill('2020-01-31');
  await expect(pane(page).getByText(fieldIssues.expiryPast.atField)).toBeVisible();
  await expect(inPane(page, updateSecretTexts.save)).toBeDisabled();
  await date.fill('2099-01-31');
  await waitForRun(page, () => page.keyboard.press('Alt+s'));
  await expect(page.getByRole('heading', { name: '1 computer group is in step with PS1' })).toBeVisible();
  await expect(page.getByText(/until 31 January 2099$/)).toBeVisible();
  await expect(button(page, updateSecretTexts.open)).toBeFocused();
});

test('a secret ID is told before anything is sent, and a wrong secret leaves the way to the right one', async ({
  app,
  page,
}) => {
  await expiredConnection(app, page);
  await createSecret(app);
  await button(page, updateSecretTexts.open).click();
  await expect(secretBox(page)).toBeFocused();
  await paste(page, 'c0ffee00-1f2e-4d3c-8b4a-5968778695ff');
  await expect(pane(page).getByText(fieldIssues.secretLooksLikeId.atField)).toBeVisible();
  await inPane(page, azureAdTexts.verify).click();
  await expect(pane(page).getByText(titleOf('secretIsId'))).toBeVisible();
  await expect(secretBox(page)).toBeFocused();

  // What stands in the box is selected: the next paste replaces it.
  await paste(page, 'Wrong~secret.of-the-right.length~0123456789');
  await page.keyboard.press('F5');
  await expect(pane(page).getByText(titleOf('secretWrong'))).toBeVisible();
  await expect(pane(page).getByText(azureAdTexts.waitingForSecret)).toBeVisible();
  await expect(inPane(page, updateSecretTexts.save)).toBeDisabled();
  await expect(secretBox(page)).toBeFocused();

  await paste(page, NEW_SECRET);
  await expect(pane(page).getByText(titleOf('secretWrong'))).toBeHidden();
  await page.keyboard.press('Enter');
  await expectVerified(page);
  // Edited after Verify, it has to be verified anew.
  await secretBox(page).press('End');
  await secretBox(page).press('x');
  await expect(inPane(page, updateSecretTexts.save)).toBeDisabled();
  await expect(pane(page).getByText(azureAdTexts.verified)).toBeHidden();
});

test('a secret of an app that has lost its role is told as that, and not saved', async ({ app, page }) => {
  await connectByCalls(page, ids);
  await createSecret(app);
  await app.evaluate((_electron, clientId) => {
    for (const tenant of globalThis.practiceSimulator.azure.tenants) {
      const lost = tenant.apps.find(({ appId }) => appId === clientId)?.servicePrincipalId;
      const others = tenant.roleAssignments.filter(({ principalId }) => principalId !== lost);
      tenant.roleAssignments.splice(0, tenant.roleAssignments.length, ...others);
    }
  }, practice.clientId);
  await page.reload();
  await openConnection(page);
  await button(page, updateSecretTexts.open).click();
  await secretBox(page).fill(NEW_SECRET);
  await inPane(page, azureAdTexts.verify).click();
  await expect(pane(page).locator('.fui-MessageBar')).toContainText('AuthorizationFailed', {
    timeout: PATIENCE_MS,
  });
  await expect(inPane(page, updateSecretTexts.save)).toBeDisabled();
  await pane(page).getByRole('button', { name: updateSecretTexts.portal }).click();
  expect(await linksOpened(app)).toEqual([
    expect.stringContaining(`/Credentials/appId/${practice.clientId}`),
  ]);
  expect(await hint(page)).toBe(practice.clientSecret.slice(0, 3));
});

test('Cancel keeps the old secret, and nothing that was typed', async ({ app, page }) => {
  await connectByCalls(page, ids);
  await createSecret(app);
  await page.reload();
  await openConnection(page);
  await button(page, updateSecretTexts.open).click();
  await secretBox(page).fill(NEW_SECRET);
  await inPane(page, azureAdTexts.verify).click();
  await expectVerified(page);
  await inPane(page, updateSecretTexts.cancel).click();
  await expect(pane(page)).toBeHidden();
  await expect(button(page, updateSecretTexts.open)).toBeFocused();
  expect(await hint(page)).toBe('Prx');
  await button(page, updateSecretTexts.open).click();
  await expect(secretBox(page)).toHaveValue('');
  await expect(pane(page).getByText(azureAdTexts.verified)).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(pane(page)).toBeHidden();
  await waitForRun(page, () => button(page, pageTexts.syncNow).click());
  const runs = page.getByRole('table', { name: overviewTexts.recent }).locator('tbody tr');
  await expect(runs.first()).toContainText('No changes');
});
