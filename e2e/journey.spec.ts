import { practice } from '../shared/practice.ts';
import { agentTexts } from '../shared/strings/agent.ts';
import { pageTexts } from '../shared/strings/connectionPage.ts';
import { journeyStepTexts, journeyTexts } from '../shared/strings/journey.ts';
import { connectByCalls } from './connectByCalls.ts';
import { expect, pageOf, test } from './fixture.ts';
import { button } from './wizardSteps.ts';

test('the checklist leads to what is left, goes when all is done, and comes back when called', async ({
  launchApp,
}) => {
  const page = await pageOf(await launchApp(['--simulated-network']));
  const card = page.getByRole('region', { name: journeyTexts.title });
  const show = page.getByRole('button', { name: journeyTexts.show });
  await expect(show).toBeVisible();
  await expect(card).toBeHidden();
  const connectionId = await connectByCalls(page, ['PS100014']);
  // Microsoft Graph does not tell this app: a person types it.
  await page.evaluate(
    (id) => window.oms.saveSecretExpiry({ connectionId: id, secretExpiresOn: '2099-01-01T00:00:00.000Z' }),
    connectionId,
  );
  await page.reload();
  await expect(card).toContainText(journeyTexts.done(5, 7));
  await card.getByRole('button', { name: journeyStepTexts.agent.act }).click();
  await expect(page.getByRole('heading', { level: 1, name: agentTexts.title })).toBeVisible();
  await page.keyboard.press('Escape');
  await card.getByRole('button', { name: journeyTexts.noAgent }).press('Enter');
  await expect(card).toContainText(journeyTexts.done(6, 7));
  await expect(card.getByRole('button', { name: journeyStepTexts.agent.act })).toBeFocused();
  await card.getByRole('button', { name: journeyStepTexts.view.act }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: practice.workspace })).toBeVisible();
  await button(page, pageTexts.back).click();
  await expect(card).toBeHidden();
  await show.click();
  await expect(card).toContainText(journeyTexts.allDone);
  await expect(card.getByRole('heading', { name: journeyTexts.title })).toBeFocused();
  await button(page, journeyTexts.hide).click();
  await expect(card).toBeHidden();
  await expect(show).toBeFocused();
});
