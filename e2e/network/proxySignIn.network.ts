import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { proxyTexts } from '../../shared/strings/proxySignIn.ts';
import { connectByCalls } from '../connectByCalls.ts';
import { expectFailure } from '../failures/expectFailure.ts';
import { startAndWait } from '../secondStart.ts';
import { realToAzureAd } from '../wizardReal.ts';
import { button, passAzureAd, verify as typeAndVerify } from '../wizardSteps.ts';
import { arm, diagnose, entra, rowOf, verify } from './calls.ts';
import { expect, systemVariables, test, throughSquid } from './fixture.ts';
import { realm } from './squid.ts';

const account = { user: 'CONTOSO\\anna', password: 'Canary~proxy+pass/word' };

const question = (page: Page) => page.getByRole('alertdialog', { name: proxyTexts.title });

/** Types what the proxy asks for, by keyboard. */
async function answer(page: Page, user: string, password: string): Promise<void> {
  await question(page).getByLabel(proxyTexts.user).fill(user);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

test('a proxy that wants a user name and password is answered by a person', async ({
  cloud,
  squid,
  launchIn,
  userDataDir,
}) => {
  const { port, connects } = await squid({ account });
  const proxy = `127.0.0.1:${port}`;
  const home = await cloud.homeThatTrusts(cloud.authority.caPem);
  const system = { home, proxy: throughSquid(port) };
  const { app, page } = await launchIn(system);
  await realToAzureAd(page);

  // Cancel is the failure, with its text.
  await typeAndVerify(page);
  await expect(question(page)).toContainText(proxyTexts.asks({ proxy }));
  await expect(question(page)).toContainText(proxyTexts.says({ realm }));
  await expect(question(page)).toContainText(proxyTexts.readable);
  await page.keyboard.press('Escape');
  await expect(question(page)).toBeHidden();
  await expectFailure(page, { code: 'proxyCredentials', facts: { host: entra, reference: proxy } });
  expect(await connects()).toContain(`${entra}:443 407`);

  // Wrong ones are told as wrong, and asked for again; the right ones hold from then on.
  await expect(async () => {
    await button(page, 'Verify').click();
    await expect(question(page)).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await expect(question(page)).not.toContainText(proxyTexts.refused);
  await answer(page, account.user, 'wrong');
  await expect(question(page)).toContainText(proxyTexts.refused);
  await expect(question(page).getByLabel(proxyTexts.password)).toHaveValue('');
  await answer(page, account.user, account.password);
  await expect(question(page)).toBeHidden();

  await passAzureAd(page);
  expect(await page.content()).not.toContain(account.password);
  expect(cloud.tunnels).toContain(entra);
  await connectByCalls(page, ['PS100014']);
  const rows = await diagnose(page);
  expect(rowOf(rows, arm, 'connection')).toMatchObject({ finding: 'connectionThroughProxy' });
  await expect(question(page)).toBeHidden();
  await app.close();

  // Without a window nobody can be asked, and what was typed is nowhere any more.
  const out = join(userDataDir, 'result.json');
  const ended = await startAndWait(
    [`--user-data-dir=${userDataDir}`, '--sync', `--out=${out}`],
    systemVariables(cloud, system),
  );
  expect(ended).toEqual({ code: 1, stderr: '' });
  expect(await writtenIn(userDataDir, /"code": ?"proxyCredentials"/)).not.toEqual([]);
  expect(await writtenIn(userDataDir, /"answer": ?"nobody"/)).not.toEqual([]);
  expect(await writtenIn(userDataDir, /Canary~proxy|CONTOSO\\+anna/)).toEqual([]);
});

test('a proxy with a better way of signing in is not warned of', async ({ cloud, squid, launchIn }) => {
  const digest = { user: 'anna', password: account.password, digest: true };
  const { port } = await squid({ account: digest });
  const home = await cloud.homeThatTrusts(cloud.authority.caPem);
  const { page } = await launchIn({ home, proxy: throughSquid(port) });
  const verified = verify(page);
  await expect(question(page)).toContainText(proxyTexts.kept);
  await expect(question(page)).not.toContainText(proxyTexts.readable);
  await answer(page, digest.user, digest.password);
  expect(await verified).toBeUndefined();
});

/** Files below the app's data folder, the browser's among them, in which it stands. */
async function writtenIn(folder: string, pattern: RegExp): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile()) continue;
    if (pattern.test(await readFile(path, 'latin1'))) found.push(path);
  }
  return found;
}
