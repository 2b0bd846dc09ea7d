import type { Page } from 'playwright/test';
import { practice } from '../shared/practice.ts';
import { agentTexts, heartbeatTexts } from '../shared/strings/agent.ts';
import { connectByCalls } from './connectByCalls.ts';
import { openConnection } from './connectionSteps.ts';
import { type AppFixtures, expect, pageOf, test } from './fixture.ts';
import { button } from './wizardSteps.ts';

/** The page that brings the agent to computers. */

const scripts = (page: Page) => page.getByRole('textbox', { name: /./ }).and(page.locator('textarea'));
const openAgent = async (launchApp: AppFixtures['launchApp']) => {
  const page = await pageOf(await launchApp(['--simulated-network']));
  await connectByCalls(page, ['PS100014']);
  await page.reload();
  await openConnection(page);
  return page;
};

test('scripts follow what is chosen, and a computer is asked for', async ({ launchApp }) => {
  const page = await openAgent(launchApp);
  await page.getByRole('button', { name: agentTexts.open }).click();
  await expect(page.getByRole('heading', { level: 1, name: agentTexts.title })).toBeFocused();
  await expect(scripts(page).first()).toHaveValue(/Microsoft-Perf.*Microsoft-Event/);
  await page.getByRole('checkbox', { name: agentTexts.collects.performance }).click();
  await expect(scripts(page).first()).not.toHaveValue(/Microsoft-Perf/);
  await page.getByRole('checkbox', { name: agentTexts.collects.events }).click();
  await expect(page.getByText(agentTexts.chooseData)).toBeVisible();
  await expect(scripts(page)).toHaveCount(0);
  await page.getByRole('checkbox', { name: agentTexts.collects.events }).click();
  const group = page.getByRole('textbox', { name: agentTexts.groupLabel });
  await group.fill('rg servers');
  await expect(page.getByText(agentTexts.groupMissing)).toBeVisible();
  await group.fill('rg-servers');
  await page.getByRole('radio', { name: agentTexts.ways.atScale }).click();
  await expect(scripts(page).filter({ hasText: 'ServicePrincipalSecret' })).toHaveValue(/'rg-servers'/);
  await page.getByRole('radio', { name: agentTexts.kinds.clients }).click();
  await expect(scripts(page).last()).toHaveValue(/monitoredObjects/);
  await page.getByRole('textbox', { name: heartbeatTexts.label }).fill('nowhere');
  await button(page, heartbeatTexts.check).click();
  await expect(page.getByText(heartbeatTexts.silent('nowhere', 7))).toBeVisible();
});

test('by keyboard alone', async ({ launchApp }) => {
  const page = await openAgent(launchApp);
  await page.keyboard.press('Alt+r');
  await expect(page.getByRole('heading', { level: 1, name: agentTexts.title })).toBeFocused();
  await expect(page.getByRole('textbox', { name: agentTexts.groupLabel })).toBeVisible();
  await page.keyboard.press('Alt+g');
  await expect(page.getByRole('textbox', { name: agentTexts.groupLabel })).toBeFocused();
  await page.keyboard.press('Alt+m');
  const box = page.getByRole('textbox', { name: heartbeatTexts.label });
  await expect(box).toBeFocused();
  // This computer's own name stands there already.
  await expect(box).not.toHaveValue('');
  await page.keyboard.press('Enter');
  await expect(page.getByText(heartbeatTexts.silentBody)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: practice.workspace })).toBeVisible();
});
