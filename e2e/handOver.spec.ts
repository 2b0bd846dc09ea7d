import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright/test';
import type {} from '../renderer/oms.d.ts';
import { azureAdTexts } from '../shared/strings/azureAd.ts';
import { connectionTexts } from '../shared/strings/start.ts';
import { secretTroubleTexts, updateSecretTexts } from '../shared/strings/updateSecret.ts';
import { connectByCalls } from './connectByCalls.ts';
import { PATIENCE_MS, waitForRun } from './connectionSteps.ts';
import type {} from './failures/simulatedApp.ts';
import { test as base, expect, pageOf } from './fixture.ts';
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

interface Place {
  readonly app: ElectronApplication;
  readonly page: Page;
}

interface TwoAccounts {
  /** Its app runs; its last sync stopped, as the secret has ended. */
  readonly owner: Place & { readonly account: string };
  /** Started just now, for the first time. */
  readonly helpdesk: Place;
}

const test = base.extend<{ readonly accounts: TwoAccounts }>({
  accounts: async ({ launchApp, userDataDir }, use) => {
    const start = async (domain: string): Promise<Place> => {
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
    await countActs(helpdesk.page);
    await use({ owner: { ...owner, account }, helpdesk });
  },
});

interface Acts {
  clicks: number;
  pastes: number;
}

const countActs = (page: Page) =>
  page.evaluate(() => {
    const acts: Acts = { clicks: 0, pastes: 0 };
    Object.assign(globalThis, { acts });
    // A key that presses a button is a click as well; only a pointer has a place.
    document.addEventListener('click', ({ detail }) => (acts.clicks += detail > 0 ? 1 : 0), true);
    document.addEventListener('paste', () => (acts.pastes += 1), true);
  });
const acts = (page: Page) => page.evaluate(() => (globalThis as unknown as { acts: Acts }).acts);

/** The timer of the owner’s app looks into the inbox each minute; a computer that wakes up looks at once. */
const minutePasses = ({ app }: Place) =>
  app.evaluate(({ powerMonitor }) => void (powerMonitor as unknown as NodeJS.EventEmitter).emit('resume'));

async function expectMended({ owner, helpdesk: { page } }: TwoAccounts): Promise<void> {
  await expect(pane(page)).toBeHidden();
  await expect(page.getByText(secretTroubleTexts.waiting(owner.account))).toBeVisible();
  await minutePasses(owner);
  // Neither window is touched: the one syncs by itself, the other looks for it by itself.
  const said = `${owner.account} took the new secret at `;
  await expect(page.getByText(said)).toContainText('and synced: 1 computer group is in step with PS1.', {
    timeout: PATIENCE_MS,
  });
  await expect(owner.page.getByText('1 computer group is in step with PS1')).toBeVisible();
}

test('three clicks and one paste under a second account, and the first one’s sync succeeds by itself', async ({
  accounts,
}) => {
  test.setTimeout(120_000);
  const { owner, helpdesk } = accounts;
  const { page } = helpdesk;
  await button(page, updateSecretTexts.open).click();
  await expect(secretBox(page)).toBeFocused();
  await expect(pane(page)).toContainText(updateSecretTexts.note(owner.account));
  await paste(page, NEW_SECRET);
  await inPane(page, azureAdTexts.verify).click();
  await expectVerified(page);
  await inPane(page, updateSecretTexts.handOver).click();
  await expectMended(accounts);
  // The budget is five clicks and one paste.
  expect(await acts(page)).toEqual({ clicks: 3, pastes: 1 });
});

test('the same by keyboard alone', async ({ accounts }) => {
  test.setTimeout(120_000);
  const { page } = accounts.helpdesk;
  // A letter leads to what is there: the page has just been opened.
  await expect(button(page, updateSecretTexts.open)).toBeVisible();
  await page.keyboard.press('Alt+u');
  await expect(secretBox(page)).toBeFocused();
  await paste(page, NEW_SECRET);
  await page.keyboard.press('Enter');
  await expectVerified(page);
  await page.keyboard.press('Alt+s');
  await expectMended(accounts);
  expect(await acts(page)).toEqual({ clicks: 0, pastes: 1 });
});
