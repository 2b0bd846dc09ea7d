import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { practice } from '../shared/practice.ts';
import { azureAdTexts } from '../shared/strings/azureAd.ts';
import { exchangeTexts, takeOverTexts } from '../shared/strings/exchange.ts';
import { mnemonics } from '../shared/strings/mnemonics.ts';
import { propertiesTexts } from '../shared/strings/properties.ts';
import { connectionTexts, startTexts } from '../shared/strings/start.ts';
import { updateSecretTexts } from '../shared/strings/updateSecret.ts';
import { connectByCalls } from './connectByCalls.ts';
import { waitForRun } from './connectionSteps.ts';
import { expect, pageOf, test } from './fixture.ts';
import { paste } from './secretSteps.ts';
import { stubDialogs } from './stubDialogs.ts';
import { button } from './wizardSteps.ts';

/** A connection that goes to another computer, and one that another account of the same computer takes over. */

const inStep = (page: Page) => page.getByText('1 computer group is in step with PS1');

test('a connection is exported, and imported where there is none yet, by mouse', async ({
  launchApp,
  userDataDir,
}) => {
  test.setTimeout(120_000);
  const path = join(userDataDir, 'connection.json');
  const start = async (name: string) => {
    const app = await launchApp([`--user-data-dir=${join(userDataDir, name)}`, '--simulated-network']);
    await stubDialogs(app, path);
    return pageOf(app);
  };
  const old = await start('old');
  await connectByCalls(old, ['PS100014']);
  await old.reload();
  await button(old, connectionTexts.more(practice.workspace)).click();
  await old.getByRole('menuitem', { name: exchangeTexts.export }).click();
  await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toContain('PS100014');
  expect(await readFile(path, 'utf8')).not.toContain(practice.clientSecret.slice(3));

  const page = await start('new');
  await expect(page.getByRole('heading', { name: startTexts.emptyTitle })).toBeVisible();
  await button(page, exchangeTexts.open).click();
  const pane = page.getByRole('dialog', { name: exchangeTexts.title });
  await expect(pane).toContainText('PS1, Contoso Primary');
  await expect(pane.getByRole('radio', { name: exchangeTexts.takeOver })).toBeChecked();
  await pane.getByLabel(updateSecretTexts.paste).click();
  await paste(page, practice.clientSecret);
  await pane.getByRole('button', { name: azureAdTexts.verify }).click();
  await expect(pane.getByText(azureAdTexts.verified)).toBeVisible();
  await waitForRun(page, () => pane.getByRole('button', { name: exchangeTexts.save }).click());
  await expect(pane).toBeHidden();
  await expect(inStep(page)).toBeVisible();
});

test('another account takes a connection over, by keyboard', async ({ launchApp, userDataDir }) => {
  test.setTimeout(120_000);
  const start = async (domain: string) =>
    pageOf(
      await launchApp(
        [
          `--user-data-dir=${join(userDataDir, domain)}`,
          `--shared-data-dir=${join(userDataDir, 'shared')}`,
          '--simulated-network',
        ],
        // The user’s own name is the same: accounts differ by their domain here.
        { USERDOMAIN: domain },
      ),
    );
  const owner = await start('CONTOSO');
  await connectByCalls(owner, ['PS100014']);
  await owner.reload();

  const page = await start('SUCCESSOR');
  const { keyboard } = page;
  const alt = (id: keyof typeof mnemonics) => keyboard.press(`Alt+${mnemonics[id]}`);
  await button(page, propertiesTexts.open).press('Enter');
  await expect(page.getByRole('tab', { name: propertiesTexts.tabs.general })).toBeVisible();
  await alt('tabGeneral');
  await expect(button(page, takeOverTexts.open)).toBeVisible();
  await alt('syncHere');
  const pane = page.getByRole('dialog', { name: takeOverTexts.title });
  await expect(pane.getByLabel(updateSecretTexts.paste)).toBeFocused();
  await paste(page, practice.clientSecret);
  await alt('verify');
  await expect(pane.getByText(azureAdTexts.verified)).toBeVisible();
  await waitForRun(page, () => alt('takeOver'));
  await expect(pane).toBeHidden();
  await expect(page.getByText(/SUCCESSOR\\.*syncs this connection from now on/)).toBeVisible();
  await expect(button(page, takeOverTexts.open)).toBeHidden();

  await owner.keyboard.press('F5');
  await expect(owner.getByText(/^Sealed for SUCCESSOR/)).toBeVisible();
});
