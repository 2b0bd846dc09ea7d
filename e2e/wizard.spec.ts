import type { Page } from 'playwright/test';
import type {} from '../renderer/oms.d.ts';
import { practice } from '../shared/practice.ts';
import { azureAdTexts } from '../shared/strings/azureAd.ts';
import { collectionTexts, pickerTexts } from '../shared/strings/collections.ts';
import { fieldIssues } from '../shared/strings/fields.ts';
import { generalTexts } from '../shared/strings/general.ts';
import { cancelTexts, wizardTexts } from '../shared/strings/pages.ts';
import { completionTexts } from '../shared/strings/progress.ts';
import { startTexts } from '../shared/strings/start.ts';
import { summaryTexts } from '../shared/strings/summary.ts';
import { workspaceTexts } from '../shared/strings/workspace.ts';
import { practiceApps } from '../simulator/azure/practiceApps.ts';
import { expect, test } from './fixture.ts';
import {
  addPicked,
  button,
  expectPage,
  next,
  openPicker,
  openPractice,
  passAzureAd,
  passGeneral,
  passWorkspace,
  pickCollections,
  verify,
  waitForCompletion,
} from './wizardSteps.ts';

/** The wizard in practice mode, by what stands on the screen. */

const collections = ['PS100014', 'PS100032'] as const;
const reason = (page: Page) => page.locator('#wizard-why');
const secretBox = (page: Page) => page.locator('input[type=password]');

async function toAzureAd(page: Page): Promise<void> {
  await openPractice(page);
  await passGeneral(page);
  await next(page);
  await expectPage(page, 'azureAd');
}

async function toWorkspace(
  page: Page,
  app: { clientId: string; clientSecret: string } = practice,
): Promise<void> {
  await toAzureAd(page);
  await passAzureAd(page, { clientId: app.clientId, clientSecret: app.clientSecret });
  await next(page);
  await expectPage(page, 'workspace');
}

async function toSummary(page: Page): Promise<void> {
  await toWorkspace(page);
  await passWorkspace(page);
  await next(page);
  await expectPage(page, 'collections');
  await openPicker(page);
  await pickCollections(page, collections);
  await addPicked(page, collections.length);
  await next(page);
  await expectPage(page, 'summary');
}

test('leads from the start page to a connection whose groups can be used', async ({ page }) => {
  await expect(page.getByRole('heading', { name: startTexts.emptyTitle })).toBeVisible();
  await toSummary(page);
  await expect(page.getByText(wizardTexts.practiceBadge).first()).toBeAttached();
  await expect(page.getByText('2 computer groups in law-contoso-hq')).toBeVisible();
  await expect(page.getByText('Verified, not shown.')).toBeVisible();
  await button(page, wizardTexts.addConnection).click();
  await waitForCompletion(page);
  await expect(
    page.getByText('2 device collections are now computer groups in law-contoso-hq'),
  ).toBeVisible();
  await expect(page.getByText(/^Heartbeat \| where Computer in~ \(CM_PS1_PS1000(14|32)\)$/)).toBeVisible();
  await expect(page).toHaveTitle('Completion – Add OMS Connection Wizard');
  await button(page, wizardTexts.close).click();
  await expect(page.getByRole('heading', { name: startTexts.listTitle(1) })).toBeVisible();
  await expect(page.getByText(/^Done, today at .* 2 groups created\.$/)).toBeVisible();
});

test('syncs again from the start page, and says that nothing changed', async ({ page }) => {
  await toSummary(page);
  await button(page, wizardTexts.addConnection).click();
  await waitForCompletion(page);
  await button(page, wizardTexts.close).click();
  await button(page, 'Sync now').click();
  await expect(page.getByText(/^Done, today at .* No changes\.$/)).toBeVisible({ timeout: 30_000 });
});

test.describe('a sign-in that Azure refuses', () => {
  const cases = [
    [
      'wrong secret',
      practice.clientId,
      'Wrong~secret',
      'The client secret was not accepted',
      'AADSTS7000215',
    ],
    [
      'expired',
      practiceApps.expiredSecret.clientId,
      practiceApps.expiredSecret.clientSecret,
      'The client secret has expired',
      'AADSTS7000222',
    ],
    [
      'disabled app',
      practiceApps.disabled.clientId,
      practiceApps.disabled.clientSecret,
      'is switched off in this tenant',
      'AADSTS7000112',
    ],
    [
      'policy',
      practiceApps.conditionalAccess.clientId,
      practiceApps.conditionalAccess.clientSecret,
      'A Conditional Access policy blocks this sign-in',
      'AADSTS53003',
    ],
    [
      'foreign app',
      practiceApps.foreign.clientId,
      practiceApps.foreign.clientSecret,
      'does not know this client ID',
      'AADSTS700016',
    ],
  ] as const;
  for (const [name, clientId, clientSecret, title, code] of cases) {
    test(name, async ({ page }) => {
      await toAzureAd(page);
      await verify(page, { clientId, clientSecret });
      await expect(page.getByText(title)).toBeVisible();
      await expect(page.getByText(code, { exact: true })).toBeVisible();
      await expect(page.getByText(azureAdTexts.refused)).toBeVisible();
      await expect(button(page, wizardTexts.next)).toBeDisabled();
      await expect(reason(page)).toHaveText(/^To go on, /);
    });
  }

  test('an expired secret puts the focus into its box and is mended there', async ({ page }) => {
    await toAzureAd(page);
    await verify(page, practiceApps.expiredSecret);
    await expect(page.getByText('Expired. Paste the Value of a new secret.')).toBeVisible();
    await expect(secretBox(page)).toBeFocused();
    await expect(reason(page)).toHaveText('To go on, paste a new client secret key.');
    await passAzureAd(page);
    await expect(page.getByText('The client secret has expired')).toBeHidden();
  });

  test('a secret that is still too new is accepted later without another act', async ({ page }) => {
    await toAzureAd(page);
    await verify(page, practiceApps.newSecret);
    const outcome = page
      .getByText('The client secret was not accepted')
      .or(page.getByText(azureAdTexts.verified));
    await expect(outcome.first()).toBeVisible();
    await expect(page.getByText(azureAdTexts.verified)).toBeVisible({ timeout: 40_000 });
  });
});

test('shows when the secret expires where Microsoft Entra ID tells it', async ({ page }) => {
  await toAzureAd(page);
  await passAzureAd(page, practiceApps.graphPermitted);
  await expect(page.getByText(azureAdTexts.expiresFromGraph)).toBeVisible();
  await expect(page.getByText(azureAdTexts.renewSoon)).toBeVisible();
  await expect(page.getByText(/^Good for 20 days, until /)).toBeVisible();
});

test.describe('an app that may not do enough', () => {
  test('without a role the lists are empty, and the page says why', async ({ page }) => {
    await toWorkspace(page, practiceApps.noRole);
    await expect(
      page.getByText('The lists are empty because the app has no role in Azure yet'),
    ).toBeVisible();
    await expect(page.getByText(workspaceTexts.stepWait)).toBeVisible();
    await expect(button(page, workspaceTexts.lookAgain)).toBeVisible();
    await expect(reason(page)).toHaveText('To go on, choose a workspace or type its IDs.');
  });

  test('a typed workspace is checked at Next, and its refusal is explained', async ({ page }) => {
    await toWorkspace(page, practiceApps.noRole);
    await page.getByLabel(workspaceTexts.subscription).fill(practice.subscriptionId);
    await page.getByLabel(workspaceTexts.resourceGroup).fill(practice.resourceGroup);
    await page.getByLabel(workspaceTexts.workspace).fill(practice.workspace);
    await next(page);
    await expect(page.getByText('AuthorizationFailed')).toBeVisible();
    await expectPage(page, 'workspace');
    await expect(page.getByLabel(workspaceTexts.workspace)).toHaveValue(practice.workspace);
  });

  test('with Reader the permission row stops the wizard', async ({ page }) => {
    await toWorkspace(page, practiceApps.reader);
    await expect(page.getByText('The app may not write saved searches in this workspace')).toBeVisible();
    await expect(button(page, wizardTexts.next)).toBeDisabled();
  });
});

test('keeps what was typed on the way back and forth', async ({ page }) => {
  await toWorkspace(page);
  await passWorkspace(page);
  await button(page, wizardTexts.previous).click();
  await expectPage(page, 'azureAd');
  await expect(page.getByLabel(azureAdTexts.tenant).first()).toHaveValue(practice.tenantId);
  await expect(secretBox(page)).toHaveValue(practice.clientSecret);
  await expect(page.getByText(azureAdTexts.verified)).toBeVisible();
  await next(page);
  await passWorkspace(page);
});

test('an Edit link leads to its page and Next straight back', async ({ page }) => {
  await toSummary(page);
  await page.getByRole('button', { name: summaryTexts.editOf('General') }).click();
  await expectPage(page, 'general');
  await next(page);
  await expectPage(page, 'summary');
});

test('takes a paste in without what it brought along', async ({ page }) => {
  await toAzureAd(page);
  const paste = (text: string) =>
    page.evaluate((value) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', value);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, text);
  await secretBox(page).focus();
  await paste(`${practice.clientSecret}\r\n`);
  await expect(secretBox(page)).toHaveValue(practice.clientSecret);
  await expect(page.getByText('Removed a line break from the pasted text.')).toBeVisible();
  await secretBox(page).fill(practice.clientId);
  await page.getByLabel(azureAdTexts.tenant).first().focus();
  await expect(page.getByText(fieldIssues.secretLooksLikeId.atField)).toBeVisible();
});

test('hides a shown secret when its box is left, and gives it up after the commit', async ({ page }) => {
  await toAzureAd(page);
  await secretBox(page).fill(practice.clientSecret);
  await button(page, azureAdTexts.showSecret).click();
  await expect(button(page, azureAdTexts.hideSecret)).toBeVisible();
  await page.getByLabel(azureAdTexts.secret, { exact: false }).first().focus();
  await page.getByLabel(azureAdTexts.tenant).first().focus();
  await expect(secretBox(page)).toHaveValue(practice.clientSecret);
  await page.reload();
  await toSummary(page);
  await button(page, wizardTexts.addConnection).click();
  await waitForCompletion(page);
  expect(await page.content()).not.toContain(practice.clientSecret);
});

test('asks before it throws away what was typed', async ({ page }) => {
  await toAzureAd(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: startTexts.emptyTitle })).toBeVisible();
  await toAzureAd(page);
  await page.getByLabel(azureAdTexts.tenant).first().fill('contoso.com');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog', { name: cancelTexts.title })).toBeVisible();
  await expect(button(page, cancelTexts.stay)).toBeFocused();
  await page.keyboard.press('Enter');
  await expectPage(page, 'azureAd');
  await expect(page.getByLabel(azureAdTexts.tenant).first()).toHaveValue('contoso.com');
  await expect(page.getByLabel(azureAdTexts.tenant).first()).toBeFocused();
});

test('the picker keeps the selection under a filter and counts it', async ({ page }) => {
  await toWorkspace(page);
  await passWorkspace(page);
  await next(page);
  await openPicker(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await pickCollections(page, ['PS100014']);
  await dialog.getByRole('searchbox').fill('windws');
  await expect(dialog.getByText(pickerTexts.nothingFound('windws'))).toBeVisible();
  await expect(dialog.getByRole('button', { name: pickerTexts.add(1) })).toBeEnabled();
  await dialog.getByRole('searchbox').fill('Windows 11');
  const head = dialog.getByRole('columnheader').getByRole('checkbox');
  await head.check();
  const rows = await dialog.getByRole('row').count();
  await expect(dialog.getByRole('button', { name: pickerTexts.add(rows) })).toBeEnabled();
  await dialog.getByRole('button', { name: pickerTexts.add(rows) }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('row').nth(1).click();
  await button(page, collectionTexts.remove(1)).click();
  await expect(page.getByText(new RegExp(`^${rows - 1} collections, `))).toBeVisible();
});

test('a window that is loaded again shows its connection', async ({ page }) => {
  await toSummary(page);
  await button(page, wizardTexts.addConnection).click();
  await page.reload();
  const progress = page.getByRole('heading', { level: 1, name: /^(Progress|Completion)$/ });
  const start = page.getByRole('heading', { name: startTexts.listTitle(1) });
  await expect(progress.or(start)).toBeVisible();
});

test('works with the keyboard alone', async ({ page }) => {
  /** Tabs until the control has the focus; a control that cannot be reached fails the test. */
  const tabTo = async (name: string | RegExp) => {
    for (let presses = 0; presses < 40; presses += 1) {
      const label = await page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement)) return '';
        const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
        return (element.getAttribute('aria-label') ?? labels[0]?.innerText ?? element.innerText).trim();
      });
      const found = typeof name === 'string' ? label.split('\n')[0] === name : name.test(label);
      if (found) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Not reached with the tab key: ${name}`);
  };
  const press = async (name: string | RegExp, key = 'Enter') => {
    await tabTo(name);
    await page.keyboard.press(key);
  };
  await expect(page.getByRole('heading', { name: startTexts.emptyTitle })).toBeVisible();
  await press(startTexts.practice);
  await expectPage(page, 'general');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await press(generalTexts.check);
  await expect(button(page, generalTexts.checkAgain)).toBeVisible();
  await press(wizardTexts.next);
  await expectPage(page, 'azureAd');
  await press(azureAdTexts.usePractice);
  await tabTo(azureAdTexts.secret);
  // Enter in a box is the default button: it verifies and goes on.
  await page.keyboard.press('Enter');
  await expectPage(page, 'workspace');
  await passWorkspace(page);
  await press(wizardTexts.next);
  await expectPage(page, 'collections');
  await press(collectionTexts.add);
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('windows server');
  await expect(page.getByRole('dialog').getByRole('row').nth(1)).toContainText('Windows Server');
  await tabTo(/^Windows Server/);
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await press(pickerTexts.add(2));
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(button(page, collectionTexts.add)).toBeFocused();
  await press(wizardTexts.next);
  await expectPage(page, 'summary');
  await press(wizardTexts.addConnection);
  await waitForCompletion(page);
  await expect(page.getByRole('heading', { name: completionTexts.lead })).toBeVisible();
  await press(wizardTexts.close);
  await expect(page.getByRole('heading', { name: startTexts.listTitle(1) })).toBeVisible();
});
