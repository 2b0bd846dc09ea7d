import { describe, expect, it } from 'vitest';
import { createSite } from './site.ts';
import { parseSiteFile, parseSiteText, SiteFileError, type SiteFileInput } from './siteFile.ts';

const smallest = {
  schema: 1,
  hierarchyId: '5bbd28b5-0000-4000-8000-725ed8da08c8',
  sites: [{ code: 'PS1', name: 'Primary', server: 'cm01.contoso.com' }],
  providers: { 'cm01.contoso.com': 'PS1' },
  serviceConnectionPoint: { host: 'cm01.contoso.com', site: 'PS1', mode: 'online' },
  domains: { CONTOSO: 'contoso.com', EMEA: 'emea.contoso.com' },
  devices: [
    { resourceId: 100, count: 3, name: 'PC-{08}' },
    { resourceId: 200, name: 'EMEA-1', domain: 'EMEA', resourceNames: [] },
    { resourceId: 300, name: 'LAB', domain: null },
    { resourceId: 400, name: 'x64 Unknown Computer', kind: 'unknownComputer' },
    { resourceId: 500, name: 'FOUND', client: null },
  ],
  collections: [
    { id: 'SMS00001', name: 'All Systems', members: ['1-999'], builtIn: true },
    { id: 'PS100014', name: 'Some', members: [300, '101-200', 300] },
  ],
} satisfies SiteFileInput;

it('reads a text with and without a byte order mark', () => {
  const text = JSON.stringify(smallest);
  expect(parseSiteText(`\ufeff${text}`)).toEqual(parseSiteText(text));
});

describe('parseSiteFile', () => {
  it('gives collections without a stamp one that follows from their members', () => {
    const stamp = (members: (number | string)[], more: object = {}) => {
      const collections = [{ id: 'PS100014', name: 'Some', limitTo: null, members, ...more }];
      return createSite(parseSiteFile({ ...smallest, collections })).collection('PS100014')
        ?.lastMemberChangeTime;
    };
    expect(stamp([101, '200-300'])).toMatch(/^2026-07-1[78]T/);
    expect(stamp([101, '200-300'])).toBe(stamp([300, 200, 101], { name: 'Renamed' }));
    expect(stamp([101, 200])).not.toBe(stamp([102, 200]));
    const own = '2026-07-18T08:08:03.9Z';
    expect(stamp([101], { lastMemberChangeTime: own })).toBe(own);
  });

  it('fills in what a healthy site would show', () => {
    const site = createSite(parseSiteFile(smallest));
    expect(
      site.devices.map((each) => [each.name, each.fullDomainName, each.resourceNames[0], each.siteCode]),
    ).toEqual([
      ['PC-08', 'CONTOSO.COM', 'pc-08.contoso.com', 'PS1'],
      ['PC-09', 'CONTOSO.COM', 'pc-09.contoso.com', 'PS1'],
      ['PC-10', 'CONTOSO.COM', 'pc-10.contoso.com', 'PS1'],
      ['EMEA-1', 'EMEA.CONTOSO.COM', undefined, 'PS1'],
      ['LAB', null, undefined, 'PS1'],
      ['x64 Unknown Computer', null, undefined, 'PS1'],
      ['FOUND', 'CONTOSO.COM', 'found.contoso.com', null],
    ]);
    expect(site.device(500)?.obsolete).toBeNull();
    expect(site.collection('PS100014')).toMatchObject({ members: [101, 102, 200, 300], limitTo: 'SMS00001' });
    expect(site.collection('SMS00001')).toMatchObject({
      members: [100, 101, 102, 200, 300, 400, 500],
      limitTo: null,
    });
  });

  it.each<[what: string, change: Record<string, unknown>, message: string]>([
    ['an unknown member', { colections: [] }, 'site file: Unrecognized key: "colections"'],
    [
      'a wrong ID',
      { collections: [{ id: 'ps1', name: 'x' }] },
      'collections[0].id: a collection ID has eight capital letters or digits',
    ],
    ['a short host name', { providers: { cm01: 'PS1' } }, 'providers.cm01: '],
    [
      'a wrong date',
      { collections: [{ id: 'PS100014', name: 'x', lastChangeTime: 'yesterday' }] },
      'collections[0].lastChangeTime: expected a UTC time',
    ],
    ['an unknown site', { providers: { 'a.b': 'XXX' } }, 'providers.a.b: there is no site XXX'],
    [
      'two top-tier sites',
      { sites: [...smallest.sites, { code: 'PS2', name: 'x', server: 'b.c' }] },
      'sites: exactly one site must be the top-tier site (parent null)',
    ],
    [
      'a collection twice',
      {
        collections: [
          { id: 'SMS00001', name: 'a' },
          { id: 'SMS00001', name: 'b' },
        ],
      },
      'collections[1].id: SMS00001 occurs twice',
    ],
    [
      'a limit that leads nowhere',
      { collections: [{ id: 'PS100014', name: 'a', limitTo: 'PS1FFFFF' }] },
      'collections[0].limitTo: there is no collection PS1FFFFF',
    ],
    [
      'a scope that leads nowhere',
      { users: { 'A\\b': { role: 'readOnlyAnalyst', collections: ['PS1FFFFF'] } } },
      'users.A\\b.collections: there is no collection PS1FFFFF',
    ],
    [
      'a run without a number',
      { devices: [{ resourceId: 1, name: 'PC', count: 2 }] },
      'devices[0].name: with count, the name needs a running number such as {001}',
    ],
  ])('names path and fault: %s', (_, change, message) => {
    expect(() => parseSiteFile({ ...smallest, ...change })).toThrow(SiteFileError);
    expect(() => parseSiteFile({ ...smallest, ...change })).toThrow(message);
  });

  it.each([
    [
      {
        devices: [
          { resourceId: 1, count: 2, name: 'A{1}' },
          { resourceId: 2, name: 'B' },
        ],
      },
      'resource ID 2 occurs twice',
    ],
    [
      { collections: [{ id: 'SMS00001', name: 'a', members: [7] }] },
      'SMS00001 names 7, which is no resource of the file',
    ],
  ])('what only shows when it is built: %o', (change, message) => {
    expect(() => createSite(parseSiteFile({ ...smallest, ...change }))).toThrow(message);
  });

  it.each([null, 5, 'site', []])('refuses %o in a sentence', (json) => {
    expect(() => parseSiteFile(json)).toThrow(SiteFileError);
  });
});
