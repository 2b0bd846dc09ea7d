import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import type {} from '../../renderer/oms.d.ts';
import { practice } from '../../shared/practice.ts';
import { pageNames, wizardTexts } from '../../shared/strings/pages.ts';
import { progressTexts, stepNames, stepStates } from '../../shared/strings/progress.ts';
import { startTexts } from '../../shared/strings/start.ts';
import { summaryTexts } from '../../shared/strings/summary.ts';
import { workspaceTexts } from '../../shared/strings/workspace.ts';
import { realToSummary } from '../wizardReal.ts';
import { button, expectPage, next, waitForCompletion } from '../wizardSteps.ts';
import { expectFailure, expectTitle } from './expectFailure.ts';
import { arm, disarm, LASTING, test } from './simulatedApp.ts';

/** What keeps a connection from being saved, and what may have happened to it since. */

test('Windows does not seal the secret: nothing is saved, and Retry saves it', async ({
  app,
  page,
  userDataDir,
}) => {
  await realToSummary(page, ['PS100014']);
  await app.evaluate(({ safeStorage }) => {
    const works = safeStorage.encryptStringAsync.bind(safeStorage);
    Object.assign(globalThis, { sealAgain: () => Object.assign(safeStorage, { encryptStringAsync: works }) });
    safeStorage.encryptStringAsync = async () => {
      throw new Error('The key store is closed');
    };
  });
  await button(page, wizardTexts.addConnection).click();
  const info = await page.evaluate(() => window.oms.getAppInfo({}));
  const account = info.ok ? info.value.account : '';
  await expectFailure(page, { code: 'secretNotSaved', facts: { account } });
  await expect(
    page
      .getByRole('row')
      .filter({ hasText: stepNames.saveConnection })
      .getByText(stepStates.failed, { exact: true }),
  ).toBeVisible();
  expect(await filesBelow(join(userDataDir, 'shared'))).not.toContainEqual(
    expect.stringContaining('connection.json'),
  );
  await app.evaluate(() => (globalThis as unknown as { sealAgain: () => void }).sealAgain());
  await button(page, wizardTexts.retryFromHere).click();
  await waitForCompletion(page);
});

test('files that cannot be written or read stop the commit, and nothing chosen is lost', async ({
  page,
  userDataDir,
}) => {
  const shared = join(userDataDir, 'shared');
  const installation = join(shared, 'installation.json');
  await realToSummary(page, ['PS100014']);
  await rm(shared, { recursive: true, force: true });
  // A link that leads nowhere: the folder can neither be read nor be made, whoever runs the test.
  await symlink(join(userDataDir, 'gone', 'gone'), shared);
  await button(page, wizardTexts.addConnection).click();
  await expectTitle(page, { code: 'fileNotWritable' });
  await expectPage(page, 'summary');
  await expect(page.getByText(practice.workspace).first()).toBeVisible();

  await rm(shared);
  await writeFile(shared, 'in the way');
  await button(page, wizardTexts.addConnection).click();
  await expectFailure(page, { code: 'fileNotReadable', facts: { path: shared } });
  await expectPage(page, 'summary');

  await rm(shared);
  await mkdir(shared);
  await writeFile(installation, JSON.stringify({ schema: 99, installationId: 'x' }));
  await button(page, wizardTexts.addConnection).click();
  await expectTitle(page, { code: 'fileFromNewerVersion' });
  await expectPage(page, 'summary');

  await writeFile(installation, '{"schema":1,"install');
  await button(page, wizardTexts.addConnection).click();
  await expectTitle(page, { code: 'fileDamaged' });
  await expectPage(page, 'summary');

  await rm(shared, { recursive: true });
  await button(page, wizardTexts.addConnection).click();
  await waitForCompletion(page);
});

test('a workspace that was deleted since stops the commit, and another one takes its place', async ({
  app,
  page,
  userDataDir,
}) => {
  await realToSummary(page, ['PS100014']);
  await app.evaluate(
    (_electron, { group, name }) => {
      const subscription = globalThis.practiceSimulator.azure.tenants[0]?.subscriptions[0];
      const workspaces = subscription?.resourceGroups.get(group)?.workspaces;
      const found = workspaces?.get(name);
      if (workspaces === undefined || found === undefined) throw new Error('no such workspace');
      workspaces.delete(name);
      workspaces.set('law-contoso-new', { ...found, name: 'law-contoso-new', savedSearches: new Map() });
    },
    { group: practice.resourceGroup, name: practice.workspace },
  );
  await button(page, wizardTexts.addConnection).click();
  const { resourceGroup, workspace } = practice;
  await expectFailure(page, { code: 'workspaceNotFound', facts: { resourceGroup, workspace } });
  expect(await filesBelow(join(userDataDir, 'shared'))).not.toContainEqual(
    expect.stringContaining('connection.json'),
  );
  await page.locator('.fui-MessageBar').getByRole('button', { name: summaryTexts.edit }).click();
  await expectPage(page, 'workspace');
  await expect(page.getByRole('combobox', { name: workspaceTexts.workspace })).toBeFocused();
  await page.getByRole('combobox', { name: workspaceTexts.workspace }).fill('law-contoso-new');
  await page.keyboard.press('Tab');
  await next(page);
  await expectPage(page, 'summary');
  await button(page, wizardTexts.addConnection).click();
  await waitForCompletion(page);
});

test('a run that made nothing leads to another workspace without a second connection or secret', async ({
  app,
  page,
}) => {
  await realToSummary(page, ['PS100014']);
  await arm(app, {
    service: 'arm',
    method: 'PUT',
    times: LASTING,
    effect: {
      kind: 'status',
      status: 404,
      headers: { 'content-type': 'application/json' },
      body: '{"error":{"code":"ResourceNotFound","message":"The Resource was not found."}}',
    },
  });
  await button(page, wizardTexts.addConnection).click();
  const { resourceGroup, workspace } = practice;
  await expectFailure(page, { code: 'workspaceNotFound', facts: { resourceGroup, workspace } });
  await disarm(app);
  await button(page, progressTexts.backTo(pageNames.workspace.name)).click();
  await expectPage(page, 'workspace');
  await next(page);
  await expectPage(page, 'summary');
  await button(page, wizardTexts.addConnection).click();
  await waitForCompletion(page);
  await button(page, wizardTexts.close).click();
  await expect(page.getByRole('heading', { name: startTexts.listTitle(1) })).toBeVisible();
});

test('a connection or secret that disappeared meanwhile is said at Retry', async ({
  app,
  page,
  userDataDir,
}) => {
  await realToSummary(page, ['PS100014']);
  await arm(app, {
    service: 'arm',
    method: 'PUT',
    times: LASTING,
    effect: { kind: 'network', code: 'ENOTFOUND' },
  });
  await button(page, wizardTexts.addConnection).click();
  await expectPage(page, 'progress');
  await expect(button(page, wizardTexts.retryFromHere)).toBeEnabled();
  await disarm(app);
  const secrets = join(userDataDir, 'secrets.json');
  const sealed = await readFile(secrets);
  await rm(secrets);
  await button(page, wizardTexts.retryFromHere).click();
  const account = await page.evaluate(async () => {
    const info = await window.oms.getAppInfo({});
    return info.ok ? info.value.account : info.error.code;
  });
  await expectTitle(page, { code: 'secretNotHere', facts: { account } });
  await writeFile(secrets, sealed);

  const [connection] = (await filesBelow(join(userDataDir, 'shared'))).filter((path) =>
    path.endsWith('connection.json'),
  );
  if (connection === undefined) throw new Error('The connection was not saved');
  const before = await readFile(connection);
  await rm(connection);
  await button(page, wizardTexts.retryFromHere).click();
  await expectTitle(page, { code: 'connectionNotFound' });
  await writeFile(connection, before);
  await button(page, wizardTexts.retryFromHere).click();
  await waitForCompletion(page);
});

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
