import { type ElectronApplication, expect, type Page } from 'playwright/test';
import { practice } from '../shared/practice.ts';
import { pageTexts } from '../shared/strings/connectionPage.ts';
import { recreateTexts, wizardTaskTexts } from '../shared/strings/move.ts';
import { wizardTexts } from '../shared/strings/pages.ts';
import { waitForRun } from './connectionSteps.ts';
import { BRANCH, gainCentralSite, lockUsual, openMove, permitBranch, toMoveSummary } from './moveSteps.ts';
import type { Visit } from './screens.ts';
import { button, expectPage, next, passGeneral, waitForCompletion } from './wizardSteps.ts';

/** The connection moves and leaves something behind; then its hierarchy gains a central administration site. */
export async function walkMove(app: ElectronApplication, page: Page, visit: Visit): Promise<void> {
  await answerAll(page);
  await permitBranch(app);
  await openMove(page);
  await visit('14-move-workspace');
  await toMoveSummary(page);
  await visit('14a-move-summary');
  await lockUsual(app, true);
  await button(page, wizardTaskTexts.move.commit).click();
  await waitForCompletion(page);
  await visit('14b-move-completion');
  await button(page, wizardTexts.close).click();
  await expect(page.getByRole('region', { name: BRANCH })).toContainText(practice.workspace);
  await visit('14c-left-behind');
  await button(page, BRANCH).click();
  await expect(page.getByRole('heading', { level: 1, name: BRANCH })).toBeVisible();
  await visit('14d-left-behind-connection');
  await lockUsual(app, false);
  await gainCentralSite(app);
  await button(page, pageTexts.moreSync).click();
  await page.getByRole('menuitem', { name: pageTexts.syncAll }).click();
  await expect(button(page, recreateTexts.open)).toBeVisible();
  await visit('15a-central-site-connection');
  await button(page, pageTexts.back).click();
  await expect(button(page, recreateTexts.open)).toBeVisible();
  await visit('15-central-site');
  await button(page, recreateTexts.open).click();
  const use = button(page, recreateTexts.use);
  // In practice the site above is known.
  if (await use.isVisible()) await use.click();
  await passGeneral(page);
  await visit('15b-recreate-general');
  for (const id of ['azureAd', 'workspace', 'collections', 'summary'] as const) {
    await next(page);
    await expectPage(page, id);
  }
  await expect(button(page, wizardTaskTexts.recreate.commit)).toBeEnabled();
  await visit('15c-recreate-summary');
}

/** What the syncs before have left open: old groups are removed only when nothing waits any more. */
async function answerAll(page: Page): Promise<void> {
  await waitForRun(page, () =>
    page.evaluate(async () => {
      const list = await window.oms.listConnections({});
      const connection = list.ok ? list.value.connections[0] : undefined;
      const question = connection?.lastRun?.outcome.questions[0];
      if (connection === undefined || question?.kind !== 'notVisible') throw new Error('Nothing was asked.');
      const { collectionId } = question;
      await window.oms.answerQuestion({
        connectionId: connection.connectionId,
        answer: { kind: 'notVisible', collectionId, choice: 'delete' },
      });
    }),
  );
}
