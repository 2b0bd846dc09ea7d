import { practice } from '../shared/practice.ts';
import { pageTexts } from '../shared/strings/connectionPage.ts';
import { startTexts } from '../shared/strings/start.ts';
import { wishTexts } from '../shared/strings/wishes.ts';
import { connectByCalls } from './connectByCalls.ts';
import { expect, pageOf, test } from './fixture.ts';
import { startAndWait } from './secondStart.ts';
import { button, expectPage } from './wizardSteps.ts';

test('a link opens its page, asks before it leaves one on which something is typed, and does nothing else', async ({
  launchApp,
  userDataDir,
}) => {
  const page = await pageOf(await launchApp(['--simulated-network']));
  const connectionId = await connectByCalls(page, ['PS100014']);
  await page.reload();
  const follow = async (link: string) => {
    const { code } = await startAndWait([
      `--user-data-dir=${userDataDir}`,
      '--',
      `oms-connect:${link}`,
      '--sync',
    ]);
    expect(code).toBe(0);
  };
  const runs = () =>
    page.evaluate(async () => {
      const runsOf = await window.oms.listRuns({});
      return runsOf.ok ? runsOf.value.runs.length : 0;
    });
  const before = await runs();
  const name = page.getByRole('heading', { level: 1, name: practice.workspace });

  await button(page, startTexts.practice).click();
  await expectPage(page, 'general');
  await follow(`connection/${connectionId}`);
  await expect(button(page, wishTexts.stay)).toBeFocused();
  await page.keyboard.press('Enter');
  await expectPage(page, 'general');
  await follow(`log-search/${connectionId}`);
  await button(page, wishTexts.leave).click();
  await expect(name).toBeVisible();
  await expect(page.getByRole('tab', { name: pageTexts.tabs.logs, exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  );

  await follow(`delete/${connectionId}`);
  await expect(page.getByRole('alertdialog', { name: wishTexts.refusedTitle })).toBeVisible();
  await button(page, wishTexts.close).click();
  expect(await runs()).toBe(before);
});
