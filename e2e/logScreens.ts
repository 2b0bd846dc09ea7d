import type { ElectronApplication, Page } from 'playwright/test';
import { logTexts, partialTexts, readyTexts, siteListWords } from '../shared/strings/logSearch.ts';
import { PATIENCE_MS, showTab } from './connectionSteps.ts';
import type {} from './failures/simulatedApp.ts';
import { expect } from './fixture.ts';
import { queryBox, resultCell } from './logSteps.ts';
import type { Visit } from './screens.ts';
import { textPattern } from './textPattern.ts';
import { button } from './wizardSteps.ts';

const tooMany =
  'The results of this query exceed the set limit of 500000 records (E_QUERY_RESULT_SET_TOO_LARGE, 0x80DA0003).';
/** What Log Analytics answers in place of more than half a million rows, with fewer of them. */
const partial = JSON.stringify({
  tables: [
    {
      name: 'PrimaryResult',
      columns: [{ name: 'Number', type: 'long' }],
      rows: Array.from({ length: 1_000 }, (_, at) => [at + 1]),
    },
  ],
  error: {
    code: 'PartialError',
    message: 'There were some errors when processing your query.',
    details: [
      { code: 'EngineError', message: tooMany, innererror: { code: '-2133196797', message: tooMany } },
    ],
  },
});

/** Log search in each of its states, on a connection with groups. */
export async function walkLogs(app: ElectronApplication, page: Page, visit: Visit): Promise<void> {
  await showTab(page, 'logs');
  await expect(page.getByText(readyTexts.noLast)).toBeVisible();
  const group = page.getByRole('combobox', { name: readyTexts.group });
  await group.pressSequentially('sql');
  await page.getByRole('option', { name: 'SQL Servers – Production' }).click();
  await visit('10d-log-search');

  await run(
    page,
    'Heartbeat\n| where Computer in~ (CM_PS1_PS100021)\n| summarize arg_max(TimeGenerated, *) by Computer',
  );
  await expect(page.getByText(textPattern(logTexts.rows(12, 500)))).toBeVisible({ timeout: PATIENCE_MS });
  await expect(resultCell(page, 3, 0)).toContainText(/sql/i);
  await resultCell(page, 1, 1).click();
  await resultCell(page, 3, 1).click({ modifiers: ['Shift'] });
  await visit('10e-log-result');
  await run(page, 'Heartbeat\n| where Computer startswith "nobody"');
  await expect(page.getByText(logTexts.noRows)).toBeVisible();
  await visit('10f-log-empty');
  await run(page, 'Heartbeat\n| wher Computer == "ctso-sql-001"');
  await expect(page.locator('.fui-MessageBar')).toBeVisible();
  await visit('10g-log-error');
  await app.evaluate((_electron, body) => {
    globalThis.practiceSimulator.faults.add({
      service: 'logs',
      effect: { kind: 'status', status: 200, headers: { 'Content-Type': 'application/json' }, body },
    });
  }, partial);
  await run(page, 'range Number from 1 to 500001 step 1');
  await expect(page.getByText(partialTexts.rows.title(1_000))).toBeVisible({ timeout: PATIENCE_MS });
  await expect(resultCell(page, 0, 0)).toHaveText('1');
  await visit('10h-log-partial');
  await button(page, logTexts.ready).click();
  await button(page, siteListWords.computers.label).click();
  await expect(page.getByText(new RegExp(`^${siteListWords.computers.label}: `))).toBeVisible();
  await visit('10i-log-list');
}

async function run(page: Page, query: string): Promise<void> {
  await queryBox(page).fill(query);
  await button(page, logTexts.run).click();
}
