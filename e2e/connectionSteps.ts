import { type ElectronApplication, expect, type Page } from 'playwright/test';
import type {} from '../renderer/oms.d.ts';
import { practice } from '../shared/practice.ts';
import { pageTexts } from '../shared/strings/connectionPage.ts';
import { groupTexts } from '../shared/strings/groups.ts';
import type {} from './failures/simulatedApp.ts';
import { button } from './wizardSteps.ts';

/** The page of a connection as a person uses it, by roles and the words on the screen. */

/** A sync in the simulator takes a second or two; the first query loads Microsoft's parser. */
export const PATIENCE_MS = 30_000;

export type TabId = keyof typeof pageTexts.tabs;

export const tab = (page: Page, id: TabId) =>
  page.getByRole('tab', { name: pageTexts.tabs[id], exact: true });

/** From its card on the start page. */
export async function openConnection(page: Page, id: TabId = 'connection'): Promise<void> {
  await button(page, practice.workspace).click();
  await expect(page.getByRole('heading', { level: 1, name: practice.workspace })).toBeVisible();
  await showTab(page, id);
}

export async function showTab(page: Page, id: TabId): Promise<void> {
  await tab(page, id).click();
  await expect(page.getByRole('tabpanel', { name: pageTexts.tabs[id] })).toBeVisible();
}

/** Sync now from the header, and its end. */
export async function syncAndWait(page: Page): Promise<void> {
  await waitForRun(page, () => button(page, pageTexts.syncNow).click());
}

/** What an act starts, until it has ended and the page has been told. */
export async function waitForRun(page: Page, act: () => Promise<unknown>): Promise<void> {
  const before = await endedRuns(page);
  await act();
  await expect.poll(() => endedRuns(page), { timeout: PATIENCE_MS }).toBe(before + 1);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
}

function endedRuns(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const answer = await window.oms.listRuns({});
    if (!answer.ok) throw new Error('The app did not list its runs.');
    return answer.value.runs.filter(({ state }) => state !== 'running').length;
  });
}

export const groupRow = (page: Page, name: string) =>
  page.getByRole('grid', { name: groupTexts.listLabel }).getByRole('row').filter({ hasText: name });

/** Number of a collection's members in the simulated site. */
export function membersOf(app: ElectronApplication, collectionId: string): Promise<number> {
  return app.evaluate(
    (_electron, id) => globalThis.practiceSimulator.site.collection(id)?.members.length ?? 0,
    collectionId,
  );
}

/** Leaves a collection with that many members only. */
export function keepMembers(app: ElectronApplication, collectionId: string, count: number): Promise<void> {
  return app.evaluate(
    (_electron, [id, kept]) => {
      const { site } = globalThis.practiceSimulator;
      site.removeMembers(id, ...(site.collection(id)?.members ?? []).slice(kept));
    },
    [collectionId, count] as const,
  );
}

/** Function aliases of the computer groups that the simulated workspace holds. */
export function storedAliases(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(() => {
    const aliases: string[] = [];
    for (const { subscriptions } of globalThis.practiceSimulator.azure.tenants) {
      for (const { resourceGroups } of subscriptions) {
        for (const { workspaces } of resourceGroups.values()) {
          for (const { savedSearches } of workspaces.values()) {
            for (const { properties } of savedSearches.values()) {
              const isGroup = properties.tags?.some(
                ({ name, value }) => name === 'Kind' && value === 'group',
              );
              if (isGroup === true) aliases.push(properties.functionAlias ?? '');
            }
          }
        }
      }
    }
    return aliases.sort();
  });
}

/** What the app put on the clipboard last. */
export function copied(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ clipboard }) => clipboard.readText());
}
