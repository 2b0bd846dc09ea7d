import { embedded, type Json, property as p, type WmiClass } from '../odata/wmiClass.ts';
import type { SiteRecord } from '../siteFile.ts';
import { siteType } from './smsSite.ts';
import { embeddedProperty } from './smsSysResUse.ts';

/** The site control file's own item. Only the properties that were seen in answers. */
export const smsSiteDefinition: WmiClass<SiteRecord> = {
  name: 'SMS_SCI_SiteDefinition',
  keys: ['SiteCode'],
  derivation: ['SMS_SiteControlItem', 'SMS_BaseClass'],
  lazyNames: [],
  secured: false,
  association: false,
  rows: ({ site }) => site.sites,
  properties: [
    p('ParentSiteCode', 'string', (row) => row.parent ?? ''),
    p('SiteCode', 'string', (row) => row.code),
    p('SiteName', 'string', (row) => row.name),
    p('SiteServerDomain', 'string', (row) => row.server.split('.')[1]?.toLowerCase() ?? ''),
    p('SiteServerName', 'string', (row) => row.server),
    p('SiteType', 'int64', siteType),
    p('SQLDatabaseName', 'string', (row) => `CM_${row.code}`),
    p('SQLServerName', 'string', (row) => row.sqlServer ?? row.server),
    // Props may be selected here, unlike in SMS_SCI_SysResUse.
    embedded('Props', 'SMS_EmbeddedProperty', (row, { site }) =>
      propsOf(row, providerOf(site.providers, row)),
    ),
  ],
};

function providerOf(
  providers: readonly { readonly host: string; readonly siteCode: string }[],
  row: SiteRecord,
): string {
  return providers.find((each) => each.siteCode === row.code)?.host ?? row.server;
}

function propsOf(row: SiteRecord, provider: string): Json {
  return [
    embeddedProperty('Device Collection Threshold', 0, '100', '0'),
    embeddedProperty('EnableRESTProviderEndpoint', 1),
    embeddedProperty('Full Version', 0, row.version),
    embeddedProperty('LocaleID', 1033),
    embeddedProperty('ProviderServerName', 0, provider),
    embeddedProperty('SiteControlHeartBeat', 0, '2026-08-01 04:00:01.340'),
    embeddedProperty('SiteGUID', 0, row.guid ?? '{00000000-0000-4000-8000-000000000000}'),
    embeddedProperty('SQLServerFQDN', 0, row.sqlServer ?? row.server),
    embeddedProperty('SQLServicePort', 1433),
  ];
}
