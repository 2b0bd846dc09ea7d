import type { Page } from 'playwright/test';
import { practice } from '../shared/practice.ts';
import { generalTexts } from '../shared/strings/general.ts';
import { startTexts } from '../shared/strings/start.ts';
import {
  addPicked,
  button,
  expectPage,
  next,
  openPicker,
  passAzureAd,
  passGeneral,
  passWorkspace,
  pickCollections,
  type TypedCredentials,
} from './wizardSteps.ts';

/** The way of a real connection, as a person walks it: the SMS Provider is typed. */

export const providerBox = (page: Page) => page.getByLabel(generalTexts.provider, { exact: false }).first();
export const checkButton = (page: Page) =>
  page.getByRole('button', { name: new RegExp(`^(${generalTexts.check}|${generalTexts.checkAgain})$`) });

export async function openReal(page: Page, fqdn: string = practice.providerFqdn): Promise<void> {
  await button(page, startTexts.add).click();
  await expectPage(page, 'general');
  await providerBox(page).fill(fqdn);
}

export async function realToAzureAd(page: Page): Promise<void> {
  await openReal(page);
  await passGeneral(page);
  await next(page);
  await expectPage(page, 'azureAd');
}

export async function realToWorkspace(page: Page, credentials?: TypedCredentials): Promise<void> {
  await realToAzureAd(page);
  await passAzureAd(page, credentials);
  await next(page);
  await expectPage(page, 'workspace');
}

export async function realToCollections(page: Page): Promise<void> {
  await realToWorkspace(page);
  await passWorkspace(page);
  await next(page);
  await expectPage(page, 'collections');
}

export async function realToSummary(
  page: Page,
  collectionIds: readonly string[] = ['PS100014', 'PS100032'],
): Promise<void> {
  await realToCollections(page);
  await openPicker(page);
  await pickCollections(page, collectionIds);
  await addPicked(page, collectionIds.length);
  await next(page);
  await expectPage(page, 'summary');
}
