import { type ElectronApplication, expect, type Locator, type Page } from 'playwright/test';
import { appError, type ErrorCode } from '../../shared/errors.ts';
import { errorText } from '../../shared/strings/errors.ts';
import type { ErrorText } from '../../shared/strings/errorText.ts';
import type { TextContext } from '../../shared/strings/links.ts';
import { linksOpened } from './simulatedApp.ts';

/** What a test says about the cause it provoked. The words come from the app's own table. */
export interface Failure {
  readonly code: ErrorCode;
  readonly facts?: Readonly<Record<string, string>>;
  readonly context?: TextContext;
  /** The service's own code, which stands last in the message. */
  readonly reference?: string;
}

export interface Shown {
  readonly panel: Locator;
  readonly text: ErrorText;
}

/** A slow first query or a repeated request may come before the answer. */
const PATIENCE_MS = 30_000;

/** The message of this cause, and no other, is on the screen: title, what to do, reference. */
export async function expectFailure(page: Page, failure: Failure): Promise<Shown> {
  const { code, facts = {}, context = {}, reference } = failure;
  const text = errorText(appError(code, { facts }), context);
  const panel = page.locator('.fui-MessageBar');
  await expect(panel.getByText(text.title, { exact: true })).toBeVisible({ timeout: PATIENCE_MS });
  await expect(panel).toHaveCount(1);
  await expect(panel.getByText(text.action, { exact: true })).toBeVisible();
  if (reference !== undefined) await expect(panel.getByText(reference, { exact: true })).toBeVisible();
  return { panel, text };
}

/** The message is on the screen, perhaps beside that of the step it belongs to; its paths are this machine's. */
export async function expectTitle(page: Page, { code, facts = {} }: Failure): Promise<void> {
  const { title } = errorText(appError(code, { facts }));
  const panel = page.locator('.fui-MessageBar');
  await expect(panel.getByText(title, { exact: true })).toBeVisible({ timeout: PATIENCE_MS });
}

/** The message's link is there and leads where the text says; nothing where the text has none. */
export async function expectLink(app: ElectronApplication, { panel, text }: Shown): Promise<void> {
  if (text.link === undefined) return;
  const { label, url } = text.link;
  await panel.getByRole('button', { name: label }).click();
  await expect.poll(() => linksOpened(app)).toContain(new URL(url).href);
}
