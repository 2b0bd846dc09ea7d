import { type ElectronApplication, expect, type Page } from 'playwright/test';
import type {} from '../../renderer/oms.d.ts';
import { practice } from '../../shared/practice.ts';
import { type StepId, stepIds } from '../../shared/runModel.ts';
import type { TextContext } from '../../shared/strings/links.ts';
import { pageNames, wizardTexts } from '../../shared/strings/pages.ts';
import { completionTexts, progressTexts, stepNames, stepStates } from '../../shared/strings/progress.ts';
import { startTexts } from '../../shared/strings/start.ts';
import { realToSummary } from '../wizardReal.ts';
import { button, expectPage, waitForCompletion } from '../wizardSteps.ts';
import { expectFailure, expectLink } from './expectFailure.ts';
import { addSearch, mendRun, progressRows, removeSearches } from './progressRows.ts';
import { test } from './simulatedApp.ts';

/** The run, stopped at every step. What stopped is said, nothing unfinished is called done, Retry goes on. */

test.use({ switches: ['--request-timeout=2000'] });

const stepRow = (page: Page, id: StepId) =>
  page
    .getByRole('table', { name: progressTexts.tableLabel })
    .getByRole('row')
    .filter({ hasText: stepNames[id] });

const workspace = {
  subscriptionId: practice.subscriptionId,
  subscriptionName: practice.subscriptionName,
  resourceGroup: practice.resourceGroup,
  name: practice.workspace,
  resourceId: `/subscriptions/${practice.subscriptionId}/resourceGroups/${practice.resourceGroup}/providers/Microsoft.OperationalInsights/workspaces/${practice.workspace}`,
  customerId: practice.workspaceCustomerId,
  location: practice.location,
};
const context: TextContext = {
  cloud: 'public',
  tenant: practice.tenantId,
  clientId: practice.clientId,
  workspace,
};

/** Steps before the one that stopped are done, it is stopped, those behind it wait. */
async function expectStopped(page: Page, at: StepId, state: string = stepStates.failed): Promise<void> {
  await expect(page.getByRole('heading', { level: 2, name: progressTexts.leadStopped })).toBeVisible();
  const position = stepIds.indexOf(at);
  for (const [index, id] of stepIds.entries()) {
    // A retry is a sync of the saved connection, which has no step for saving it.
    const row = stepRow(page, id);
    if ((await row.count()) === 0) continue;
    const word = index < position ? stepStates.done : index === position ? state : stepStates.waiting;
    await expect(row.getByText(word, { exact: true })).toBeVisible();
  }
  await expect(page.getByText(completionTexts.lead)).toBeHidden();
}

async function groupsInWorkspace(app: ElectronApplication): Promise<number> {
  return app.evaluate(
    (_electron, { group, name }) => {
      const subscription = globalThis.practiceSimulator.azure.tenants[0]?.subscriptions[0];
      const searches = subscription?.resourceGroups.get(group)?.workspaces.get(name)?.savedSearches;
      // The status search beside them is no group.
      return [...(searches?.keys() ?? [])].filter((id) => /^configmgr_(?!.*_status_)/.test(id)).length;
    },
    { group: practice.resourceGroup, name: practice.workspace },
  );
}

test('a run that stops again and again goes on from where it stopped, to the end', async ({ app, page }) => {
  test.setTimeout(180_000);
  await realToSummary(page, ['PS100014']);
  const [first, ...others] = progressRows;
  if (first === undefined) throw new Error('no rows');
  // The site is checked once more before the run begins; it is gone only after that.
  for (const row of [first, ...others]) {
    await test.step(row.name, async () => {
      if (row !== first) await row.arrange(app);
      else await goneAfterTheCheck(app);
      const go = row === first ? wizardTexts.addConnection : wizardTexts.retryFromHere;
      await button(page, go).click();
      await expectPage(page, 'progress');
      const shown = await expectFailure(page, { ...row, context });
      await expectStopped(page, row.step);
      await expectLink(app, shown);
      await expect(button(page, wizardTexts.retryFromHere)).toBeEnabled();
      expect(await groupsInWorkspace(app)).toBe(0);
      await mendRun(app);
    });
  }
  await button(page, wizardTexts.retryFromHere).click();
  await waitForCompletion(page);
  expect(await groupsInWorkspace(app)).toBe(1);
  await button(page, wizardTexts.close).click();
  await expect(page.getByRole('heading', { name: startTexts.listTitle(1) })).toBeVisible();
});

function nameOf(app: ElectronApplication, collectionId: string): Promise<string> {
  return app.evaluate(
    (_electron, id) => globalThis.practiceSimulator.site.collection(id)?.name ?? '',
    collectionId,
  );
}

/** The provider answers the check that the commit makes, and is unreachable for the reading. */
function goneAfterTheCheck(app: ElectronApplication): Promise<void> {
  return app.evaluate(() =>
    globalThis.practiceSimulator.faults.add({
      service: 'adminService',
      path: 'SMS_Collection|SMS_R_System',
      times: 10_000,
      effect: { kind: 'network', code: 'ECONNREFUSED' },
    }),
  );
}

test('a workspace that is nearly full takes no new group, and says so', async ({ app, page }) => {
  await realToSummary(page, ['PS100014']);
  await addSearch(app, { id: 'huge', queryBytes: 5_999_000 });
  await button(page, wizardTexts.addConnection).click();
  await expectStopped(page, 'writeGroups');
  await expectLink(app, await expectFailure(page, { code: 'overBudget', context }));
  expect(await groupsInWorkspace(app)).toBe(0);
  await removeSearches(app, 'huge');
  await button(page, wizardTexts.retryFromHere).click();
  await waitForCompletion(page);
});

test('a collection that is gone leads back to the list of collections', async ({ app, page }) => {
  await realToSummary(page, ['PS100014']);
  const name = await nameOf(app, 'PS100014');
  await app.evaluate(() => globalThis.practiceSimulator.site.deleteCollection('PS100014'));
  await button(page, wizardTexts.addConnection).click();
  await expectStopped(page, 'readCollections');
  await expectFailure(page, { code: 'collectionNotVisible', facts: { name } });
  await button(page, progressTexts.backTo(pageNames.collections.name)).click();
  await expectPage(page, 'collections');
  await expect(page.getByText('PS100014')).toBeVisible();
});

test('a group that does not come back as it was sent is not called done', async ({ app, page }) => {
  await realToSummary(page, ['PS100014']);
  const name = await nameOf(app, 'PS100014');
  // Nothing is there before the run, and nothing of what it wrote comes back. Every list is answered so: how many
  // were asked for before the run depends on when the page asked for the size in hand.
  await app.evaluate(() =>
    globalThis.practiceSimulator.faults.add({
      service: 'arm',
      method: 'GET',
      path: 'savedSearches\\?',
      times: 100,
      effect: {
        kind: 'status',
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: '{"value":[]}',
      },
    }),
  );
  await button(page, wizardTexts.addConnection).click();
  await expectPage(page, 'completion');
  await expect(stepRow(page, 'checkGroups').getByText(stepStates.failed, { exact: true })).toBeVisible();
  await expectFailure(page, { code: 'groupNotProven', facts: { name: `${name} (PS100014)` } });
  await expect(page.getByText(completionTexts.leadPartly)).toBeVisible();
  await expect(page.getByText(completionTexts.lead, { exact: true })).toBeHidden();
});
