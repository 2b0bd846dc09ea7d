import { practice } from '../shared/practice.ts';
import { verdictTexts } from '../shared/strings/permissionVerdict.ts';
import { workspaceTexts } from '../shared/strings/workspace.ts';
import { roleIds } from '../simulator/azure/arm/builtInRoles.ts';
import { practiceApps } from '../simulator/azure/practiceApps.ts';
import { test } from './failures/simulatedApp.ts';
import { expect } from './fixture.ts';
import { realToWorkspace } from './wizardReal.ts';
import { button } from './wizardSteps.ts';

test('a refused workspace says why, can be forwarded, and a role that is on its way can be waited for', async ({
  app,
  page,
}) => {
  const { clientId } = practiceApps.queryReader;
  await realToWorkspace(page, practiceApps.queryReader);
  const panel = page.locator('.fui-MessageBar');
  await expect(panel.getByText('has the role Log Analytics Reader')).toBeVisible();
  await expect(panel.getByText('Owner, User Access Administrator or')).toBeVisible();

  await app.evaluate(({ clipboard }) => {
    clipboard.writeText = async (text: string) => void Object.assign(globalThis, { copied: text });
  });
  const copied = () => app.evaluate(() => (globalThis as { copied?: string }).copied ?? '');
  await button(page, verdictTexts.copyRequest).focus();
  await page.keyboard.press('Enter');
  await expect.poll(copied).toContain('Role now: Log Analytics Reader');
  expect(await copied()).not.toContain(practiceApps.queryReader.clientSecret);

  // Somebody gives the right role; Azure takes its time.
  await app.evaluate(
    (_electron, { appId, roleId, scope }) => {
      const [tenant] = globalThis.practiceSimulator.azure.tenants;
      const found = tenant?.apps.find((one) => one.appId === appId);
      tenant?.roleAssignments.push({
        ...{ id: 'a551907e-0000-4000-9000-000000000001', scope, roleId },
        ...{ principalId: found?.servicePrincipalId ?? '', principalType: 'ServicePrincipal' },
        worksFrom: new Date('2999-01-01'),
      });
    },
    {
      appId: clientId,
      roleId: roleIds.logAnalyticsContributor,
      scope: `/subscriptions/${practice.subscriptionId}/resourceGroups/${practice.resourceGroup}`,
    },
  );
  await button(page, workspaceTexts.checkAgain).click();
  await expect(panel.getByText('is given, but not yet in effect')).toBeVisible();
  await button(page, verdictTexts.keepChecking).click();
  await expect(panel.getByText(/^Checks again in \d+ s, for another \d+ minutes$/)).toBeVisible();
  await button(page, verdictTexts.stop).click();
  await expect(button(page, verdictTexts.keepChecking)).toBeVisible();
});
