import { readFile, writeFile } from 'node:fs/promises';
import type {} from '../renderer/oms.d.ts';
import { appError } from '../shared/errors.ts';
import { errorText } from '../shared/strings/errors.ts';
import { summaryTexts } from '../shared/strings/summary.ts';
import { workspaceTexts } from '../shared/strings/workspace.ts';
import { arm, test } from './failures/simulatedApp.ts';
import { expect } from './fixture.ts';
import { button, passWorkspace } from './wizardSteps.ts';
import { toSummary, toWorkspace } from './wizardWays.ts';

/** The optional write check, as a person sees it: consent, live size, result, and what may come between. */

test('says before what it writes, shows the size in hand, and tells the result', async ({ app, page }) => {
  await toWorkspace(page);
  await passWorkspace(page);
  await expect(page.getByText(workspaceTexts.measureConsent('law-contoso-hq'))).toBeVisible();
  await arm(app, {
    service: 'arm',
    method: 'PUT',
    path: 'configmgr_probe',
    effect: { kind: 'delay', inMs: 1500 },
  });
  await button(page, workspaceTexts.measure).click();
  await expect(page.getByText(workspaceTexts.measuringSize(16))).toBeVisible();
  await expect(page.getByText(workspaceTexts.measureWhole(512))).toBeVisible({ timeout: 60_000 });
  const left = await app.evaluate(() => {
    const groups = globalThis.practiceSimulator.azure.tenants
      .flatMap((tenant) => [...tenant.subscriptions])
      .flatMap((subscription) => [...subscription.resourceGroups.values()]);
    const searches = groups
      .flatMap((group) => [...group.workspaces.values()])
      .flatMap((workspace) => [...workspace.savedSearches.keys()]);
    return searches.filter((name) => name.includes('probe'));
  });
  expect(left).toEqual([]);
});

test('Stop ends it, and a lock is told with its own text', async ({ app, page }) => {
  await toWorkspace(page);
  await passWorkspace(page);
  await arm(app, {
    service: 'arm',
    method: 'PUT',
    path: 'configmgr_probe',
    effect: { kind: 'delay', inMs: 3000 },
  });
  await button(page, workspaceTexts.measure).click();
  await expect(page.getByText(workspaceTexts.measuringSize(16))).toBeVisible();
  await button(page, workspaceTexts.measureStop).click();
  await expect(page.getByText(workspaceTexts.measureStopped)).toBeVisible({ timeout: 15_000 });
  await arm(app, {
    service: 'arm',
    method: 'PUT',
    path: 'configmgr_probe',
    effect: {
      kind: 'status',
      status: 409,
      headers: { 'Content-Type': 'application/json' },
      body: '{"error":{"code":"ScopeLocked","message":"The scope is locked."}}',
    },
  });
  await button(page, workspaceTexts.measureAgain).click();
  await expect(page.getByText(errorText(appError('scopeLocked')).title)).toBeVisible();
});

test('the summary is saved as text, every collection by name and ID', async ({ app, page, userDataDir }) => {
  await toSummary(page);
  const path = `${userDataDir}/summary.txt`;
  await writeFile(path, '');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
  await button(page, summaryTexts.save).click();
  await expect.poll(() => readFile(path, 'utf8')).toContain('PS100014');
  const text = await readFile(path, 'utf8');
  expect(text).toContain('law-contoso-hq');
  expect(text).not.toContain('practice-only');
});
