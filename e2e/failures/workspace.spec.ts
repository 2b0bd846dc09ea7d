import { type ElectronApplication, expect, type Page } from 'playwright/test';
import type {} from '../../renderer/oms.d.ts';
import { practice } from '../../shared/practice.ts';
import { wizardTexts } from '../../shared/strings/pages.ts';
import { workspaceTexts } from '../../shared/strings/workspace.ts';
import { roleIds } from '../../simulator/azure/arm/builtInRoles.ts';
import { practiceApps } from '../../simulator/azure/practiceApps.ts';
import { realToWorkspace } from '../wizardReal.ts';
import { button, expectPage, next, passWorkspace } from '../wizardSteps.ts';
import { reason } from '../wizardWays.ts';
import { expectFailure, expectLink } from './expectFailure.ts';
import { test } from './simulatedApp.ts';

/** The workspace page for apps that may do too little, and for what people type wrongly. */

const savedSearches = 'Microsoft.OperationalInsights/workspaces/savedSearches';

const box = (page: Page, label: string) => page.getByRole('combobox', { name: label });

/** A role for an app, as an Azure administrator gives it. */
function giveRole(
  app: ElectronApplication,
  given: { readonly clientId: string; readonly role: keyof typeof roleIds; readonly group: string },
): Promise<void> {
  const { clientId, role, group } = given;
  return app.evaluate(
    (_electron, { appId, roleId, scope }) => {
      const [tenant] = globalThis.practiceSimulator.azure.tenants;
      const found = tenant?.apps.find((one) => one.appId === appId);
      if (tenant === undefined || found === undefined) throw new Error('no such app');
      const id = `a551907e-0000-4000-9000-${String(tenant.roleAssignments.length).padStart(12, '0')}`;
      const principalId = found.servicePrincipalId;
      tenant.roleAssignments.push({ id, scope, roleId, principalId, principalType: 'ServicePrincipal' });
    },
    {
      appId: clientId,
      roleId: roleIds[role],
      scope: `/subscriptions/${practice.subscriptionId}/resourceGroups/${group}`,
    },
  );
}

test('without a role the lists are empty; each role that is given shows at the next look', async ({
  app,
  page,
}) => {
  const { clientId } = practiceApps.noRole;
  await realToWorkspace(page, practiceApps.noRole);
  const context = { cloud: 'public', clientId } as const;
  const shown = await expectFailure(page, { code: 'noSubscription', context });
  await expect(page.getByText(workspaceTexts.stepWait)).toBeVisible();
  await expect(button(page, wizardTexts.next)).toBeDisabled();
  await expect(reason(page)).toHaveText('To go on, choose a workspace or type its IDs.');
  await expectLink(app, shown);

  await giveRole(app, { clientId, role: 'contributor', group: 'rg-contoso-network' });
  await button(page, workspaceTexts.lookAgain).click();
  await expectLink(app, await expectFailure(page, { code: 'noWorkspace', context }));

  await giveRole(app, { clientId, role: 'contributor', group: practice.resourceGroup });
  await button(page, workspaceTexts.lookAgain).click();
  await passWorkspace(page);
  await expect(page.locator('.fui-MessageBar')).toHaveCount(0);
});

test('with Reader the missing action and the scope are named, and the right role mends it', async ({
  app,
  page,
}) => {
  const { clientId } = practiceApps.reader;
  await realToWorkspace(page, practiceApps.reader);
  const panel = page.locator('.fui-MessageBar');
  await expect(panel.getByText('has the role Reader')).toBeVisible();
  await expect(panel.getByText(`${savedSearches}/write, ${savedSearches}/delete`)).toBeVisible();
  await expect(panel).toHaveCount(1);
  await expect(button(page, wizardTexts.next)).toBeDisabled();
  await giveRole(app, { clientId, role: 'logAnalyticsContributor', group: practice.resourceGroup });
  await button(page, workspaceTexts.checkAgain).click();
  await next(page);
  await expectPage(page, 'collections');
});

const elsewhere = '8e27b5c9-1a4d-4f06-93d8-5b7c0e6a2f14';
const unknown = '00000000-1111-4222-8333-444444444444';
const { subscriptionId, resourceGroup, workspace } = practice;
const typedRows = [
  {
    name: 'unknown subscription',
    typed: [unknown, resourceGroup, workspace],
    failure: {
      code: 'subscriptionNotFound',
      facts: { subscription: unknown },
      reference: 'SubscriptionNotFound',
    },
    at: workspaceTexts.subscription,
  },
  {
    name: 'subscription of another tenant',
    typed: [elsewhere, resourceGroup, workspace],
    failure: {
      code: 'tokenOfAnotherTenant',
      facts: {},
      reference: 'InvalidAuthenticationTokenTenant',
    },
  },
  {
    name: 'unknown resource group',
    typed: [subscriptionId, 'rg-nowhere', workspace],
    failure: {
      code: 'resourceGroupNotFound',
      facts: { resourceGroup: 'rg-nowhere' },
      reference: 'ResourceGroupNotFound',
    },
    at: workspaceTexts.resourceGroup,
  },
  {
    name: 'unknown workspace',
    typed: [subscriptionId, resourceGroup, 'law-nowhere'],
    failure: {
      code: 'workspaceNotFound',
      facts: { resourceGroup, workspace: 'law-nowhere' },
      reference: 'ResourceNotFound',
    },
    at: workspaceTexts.workspace,
  },
] as const;

test('what was typed wrongly is found by Azure and put right in its box', async ({ page }) => {
  test.setTimeout(120_000);
  await realToWorkspace(page, practiceApps.owner);
  await expect(page.getByText(workspaceTexts.foundSeveral(2))).toBeVisible();
  const labels = [workspaceTexts.subscription, workspaceTexts.resourceGroup, workspaceTexts.workspace];
  const type = async (values: readonly string[]) => {
    for (const [index, label] of labels.entries()) {
      await box(page, label).fill(values[index] ?? '');
      await page.keyboard.press('Tab');
    }
  };
  for (const row of typedRows) {
    await test.step(row.name, async () => {
      await type(row.typed);
      await next(page);
      const { text } = await expectFailure(page, row.failure);
      await expectPage(page, 'workspace');
      for (const [index, label] of labels.entries()) {
        await expect(box(page, label)).toHaveValue(row.typed[index] ?? '');
      }
      await expect(button(page, wizardTexts.next)).toBeDisabled();
      await expect(reason(page)).toHaveText(text.toGoOn ?? workspaceTexts.fallbackToGoOn);
      if ('at' in row) {
        await expect(box(page, row.at)).toBeFocused();
        await expect(page.getByText(text.atField ?? '', { exact: true })).toBeVisible();
      }
    });
  }
  await type([subscriptionId, resourceGroup, workspace]);
  await expect(page.locator('.fui-MessageBar')).toHaveCount(0);
  await next(page);
});

test('a typed workspace that the app may not see names the action that is missing', async ({ app, page }) => {
  const { clientId } = practiceApps.noRole;
  await realToWorkspace(page, practiceApps.noRole);
  await box(page, workspaceTexts.subscription).fill(subscriptionId);
  await box(page, workspaceTexts.resourceGroup).fill(resourceGroup);
  await box(page, workspaceTexts.workspace).fill(workspace);
  await next(page);
  const panel = page.locator('.fui-MessageBar').filter({ hasText: `has no role that reaches ${workspace}` });
  await expect(panel).toContainText(`${savedSearches}/write`);
  await expect(panel).toContainText(`resourceGroups/${resourceGroup}/`);
  await expectPage(page, 'workspace');
  await giveRole(app, { clientId, role: 'logAnalyticsContributor', group: resourceGroup });
  await button(page, workspaceTexts.checkAgain).click();
  await next(page);
  await expectPage(page, 'collections');
});
