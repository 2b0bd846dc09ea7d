import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import type {} from '../../renderer/oms.d.ts';
import { practice } from '../../shared/practice.ts';
import { wizardTexts } from '../../shared/strings/pages.ts';
import type { SiteFileInput } from '../../simulator/configmgr/siteFile.ts';
import { realToCollections } from '../wizardReal.ts';
import { addPicked, button, expectPage, next, openPicker, waitForCompletion } from '../wizardSteps.ts';
import { test as base } from './simulatedApp.ts';

/** What people call their collections, and computers that were named by hand. */
const names = [
  'Servers "production", \'all\' of `them`',
  'C:\\Program Files\\{0} $HOME %PATH%',
  'First line\nsecond line',
  'Büro 🖥️ 会議室 𝒳',
  'שרתים (ייצור) \u202Eabc\u202C',
  '<script>window.pwned = 1</script><img src=x onerror="window.pwned = 1">',
  ' | where 1 == 1 // --',
  '=HYPERLINK("http://x")',
] as const;
const idOf = (index: number) => `PS1000F${index}`;

const site: SiteFileInput = {
  schema: 1,
  hierarchyId: '5bbd28b5-7c1e-4f60-9a3d-725ed8da08c8',
  sites: [{ code: 'PS1', name: 'Contoso "Primary" <b>', server: practice.providerFqdn }],
  providers: { [practice.providerFqdn]: 'PS1' },
  serviceConnectionPoint: { host: practice.providerFqdn, site: 'PS1', mode: 'online' },
  domains: { CONTOSO: 'contoso.com' },
  devices: [
    { resourceId: 16_777_219, name: 'PC-0001' },
    { resourceId: 16_777_220, name: 'KASSE"1\\2', resourceNames: [] },
  ],
  collections: [
    { id: 'SMS00001', name: 'All Systems', builtIn: true, limitTo: null, members: ['16777219-16777220'] },
    ...names.map((name, index) => ({ id: idOf(index), name, members: [16_777_219, 16_777_220] })),
  ],
};

const test = base.extend({
  switches: async ({ userDataDir }, use) => {
    const path = join(userDataDir, 'site.json');
    await writeFile(path, JSON.stringify(site));
    await use([`--practice-site=${path}`]);
  },
});

test('strange names are shown as they are, and their groups are right', async ({ app, page }) => {
  await realToCollections(page);
  await openPicker(page);
  const dialog = page.getByRole('dialog');
  const search = dialog.getByRole('searchbox');
  for (const [index, name] of names.entries()) {
    await search.fill(idOf(index));
    const row = dialog.getByRole('row').filter({ hasText: idOf(index) });
    // A line break is drawn as a blank.
    await expect(row).toContainText(name.replace('\n', ' ').trim());
    await row.getByRole('checkbox').check();
  }
  await addPicked(page, names.length);
  for (const name of names) await expect(page.getByText(name.replace('\n', ' ').trim())).toBeVisible();
  await next(page);
  await expectPage(page, 'summary');
  await button(page, wizardTexts.addConnection).click();
  await waitForCompletion(page);
  const groups = await app.evaluate(
    (_electron, { group, name }) => {
      const subscription = globalThis.practiceSimulator.azure.tenants[0]?.subscriptions[0];
      const searches = subscription?.resourceGroups.get(group)?.workspaces.get(name)?.savedSearches;
      return [...(searches?.values() ?? [])]
        .filter((search) => search.name.startsWith('configmgr_'))
        .map(({ properties }) => [properties.functionAlias, properties.displayName, properties.query]);
    },
    { group: practice.resourceGroup, name: practice.workspace },
  );
  const byAlias = new Map(groups.map(([alias, displayName, query]) => [alias, { displayName, query }]));
  for (const [index, name] of names.entries()) {
    const group = byAlias.get(`CM_PS1_${idOf(index)}`);
    expect(group?.displayName).toBe(`${name.replace('\n', ' ').trim()} (${idOf(index)})`);
    expect(group?.query).toContain('pc-0001.contoso.com');
  }
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
});
