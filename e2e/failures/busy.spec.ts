import { expect } from 'playwright/test';
import type {} from '../../renderer/oms.d.ts';
import { wizardTexts } from '../../shared/strings/pages.ts';
import { realToSummary } from '../wizardReal.ts';
import { button, expectPage, waitForCompletion } from '../wizardSteps.ts';
import { expectFailure } from './expectFailure.ts';
import { arm, disarm, LASTING, test } from './simulatedApp.ts';

test('the same connection, added once more while it syncs, waits its turn', async ({ app, page }) => {
  await realToSummary(page, ['PS100014']);
  await button(page, wizardTexts.addConnection).click();
  await waitForCompletion(page);
  await button(page, wizardTexts.close).click();
  await realToSummary(page, ['PS100014', 'PS100032']);
  await arm(app, {
    service: 'adminService',
    path: 'SMS_R_System',
    times: LASTING,
    effect: { kind: 'delay', inMs: 4_000 },
  });
  await page.evaluate(async () => {
    const list = await window.oms.listConnections({});
    const connectionId = list.ok ? list.value.connections[0]?.connectionId : undefined;
    if (connectionId === undefined) throw new Error('no connection');
    // Everything is read, so that the slow answer is asked for.
    await window.oms.syncNow({ connectionId, full: true });
  });
  await button(page, wizardTexts.addConnection).click();
  await expectFailure(page, { code: 'runInProgress' });
  await expectPage(page, 'summary');
  await disarm(app);
  const isFree = () =>
    page.evaluate(async () => {
      const list = await window.oms.listRuns({});
      return list.ok && list.value.runs.every(({ state }) => state !== 'running');
    });
  await expect.poll(isFree, { timeout: 20_000 }).toBe(true);
  await button(page, wizardTexts.addConnection).click();
  await waitForCompletion(page);
});
