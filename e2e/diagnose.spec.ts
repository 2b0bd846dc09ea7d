import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { practice } from '../shared/practice.ts';
import { diagnosisStates, diagnosisTexts, probeNames } from '../shared/strings/diagnosis.ts';
import { test } from './failures/simulatedApp.ts';
import { expect } from './fixture.ts';
import { checkButton, openReal, providerBox } from './wizardReal.ts';
import { button } from './wizardSteps.ts';

test('a failed site check leads to the diagnosis, which can be copied, exported and run again by keyboard', async ({
  app,
  page,
  userDataDir,
}) => {
  await app.evaluate(
    (_electron, host) => globalThis.practiceSimulator.network.set(host, { certificate: { trusted: false } }),
    practice.providerFqdn,
  );
  await openReal(page);
  await checkButton(page).click();
  // The message's own link, not the one beside the field.
  const link = page.locator('.fui-MessageBar').getByRole('button', { name: diagnosisTexts.open });
  await link.focus();
  await page.keyboard.press('Enter');

  const pane = page.getByRole('dialog');
  await expect(
    pane.getByText(diagnosisTexts.failed([`${probeNames.certificate} at ${practice.providerFqdn}`])),
  ).toBeVisible({ timeout: 30_000 });
  const row = (name: string, nth = 0) => pane.getByRole('row').filter({ hasText: name }).nth(nth);
  await expect(row(probeNames.certificate)).toContainText('Issued by SMS Issuing');
  await expect(row(probeNames.web)).toContainText(diagnosisStates.skipped);
  // Azure is looked at all the same.
  await expect(row(probeNames.web, 1)).toContainText(diagnosisStates.passed);

  const file = join(userDataDir, 'diagnosis.txt');
  await app.evaluate(({ clipboard, dialog }, filePath) => {
    clipboard.writeText = async (text: string) => void Object.assign(globalThis, { copied: text });
    dialog.showSaveDialog = (async () => ({ canceled: false, filePath })) as typeof dialog.showSaveDialog;
  }, file);
  await page.keyboard.press('Alt+p');
  await expect
    .poll(() => app.evaluate(() => (globalThis as { copied?: string }).copied ?? ''))
    .toContain(`Allow HTTPS (TCP 443) from this computer to ${practice.providerFqdn}, without a proxy`);
  await page.keyboard.press('Alt+e');
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('SMS Issuing');

  await app.evaluate(() => globalThis.practiceSimulator.network.clear());
  await page.keyboard.press('F5');
  await expect(pane.getByText(diagnosisTexts.allWell)).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Escape');
  await expect(pane).toBeHidden();
  await expect(link).toBeFocused();
  await expect(providerBox(page)).toHaveValue(practice.providerFqdn);
  await expect(button(page, diagnosisTexts.open).first()).toBeVisible();
});
