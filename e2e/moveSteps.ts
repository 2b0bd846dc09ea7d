import { type ElectronApplication, expect, type Page } from 'playwright/test';
import { practice } from '../shared/practice.ts';
import { moveTexts, wizardTaskTexts } from '../shared/strings/move.ts';
import { connectionTexts } from '../shared/strings/start.ts';
import { workspaceTexts } from '../shared/strings/workspace.ts';
import type {} from './failures/simulatedApp.ts';
import { button, expectPage, next } from './wizardSteps.ts';

/** The workspace of the branch office in the simulated tenant. */
export const BRANCH = 'law-contoso-branch';

export const CENTRAL = { code: 'CAS', name: 'Contoso Central', server: 'cas01.contoso.com' } as const;

/** Gives the apps that work in the usual workspace the same role in the branch's. */
export function permitBranch(app: ElectronApplication): Promise<void> {
  return app.evaluate(
    (_electron, { group, branch }) => {
      const [tenant] = globalThis.practiceSimulator.azure.tenants;
      const own = (tenant?.roleAssignments ?? []).filter(({ scope }) => scope.endsWith(`/${group}`));
      own.forEach((one, place) => {
        const id = `a551907e-0000-4000-8000-${String(900 + place).padStart(12, '0')}`;
        tenant?.roleAssignments.push({ ...one, id, scope: one.scope.replace(group, branch) });
      });
    },
    { group: practice.resourceGroup, branch: 'rg-oms-branch' },
  );
}

/** A lock that keeps everything in the usual resource group from being deleted. */
export function lockUsual(app: ElectronApplication, isLocked: boolean): Promise<void> {
  return app.evaluate(
    (_electron, { scope, locked }) => {
      const locks = globalThis.practiceSimulator.azure.tenants[0]?.locks;
      if (locked) locks?.push({ name: 'keep', scope, level: 'CanNotDelete' });
      else locks?.splice(0);
    },
    {
      scope: `/subscriptions/${practice.subscriptionId}/resourceGroups/${practice.resourceGroup}`,
      locked: isLocked,
    },
  );
}

export function gainCentralSite(app: ElectronApplication): Promise<void> {
  return app.evaluate((_electron, site) => globalThis.practiceSimulator.site.gainCentralSite(site), CENTRAL);
}

/** From the card's menu to the page on which the new workspace stands already. */
export async function openMove(page: Page): Promise<void> {
  await button(page, connectionTexts.more(practice.workspace)).click();
  await page.getByRole('menuitem', { name: moveTexts.open }).click();
  await expectBranch(page);
}

export async function expectBranch(page: Page): Promise<void> {
  await expectPage(page, 'workspace');
  await expect(page.getByRole('combobox', { name: workspaceTexts.workspace })).toHaveValue(BRANCH, {
    timeout: 30_000,
  });
  await expect(page.getByText(workspaceTexts.permissionGood)).toBeVisible({ timeout: 30_000 });
}

export async function toMoveSummary(page: Page): Promise<void> {
  await next(page);
  await expectPage(page, 'summary');
  await expect(page.getByText(wizardTaskTexts.move.previewTitle)).toBeVisible();
}
