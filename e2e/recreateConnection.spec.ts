import type { Page } from 'playwright/test';
import type {} from '../renderer/oms.d.ts';
import { collectionTexts } from '../shared/strings/collections.ts';
import { centralSiteText, recreateTexts, wizardTaskTexts } from '../shared/strings/move.ts';
import { startTexts } from '../shared/strings/start.ts';
import { connectByCalls } from './connectByCalls.ts';
import { storedAliases } from './connectionSteps.ts';
import { test } from './failures/simulatedApp.ts';
import { expect } from './fixture.ts';
import { CENTRAL, gainCentralSite } from './moveSteps.ts';
import { button, expectPage, next, passGeneral, passWorkspace, waitForCompletion } from './wizardSteps.ts';

/** The hierarchy has gained a central administration site: delete and recreate, by mouse and by keyboard. */

const ids = ['PS100014', 'PS100016'] as const;
const above = { siteCode: CENTRAL.code, siteName: CENTRAL.name, provider: CENTRAL.server, noticedAt: '' };
const { title } = centralSiteText({ siteCode: 'PS1' }, above);

async function notice(page: Page, connectionId: string): Promise<void> {
  await page.evaluate(async (id) => {
    const ended = new Promise((resolve) => {
      window.oms.on('runChanged', (run) => run.state !== 'running' && resolve(run));
    });
    await window.oms.syncNow({ connectionId: id, full: true });
    await ended;
  }, connectionId);
  await page.reload();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

async function expectRecreated(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: startTexts.listTitle(1) })).toBeVisible();
  await expect(page.getByRole('heading', { name: title })).toHaveCount(0);
  const left = await page.evaluate(async () => window.oms.listConnections({}));
  expect(left).toMatchObject({ ok: true, value: { connections: [{ site: { siteCode: CENTRAL.code } }] } });
}

test('by mouse: everything stands there but the site', async ({ app, page }) => {
  const connectionId = await connectByCalls(page, ids);
  await gainCentralSite(app);
  await notice(page, connectionId);
  await button(page, recreateTexts.open).click();
  await expectPage(page, 'general');
  await expect(page.getByText(wizardTaskTexts.recreate.title, { exact: true })).toBeVisible();
  await button(page, recreateTexts.use).click();
  await passGeneral(page);
  await next(page);
  await expectPage(page, 'azureAd');
  await next(page);
  await expectPage(page, 'workspace');
  await passWorkspace(page);
  await next(page);
  await expectPage(page, 'collections');
  await expect(page.getByRole('grid', { name: collectionTexts.listLabel }).getByRole('row')).toHaveCount(3);
  await next(page);
  await expectPage(page, 'summary');
  await expect(page.getByText(recreateTexts.formerTitle('PS1'))).toBeVisible();
  await button(page, wizardTaskTexts.recreate.commit).click();
  await waitForCompletion(page);
  await expect(page.getByRole('heading', { name: wizardTaskTexts.recreate.done })).toBeVisible();
  await button(page, 'Close').click();
  await expectRecreated(page);
  expect(await storedAliases(app)).toEqual(ids.map((id) => `CM_CAS_${id}`));
});

test('by keyboard', async ({ app, page }) => {
  const connectionId = await connectByCalls(page, ids);
  await gainCentralSite(app);
  await notice(page, connectionId);
  await page.keyboard.press('Alt+e');
  await expectPage(page, 'general');
  await page.keyboard.press('Alt+m');
  await page.keyboard.type(CENTRAL.server);
  await page.keyboard.press('Enter');
  await expect(button(page, 'Next >')).toBeEnabled({ timeout: 30_000 });
  for (const id of ['azureAd', 'workspace'] as const) {
    await page.keyboard.press('Alt+n');
    await expectPage(page, id);
  }
  await passWorkspace(page);
  await page.keyboard.press('Alt+s');
  await expectPage(page, 'summary');
  await page.keyboard.press('Alt+e');
  await waitForCompletion(page);
  await page.keyboard.press('Escape');
  await expectRecreated(page);
});
