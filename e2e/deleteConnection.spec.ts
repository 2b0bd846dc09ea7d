import type { ElectronApplication, Page } from 'playwright/test';
import type {} from '../renderer/oms.d.ts';
import { practice } from '../shared/practice.ts';
import { deleteTexts } from '../shared/strings/deleteConnection.ts';
import { propertiesTexts } from '../shared/strings/properties.ts';
import { connectionTexts, startTexts } from '../shared/strings/start.ts';
import { connectByCalls } from './connectByCalls.ts';
import { openConnection, storedAliases } from './connectionSteps.ts';
import { arm, disarm, LASTING, test } from './failures/simulatedApp.ts';
import { expect } from './fixture.ts';
import { button } from './wizardSteps.ts';

/** Deleting a connection, by mouse from its card and by keyboard from its properties. */

const ids = ['PS100014', 'PS100016'] as const;
const aliases = ids.map((id) => `CM_PS1_${id}`);
const title = deleteTexts.title(practice.workspace);
const dialog = (page: Page, name = title) => page.getByRole('alertdialog', { name });

async function fromCard(page: Page): Promise<void> {
  await button(page, connectionTexts.more(practice.workspace)).click();
  await page.getByRole('menuitem', { name: deleteTexts.open }).click();
  await expect(dialog(page)).toBeVisible();
}

async function expectGone(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: startTexts.emptyTitle })).toBeVisible();
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  const left = await page.evaluate(async () => window.oms.listConnections({}));
  expect(left).toEqual({ ok: true, value: { connections: [], unreadable: [] } });
}

const down = (app: ElectronApplication) =>
  arm(app, { service: 'arm', times: LASTING, effect: { kind: 'network', code: 'ENOTFOUND' } });

test('from the card, by mouse: asked, kept, then deleted with its groups', async ({ app, page }) => {
  await connectByCalls(page, ids);
  await fromCard(page);
  await expect(dialog(page)).toContainText(deleteTexts.withMeans(2, practice.workspace));
  await test.step('the safe choice has the focus', async () => {
    await expect(button(page, deleteTexts.stay)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toBeHidden();
    expect(await storedAliases(app)).toEqual(aliases);
  });
  await fromCard(page);
  await button(page, deleteTexts.withGroups).click();
  await expectGone(page);
  expect(await storedAliases(app)).toEqual([]);
});

test('from Properties, by keyboard: the groups stay', async ({ app, page }) => {
  await connectByCalls(page, ids);
  await openConnection(page);
  await page.keyboard.press('Alt+o');
  await expect(
    page.getByRole('heading', { level: 1, name: propertiesTexts.title(practice.workspace) }),
  ).toBeFocused();
  await page.keyboard.press('Alt+g');
  await page.keyboard.press('Alt+e');
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(button(page, deleteTexts.open)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Alt+g');
  await expectGone(page);
  expect(await storedAliases(app)).toEqual(aliases);
});

test('without Azure it says what is left behind, and lets the person go on', async ({ app, page }) => {
  const connectionId = await connectByCalls(page, ids);
  await down(app);
  await fromCard(page);
  await page.keyboard.press('Alt+w');
  const failed = dialog(page, deleteTexts.failedTitle(practice.workspace));
  await expect(failed).toBeVisible({ timeout: 60_000 });
  await expect(failed).toContainText(`Connection=${connectionId}`);
  await expect(failed).toContainText('configmgr_ps1_');
  await expect(button(page, deleteTexts.stay)).toBeFocused();
  await test.step('kept, it is whole', async () => {
    await page.keyboard.press('Escape');
    await expect(failed).toBeHidden();
    await expect(page.getByRole('heading', { name: startTexts.listTitle(1) })).toBeVisible();
  });
  await fromCard(page);
  await button(page, deleteTexts.withGroups).click();
  await expect(failed).toBeVisible({ timeout: 60_000 });
  await button(page, deleteTexts.hereOnly).click();
  await expectGone(page);
  await disarm(app);
  expect(await storedAliases(app)).toEqual(aliases);
});

test('a sync under way is told of and cancelled', async ({ app, page }) => {
  const connectionId = await connectByCalls(page, ids);
  await arm(app, {
    service: 'adminService',
    path: 'SMS_FullCollectionMembership',
    times: LASTING,
    effect: { kind: 'delay', inMs: 20_000 },
  });
  await page.evaluate(async (id) => window.oms.syncNow({ connectionId: id, full: true }), connectionId);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await fromCard(page);
  await expect(dialog(page)).toContainText(deleteTexts.running);
  await button(page, deleteTexts.withGroups).click();
  await expectGone(page);
  expect(await storedAliases(app)).toEqual([]);
});
