import { property as p, type WmiClass } from '../odata/wmiClass.ts';
import { buildNumber, releaseName } from '../releases.ts';
import type { SiteRecord } from '../siteFile.ts';

/** SMS_Site.Type. */
const siteTypes = { secondary: 1, primary: 2, centralAdministration: 4 } as const;

/** Type of a site as SMS_Site and SMS_SCI_SiteDefinition write it. */
export function siteType(site: SiteRecord): number {
  return siteTypes[site.type];
}

/** Global data: a provider of a child primary lists the central administration site as well. */
export const smsSite: WmiClass<SiteRecord> = {
  name: 'SMS_Site',
  keys: ['SiteCode'],
  derivation: ['SMS_BaseClass'],
  lazyNames: [],
  secured: false,
  association: false,
  rows: ({ site }) => site.sites,
  properties: [
    p('BuildNumber', 'int64', (row) => buildNumber(row.version)),
    p('ContentLibraryLocation', 'string', () => null),
    p('ContentLibraryMoveProgress', 'int64', () => 100),
    p('ContentLibraryStatus', 'int64', () => 3),
    p('Features', 'string', () => '0'.repeat(64)),
    p('InstallDir', 'string', (row) => row.installDir),
    p('Mode', 'int64', () => 0),
    p('ReportingSiteCode', 'string', (row) => row.parent ?? ''),
    p('RequestedStatus', 'int64', () => 110),
    p('SecondarySiteCMUpdateStatus', 'int64', () => 2),
    p('ServerName', 'string', (row) => row.server),
    p('SiteCode', 'string', (row) => row.code),
    p('SiteName', 'string', (row) => row.name),
    p('Status', 'int64', () => 1),
    p('TimeZoneInfo', 'string', () => timeZone),
    p('Type', 'int64', (row) => siteTypes[row.type]),
    p('Version', 'string', (row) => row.version),
  ],
};

const timeZone =
  '0000012C 0000 000B 0000 0001 0002 0000 0000 0000 00000000 0000 0003 0000 0002 0002 0000 0000 0000 FFFFFFC4';

/** One row: the site that the addressed provider serves. */
export const smsIdentification: WmiClass<SiteRecord> = {
  name: 'SMS_Identification',
  keys: ['ThisSiteCode'],
  derivation: ['SMS_BaseClass'],
  lazyNames: [],
  secured: false,
  association: false,
  rows: ({ site, siteCode }) => site.sites.filter((each) => each.code === siteCode),
  properties: [
    p('License', 'int64', () => 1),
    p('LocaleID', 'int64', () => 1033),
    p('MonthlyReleaseVersion', 'int64', (row) => releaseName(buildNumber(row.version))),
    p('Reserved', 'int64', () => 0),
    p('ServiceAccountName', 'string', () => ''),
    p(
      'SMSAvailableConsoleVersion',
      'string',
      (row) => `5.${releaseName(buildNumber(row.version))}.1089.1000`,
    ),
    p('SMSBuildNumber', 'int64', (row) => buildNumber(row.version)),
    p('SMSMinBuildNumber', 'int64', () => 0),
    p(
      'SMSProviderServer',
      'string',
      (row, { site, server }) => providerName(site.providers, row.code, server) ?? row.server,
    ),
    p('SMSSiteServer', 'string', (row) => row.server),
    p('SMSVersion', 'string', (row) => row.version),
    p('ThisSiteCode', 'string', (row) => row.code),
    p('ThisSiteName', 'string', (row) => row.name),
    p('UIManifestHash', 'string', () => ''),
    p('UIManifestHashAlgorithm', 'string', () => 'SHA256'),
    p('UIUpdateManifestHash', 'string', () => ''),
    p('UIUpdateManifestHashAlgorithm', 'string', () => 'SHA256'),
  ],
};

/** The addressed provider by its full name. */
function providerName(
  providers: readonly { readonly host: string; readonly siteCode: string }[],
  siteCode: string,
  server: string,
): string | undefined {
  return providers.find(
    (each) => each.siteCode === siteCode && each.host.split('.')[0]?.toUpperCase() === server,
  )?.host;
}
