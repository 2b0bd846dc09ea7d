import { type ElectronApplication, expect, type Page } from 'playwright/test';
import { azureAdTexts } from '../shared/strings/azureAd.ts';
import { collectionTexts } from '../shared/strings/collections.ts';
import { overviewTexts, pageTexts, runTexts } from '../shared/strings/connectionPage.ts';
import { deleteTexts } from '../shared/strings/deleteConnection.ts';
import { groupStateWords, groupTexts } from '../shared/strings/groups.ts';
import { propertiesTexts, targetTexts } from '../shared/strings/properties.ts';
import { importTexts, taskTexts } from '../shared/strings/schedule.ts';
import { startTexts, whatChanged } from '../shared/strings/start.ts';
import { plannedSentence, syncPreviewTexts } from '../shared/strings/syncPreview.ts';
import { updateSecretTexts } from '../shared/strings/updateSecret.ts';
import { practiceApps } from '../simulator/azure/practiceApps.ts';
import {
  groupRow,
  keepMembers,
  openConnection,
  showTab,
  syncAndWait,
  waitForRun,
} from './connectionSteps.ts';
import { walkLogs } from './logScreens.ts';
import { showPropertyTab } from './propertiesSteps.ts';
import type { Visit } from './screens.ts';
import {
  createSecret,
  endSecrets,
  expectVerified,
  inPane,
  NEW_SECRET,
  pane,
  secretBox,
} from './secretSteps.ts';
import { ANY, textPattern } from './textPattern.ts';
import { button } from './wizardSteps.ts';

const nothing = { created: 0, updated: 0, deleted: 0, heldBack: 0, failed: 0 };

/** The screens of one connection, from its card on the start page and back. */
export async function walkConnection(app: ElectronApplication, page: Page, visit: Visit): Promise<void> {
  await openConnection(page);
  await syncAndWait(page);
  const runs = page.getByRole('table', { name: overviewTexts.recent }).locator('tbody tr');
  await expect(runs.first()).toContainText(whatChanged(nothing));
  await visit('09-connection');
  await runs.first().getByRole('button').click();
  const pane = page.getByRole('dialog', { name: textPattern(runTexts.title('sync', ANY)) });
  await expect(pane).toBeVisible();
  await visit('09a-run');
  await page.keyboard.press('Escape');
  await expect(pane).toBeHidden();

  await showTab(page, 'groups');
  await expect(groupRow(page, 'Domain Controllers')).toBeVisible();
  await visit('10-computer-groups');
  await groupRow(page, 'SQL Servers – Production').click();
  await expect(
    page
      .getByRole('grid', { name: textPattern(groupTexts.membersLabel(ANY)) })
      .getByRole('row')
      .nth(1),
  ).toBeVisible();
  await visit('10a-computer-group');
  await page.keyboard.press('Escape');
  await groups(app, page, visit);

  await walkLogs(app, page, visit);
  await properties(app, page, visit);
  await secretEnded(app, page, visit);
  await button(page, pageTexts.back).click();
  await expect(page.getByRole('heading', { name: startTexts.listTitle(1) })).toBeVisible();
}

/** The property sheet, tab by tab, and the way out of it that deletes the connection, not taken. */
async function properties(app: ElectronApplication, page: Page, visit: Visit): Promise<void> {
  await button(page, propertiesTexts.open).click();
  await button(page, azureAdTexts.verify).click();
  await expect(page.getByText(azureAdTexts.verified)).toBeVisible();
  await visit('12-properties-azure-ad');
  await page.getByRole('tab', { name: propertiesTexts.tabs.collections }).click();
  const list = page.getByRole('grid', { name: collectionTexts.listLabel });
  await expect(page.getByText(targetTexts.reading('PS1'))).toBeHidden();
  await list.getByRole('row').nth(2).click();
  await list.getByRole('row').nth(3).click();
  await button(page, collectionTexts.remove(2)).click();
  await list.getByRole('row').nth(1).click();
  await visit('12a-properties-collections');
  await button(page, syncPreviewTexts.open).click();
  await page.getByRole('button', { name: textPattern(plannedSentence('remove', [{}, {}])) }).click();
  await visit('12h-properties-preview');
  await button(page, propertiesTexts.apply).click();
  const asked = page.getByRole('alertdialog', { name: propertiesTexts.deleteTitle(2) });
  await expect(asked).toBeVisible();
  await visit('12b-delete-groups');
  await page.keyboard.press('Escape');
  await expect(asked).toBeHidden();

  await showPropertyTab(page, 'import');
  await expect(page.getByText(taskTexts.reading)).toBeHidden();
  await visit('12f-properties-import');
  await page.getByRole('switch', { name: importTexts.label }).click();
  const switchOff = page.getByRole('alertdialog', { name: importTexts.askTitle });
  await expect(switchOff).toBeVisible();
  await visit('12g-switch-off');
  await page.keyboard.press('Escape');
  await expect(switchOff).toBeHidden();
  await page.getByRole('tab', { name: propertiesTexts.tabs.general }).click();
  await visit('12c-properties-general');
  await button(page, deleteTexts.open).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toBeVisible();
  await visit('12d-delete-connection');
  await app.evaluate(() =>
    globalThis.practiceSimulator.faults.add({
      service: 'arm',
      times: 1000,
      effect: { kind: 'network', code: 'ENOTFOUND' },
    }),
  );
  await button(page, deleteTexts.withGroups).click();
  await expect(page.getByText(deleteTexts.tag)).toBeVisible();
  await visit('12e-not-deleted');
  await app.evaluate(() => globalThis.practiceSimulator.faults.clear());
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Escape');
  await button(page, propertiesTexts.discard).click();
}

/** The client secret ends, and a new one is put in its place; left on the page of the connection. */
async function secretEnded(app: ElectronApplication, page: Page, visit: Visit): Promise<void> {
  // The walk has signed in with the app whose dates Microsoft Graph tells.
  const { clientId } = practiceApps.graphPermitted;
  await endSecrets(app, -3, { clientId });
  await showTab(page, 'connection');
  await syncAndWait(page);
  const mend = page.getByRole('main').getByRole('button', { name: updateSecretTexts.open }).first();
  await expect(mend).toBeVisible();
  await visit('13-secret-ended');
  await button(page, pageTexts.back).click();
  await expect(mend).toBeVisible();
  await visit('13d-start-secret-ended');
  await openConnection(page);
  await mend.click();
  await expect(secretBox(page)).toBeFocused();
  await visit('13a-update-secret');
  await secretBox(page).fill('Wrong~secret.of-the-right.length~0123456789');
  await inPane(page, azureAdTexts.verify).click();
  await expect(pane(page).locator('.fui-MessageBar')).toBeVisible();
  await visit('13b-secret-refused');
  await createSecret(app, { daysToItsEnd: 12, clientId });
  await secretBox(page).fill(NEW_SECRET);
  await inPane(page, azureAdTexts.verify).click();
  await expectVerified(page);
  await visit('13c-secret-verified');
  await waitForRun(page, () => inPane(page, updateSecretTexts.save).click());
  await expect(pane(page)).toHaveCount(0);
  await expect(mend).toBeVisible();
  await visit('13e-secret-ends-soon');
}

/** A sync under way, then one that leaves questions. */
async function groups(app: ElectronApplication, page: Page, visit: Visit): Promise<void> {
  await app.evaluate(() =>
    globalThis.practiceSimulator.faults.add({
      service: 'adminService',
      path: 'SMS_FullCollectionMembership',
      times: 1000,
      effect: { kind: 'delay', inMs: 20_000 },
    }),
  );
  await button(page, pageTexts.moreSync).click();
  await page.getByRole('menuitem', { name: pageTexts.syncAll }).click();
  await expect(page.getByRole('progressbar', { name: pageTexts.progress })).toBeVisible();
  await visit('10b-syncing');
  await waitForRun(page, () => button(page, pageTexts.cancelRun).click());
  await app.evaluate(() => globalThis.practiceSimulator.faults.clear());

  await keepMembers(app, 'PS100014', 8);
  await app.evaluate(() => globalThis.practiceSimulator.site.deleteCollection('PS100013'));
  await syncAndWait(page);
  await expect(groupRow(page, 'Windows Server 2022')).toContainText(groupStateWords.heldBack);
  await expect(page.getByText(groupTexts.shown(12, 12))).toBeVisible();
  await visit('10c-questions');
  await groupRow(page, 'Windows Server 2022').click();
  await page.getByRole('button', { name: groupTexts.wouldGo(222) }).click();
  await visit('10d-held-back');
  await page.getByRole('button', { name: groupTexts.close, exact: true }).click();
}
