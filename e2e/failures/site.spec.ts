import { expect, type Page } from 'playwright/test';
import type {} from '../../renderer/oms.d.ts';
import { practice } from '../../shared/practice.ts';
import { pickerTexts } from '../../shared/strings/collections.ts';
import { fieldIssues } from '../../shared/strings/fields.ts';
import { generalTexts, siteCheckNames } from '../../shared/strings/general.ts';
import { messageTexts } from '../../shared/strings/messages.ts';
import { wizardTexts } from '../../shared/strings/pages.ts';
import { checkButton, openReal, providerBox, realToCollections } from '../wizardReal.ts';
import { button, expectPage, openPicker, passGeneral } from '../wizardSteps.ts';
import { reason } from '../wizardWays.ts';
import { expectFailure, expectLink } from './expectFailure.ts';
import { exchangesIn, test } from './simulatedApp.ts';
import { mendSite, siteRows } from './siteRows.ts';

/** The site check, stopped for every reason there is. */

test.use({ switches: ['--request-timeout=2000'] });

const checkRow = (page: Page, id: keyof typeof siteCheckNames) =>
  page
    .getByRole('table', { name: generalTexts.tableLabel })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: siteCheckNames[id], exact: true }) });

test('the site check tells every cause apart and passes once it is mended', async ({ app, page }) => {
  test.setTimeout(180_000);
  await openReal(page);
  const { account } = await page.evaluate(async () => {
    const info = await window.oms.getAppInfo({});
    if (!info.ok) throw new Error(info.error.code);
    return info.value;
  });
  for (const row of siteRows) {
    await test.step(row.name, async () => {
      const fqdn = row.fqdn ?? practice.providerFqdn;
      await row.arrange?.(app);
      await providerBox(page).fill(fqdn);
      await checkButton(page).click();
      const shown = await expectFailure(page, { ...row, facts: { account, ...row.facts } });
      await expect(checkRow(page, row.check).getByText(messageTexts.stopped)).toBeVisible();
      await expect(providerBox(page)).toHaveValue(fqdn);
      await expect(button(page, wizardTexts.next)).toBeDisabled();
      await expect(reason(page)).toHaveText(/^To go on, /);
      await expectLink(app, shown);
      await mendSite(app);
      await providerBox(page).fill(practice.providerFqdn);
      await passGeneral(page);
      await expect(page.locator('.fui-MessageBar')).toHaveCount(0);
      await expect(checkRow(page, row.check).getByText(messageTexts.passed)).toBeVisible();
    });
  }
  await button(page, wizardTexts.next).click();
  await expectPage(page, 'azureAd');
});

test('a refused Windows sign-in shows how to ask for a Kerberos ticket', async ({ app, page }) => {
  await openReal(page);
  const row = siteRows.find(({ code }) => code === 'providerUnauthorized');
  await row?.arrange?.(app);
  await checkButton(page).click();
  await expect(page.locator('.fui-MessageBar')).toContainText(`klist get HTTP/${practice.providerFqdn}`);
});

for (const name of ['cm01', '10.1.2.3', 'fe80::1']) {
  test(`${name} is no name that Windows can sign in by: nothing is asked`, async ({ page, record }) => {
    await openReal(page, name);
    await providerBox(page).blur();
    await expect(page.getByText(fieldIssues.providerNotFull.atField)).toBeVisible();
    await expect(checkButton(page)).toBeDisabled();
    await expect(reason(page)).toHaveText(fieldIssues.providerNotFull.toGoOn);
    await providerBox(page).press('Enter');
    await expect(providerBox(page)).toHaveValue(name);
    expect(await exchangesIn(record)).toEqual([]);
  });
}

test('an account that sees no collection is told so in the picker, and sees them once it may', async ({
  app,
  page,
}) => {
  await app.evaluate(
    (_electron, account) =>
      globalThis.practiceSimulator.site.setUser(account, { role: 'readOnlyAnalyst', collections: [] }),
    practice.account,
  );
  await realToCollections(page);
  await button(page, 'Add').click();
  const dialog = page.getByRole('dialog');
  await expectFailure(page, { code: 'noDeviceCollections' });
  await expect(dialog.getByRole('button', { name: pickerTexts.add(0), exact: true })).toBeDisabled();
  await mendSite(app);
  await button(page, pickerTexts.readAgain).click();
  await expect(dialog.getByRole('row').nth(1)).toBeVisible();
  await button(page, pickerTexts.cancel).click();
  await openPicker(page);
});
