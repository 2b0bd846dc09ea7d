import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import type {} from '../../renderer/oms.d.ts';
import { appError } from '../../shared/errors.ts';
import { practice } from '../../shared/practice.ts';
import { errorText } from '../../shared/strings/errors.ts';
import { generalTexts } from '../../shared/strings/general.ts';
import { wizardTexts } from '../../shared/strings/pages.ts';
import type { SiteFileInput } from '../../simulator/configmgr/siteFile.ts';
import { checkButton, openReal, providerBox } from '../wizardReal.ts';
import { button, expectPage } from '../wizardSteps.ts';
import { reason } from '../wizardWays.ts';
import type { Failure } from './expectFailure.ts';
import { test as base } from './simulatedApp.ts';

const topServer = 'cas01.contoso.com';

/** A central administration site with one primary site below it. */
const hierarchy: SiteFileInput = {
  schema: 1,
  hierarchyId: '5bbd28b5-7c1e-4f60-9a3d-725ed8da08c8',
  sites: [
    { code: 'CAS', name: 'Contoso Central', type: 'centralAdministration', server: topServer },
    { code: 'PS1', name: 'Contoso Primary', parent: 'CAS', server: practice.providerFqdn },
  ],
  providers: { [topServer]: 'CAS', [practice.providerFqdn]: 'PS1' },
  serviceConnectionPoint: { host: topServer, site: 'CAS', mode: 'online' },
  domains: { CONTOSO: 'contoso.com' },
  devices: [{ resourceId: 16_777_219, name: 'PC-0001' }],
  collections: [
    { id: 'SMS00001', name: 'All Systems', builtIn: true, limitTo: null, members: [16_777_219] },
    { id: 'CAS00014', name: 'Servers', members: [16_777_219] },
  ],
};

const test = base.extend({
  switches: async ({ userDataDir }, use) => {
    const path = join(userDataDir, 'site.json');
    await writeFile(path, JSON.stringify(hierarchy));
    await use([`--practice-site=${path}`]);
  },
});

test('a site below another one leads to the server to use, which passes', async ({ page }) => {
  await openReal(page);
  await checkButton(page).click();
  const failure: Failure = {
    code: 'notTopTierSite',
    facts: {
      siteCode: 'PS1',
      topSiteCode: 'CAS',
      topSiteName: 'Contoso Central',
      topSiteProvider: topServer,
    },
  };
  const text = errorText(appError(failure.code, { facts: failure.facts ?? {} }));
  await expect(page.getByText(text.action)).toBeVisible();
  await expect(button(page, wizardTexts.next)).toBeDisabled();
  await expect(reason(page)).toHaveText(/^To go on, /);
  await expect(providerBox(page)).toHaveValue(practice.providerFqdn);
  await button(page, generalTexts.useThisServer).click();
  await expect(providerBox(page)).toHaveValue(topServer);
  await expect(providerBox(page)).toBeFocused();
  await expect(button(page, wizardTexts.next)).toBeEnabled();
  await button(page, wizardTexts.next).click();
  await expectPage(page, 'azureAd');
});
