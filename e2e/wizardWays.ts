import type { Page } from 'playwright/test';
import type {} from '../renderer/oms.d.ts';
import { practice } from '../shared/practice.ts';
import {
  addPicked,
  expectPage,
  next,
  openPicker,
  openPractice,
  passAzureAd,
  passGeneral,
  passWorkspace,
  pickCollections,
} from './wizardSteps.ts';

/** Longer ways through the wizard, made of its steps. */

export const collections = ['PS100014', 'PS100032'] as const;
export const reason = (page: Page) => page.locator('#wizard-why');
export const secretBox = (page: Page) => page.locator('input[type=password]');

export async function toAzureAd(page: Page): Promise<void> {
  await openPractice(page);
  await passGeneral(page);
  await next(page);
  await expectPage(page, 'azureAd');
}

export async function toWorkspace(
  page: Page,
  app: { clientId: string; clientSecret: string } = practice,
): Promise<void> {
  await toAzureAd(page);
  await passAzureAd(page, { clientId: app.clientId, clientSecret: app.clientSecret });
  await next(page);
  await expectPage(page, 'workspace');
}

export async function toSummary(page: Page): Promise<void> {
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
