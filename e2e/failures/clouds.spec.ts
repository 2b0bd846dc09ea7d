import { expect } from 'playwright/test';
import type {} from '../../renderer/oms.d.ts';
import { clouds } from '../../shared/clouds.ts';
import { practice } from '../../shared/practice.ts';
import { azureAdTexts } from '../../shared/strings/azureAd.ts';
import { cloudNames } from '../../shared/strings/fields.ts';
import { wizardTexts } from '../../shared/strings/pages.ts';
import { completionTexts } from '../../shared/strings/progress.ts';
import { realToAzureAd } from '../wizardReal.ts';
import {
  addPicked,
  button,
  expectPage,
  next,
  openPicker,
  passAzureAd,
  passWorkspace,
  pickCollections,
  verify,
  waitForCompletion,
} from '../wizardSteps.ts';
import { expectFailure } from './expectFailure.ts';
import { exchangesIn, linksOpened, test } from './simulatedApp.ts';

const hostsOf = (cloud: keyof typeof clouds) => {
  const { login, arm, graph, logs } = clouds[cloud];
  return [login, arm, graph, logs].map((origin) => new URL(origin).host);
};

for (const cloud of ['usGovernment', 'china'] as const) {
  test(`${cloudNames[cloud]}: its endpoints are used throughout, and no other`, async ({
    app,
    page,
    record,
  }) => {
    await app.evaluate((_electron, other) => {
      const { tenants } = globalThis.practiceSimulator.azure;
      const [contoso] = tenants;
      if (contoso === undefined) throw new Error('no tenant');
      tenants[0] = { ...contoso, cloud: other };
    }, cloud);
    await realToAzureAd(page);
    await test.step('the public cloud does not know the tenant', async () => {
      await verify(page);
      await expectFailure(page, { code: 'tenantNotFound', facts: { tenant: practice.tenantId } });
    });
    const before = (await exchangesIn(record)).length;
    await page.getByRole('combobox', { name: azureAdTexts.cloud }).click();
    await page.getByRole('option', { name: cloudNames[cloud] }).click();
    await expect(page.locator('.fui-MessageBar')).toHaveCount(0);
    await passAzureAd(page);
    await next(page);
    await expectPage(page, 'workspace');
    await passWorkspace(page);
    await next(page);
    await openPicker(page);
    await pickCollections(page, ['PS100014']);
    await addPicked(page, 1);
    await next(page);
    await expectPage(page, 'summary');
    await button(page, wizardTexts.addConnection).click();
    await waitForCompletion(page);
    const azure = (await exchangesIn(record))
      .slice(before)
      .filter(({ service }) => service !== 'adminService')
      .map(({ url }) => new URL(url).host);
    expect([...new Set(azure)].sort()).toEqual(hostsOf(cloud).sort());
    await button(page, completionTexts.openWorkspace).click();
    const portal = new URL(clouds[cloud].portal).host;
    await expect
      .poll(() => linksOpened(app).then((urls) => urls.map((url) => new URL(url).host)))
      .toEqual([portal]);
  });
}
