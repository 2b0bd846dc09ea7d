import { expect, type Page } from 'playwright/test';
import { practice } from '../shared/practice.ts';
import { collectionTexts } from '../shared/strings/collections.ts';
import { overviewTexts } from '../shared/strings/connectionPage.ts';
import { propertiesTexts } from '../shared/strings/properties.ts';
import { openConnection } from './connectionSteps.ts';
import { button } from './wizardSteps.ts';

/** OMS Connection Properties as a person uses it, by roles and the words on the screen. */

export type PropertyTab = keyof typeof propertiesTexts.tabs;

export const sheetHeading = (page: Page) =>
  page.getByRole('heading', { level: 1, name: propertiesTexts.title(practice.workspace) });
/** What Apply would do, or has done. */
export const applyLine = (page: Page) => page.locator('#properties-note');
export const collectionRow = (page: Page, text: string) =>
  page.getByRole('grid', { name: collectionTexts.listLabel }).getByRole('row').filter({ hasText: text });

export async function openProperties(page: Page): Promise<void> {
  await openConnection(page);
  await button(page, propertiesTexts.open).click();
  await expect(sheetHeading(page)).toBeVisible();
}

export async function showPropertyTab(page: Page, id: PropertyTab): Promise<void> {
  await page.getByRole('tab', { name: propertiesTexts.tabs[id], exact: true }).click();
  await expect(page.getByRole('tabpanel', { name: propertiesTexts.tabs[id] })).toBeVisible();
}

/** The tab Import, by the link on the page of the connection. */
export async function showImport(page: Page): Promise<void> {
  await button(page, overviewTexts.openImport).click();
  await expect(page.getByRole('tabpanel', { name: propertiesTexts.tabs.import })).toBeVisible();
}
