import type {} from '../renderer/oms.d.ts';
import { practice } from '../shared/practice.ts';
import { azureAdTexts } from '../shared/strings/azureAd.ts';
import { mnemonics } from '../shared/strings/mnemonics.ts';
import { pasteTexts } from '../shared/strings/pasteResult.ts';
import { prepareIssues, prepareTexts } from '../shared/strings/prepareAzure.ts';
import { startTexts } from '../shared/strings/start.ts';
import { copied } from './connectionSteps.ts';
import { expect, test } from './fixture.ts';
import * as wizard from './wizardSteps.ts';
import { button } from './wizardSteps.ts';

/** What the script would print for the practice tenant, as it stands in a copied terminal. */
const { tenantId, clientId, clientSecret, subscriptionId, resourceGroup, workspace } = practice;
const result = { omsConnect: 1, cloud: 'AzureCloud', tenantId, clientId, clientSecret };
const terminal = `ada@cloud:~$ bash prepare.sh\nDone.\n${JSON.stringify({ ...result, secretExpiresOn: '2031-05-06T12:00:00Z', subscriptionId, resourceGroup, workspace })}\nada@cloud:~$ `;

test('by mouse: the script follows the choices, and its result fills the wizard', async ({ app, page }) => {
  await wizard.openPractice(page);
  await button(page, prepareTexts.open).click();
  const script = page.getByRole('textbox', { name: prepareTexts.scriptTextLabel });
  await expect(script).toHaveValue(/"displayName":"ConfigMgr OMS Connector"/);
  await page.getByRole('textbox', { name: /^App/ }).fill("Zoë's connector");
  await page.getByRole('radio', { name: /^Contributor on the resource group/ }).click();
  await page.getByRole('checkbox', { name: prepareTexts.expiryLabel }).click();
  await expect(script).toHaveValue(/"displayName":"Zo\\u00eb\\u0027s connector"/);
  await expect(script).toHaveValue(/b24988ac-6180-42a0-ab88-20f7382dd24c/);
  await expect(script).toHaveValue(/appRoleAssignments/);
  await page.getByRole('radio', { name: prepareTexts.shells.powerShell }).click();
  await expect(script).toHaveValue(/Invoke-AzRestMethod/);
  await button(page, prepareTexts.copyOf.script).click();
  await expect.poll(() => copied(app)).toContain('Invoke-AzRestMethod');
  await page.getByRole('tab', { name: prepareTexts.ways.hand }).click();
  await expect(page.getByText("Type the name Zoë's connector.")).toBeVisible();
  await page.getByRole('tab', { name: prepareTexts.ways.request }).click();
  const request = page.getByRole('textbox', { name: prepareTexts.requestTextLabel });
  await expect(request).toHaveValue(/“Zoë's connector”/);

  // A box that cannot be carried out hides the ways and says why; nothing typed is lost by leaving.
  const group = page.getByRole('textbox', { name: new RegExp(`^${prepareTexts.group}`) });
  await group.fill('rg/oms');
  await group.blur();
  await expect(page.getByText(prepareIssues.resourceGroupMalformed)).toBeVisible();
  await expect(page.getByText(prepareTexts.toGoOn)).toBeVisible();
  await button(page, prepareTexts.back).click();
  await wizard.expectPage(page, 'general');
  await button(page, prepareTexts.open).click();
  await expect(page.getByText(prepareTexts.toGoOn)).toBeVisible();
  await button(page, prepareTexts.back).click();

  await wizard.passGeneral(page);
  await wizard.next(page);
  await wizard.expectPage(page, 'azureAd');
  await button(page, pasteTexts.open).click();
  await page.getByLabel(pasteTexts.label).fill(terminal);
  await button(page, pasteTexts.fill).click();
  await expect(
    page.getByText(/^Filled in: Azure environment, Tenant, Client ID, Client Secret Key/),
  ).toBeVisible();
  // The text has left the page, and the secret stands in its own box alone.
  expect(await page.content()).not.toContain('ada@cloud');
  await expect(page.locator('input[type=password]')).toHaveValue(clientSecret);
  await expect(page.locator('input[type=date]')).toHaveValue('2031-05-06');
  await button(page, azureAdTexts.verify).click();
  await expect(page.getByText(azureAdTexts.verified)).toBeVisible();
  await wizard.next(page);
  await wizard.expectPage(page, 'workspace');
  await expect(page.getByRole('combobox', { name: /Operations Management Suite Workspace/ })).toHaveValue(
    workspace,
  );
  await wizard.next(page);
  await wizard.expectPage(page, 'collections');
});

test('by keyboard: from the start page and back, and a result pasted with the keys', async ({
  app,
  page,
}) => {
  const alt = (id: keyof typeof mnemonics) => page.keyboard.press(`Alt+${mnemonics[id]}`);
  await expect(page.getByRole('heading', { name: startTexts.emptyTitle })).toBeVisible();
  await alt('prepareAzure');
  await expect(page.getByRole('heading', { level: 1, name: prepareTexts.name })).toBeFocused();
  await alt('prepareApp');
  await page.keyboard.type('Typed');
  await alt('prepareByTeam');
  await expect(page.getByRole('textbox', { name: prepareTexts.requestTextLabel })).toHaveValue(/“Typed”/);
  await alt('prepareByScript');
  await alt('prepareCopy');
  await expect.poll(() => copied(app)).toContain('"displayName":"Typed"');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: startTexts.emptyTitle })).toBeVisible();

  await wizard.openPractice(page);
  await wizard.passGeneral(page);
  await wizard.next(page);
  await wizard.expectPage(page, 'azureAd');
  await alt('pasteResult');
  await expect(page.getByRole('dialog', { name: pasteTexts.title })).toBeVisible();
  await page.getByLabel(pasteTexts.label).focus();
  await page.keyboard.insertText(
    JSON.stringify({ appId: clientId, password: clientSecret, tenant: tenantId }),
  );
  await alt('fillIn');
  await expect(page.getByText('Filled in: Tenant, Client ID and Client Secret Key.')).toBeVisible();
  // Keys belong to the dialog until it has wholly gone.
  await expect(page.getByRole('dialog')).toBeHidden();
  await alt('verify');
  await expect(page.getByText(azureAdTexts.verified)).toBeVisible();
});
