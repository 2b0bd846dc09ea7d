import type {} from '../renderer/oms.d.ts';
import { practice } from '../shared/practice.ts';
import { azureAdTexts } from '../shared/strings/azureAd.ts';
import { collectionTexts, pickerTexts } from '../shared/strings/collections.ts';
import { messageTexts } from '../shared/strings/messages.ts';
import {
  aboutTexts,
  alertQuery,
  propertiesTexts,
  signInTexts,
  targetTexts,
} from '../shared/strings/properties.ts';
import { startTexts } from '../shared/strings/start.ts';
import { syncPreviewTexts } from '../shared/strings/syncPreview.ts';
import { connectByCalls } from './connectByCalls.ts';
import { copied, openConnection, storedAliases, waitForRun } from './connectionSteps.ts';
import { arm, disarm, LASTING, test } from './failures/simulatedApp.ts';
import { expect } from './fixture.ts';
import {
  sheetHeading as heading,
  applyLine as note,
  openProperties,
  collectionRow as rowOf,
  showPropertyTab as showTab,
} from './propertiesSteps.ts';
import { button } from './wizardSteps.ts';

/** OMS Connection Properties by mouse and by keyboard, as it stands on the screen. */

const ids = ['PS100014', 'PS100016'] as const;
test('collections are added and removed by mouse, and the next sync carries it out', async ({
  app,
  page,
}) => {
  await connectByCalls(page, ids);
  await openProperties(page);
  await showTab(page, 'collections');
  await expect(rowOf(page, 'PS100014')).toContainText('Windows Server 2022');
  await expect(note(page)).toHaveText(propertiesTexts.note);
  await expect(button(page, propertiesTexts.apply)).toBeDisabled();

  await button(page, collectionTexts.add).click();
  await page.getByRole('searchbox').fill('PS100021');
  await page.getByRole('grid', { name: pickerTexts.title }).getByRole('row').nth(1).click();
  await button(page, pickerTexts.add(1)).click();
  await expect(rowOf(page, 'PS100021')).toBeVisible();
  await rowOf(page, 'PS100016').click();
  await button(page, collectionTexts.remove(1)).click();
  await expect(note(page)).toHaveText('Apply adds 1 computer group and deletes 1.');
  await test.step('the preview says so before, and nothing is written', async () => {
    await button(page, syncPreviewTexts.open).click();
    const preview = page.getByRole('region', { name: syncPreviewTexts.open });
    await expect(preview.getByRole('heading', { name: /^What the next sync would do/ })).toBeFocused();
    await expect(button(page, '1 computer group would be created, with 64 computers')).toBeVisible();
    await button(page, '1 computer group would be deleted').click();
    await expect(preview.getByRole('listitem').filter({ hasText: /^Domain Controllers/ })).toBeVisible();
    await expect(button(page, syncPreviewTexts.unchanged(1))).toBeVisible();
    expect(await storedAliases(app)).toEqual(ids.map((id) => `CM_PS1_${id}`));
  });

  await button(page, propertiesTexts.apply).click();
  const dialog = page.getByRole('alertdialog', { name: propertiesTexts.deleteTitle(1) });
  await expect(dialog).toContainText('Domain Controllers');
  await expect(dialog.getByRole('button', { name: propertiesTexts.stay })).toBeFocused();
  await test.step('asked once, and not sure: nothing is saved', async () => {
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    expect(await storedAliases(app)).toEqual(ids.map((id) => `CM_PS1_${id}`));
  });
  await button(page, propertiesTexts.apply).click();
  await waitForRun(page, () => button(page, propertiesTexts.deleteAct(1)).click());
  expect(await storedAliases(app)).toEqual(['CM_PS1_PS100014', 'CM_PS1_PS100021']);
  await expect(note(page)).toHaveText(propertiesTexts.saved);
  await expect(button(page, propertiesTexts.apply)).toBeDisabled();

  await test.step('General says who changed it', async () => {
    await showTab(page, 'general');
    await expect(page.getByText(aboutTexts.never)).toBeHidden();
  });
  await button(page, propertiesTexts.ok).click();
  await expect(page.getByRole('heading', { name: '2 computer groups are in step with PS1' })).toBeVisible();
});

test('the same by keyboard, and leaving asks', async ({ app, page }) => {
  await connectByCalls(page, ids);
  await openConnection(page);
  await page.keyboard.press('Alt+o');
  await expect(heading(page)).toBeFocused();
  await page.keyboard.press('Alt+p');
  await expect(page.getByRole('tabpanel', { name: propertiesTexts.tabs.collections })).toBeVisible();
  await rowOf(page, 'PS100016').focus();
  await page.keyboard.press(' ');
  await page.keyboard.press('Delete');
  await expect(rowOf(page, 'PS100016')).toBeHidden();
  await expect(note(page)).toHaveText('Apply deletes 1 computer group.');
  await test.step('a preview is called off, shown, and stale when the list changes', async () => {
    await arm(app, {
      service: 'adminService',
      path: 'SMS_Collection',
      times: 1,
      effect: { kind: 'delay', inMs: 20_000 },
    });
    await page.keyboard.press('Alt+w');
    await button(page, syncPreviewTexts.cancel).press('Enter');
    await expect(button(page, syncPreviewTexts.cancel)).toBeHidden();
    await disarm(app);
    await page.keyboard.press('Alt+w');
    await expect(page.getByRole('heading', { name: /^What the next sync would do/ })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(button(page, '1 computer group would be deleted')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('listitem').filter({ hasText: /^Domain Controllers/ })).toBeVisible();
    await expect(page.getByText(syncPreviewTexts.listChanged)).toBeHidden();
  });

  const leaving = page.getByRole('alertdialog', { name: propertiesTexts.leaveTitle });
  await test.step('Escape asks, and Escape again stays', async () => {
    await page.keyboard.press('Escape');
    await expect(leaving).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(leaving).toBeHidden();
    await expect(rowOf(page, 'PS100016')).toBeHidden();
  });
  await test.step('an empty list cannot be saved', async () => {
    await rowOf(page, 'PS100014').focus();
    await page.keyboard.press(' ');
    await page.keyboard.press('Alt+r');
    await expect(page.getByText(targetTexts.empty)).toBeVisible();
    await expect(page.getByText(syncPreviewTexts.listChanged)).toBeVisible();
    await expect(button(page, syncPreviewTexts.again)).toBeDisabled();
    await expect(note(page)).toHaveText(propertiesTexts.chooseOne);
    await expect(button(page, propertiesTexts.ok)).toBeDisabled();
  });
  await test.step('closing the window asks as well', async () => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect(leaving).toBeVisible();
    await expect(leaving.getByRole('button', { name: propertiesTexts.stay })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(leaving).toBeHidden();
  });
  await test.step('Alt+C and Discard leave everything as it was', async () => {
    await page.keyboard.press('Alt+c');
    await page.keyboard.press('Alt+d');
    await expect(
      page.getByRole('heading', { level: 1, name: practice.workspace, exact: true }),
    ).toBeVisible();
  });
  expect(await storedAliases(app)).toEqual(ids.map((id) => `CM_PS1_${id}`));
  await page.keyboard.press('Alt+o');
  await page.keyboard.press('Alt+p');
  await expect(rowOf(page, 'PS100016')).toBeVisible();
  await page.keyboard.press('Alt+a');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('PS100021');
  await expect(page.getByRole('grid', { name: pickerTexts.title }).getByRole('row')).toHaveCount(2);
  await page.getByRole('grid', { name: pickerTexts.title }).getByRole('row').nth(1).focus();
  await page.keyboard.press(' ');
  await page.keyboard.press('Alt+a');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(note(page)).toHaveText('Apply adds 1 computer group.');
  await waitForRun(page, () => page.keyboard.press('Alt+o'));
  expect(await storedAliases(app)).toEqual(['CM_PS1_PS100014', 'CM_PS1_PS100016', 'CM_PS1_PS100021']);
});

test('a window that holds changes closes once they are discarded', async ({ app, page }) => {
  await connectByCalls(page, ids);
  await openProperties(page);
  await showTab(page, 'collections');
  await rowOf(page, 'PS100016').click();
  await page.keyboard.press('Delete');
  await expect(note(page)).toHaveText('Apply deletes 1 computer group.');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const closed = page.waitForEvent('close');
  await button(page, propertiesTexts.discard).click();
  await closed;
});

test('a change during a sync waits for it, and one more follows', async ({ app, page }) => {
  const connectionId = await connectByCalls(page, ids);
  await openProperties(page);
  await showTab(page, 'collections');
  await expect(rowOf(page, 'PS100016')).toBeVisible();
  await arm(app, {
    service: 'adminService',
    path: 'SMS_FullCollectionMembership',
    times: LASTING,
    effect: { kind: 'delay', inMs: 3_000 },
  });
  await page.evaluate(async (id) => window.oms.syncNow({ connectionId: id, full: true }), connectionId);
  await rowOf(page, 'PS100016').click();
  await page.keyboard.press('Alt+r');
  await button(page, propertiesTexts.apply).click();
  await button(page, propertiesTexts.deleteAct(1)).click();
  await expect(note(page)).toHaveText(propertiesTexts.savedLater);
  expect(await storedAliases(app)).toHaveLength(2);
  await disarm(app);
  await expect.poll(() => storedAliases(app), { timeout: 30_000 }).toEqual(['CM_PS1_PS100014']);
});

test('Verify proves the stored secret, and says what did not pass', async ({ app, page }) => {
  await connectByCalls(page, ids);
  await openProperties(page);
  await expect(page.getByText(signInTexts.secretSaved)).toBeVisible();
  await button(page, azureAdTexts.verify).click();
  const table = page.getByRole('table', { name: azureAdTexts.tableLabel });
  await expect(page.getByText(azureAdTexts.verified)).toBeVisible();
  await expect(table.getByRole('row').filter({ hasText: messageTexts.passed })).toHaveCount(5);

  await test.step('a role that was taken away, by keyboard', async () => {
    await arm(app, {
      service: 'arm',
      path: '/permissions',
      times: LASTING,
      effect: {
        kind: 'status',
        status: 200,
        body: JSON.stringify({ value: [{ actions: ['*/read'], notActions: [] }] }),
      },
    });
    await page.keyboard.press('Alt+v');
    await expect(page.getByText(signInTexts.notVerified)).toBeVisible();
    const permission = table.getByRole('row').filter({ hasText: signInTexts.checks.permission });
    await expect(permission).toContainText(messageTexts.stopped);
    await disarm(app);
  });
  await page.keyboard.press('F5');
  await expect(page.getByText(azureAdTexts.verified)).toBeVisible();
  await page.getByRole('button', { name: targetTexts.copyOf(azureAdTexts.clientId) }).click();
  await expect.poll(() => copied(app)).toBe(practice.clientId);
});

test('General tells site, account and how the workspace notices', async ({ app, page }) => {
  const connectionId = await connectByCalls(page, ids);
  await button(page, propertiesTexts.open).click();
  await expect(heading(page)).toBeVisible();
  await page.keyboard.press('Alt+g');
  const panel = page.getByRole('tabpanel', { name: propertiesTexts.tabs.general });
  await expect(panel).toContainText('PS1, ');
  await expect(panel).toContainText(aboutTexts.never);
  await expect(panel).toContainText(connectionId);
  await page.keyboard.press('Alt+q');
  await expect.poll(() => copied(app)).toBe(alertQuery('CM_PS1_Status'));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: startTexts.listTitle(1) })).toBeVisible();
});
