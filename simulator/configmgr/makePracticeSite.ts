import { writeFileSync } from 'node:fs';
import { practice } from '../../shared/practice.ts';
import { builtInCollections, pseudoDevices, userResources } from './builtIn.ts';
import { practiceCollections } from './practiceCollections.ts';
import { practiceDevices } from './practiceDevices.ts';
import { seededRandom } from './seededRandom.ts';
import type { MemberEntry, SiteFileInput } from './siteFile.ts';
import { wmiDate } from './wmiDate.ts';

/**
 * Makes `simulator/fixtures/practice-site.json`, the site of practice mode. Run this file with Node to write it
 * anew after a change here; a test compares the file with what this makes.
 */
export function makePracticeSite(): SiteFileInput {
  const random = seededRandom(20_261_123);
  const devices = practiceDevices(random);
  const custom = practiceCollections(devices, random);
  const day = 86_400_000;
  const stamps = (): Pick<
    SiteFileInput['collections'][number],
    'lastChangeTime' | 'lastMemberChangeTime' | 'lastRefreshTime'
  > => {
    const refreshed = Date.UTC(2026, 10, 22, 4) + random.below(day / 2);
    return {
      lastChangeTime: wmiDate(new Date(refreshed - day - random.below(300 * day))),
      lastMemberChangeTime: wmiDate(new Date(refreshed - random.below(20 * day))),
      lastRefreshTime: wmiDate(new Date(refreshed)),
    };
  };
  const first = 16_777_219;
  const lastClient = Math.max(...devices.twins);
  const range = `${first}-${lastClient}`;
  const builtIn = builtInCollections({ everything: [], clients: [], coManaged: [] }).map(
    ({ id, record, members }) => {
      const ranges: Readonly<Record<string, readonly MemberEntry[]>> = {
        SMS00001: [range, ...pseudoDevices.map((each) => each.resourceId), ...devices.discovered],
        SMSDM003: [range],
        SMS000KM: [`${devices.run('desktops').first}-${devices.run('laptops').last}`, ...devices.serials],
      };
      return { ...record, members: [...(ranges[id] ?? members)], ...stamps() };
    },
  );
  const users: SiteFileInput['collections'] = [
    {
      id: 'PS1000C0',
      name: 'Finance Users',
      type: 'user',
      members: [2_063_597_569, 2_063_597_570],
      ...stamps(),
    },
    { id: 'PS1000C1', name: 'Developers', type: 'user', members: [2_063_597_571], ...stamps() },
  ];
  return {
    schema: 1,
    hierarchyId: '5bbd28b5-7c1e-4f60-9a3d-725ed8da08c8',
    sites: [
      {
        code: 'PS1',
        name: 'Contoso Primary',
        server: practice.providerFqdn,
        sqlServer: 'ctso-sql-001.contoso.com',
      },
    ],
    providers: { [practice.providerFqdn]: 'PS1' },
    serviceConnectionPoint: { host: practice.providerFqdn, site: 'PS1', mode: 'online' },
    users: {
      [practice.account]: { role: 'readOnlyAnalyst' },
      'CONTOSO\\admin': { role: 'fullAdministrator' },
      'CONTOSO\\svc-oms': { role: 'readOnlyAnalyst' },
      'CONTOSO\\serverteam': { role: 'readOnlyAnalyst', collections: ['PS100010'] },
      'CONTOSO\\helpdesk': { role: 'none' },
    },
    domains: {
      CONTOSO: 'contoso.com',
      EMEA: 'emea.contoso.com',
      FABRIKAM: 'fabrikam.com',
      DMZ: 'dmz.contoso.com',
    },
    devices: [...devices.records],
    userResources: [...userResources],
    collections: [
      ...builtIn,
      ...custom.map(({ members, ...record }) => ({ ...record, members: [...members], ...stamps() })),
      ...users,
    ],
  };
}

/** The file's text: one line per device run and collection, so that changes can be read. */
export function practiceSiteText(): string {
  const { devices, collections, ...head } = makePracticeSite();
  const lines = (items: readonly unknown[]): string =>
    items.map((item) => `    ${JSON.stringify(item)}`).join(',\n');
  const opening = JSON.stringify(head, null, 2).replace(/\n\}$/, '');
  return `${opening},\n  "devices": [\n${lines(devices)}\n  ],\n  "collections": [\n${lines(collections)}\n  ]\n}\n`;
}

export const practiceSiteFile: URL = new URL('../fixtures/practice-site.json', import.meta.url);

if (import.meta.main) writeFileSync(practiceSiteFile, practiceSiteText());
