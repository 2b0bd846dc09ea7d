import { type ElectronApplication, expect, type Page } from 'playwright/test';
import { practiceApps } from '../shared/practiceApps.ts';
import { azureAdTexts } from '../shared/strings/azureAd.ts';
import { pageTexts } from '../shared/strings/connectionPage.ts';
import { howToTexts } from '../shared/strings/howTo.ts';
import { howToRenewal } from '../shared/strings/howToRenewal.ts';
import { practiceAppChoices, practiceAppTexts } from '../shared/strings/practiceApps.ts';
import { propertiesTexts } from '../shared/strings/properties.ts';
import { renewalTexts } from '../shared/strings/renewal.ts';
import { connectByCalls } from './connectByCalls.ts';
import { openConnection, waitForRun } from './connectionSteps.ts';
import { test } from './failures/simulatedApp.ts';
import { button } from './wizardSteps.ts';
import { toAzureAd } from './wizardWays.ts';

/** The automatic renewal of a client secret, as a person switches it on; and the practice apps that show it. */

const { clientId } = practiceApps.renewing;

/** Entra accepts a new secret at once: waiting for it is what e2e/headless/renewal*.test.ts is for. */
function acceptAtOnce(app: ElectronApplication): Promise<void> {
  return app.evaluate((_electron, id) => {
    const { practiceSimulator: simulator } = globalThis;
    simulator.onRequest = () => {
      const apps = simulator.azure.tenants.flatMap((tenant) => tenant.apps);
      const secrets = apps.find(({ appId }) => appId === id)?.secrets ?? [];
      const ready = secrets.map((secret) => ({ ...secret, worksFrom: secret.startsOn }));
      secrets.splice(0, secrets.length, ...ready);
    };
  }, clientId);
}

const renewalSwitch = (page: Page) => page.getByRole('switch', { name: renewalTexts.label });

async function openRenewal(page: Page, source: { kind: 'practice' } | undefined): Promise<void> {
  await connectByCalls(page, ['PS100014'], {
    ...practiceApps.renewing,
    ...(source === undefined ? {} : { source }),
  });
  await openConnection(page);
  await button(page, propertiesTexts.open).click();
  await expect(renewalSwitch(page)).not.toBeChecked();
}

for (const by of ['mouse', 'keyboard'] as const) {
  test(`switched on by ${by}, the next sync renews the secret and the page says so`, async ({
    app,
    page,
  }) => {
    await acceptAtOnce(app);
    await openRenewal(page, { kind: 'practice' });
    if (by === 'mouse') await renewalSwitch(page).click();
    else await page.keyboard.press('Alt+R');
    await expect(page.getByText(renewalTexts.dueNow)).toBeVisible();
    await page.keyboard.press('Escape');
    await waitForRun(page, () => button(page, pageTexts.syncNow).click());
    await button(page, propertiesTexts.open).click();
    await expect(page.getByText(/^Last renewed on /)).toBeVisible();
    await expect(page.getByText(/^The first sync from /)).toBeVisible();
    await expect(renewalSwitch(page)).toBeChecked();
  });
}

test('policy forbids it on a computer of an organisation, and the commands are shown all the same', async ({
  page,
}) => {
  await openRenewal(page, undefined);
  await expect(renewalSwitch(page)).toBeDisabled();
  await expect(page.getByText(renewalTexts.forbidden)).toBeVisible();
  await page.getByRole('button', { name: renewalTexts.howTo }).click();
  const pane = page.getByRole('dialog', { name: howToRenewal({}).title });
  await expect(pane).toContainText(`app="${clientId}"`);
  await expect(pane.getByRole('button', { name: new RegExp(`^${howToTexts.copy}`) })).toBeVisible();
});

test('the wizard offers the other practice apps, by keyboard', async ({ page }) => {
  await toAzureAd(page);
  await page.keyboard.press('Alt+O');
  const menu = page.getByRole('menu', { name: practiceAppTexts.open });
  await expect(menu.getByRole('menuitem')).toHaveCount(practiceAppChoices.length);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(azureAdTexts.clientId)).toHaveValue(practiceApps.expiresSoon.clientId);
  await page.keyboard.press('Alt+V');
  await expect(page.getByText(/^Good for 12 days, until /)).toBeVisible();
});
