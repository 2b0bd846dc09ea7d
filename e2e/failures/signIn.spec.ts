import { type ElectronApplication, expect, type Page } from 'playwright/test';
import type {} from '../../renderer/oms.d.ts';
import { practice } from '../../shared/practice.ts';
import { azureAdTexts } from '../../shared/strings/azureAd.ts';
import { fieldIssues } from '../../shared/strings/fields.ts';
import { wizardTexts } from '../../shared/strings/pages.ts';
import { realToAzureAd } from '../wizardReal.ts';
import { button, expectPage, passAzureAd, verify } from '../wizardSteps.ts';
import { reason, secretBox } from '../wizardWays.ts';
import { expectFailure, expectLink } from './expectFailure.ts';
import { noWayToEntra, refusedByEntra, type SignInRow } from './signInRows.ts';
import { disarm, linksOpened, test } from './simulatedApp.ts';

/** Verify, refused for every reason there is: each with its own words and a way out that works. */

test.use({ switches: ['--request-timeout=2000'] });

const boxes = (page: Page) => ({
  tenant: page.getByLabel(azureAdTexts.tenant, { exact: false }).first(),
  clientId: page.getByLabel(azureAdTexts.clientId, { exact: false }).first(),
  clientSecret: secretBox(page),
});

function typedIn({ credentials = {} }: SignInRow) {
  const { tenantId, clientId, clientSecret } = practice;
  return { tenant: tenantId, clientId, clientSecret, ...credentials };
}

async function expectRefusal(app: ElectronApplication, page: Page, row: SignInRow): Promise<void> {
  const typed = typedIn(row);
  const shown = await expectFailure(page, {
    ...row,
    facts: { tenant: typed.tenant, clientId: typed.clientId, ...row.facts },
    context: { cloud: 'public', tenant: typed.tenant, clientId: typed.clientId },
  });
  for (const [name, box] of Object.entries(boxes(page))) {
    await expect(box, `what was typed into ${name}`).toHaveValue(typed[name as keyof typeof typed]);
  }
  await expect(page.getByText(azureAdTexts.verified)).toBeHidden();
  await expect(button(page, wizardTexts.next)).toBeDisabled();
  await expect(reason(page)).toHaveText(shown.text.toGoOn ?? azureAdTexts.fallbackToGoOn);
  if (row.field !== undefined) {
    await expect(boxes(page)[row.field]).toBeFocused();
    if (shown.text.atField !== undefined) {
      await expect(page.getByText(shown.text.atField, { exact: true })).toBeVisible();
    }
  }
  await expectLink(app, shown);
}

/** The cause out of the way, Verify passes without anything else. */
async function mend(app: ElectronApplication, page: Page): Promise<void> {
  await disarm(app);
  await app.evaluate(() => {
    for (const tenant of globalThis.practiceSimulator.azure.tenants) {
      tenant.signInThrottled = false;
      tenant.missingResources.splice(0);
    }
  });
  await passAzureAd(page);
  await expect(page.locator('.fui-MessageBar')).toHaveCount(0);
}

// One window for a whole table: every row begins with a page that passed, and ends with one.
const tables = [
  ['Microsoft Entra ID refuses', refusedByEntra],
  ['there is no way to Microsoft Entra ID', noWayToEntra],
] as const;
for (const [what, rows] of tables) {
  test(`Verify when ${what}`, async ({ app, page }) => {
    test.setTimeout(180_000);
    await realToAzureAd(page);
    for (const row of rows) {
      await test.step(row.name, async () => {
        await row.arrange?.(app);
        await verify(page, row.credentials);
        await expectRefusal(app, page, row);
        await mend(app, page);
      });
    }
    await button(page, wizardTexts.next).click();
    await expectPage(page, 'workspace');
  });
}

test('a tenant that cannot be one is stopped before anything is sent', async ({ app, page }) => {
  await realToAzureAd(page);
  const { tenant, clientId } = boxes(page);
  await tenant.fill('contoso');
  await clientId.fill(practice.clientId);
  await secretBox(page).fill(practice.clientSecret);
  await expect(page.getByText(fieldIssues.tenantMalformed.atField)).toBeVisible();
  await expect(reason(page)).toHaveText(fieldIssues.tenantMalformed.toGoOn);
  await expect(button(page, azureAdTexts.verify)).toBeDisabled();
  await tenant.fill(practice.tenantDomain);
  await expect(page.getByText(fieldIssues.tenantMalformed.atField)).toBeHidden();
  await button(page, azureAdTexts.verify).click();
  await expect(page.getByText(azureAdTexts.verified)).toBeVisible();
  expect(await linksOpened(app)).toEqual([]);
});

test('a secret ID is suspected as soon as its box is left', async ({ page }) => {
  await realToAzureAd(page);
  await secretBox(page).fill('c0ffee00-1f2e-4d3c-8b4a-596877869500');
  await boxes(page).tenant.focus();
  await expect(page.getByText(fieldIssues.secretLooksLikeId.atField)).toBeVisible();
});
