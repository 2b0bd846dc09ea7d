import type { Page } from 'playwright/test';
import type {} from '../../renderer/oms.d.ts';
import { azureAdTexts } from '../../shared/strings/azureAd.ts';
import { updateSecretTexts } from '../../shared/strings/updateSecret.ts';
import { openConnection, waitForRun } from '../connectionSteps.ts';
import { expect } from '../fixture.ts';
import { expectVerified, inPane, pane, secretBox } from '../secretSteps.ts';
import { button } from '../wizardSteps.ts';

/** The ways of a new client secret for a connection that is there already. */

/** In the pane: a wrong one, then the one that works, saved and synced with. */
export async function updateByHand(page: Page, wrong: string, canary: string): Promise<void> {
  await openConnection(page);
  await button(page, updateSecretTexts.open).click();
  await secretBox(page).fill(wrong);
  await inPane(page, azureAdTexts.verify).click();
  await expect(pane(page).locator('.fui-MessageBar')).toBeVisible();
  await secretBox(page).fill(canary);
  await inPane(page, azureAdTexts.verify).click();
  await expectVerified(page);
  await waitForRun(page, () => inPane(page, updateSecretTexts.save).click());
  await expect(pane(page)).toHaveCount(0);
}

type Call = <T>(method: string, answer: Promise<T>) => Promise<T>;

/** By the page's own calls, each answer kept: the one that works, then a wrong one. */
export async function proveByCalls(
  page: Page,
  connectionId: string,
  canary: string,
  call: Call,
): Promise<void> {
  const verify = (secret: string) =>
    page.evaluate((input) => window.oms.verifySecret(input), { connectionId, secret });
  const proven = await call('verifySecret', verify(canary));
  if (!proven.ok) throw new Error(`The canary was refused: ${proven.error.code}`);
  expect((await call('verifySecret, wrong', verify(`${canary}x`))).ok).toBe(false);
}
