import type { ElectronApplication, Page } from 'playwright/test';
import type {} from '../renderer/oms.d.ts';
import { practice } from '../shared/practice.ts';
import type { StepProgress } from '../shared/runModel.ts';
import { aboutAppTexts } from '../shared/strings/about.ts';
import { azureAdTexts } from '../shared/strings/azureAd.ts';
import { collectionTexts, pickerTexts } from '../shared/strings/collections.ts';
import { draftTexts } from '../shared/strings/draft.ts';
import { generalTexts } from '../shared/strings/general.ts';
import { howTo } from '../shared/strings/howTo.ts';
import { helpTexts } from '../shared/strings/pageHelp.ts';
import { cancelTexts, pageNames, wizardTexts } from '../shared/strings/pages.ts';
import { nowDoing } from '../shared/strings/progress.ts';
import { startTexts } from '../shared/strings/start.ts';
import { previewSentence, summaryTexts } from '../shared/strings/summary.ts';
import { workspaceTexts } from '../shared/strings/workspace.ts';
import { practiceApps } from '../simulator/azure/practiceApps.ts';
import { walkConnection } from './connectionScreens.ts';
import { walkExchange } from './exchangeScreens.ts';
import { expectTitle } from './failures/expectFailure.ts';
import type {} from './failures/simulatedApp.ts';
import { expect } from './fixture.ts';
import { walkMove } from './moveScreens.ts';
import { walkPasteResult, walkPrepareAzure } from './prepareScreens.ts';
import { walkProxyQuestion } from './proxyScreens.ts';
import type { ScreenName } from './screenNames.ts';
import { walkSupport } from './supportScreens.ts';
import { ANY, textPattern } from './textPattern.ts';
import { walkDiagnosis, walkVerdicts } from './troubleScreens.ts';
import * as wizard from './wizardSteps.ts';

/** Collections that fill the list: large and small ones, an empty one, names that are hard to write. */
export const shownCollections = [
  'PS100014',
  'PS100016',
  'PS100021',
  'PS100032',
  'PS100067',
  'PS100013',
  'PS1000A0',
  'PS1000A1',
  'PS1000A2',
  'PS1000A3',
  'PS1000B1',
  'PS100031',
] as const;

export type Visit = (screen: ScreenName) => Promise<void>;

const twelve = { create: 12, update: 0, unchanged: 0, memberships: 4_860, estimatedBytes: 0 };
const firstGroup: StepProgress = {
  id: 'writeGroups',
  state: 'running',
  facts: { written: 0, total: 12, name: ANY },
};

/** Long enough that a screen which passes by itself stands still while it is looked at. */
const HELD_MS = 20_000;

const { button } = wizard;

/**
 * Walks the whole app on the practice site and stops at each screen. The app is launched with the simulator at
 * hand (`--simulated-network`), since some states have to be provoked.
 */
export async function walkScreens(app: ElectronApplication, page: Page, visit: Visit): Promise<void> {
  await expect(page.getByRole('heading', { name: startTexts.emptyTitle })).toBeVisible();
  await visit('01-start');
  await button(page, aboutAppTexts.open).click();
  await expect(button(page, aboutAppTexts.openFolder(aboutAppTexts.folders.logs))).toBeVisible();
  await visit('01b-about');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: startTexts.emptyTitle })).toBeVisible();
  await walkSupport(page, visit);
  await general(app, page, visit);
  await azureAd(app, page, visit);
  await workspace(page, visit);
  await collections(page, visit);
  await run(app, page, visit);
  await walkConnection(app, page, visit);
  await walkExchange(app, page, visit);
  await walkMove(app, page, visit);
}

async function general(app: ElectronApplication, page: Page, visit: Visit): Promise<void> {
  await wizard.openPractice(page);
  await button(page, generalTexts.howToFor(generalTexts.prerequisites[0]?.title ?? '')).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await visit('02b-how-to');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog', { name: helpTexts.title(pageNames.general.name) })).toBeVisible();
  await visit('02c-help');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await walkPrepareAzure(page, visit);
  await putBelowAnotherSite(app, true);
  await button(page, generalTexts.check).click();
  await expect(page.getByText('cas01.contoso.com').first()).toBeVisible();
  await visit('02a-general-site-in-a-hierarchy');
  await putBelowAnotherSite(app, false);
  await wizard.passGeneral(page);
  await visit('02-general');
  await walkDiagnosis(app, page, visit);
  await walkProxyQuestion(app, page, visit);
}

/** Makes the practice site a child of a central administration site, or sets it free again. */
async function putBelowAnotherSite(app: ElectronApplication, below: boolean): Promise<void> {
  await app.evaluate((_electron, isBelow) => {
    type Site = { code: string; parent: string | null; name: string; server: string };
    const sites = globalThis.practiceSimulator.site.sites as unknown as Site[];
    const [own] = sites.filter((site) => site.code === 'PS1');
    if (own === undefined) throw new Error('The practice site is PS1.');
    own.parent = isBelow ? 'CAS' : null;
    if (isBelow) {
      const other = (code: string, name: string, server: string, parent: string | null) => ({
        ...own,
        code,
        name,
        server,
        parent,
      });
      sites.push(
        other('CAS', 'Contoso Central', 'cas01.contoso.com', null),
        other('PS2', 'Contoso Branches', 'cm02.contoso.com', 'CAS'),
      );
    } else {
      sites.splice(0, sites.length, own);
    }
  }, below);
}

async function azureAd(app: ElectronApplication, page: Page, visit: Visit): Promise<void> {
  await wizard.next(page);
  await wizard.expectPage(page, 'azureAd');
  await wizard.verify(page, practiceApps.expiredSecret);
  await expectTitle(page, { code: 'secretExpired' });
  await visit('03a-secret-expired');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog', { name: cancelTexts.title })).toBeVisible();
  await visit('03b-leave');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog', { name: cancelTexts.title })).toBeHidden();
  await walkPasteResult(page, visit);
  await wizard.passAzureAd(page, practiceApps.noRole);
  await button(page, azureAdTexts.whyUnknown).click();
  const why = page.getByRole('dialog', { name: howTo('expiry', {}).title });
  await expect(why).toBeVisible();
  await visit('03c-date-not-known');
  await page.keyboard.press('Escape');
  await expect(why).toBeHidden();
  await wizard.next(page);
  await wizard.expectPage(page, 'workspace');
  await expect(page.getByText(workspaceTexts.stepWait)).toBeVisible();
  await visit('04a-nothing-found');
  await walkVerdicts(app, page, visit, async (credentials) => {
    await button(page, wizardTexts.previous).click();
    await wizard.passAzureAd(page, credentials);
    await wizard.next(page);
    await wizard.expectPage(page, 'workspace');
  });
  await button(page, wizardTexts.previous).click();
  await wizard.passAzureAd(page, practiceApps.graphPermitted);
  await expect(page.getByText(azureAdTexts.expiresFromGraph)).toBeVisible();
  await visit('03-azure-active-directory');
}

async function workspace(page: Page, visit: Visit): Promise<void> {
  await wizard.next(page);
  await wizard.passWorkspace(page);
  await visit('04-oms-connection-configuration');
  await button(page, workspaceTexts.measure).click();
  await expect(page.getByText(workspaceTexts.measureWhole(512))).toBeVisible({ timeout: 60_000 });
  await visit('04b-write-check');
  await wizard.next(page);
}

async function collections(page: Page, visit: Visit): Promise<void> {
  await wizard.expectPage(page, 'collections');
  await visit('05a-no-collections');
  await wizard.openPicker(page);
  await wizard.pickCollections(page, shownCollections);
  await page.getByRole('searchbox', { name: pickerTexts.search }).fill('windows');
  await expect(page.getByRole('dialog').getByRole('row').nth(1)).toContainText('Windows');
  await visit('05b-picker');
  await wizard.addPicked(page, shownCollections.length);
  await expect(page.getByText(textPattern(collectionTexts.room(50_000, 1_500_000)))).toBeVisible();
  await visit('05-device-collections');
  await continueFromDraft(page, visit);
}

/** Loads the window again, goes on from the draft, and gives the secret once more. */
async function continueFromDraft(page: Page, visit: Visit): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const answer = await window.oms.readDraft({});
        return answer.ok ? answer.value.draft?.collections.length : undefined;
      }),
    )
    .toBe(shownCollections.length);
  await page.reload();
  await expect(page.getByRole('heading', { name: draftTexts.title })).toBeVisible();
  await visit('05c-continue');
  await button(page, draftTexts.continue).click();
  await wizard.expectPage(page, 'collections');
  await button(page, draftTexts.secretLink).click();
  await wizard.expectPage(page, 'azureAd');
  await wizard.passAzureAd(page, practiceApps.graphPermitted);
  await wizard.next(page);
  await wizard.passWorkspace(page);
  await wizard.next(page);
  await wizard.expectPage(page, 'collections');
  await wizard.next(page);
  await wizard.expectPage(page, 'summary');
  await expect(page.getByText(summaryTexts.previewTitle)).toBeVisible();
  await expect(page.getByText(textPattern(previewSentence(twelve, practice.workspace)))).toBeVisible();
  await visit('06-summary');
}

async function run(app: ElectronApplication, page: Page, visit: Visit): Promise<void> {
  // The first group is held up and then refused, so that the run stands still, and then stops.
  await app.evaluate(
    (_electron, inMs) =>
      globalThis.practiceSimulator.faults.add({
        service: 'arm',
        method: 'PUT',
        path: 'savedSearches',
        effect: { kind: 'delay', inMs },
      }),
    HELD_MS,
  );
  await app.evaluate(() =>
    globalThis.practiceSimulator.faults.add({
      service: 'arm',
      method: 'PUT',
      path: 'savedSearches',
      effect: {
        kind: 'status',
        status: 409,
        headers: { 'Content-Type': 'application/json' },
        body: '{"error":{"code":"ScopeLocked","message":"The scope is locked."}}',
      },
    }),
  );
  await button(page, wizardTexts.addConnection).click();
  await wizard.expectPage(page, 'progress');
  await expect(page.getByText(textPattern(nowDoing(firstGroup)))).toBeVisible();
  await visit('07-progress');
  await expect(button(page, wizardTexts.retryFromHere)).toBeVisible({ timeout: HELD_MS * 2 });
  await visit('07a-progress-stopped');
  await button(page, wizardTexts.retryFromHere).click();
  await wizard.waitForCompletion(page);
  await visit('07b-completion');
  await button(page, wizardTexts.close).click();
  await expect(page.getByRole('heading', { name: startTexts.listTitle(1) })).toBeVisible();
  await visit('08-connections');
}
