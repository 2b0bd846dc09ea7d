import { practice } from '../shared/practice.ts';
import { overviewTexts } from '../shared/strings/connectionPage.ts';
import { fieldIssues } from '../shared/strings/fields.ts';
import { howTo } from '../shared/strings/howTo.ts';
import { propertiesTexts, signInTexts } from '../shared/strings/properties.ts';
import { connectByCalls } from './connectByCalls.ts';
import { openConnection } from './connectionSteps.ts';
import { linksOpened, test } from './failures/simulatedApp.ts';
import { expect } from './fixture.ts';
import { button } from './wizardSteps.ts';

test('why the end of the secret is not known, what would help, and typing it', async ({ app, page }) => {
  await connectByCalls(page, ['PS100014']);
  await page.reload();
  await openConnection(page);
  await button(page, propertiesTexts.open).click();
  const why = button(page, signInTexts.whyUnknown);
  await why.focus();
  await page.keyboard.press('Enter');
  const pane = page.getByRole('dialog', { name: signInTexts.dateTitle });
  await expect(pane).toContainText(howTo('expiry', { clientId: practice.clientId }).commands);
  await pane.getByRole('button', { name: 'API permissions' }).click();
  expect(await linksOpened(app)).toEqual([
    expect.stringMatching(/^https:\/\/portal\.azure\.com\/.*\/CallAnAPI\/appId\/6b1f0c52/),
  ]);
  await page.keyboard.press('Alt+x');
  const date = pane.getByLabel(signInTexts.dateLabel);
  await expect(date).toBeFocused();
  await date.fill('2020-01-31');
  await expect(pane.getByText(fieldIssues.expiryPast.atField)).toBeVisible();
  await date.fill('2099-01-31');
  await page.keyboard.press('Alt+s');
  await expect(pane).toBeHidden();
  await expect(page.getByText(/^31 January 2099, in /)).toBeVisible();
  await expect(button(page, signInTexts.changeDate)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: overviewTexts.title })).toBeVisible();
  await expect(page.getByText(/until 31 January 2099$/)).toBeVisible();
});
