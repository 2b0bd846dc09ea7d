import { type ElectronApplication, expect, type Page } from 'playwright/test';
import type {} from '../../renderer/oms.d.ts';
import { type StepId, stepIds } from '../../shared/runModel.ts';
import { cancelTexts, wizardTexts } from '../../shared/strings/pages.ts';
import { completionTexts, progressTexts, stepNames, stepStates } from '../../shared/strings/progress.ts';
import { startTexts } from '../../shared/strings/start.ts';
import type { Fault } from '../../simulator/types.ts';
import { realToSummary } from '../wizardReal.ts';
import { button, expectPage, waitForCompletion } from '../wizardSteps.ts';
import { arm, disarm, LASTING, test } from './simulatedApp.ts';

/** Cancel at each step that takes a while: it says what stays, and the run can be taken up again. */

const HELD_MS = 2_500;
const held: Fault['effect'] = { kind: 'delay', inMs: HELD_MS };

/** A wizard's run that adds a connection deletes nothing, and renews no secret. */
const elsewhere: readonly StepId[] = ['deleteGroups', 'cleanUp', 'renewSecret'];
const addSteps = stepIds.filter((id) => !elsewhere.includes(id));

const stepRow = (page: Page, id: StepId) =>
  page
    .getByRole('table', { name: progressTexts.tableLabel })
    .getByRole('row')
    .filter({ hasText: stepNames[id] });

const steps: readonly { readonly id: StepId; readonly fault: Fault }[] = [
  {
    id: 'readCollections',
    fault: { service: 'adminService', path: 'SMS_R_System', times: LASTING, effect: held },
  },
  {
    id: 'compareWorkspace',
    fault: { service: 'arm', method: 'GET', path: 'savedSearches\\?', times: LASTING, effect: held },
  },
  { id: 'writeGroups', fault: { service: 'arm', method: 'PUT', times: LASTING, effect: held } },
];

async function cancelAt(app: ElectronApplication, page: Page, id: StepId): Promise<void> {
  await expect(stepRow(page, id).getByText(stepStates.running, { exact: true })).toBeVisible();
  await button(page, wizardTexts.cancel).click();
  const dialog = page.getByRole('alertdialog', { name: cancelTexts.runTitle });
  await expect(dialog).toContainText('You can go on later');
  await button(page, cancelTexts.runCancel).click();
  await expect(page.getByRole('heading', { level: 2, name: progressTexts.leadCancelled })).toBeVisible();
  await expect(stepRow(page, id).getByText(stepStates.cancelled, { exact: true })).toBeVisible();
  await expect(page.getByText(progressTexts.stopped)).toBeVisible();
  for (const later of addSteps.slice(addSteps.indexOf(id) + 1)) {
    await expect(stepRow(page, later).getByText(stepStates.waiting, { exact: true })).toBeVisible();
  }
  await expect(page.getByText(completionTexts.lead)).toBeHidden();
  await disarm(app);
}

test('Cancel at each step says what stays, and Retry goes on from there', async ({ app, page }) => {
  test.setTimeout(120_000);
  await realToSummary(page);
  let go: string = wizardTexts.addConnection;
  for (const { id, fault } of steps) {
    await test.step(stepNames[id], async () => {
      await arm(app, fault);
      await button(page, go).click();
      await expectPage(page, 'progress');
      await cancelAt(app, page, id);
      go = wizardTexts.retryFromHere;
    });
  }
  await button(page, go).click();
  await waitForCompletion(page);
});

test('"Let it run" changes nothing', async ({ app, page }) => {
  await realToSummary(page);
  await arm(app, { service: 'adminService', path: 'SMS_R_System', effect: held });
  await button(page, wizardTexts.addConnection).click();
  await expectPage(page, 'progress');
  await button(page, wizardTexts.cancel).click();
  await expect(button(page, cancelTexts.runStay)).toBeFocused();
  await button(page, cancelTexts.runStay).click();
  await waitForCompletion(page);
});

test('a cancelled run can be left: the connection is there and can be synced', async ({ app, page }) => {
  await realToSummary(page);
  await arm(app, { service: 'adminService', path: 'SMS_R_System', times: LASTING, effect: held });
  await button(page, wizardTexts.addConnection).click();
  await expectPage(page, 'progress');
  await cancelAt(app, page, 'readCollections');
  await button(page, wizardTexts.close).click();
  await expect(page.getByRole('heading', { name: startTexts.listTitle(1) })).toBeVisible();
  await expect(page.getByText(/^Cancelled, today/)).toBeVisible();
  await button(page, 'Sync now').click();
  await expect(page.getByText(/^Done, today at .* 2 groups created\.$/)).toBeVisible({ timeout: 30_000 });
});
