import { z } from 'zod';

/**
 * The site file: what a made-up Configuration Manager hierarchy consists of. Everything has a default that a
 * healthy site would show, so that a file says only what matters. Documented in README.md of this folder.
 */

const siteCode = z.string().regex(/^[A-Z0-9]{3}$/, 'a site code has three capital letters or digits');
const collectionId = z.string().regex(/^[A-Z0-9]{8}$/, 'a collection ID has eight capital letters or digits');
const hostName = z.string().regex(/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+$/, 'expected a full host name (FQDN)');
const resourceId = z.int().min(1).max(4_294_967_295);
const stamp = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/,
    'expected a UTC time such as 2026-07-18T08:08:03.87Z',
  );
const text = z.string().min(1).max(256);

const site = z.strictObject({
  code: siteCode,
  name: text,
  type: z.enum(['primary', 'centralAdministration', 'secondary']).default('primary'),
  /** Code of the site it reports to; null for the top-tier site. */
  parent: siteCode.nullable().default(null),
  server: hostName,
  sqlServer: hostName.optional(),
  version: z
    .string()
    .regex(/^\d\.\d\d\.\d{4}\.\d{4}$/, 'expected a version such as 5.00.9141.1000')
    .default('5.00.9141.1000'),
  installDir: z.string().default('C:\\Program Files\\Microsoft Configuration Manager'),
  guid: z.string().optional(),
});

const user = z.strictObject({
  role: z.enum(['fullAdministrator', 'readOnlyAnalyst', 'none']),
  /** Collections the user is scoped to, with everything limited to them; all when left out. */
  collections: z.array(collectionId).optional(),
});

const device = z.strictObject({
  resourceId,
  /** Short name; with `count`, `{001}` stands for the running number, at its start value and width. */
  name: z.string().min(1).max(255),
  count: z.int().min(1).max(1_000_000).optional(),
  kind: z.enum(['system', 'unknownComputer', 'provisioningDevice']).default('system'),
  /** NetBIOS name of the domain; null in a workgroup. Default: the first of `domains`. */
  domain: z.string().nullable().optional(),
  fullDomainName: z.string().nullable().optional(),
  resourceNames: z.array(z.string()).optional(),
  /** null: discovered only, never had a client; its flags are null then. */
  client: z.boolean().nullable().default(true),
  active: z.boolean().default(true),
  obsolete: z.boolean().nullable().optional(),
  decommissioned: z.boolean().default(false),
  siteCode: siteCode.nullable().optional(),
  os: z.enum(['server', 'workstation']).default('workstation'),
  osBuild: z.string().optional(),
  smsid: z.string().nullable().optional(),
  sid: z.string().optional(),
  /** As SystemOUName has it: "CONTOSO.COM/SERVERS". */
  ou: z.string().optional(),
  distinguishedName: z.string().optional(),
  ipAddresses: z.array(z.string()).optional(),
  ipSubnets: z.array(z.string()).optional(),
  virtual: z.boolean().default(false),
});

const userResource = z.strictObject({
  resourceId,
  name: z.string().min(1).max(255),
  kind: z.enum(['user', 'userGroup']).default('user'),
});

/** `16777219`, or `"16777219-16777300"` for every resource of the file in that range. */
const memberEntry = z.union([
  resourceId,
  z.string().regex(/^\d+-\d+$/, 'expected a range such as 16777219-16777300'),
]);

const collection = z.strictObject({
  id: collectionId,
  name: z.string().min(1).max(256),
  type: z.enum(['device', 'user', 'other']).default('device'),
  /** Console folder as ObjectPath has it, "/" for the root; null right after creation. */
  folder: z.string().startsWith('/').nullable().default('/'),
  /** Limiting collection. Default: SMS00001 for devices, SMS00004 for users; null for the roots. */
  limitTo: collectionId.nullable().optional(),
  builtIn: z.boolean().default(false),
  comment: z.string().max(1024).default(''),
  members: z.array(memberEntry).default([]),
  /** What MemberCount claims when it differs from the members (an evaluation under way, a hidden member). */
  memberCount: z.int().min(0).optional(),
  /** CurrentStatus: 1 ready, 2 refreshing, 5 awaiting refresh ... */
  status: z.int().min(0).max(8).default(1),
  /** RefreshType: 1 manual, 2 periodic, 4 incremental, 6 periodic and incremental. */
  refreshType: z.union([z.literal(1), z.literal(2), z.literal(4), z.literal(6)]).default(6),
  includeExcludeCount: z.int().min(0).default(0),
  memberChanges: z.int().min(0).default(0),
  lastChangeTime: stamp.default('2025-11-26T15:52:42.593Z'),
  /** Default: a time that differs with the members, so that a file with other members has another stamp. */
  lastMemberChangeTime: stamp.optional(),
  lastRefreshTime: stamp.default('2026-07-18T08:08:03.937Z'),
  rules: z.array(z.record(z.string(), z.json())).default([]),
  /** Number of the collection on the v1.0 route, and its entry in the console folder. */
  numericId: z.int().optional(),
  folderItem: z.strictObject({ memberId: z.int(), memberGuid: z.string() }).optional(),
});

export const siteFileSchema = z.strictObject({
  schema: z.literal(1),
  /** GUID of the hierarchy (SMS_Identification.GetSiteID), without braces. */
  hierarchyId: z.guid(),
  sites: z.array(site).min(1),
  /** SMS Providers: full host name to the code of the site it serves. */
  providers: z.record(hostName, siteCode),
  serviceConnectionPoint: z
    .strictObject({ host: hostName, site: siteCode, mode: z.enum(['online', 'offline']) })
    .nullable(),
  /** A central administration site that the hierarchy gains at that time: the top-tier site reports to it then. */
  gains: z.strictObject({ code: siteCode, name: text, server: hostName, at: stamp }).optional(),
  /** Accounts ("CONTOSO\\admin") and their roles. Left out: every account is a full administrator. */
  users: z.record(z.string(), user).optional(),
  /** NetBIOS name to DNS name of each domain. */
  domains: z.record(z.string(), z.string()),
  devices: z.array(device),
  userResources: z.array(userResource).default([]),
  collections: z.array(collection),
});

/** A parsed site file, defaults filled in. */
export type SiteFile = z.output<typeof siteFileSchema>;
/** A site file as it may be written, with everything optional left out. */
export type SiteFileInput = z.input<typeof siteFileSchema>;
export type SiteRecord = SiteFile['sites'][number];
export type SiteUser = z.output<typeof user>;
export type DeviceRecord = SiteFile['devices'][number];
export type UserResourceRecord = SiteFile['userResources'][number];
export type CollectionRecord = SiteFile['collections'][number];
export type MemberEntry = CollectionRecord['members'][number];

/** A site file that cannot be used; the message lists path and fault, one per line. */
export class SiteFileError extends Error {
  override readonly name = 'SiteFileError';
}

/** Parses a site file. Throws `SiteFileError` with one plain line per fault. */
export function parseSiteFile(json: unknown): SiteFile {
  const parsed = siteFileSchema.safeParse(json);
  if (!parsed.success) throw new SiteFileError(parsed.error.issues.map(describeIssue).join('\n'));
  const faults = crossCheck(parsed.data);
  if (faults.length > 0) throw new SiteFileError(faults.join('\n'));
  return parsed.data;
}

/**
 * The text of a site file; Windows' own editors and PowerShell begin one with a byte order mark. Throws `SyntaxError`
 * where it is no JSON, else as `parseSiteFile`.
 */
export function parseSiteText(text: string): SiteFile {
  return parseSiteFile(JSON.parse(text.replace(/^\ufeff/, '')));
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const path = issue.path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('');
  return `${path === '' ? 'site file' : path.replace(/^\./, '')}: ${issue.message}`;
}

/** What a schema cannot say: references that lead nowhere, and ids that occur twice. */
function crossCheck(file: SiteFile): string[] {
  const faults: string[] = [];
  const codes = new Set(file.sites.map((each) => each.code));
  const known = (code: string | null | undefined, path: string): void => {
    if (typeof code === 'string' && !codes.has(code)) faults.push(`${path}: there is no site ${code}`);
  };
  file.sites.forEach((each, index) => {
    known(each.parent, `sites[${index}].parent`);
  });
  if (file.sites.filter((each) => each.parent === null).length !== 1) {
    faults.push('sites: exactly one site must be the top-tier site (parent null)');
  }
  for (const [host, code] of Object.entries(file.providers)) known(code, `providers.${host}`);
  known(file.serviceConnectionPoint?.site, 'serviceConnectionPoint.site');
  if (file.gains !== undefined && codes.has(file.gains.code))
    faults.push(`gains.code: there is a site ${file.gains.code} already`);
  if (Object.keys(file.domains).length === 0) faults.push('domains: at least one domain is needed');
  const ids = new Set<string>();
  file.collections.forEach((each, index) => {
    if (ids.has(each.id)) faults.push(`collections[${index}].id: ${each.id} occurs twice`);
    ids.add(each.id);
  });
  file.collections.forEach((each, index) => {
    if (typeof each.limitTo === 'string' && !ids.has(each.limitTo)) {
      faults.push(`collections[${index}].limitTo: there is no collection ${each.limitTo}`);
    }
  });
  for (const [account, rights] of Object.entries(file.users ?? {})) {
    for (const id of rights.collections ?? []) {
      if (!ids.has(id)) faults.push(`users.${account}.collections: there is no collection ${id}`);
    }
  }
  file.devices.forEach((each, index) => {
    known(each.siteCode, `devices[${index}].siteCode`);
    if (each.count !== undefined && !/\{\d+\}/.test(each.name)) {
      faults.push(`devices[${index}].name: with count, the name needs a running number such as {001}`);
    }
  });
  return faults;
}
