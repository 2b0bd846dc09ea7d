import type {} from '../renderer/oms.d.ts';
import { practice } from '../shared/practice.ts';
import { leftoverTexts, moveTexts, wizardTaskTexts } from '../shared/strings/move.ts';
import { pageNames } from '../shared/strings/pages.ts';
import { propertiesTexts } from '../shared/strings/properties.ts';
import { connectionTexts, startTexts } from '../shared/strings/start.ts';
import { connectByCalls } from './connectByCalls.ts';
import { openConnection } from './connectionSteps.ts';
import { test } from './failures/simulatedApp.ts';
import { expect } from './fixture.ts';
import { BRANCH, expectBranch, lockUsual, openMove, permitBranch, toMoveSummary } from './moveSteps.ts';
import { button, waitForCompletion } from './wizardSteps.ts';

/** Moving a connection to another workspace, by mouse from its card and by keyboard from its properties. */

const ids = ['PS100014', 'PS100016'] as const;

test('from the card, by mouse: what cannot be removed is said, and tried again', async ({ app, page }) => {
  await connectByCalls(page, ids);
  await permitBranch(app);
  await page.reload();
  await openMove(page);
  await expect(page.getByText(wizardTaskTexts.move.title, { exact: true })).toBeVisible();
  // What stays as it is has no page.
  const rail = page.getByRole('navigation');
  await expect(rail.getByRole('listitem')).toHaveCount(5);
  await expect(rail).not.toContainText(pageNames.collections.name);
  await toMoveSummary(page);
  await expect(page.getByText(moveTexts.formerTitle(practice.workspace))).toBeVisible();
  await expect(page.getByRole('radio', { name: new RegExp(moveTexts.formerDelete) })).toBeChecked();
  await lockUsual(app, true);
  await button(page, wizardTaskTexts.move.commit).click();
  await waitForCompletion(page);
  await expect(page.getByRole('heading', { name: wizardTaskTexts.move.done })).toBeVisible();
  await button(page, 'Close').click();
  const card = page.getByRole('region', { name: BRANCH });
  await expect(card).toContainText(`Computer groups are left behind in ${practice.workspace}`);
  await lockUsual(app, false);
  await card.getByRole('button', { name: leftoverTexts.again }).click();
  await expect(card).not.toContainText('left behind', { timeout: 30_000 });
});

test('from Properties, by keyboard: the groups are left there', async ({ app, page }) => {
  await connectByCalls(page, ids);
  await permitBranch(app);
  await page.reload();
  await openConnection(page);
  await page.keyboard.press('Alt+o');
  await expect(
    page.getByRole('heading', { level: 1, name: propertiesTexts.title(practice.workspace) }),
  ).toBeFocused();
  await page.keyboard.press('Alt+p');
  await page.keyboard.press('Alt+v');
  await expectBranch(page);
  await page.keyboard.press('Alt+n');
  await expect(page.getByRole('heading', { level: 1, name: pageNames.summary.name })).toBeVisible();
  await page.keyboard.press('Alt+k');
  await page.keyboard.press('Space');
  await expect(page.getByRole('radio', { name: new RegExp(moveTexts.formerKeep) })).toBeChecked();
  await page.keyboard.press('Alt+m');
  await waitForCompletion(page);
  await page.keyboard.press('Alt+c');
  await expect(page.getByRole('heading', { name: startTexts.listTitle(1) })).toBeVisible();
  await expect(button(page, connectionTexts.more(BRANCH))).toBeVisible();
  const kept = await page.evaluate(async () => window.oms.listConnections({}));
  expect(kept).toMatchObject({ ok: true, value: { connections: [{ workspace: { name: BRANCH } }] } });
});
