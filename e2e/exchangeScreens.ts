import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page } from 'playwright/test';
import { exchangeTexts, takeOverTexts } from '../shared/strings/exchange.ts';
import { propertiesTexts } from '../shared/strings/properties.ts';
import { connectionTexts, startTexts } from '../shared/strings/start.ts';
import { updateSecretTexts } from '../shared/strings/updateSecret.ts';
import type { Visit } from './screens.ts';
import { stubDialogs } from './stubDialogs.ts';
import { ANY, textPattern } from './textPattern.ts';
import { button } from './wizardSteps.ts';

/** A connection that comes from another computer, and one that another account has synced; from the start page. */
export async function walkExchange(app: ElectronApplication, page: Page, visit: Visit): Promise<void> {
  const folder = await app.evaluate(({ app: running }) => running.getPath('userData'));
  const path = join(folder, 'OMS connection PS1 law-contoso-hq.json');
  await stubDialogs(app, path);
  const more = page.getByRole('button', { name: textPattern(connectionTexts.more(ANY)) });
  await more.click();
  await page.getByRole('menuitem', { name: exchangeTexts.export }).click();
  await expect.poll(() => readIfThere(path)).toContain('"connection"');
  await button(page, exchangeTexts.open).click();
  await expect(page.locator('.fui-MessageBar').first()).toBeVisible();
  await visit('16-import-refused');

  // Another connection, of another computer.
  const text = readIfThere(path);
  const { exportedFrom, connection } = JSON.parse(text) as {
    readonly exportedFrom: string;
    readonly connection: { readonly connectionId: string; readonly site: { readonly hierarchyId: string } };
  };
  writeFileSync(
    path,
    text
      .replaceAll(connection.connectionId, crypto.randomUUID())
      .replaceAll(connection.site.hierarchyId, crypto.randomUUID())
      .replace(`"exportedFrom": "${exportedFrom}"`, '"exportedFrom": "CM01"')
      .replace('"practice": true', '"practice": false'),
  );
  await button(page, exchangeTexts.open).click();
  const pane = page.getByRole('dialog', { name: exchangeTexts.title });
  await expect(pane.getByLabel(updateSecretTexts.paste)).toBeVisible();
  await visit('16a-import');
  await page.keyboard.press('Escape');
  await expect(pane).toBeHidden();

  const record = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('connection.json'))
    .map((name) => join(folder, name))[0];
  if (record === undefined) throw new Error('There is no connection');
  const account = /"syncAccount": "(.*?)"/.exec(readIfThere(record))?.[0] ?? '';
  const own = readIfThere(record);
  const others = own.replace(account, '"syncAccount": "CONTOSO\\\\admin"');
  writeFileSync(record, others);
  await page.keyboard.press('F5');
  await page.getByRole('main').getByRole('button', { name: propertiesTexts.open }).click();
  await page.getByRole('tab', { name: propertiesTexts.tabs.general }).click();
  await expect(button(page, takeOverTexts.open)).toBeVisible();
  await visit('16b-other-account');
  await button(page, takeOverTexts.open).click();
  const taking = page.getByRole('dialog', { name: takeOverTexts.title });
  await expect(taking.getByLabel(updateSecretTexts.paste)).toBeFocused();
  await visit('16c-take-over');
  await page.keyboard.press('Escape');
  await expect(taking).toBeHidden();
  writeFileSync(record, own);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: startTexts.listTitle(1) })).toBeVisible();
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
