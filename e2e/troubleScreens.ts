import { type ElectronApplication, expect, type Page } from 'playwright/test';
import { practice } from '../shared/practice.ts';
import { diagnosisTexts } from '../shared/strings/diagnosis.ts';
import { verdictTexts } from '../shared/strings/permissionVerdict.ts';
import { practiceApps } from '../simulator/azure/practiceApps.ts';
import type {} from './failures/simulatedApp.ts';
import type { Visit } from './screens.ts';
import { ANY, textPattern } from './textPattern.ts';
import { button } from './wizardSteps.ts';

/** The diagnosis, all well and with much that is not; from General, and back there. */
export async function walkDiagnosis(app: ElectronApplication, page: Page, visit: Visit): Promise<void> {
  const pane = page.getByRole('dialog', { name: diagnosisTexts.title });
  await button(page, diagnosisTexts.open).first().click();
  await expect(pane.getByText(diagnosisTexts.allWell)).toBeVisible();
  await visit('02d-diagnose');
  await app.evaluate((_electron, host) => {
    const { network } = globalThis.practiceSimulator;
    network.set(host, { certificate: { trusted: false } });
    network.set('login.microsoftonline.com', {
      certificate: { issuer: 'Zscaler Root CA', organisation: 'Zscaler Inc.' },
    });
    network.set('management.azure.com', {
      proxy: { address: 'proxy.contoso.com:8080', answers: 403 },
    });
  }, practice.providerFqdn);
  await page.keyboard.press('F5');
  await expect(pane.getByText(textPattern(diagnosisTexts.failed([ANY, ANY])))).toBeVisible();
  await visit('02e-diagnose-stopped');
  await app.evaluate(() => globalThis.practiceSimulator.network.clear());
  await page.keyboard.press('Escape');
  await expect(pane).toBeHidden();
}

/** The verdicts on what an app lacks; from the workspace page, with each app's sign-in behind it. */
export async function walkVerdicts(
  app: ElectronApplication,
  page: Page,
  visit: Visit,
  toWorkspace: (credentials: (typeof practiceApps)[keyof typeof practiceApps]) => Promise<void>,
): Promise<void> {
  const panel = page.locator('.fui-MessageBar');
  await toWorkspace(practiceApps.queryReader);
  await expect(panel.getByText('Log Analytics Reader').first()).toBeVisible();
  await panel.getByText('Log Analytics Reader').first().scrollIntoViewIfNeeded();
  await visit('04c-permission');
  // However long the walk took: the role is not in effect before it is looked at.
  await app.evaluate(() => {
    for (const assignment of globalThis.practiceSimulator.azure.tenants[0]?.roleAssignments ?? []) {
      if (assignment.worksFrom !== undefined)
        Object.assign(assignment, { worksFrom: new Date('2999-01-01') });
    }
  });
  await toWorkspace(practiceApps.newRole);
  await button(page, verdictTexts.keepChecking).click();
  await expect(button(page, verdictTexts.stop)).toBeVisible();
  await visit('04d-permission-waiting');
}
