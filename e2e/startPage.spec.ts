import type { Page } from 'playwright/test';
import type {} from '../renderer/oms.d.ts';
import { practice } from '../shared/practice.ts';
import { azureAdTexts } from '../shared/strings/azureAd.ts';
import { overviewTexts } from '../shared/strings/connectionPage.ts';
import { deleteTexts } from '../shared/strings/deleteConnection.ts';
import { needTexts } from '../shared/strings/needs.ts';
import { propertiesTexts } from '../shared/strings/properties.ts';
import { importTexts } from '../shared/strings/schedule.ts';
import { connectionTexts, startTexts } from '../shared/strings/start.ts';
import { updateSecretTexts } from '../shared/strings/updateSecret.ts';
import { practiceApps } from '../simulator/azure/practiceApps.ts';
import { connectByCalls } from './connectByCalls.ts';
import { waitForRun } from './connectionSteps.ts';
import { arm, disarm, LASTING, test } from './failures/simulatedApp.ts';
import { expect } from './fixture.ts';

/** The start page as the OMS Connector node: two connections, by keyboard. */

const branch = {
  ...practiceApps.owner,
  resourceGroup: 'rg-oms-branch',
  workspace: 'law-contoso-branch',
} as const;

const card = (page: Page, workspace: string) => page.getByRole('region', { name: workspace });
const inCard = (page: Page, workspace: string, name: string) =>
  card(page, workspace).getByRole('button', { name, exact: true });
const order = (page: Page) => page.getByRole('main').getByRole('heading', { level: 3 }).allTextContents();
const press = async (page: Page, workspace: string, name: string) => {
  await inCard(page, workspace, name).focus();
  await page.keyboard.press('Enter');
};

test('two connections: the one that needs a person first, with the button that mends it', async ({
  app,
  page,
}) => {
  await connectByCalls(page, ['PS100014', 'PS100016']);
  const second = await connectByCalls(page, ['PS100021'], branch);
  await expect(page.getByRole('heading', { name: startTexts.listTitle(2) })).toBeVisible();
  expect(await order(page)).toEqual([practice.workspace, branch.workspace]);
  const list = card(page, branch.workspace);
  await expect(list).toContainText('PS1, ');
  await expect(list).toContainText(overviewTexts.collectionsValue(1, 64));
  await expect(list.getByText(overviewTexts.next, { exact: true })).toBeVisible();

  await test.step('Azure takes the role away: first, and Verify says what is missing', async () => {
    await arm(app, {
      service: 'arm',
      path: `${branch.workspace}/savedSearches`,
      times: LASTING,
      effect: { kind: 'status', status: 403 },
    });
    await waitForRun(page, () => press(page, branch.workspace, connectionTexts.syncNow));
    await expect.poll(() => order(page)).toEqual([branch.workspace, practice.workspace]);
    await press(page, branch.workspace, needTexts.verify);
    const title = propertiesTexts.title(branch.workspace);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
    await expect(page.getByRole('tabpanel', { name: propertiesTexts.tabs.azureAd })).toBeVisible();
    await disarm(app);
    await page.keyboard.press('Alt+v');
    await expect(page.getByText(azureAdTexts.verified)).toBeVisible();
    await page.keyboard.press('Escape');
    await waitForRun(page, () => press(page, branch.workspace, connectionTexts.syncNow));
    await expect.poll(() => order(page)).toEqual([practice.workspace, branch.workspace]);
  });

  await test.step('switched off: the button leads to the switch', async () => {
    await page.evaluate(
      (connectionId) => window.oms.setImport({ connectionId, enabled: false, groups: 'keep' }),
      second,
    );
    await page.keyboard.press('F5');
    await press(page, branch.workspace, needTexts.import);
    const sw = page.getByRole('switch', { name: importTexts.label });
    await expect(sw).not.toBeChecked();
    await waitForRun(page, () => page.keyboard.press('Alt+i'));
    await expect(sw).toBeChecked();
    await page.keyboard.press('Alt+o');
    await expect(inCard(page, branch.workspace, connectionTexts.syncNow)).toBeVisible();
  });

  await test.step('Update client secret and Delete stand in the menu', async () => {
    await press(page, branch.workspace, connectionTexts.more(branch.workspace));
    await page.getByRole('menuitem', { name: updateSecretTexts.open }).press('Enter');
    const pane = page.getByRole('dialog', { name: updateSecretTexts.title });
    await expect(pane).toContainText(branch.workspace);
    await page.keyboard.press('Escape');
    await expect(pane).toBeHidden();
    await press(page, branch.workspace, connectionTexts.more(branch.workspace));
    await page.getByRole('menuitem', { name: deleteTexts.open }).press('Enter');
    await page.keyboard.press('Alt+g');
    await expect(page.getByRole('heading', { name: startTexts.listTitle(1) })).toBeVisible();
    expect(await order(page)).toEqual([practice.workspace]);
  });
});
