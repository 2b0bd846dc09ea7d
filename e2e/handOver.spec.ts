import { join } from 'node:path';
import type {} from '../renderer/oms.d.ts';
import { azureAdTexts } from '../shared/strings/azureAd.ts';
import { connectionTexts } from '../shared/strings/start.ts';
import { secretTroubleTexts, updateSecretTexts } from '../shared/strings/updateSecret.ts';
import { connectByCalls } from './connectByCalls.ts';
import { waitForRun } from './connectionSteps.ts';
import type {} from './failures/simulatedApp.ts';
import { expect, pageOf, test } from './fixture.ts';
import {
  createSecret,
  endSecrets,
  expectVerified,
  inPane,
  NEW_SECRET,
  pane,
  paste,
  secretBox,
} from './secretSteps.ts';
import { button } from './wizardSteps.ts';

/** Helpdesk, under its own Windows account, mends a connection that another account syncs. */

test('a new secret is pasted under a second account, and the first one’s sync succeeds with it', async ({
  launchApp,
  userDataDir,
}) => {
  test.setTimeout(120_000);
  const start = async (domain: string) => {
    const app = await launchApp(
      [
        `--user-data-dir=${join(userDataDir, domain)}`,
        `--shared-data-dir=${join(userDataDir, 'shared')}`,
        '--simulated-network',
      ],
      // The user’s own name is the same: accounts differ by their domain here.
      { USERDOMAIN: domain },
    );
    return { app, page: await pageOf(app) };
  };
  const owner = await start('CONTOSO');
  await connectByCalls(owner.page, ['PS100014']);
  const account = await owner.page.evaluate(async () => {
    const info = await window.oms.getAppInfo({});
    return info.ok ? info.value.account : info.error.code;
  });
  await endSecrets(owner.app, -3);
  await owner.page.reload();
  await waitForRun(owner.page, () => button(owner.page, connectionTexts.syncNow).click());

  const helpdesk = await start('HELPDESK');
  // Each app has an Azure of its own here; what is created in the portal is known to both.
  for (const { app } of [owner, helpdesk]) await createSecret(app);
  const { page } = helpdesk;
  await button(page, updateSecretTexts.open).click();
  await expect(secretBox(page)).toBeFocused();
  await expect(pane(page)).toContainText(updateSecretTexts.note(account));
  await paste(page, NEW_SECRET);
  await inPane(page, azureAdTexts.verify).click();
  await expectVerified(page);
  await inPane(page, updateSecretTexts.handOver).click();
  await expect(pane(page)).toBeHidden();
  await expect(page.getByText(secretTroubleTexts.waiting(account))).toBeVisible();

  await waitForRun(owner.page, () => button(owner.page, connectionTexts.syncNow).click());
  await expect(owner.page.getByText('1 computer group is in step with PS1')).toBeVisible();
  await page.keyboard.press('F5');
  await expect(page.getByText('1 computer group is in step with PS1')).toBeVisible();
});
