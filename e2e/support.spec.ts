import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { azureAdTexts } from '../shared/strings/azureAd.ts';
import { cloudNames } from '../shared/strings/fields.ts';
import { generalTexts } from '../shared/strings/general.ts';
import { logLevelTexts, policyTexts } from '../shared/strings/policy.ts';
import { startTexts } from '../shared/strings/start.ts';
import { supportTexts } from '../shared/strings/support.ts';
import { expect, pageOf, test } from './fixture.ts';
import { stubDialogs } from './stubDialogs.ts';
import { button } from './wizardSteps.ts';

/** What only a window shows of policy and support; the rest is in e2e/headless/policy.test.ts and support.test.ts. */

const policy = {
  ...{ Cloud: 'usGovernment', Tenant: 'contoso.com', Provider: 'cm01.contoso.com', DisablePractice: 1 },
  ...{ LogLevel: 'verbose', SecretWarningDays: '60,30', DisableUpdates: 2 },
};

test('what the organisation has set is locked, says why, and is listed with what does not count', async ({
  launchApp,
  userDataDir,
}) => {
  const file = join(userDataDir, 'policy.json');
  await writeFile(file, JSON.stringify(policy));
  const page = await pageOf(await launchApp([`--policy-file=${file}`, '--simulated-network']));
  const practice = button(page, startTexts.practice);
  await expect(practice).toBeDisabled();
  await expect(practice).toHaveAccessibleDescription(policyTexts.practiceOff);

  await page.getByRole('button', { name: supportTexts.open }).click();
  const table = page.getByRole('table', { name: policyTexts.table });
  await expect(table.getByRole('row')).toHaveCount(1 + 6);
  await expect(
    page.getByText(policyTexts.problem({ kind: 'senseless', name: 'DisableUpdates' })),
  ).toBeVisible();
  const level = page.getByLabel(supportTexts.level, { exact: true });
  await expect(level).toHaveValue(logLevelTexts.verbose);
  await expect(level).toHaveAccessibleDescription(policyTexts.whyLocked);
  await page.keyboard.press('Escape');

  await button(page, startTexts.add).click();
  const provider = page.getByLabel(generalTexts.provider);
  await expect(provider).toHaveValue(policy.Provider);
  await expect(provider).toHaveAccessibleDescription(policyTexts.whyLocked);
  await provider.focus();
  await page.keyboard.type('x');
  await expect(provider).toHaveValue(policy.Provider);
  await page.keyboard.press('Enter');
  await expect(button(page, generalTexts.checkAgain)).toBeVisible();
  await page.keyboard.press('Alt+N');
  await expect(page.getByLabel(azureAdTexts.tenant)).toHaveValue(policy.Tenant);
  const cloud = page.getByLabel(azureAdTexts.cloud);
  await expect(cloud).toHaveValue(cloudNames.usGovernment);
  await expect(cloud).toHaveAccessibleDescription(policyTexts.whyLocked);
});

test('the files for support are shown first, and what was left out stays here', async ({
  app,
  page,
  userDataDir,
}) => {
  const zip = join(userDataDir, 'support.zip');
  await stubDialogs(app, zip);
  await page.getByRole('button', { name: supportTexts.open }).click();
  await button(page, supportTexts.show('about.txt')).click();
  await expect(page.getByText(/^OMS Connect: \d/)).toBeVisible();
  await expect(button(page, supportTexts.back)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(button(page, supportTexts.show('about.txt'))).toBeFocused();
  await page.getByRole('checkbox', { name: supportTexts.take('policy.json') }).uncheck();
  await page.keyboard.press('Alt+E');
  await expect(page.getByText(supportTexts.saved).first()).toBeVisible();
  expect(Object.keys(unzipSync(await readFile(zip)))).toEqual(['about.txt', 'logs/OMSConnect.log']);
});
