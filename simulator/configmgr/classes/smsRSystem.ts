import type { Device } from '../expandSiteFile.ts';
import type { Hints } from '../odata/filterHints.ts';
import { type Json, type Property, property as p, type Reading, type WmiClass } from '../odata/wmiClass.ts';
import { smsUniqueIdentifier } from './collectionMember.ts';

type Row = Readonly<Device>;

const discoveryAgent = 'SMS_AD_SYSTEM_DISCOVERY_AGENT';
const clientAgents = [discoveryAgent, 'MP_ClientRegistration', 'Heartbeat Discovery'];
const discoveredAt = '2026-07-31T20:25:05Z';
const defaultBuilds = { server: '10.0.20348.587', workstation: '10.0.22631.3880' } as const;

/** A property that only clients have. SMS_R_System writes flags as 0 and 1. */
function ofClient(
  name: string,
  type: 'int64' | 'string' | 'boolean',
  get: (row: Row, reading: Reading) => Json,
): Property<Row> {
  return p(name, type, (row, reading) => (row.client === true ? get(row, reading) : null));
}

const nothing = (name: string, type: 'string' | 'int64' | 'boolean' | 'date' = 'string'): Property<Row> =>
  p(name, type, () => null);
const noList = (name: string): Property<Row> => p(name, 'strings', () => []);

/** Discovered and managed computers. Pseudo-devices are no rows of this class. */
export const smsRSystem: WmiClass<Row> = {
  name: 'SMS_R_System',
  // Small d here, unlike in the membership classes.
  keys: ['ResourceId'],
  derivation: ['SMS_Resource', 'SMS_BaseClass'],
  lazyNames: [],
  secured: false,
  association: false,
  rows: systems,
  properties: [
    ofClient('Active', 'int64', (row) => (row.active ? 1 : 0)),
    p('ADSiteName', 'string', () => 'Default-First-Site-Name'),
    p('AgentName', 'strings', (row) => agentsOf(row)),
    p('AgentSite', 'strings', (row, { siteCode }) => agentsOf(row).map(() => row.siteCode ?? siteCode)),
    p('AgentTime', 'dates', (row) => agentsOf(row).map(() => discoveredAt)),
    ofClient('AlwaysInternet', 'int64', () => 0),
    p('Build', 'string', osBuild),
    p('Client', 'int64', (row) => (row.client === null ? null : row.client ? 1 : 0)),
    ofClient('ClientType', 'int64', () => 1),
    ofClient('ClientVersion', 'string', (row, { site }) => site.site(row.siteCode ?? '')?.version ?? null),
    nothing('CPUType'),
    p('CreationDate', 'date', () => '2025-11-27T02:03:05Z'),
    p('Decommissioned', 'int64', (row) => (row.decommissioned ? 1 : 0)),
    p('DistinguishedName', 'string', distinguishedName),
    p('FullDomainName', 'string', (row) => row.fullDomainName),
    nothing('HardwareID'),
    ofClient('InternetEnabled', 'int64', () => 0),
    p('IPAddresses', 'strings', ipAddresses),
    p(
      'IPSubnets',
      'strings',
      (row) => row.ipSubnets ?? ipAddresses(row).map((ip) => ip.replace(/\d+$/, '0')),
    ),
    noList('IPv6Addresses'),
    noList('IPv6Prefixes'),
    nothing('IsAssignedToUser', 'boolean'),
    nothing('IsMachineChangesPersisted', 'boolean'),
    ofClient('IsVirtualMachine', 'boolean', (row) => row.virtual),
    p('LastLogonTimestamp', 'date', () => '2026-07-27T17:25:10Z'),
    ofClient('LastLogonUserDomain', 'string', (row) => row.domain),
    ofClient('LastLogonUserName', 'string', () => 'jdoe'),
    p('MACAddresses', 'strings', (row) => (row.client === true ? ['00:15:5D:0A:0A:01'] : [])),
    p('Name', 'string', (row) => row.name),
    p('NetbiosName', 'string', (row) => row.name),
    nothing('ObjectGUID'),
    p('Obsolete', 'int64', (row) => (row.obsolete === null ? null : row.obsolete ? 1 : 0)),
    p('OperatingSystemNameandVersion', 'string', operatingSystem),
    nothing('PreviousSMSUUID'),
    p('PrimaryGroupID', 'int64', () => 515),
    p('ResourceDomainORWorkgroup', 'string', (row) => row.domain ?? 'WORKGROUP'),
    p('ResourceId', 'int64', (row) => row.resourceId),
    p('ResourceNames', 'strings', (row) => row.resourceNames),
    p('ResourceType', 'int64', () => 5),
    p('SecurityGroupName', 'strings', (row) =>
      row.domain === null ? [] : [`${row.domain}\\Domain Computers`],
    ),
    p(
      'SID',
      'string',
      (row) => row.sid ?? `S-1-5-21-1111111111-2222222222-3333333333-${row.resourceId % 10_000_000}`,
    ),
    nothing('SMBIOSGUID'),
    p('SMSAssignedSites', 'strings', sitesOfClient),
    p('SMSInstalledSites', 'strings', sitesOfClient),
    p('SMSResidentSites', 'strings', sitesOfClient),
    p('SMSUniqueIdentifier', 'string', (row) => smsUniqueIdentifier(row)),
    nothing('SMSUUIDChangeDate', 'date'),
    nothing('SNMPCommunityName'),
    noList('SystemContainerName'),
    noList('SystemGroupName'),
    p('SystemOUName', 'strings', (row) =>
      row.fullDomainName === null ? [] : [row.ou ?? `${row.fullDomainName}/${ouOf(row).toUpperCase()}`],
    ),
    noList('SystemRoles'),
    nothing('Unknown', 'int64'),
    p('UserAccountControl', 'int64', () => 4096),
    nothing('VirtualMachineHostName'),
    nothing('WipeStatus', 'int64'),
  ],
};

export function operatingSystem(row: Row): string {
  return `Microsoft Windows NT ${row.os === 'server' ? 'Server' : 'Workstation'} 10.0`;
}

export function osBuild(row: Row): string {
  return row.osBuild ?? defaultBuilds[row.os];
}

/** Rows of a class that lists computers: hints by ResourceID, in either casing, narrow it. */
export function* systems({ site, visible }: Reading, hints: Hints): Iterable<Row> {
  const wanted = hints.values('ResourceId');
  if (wanted !== undefined) {
    for (const id of [...wanted].map(Number).sort((a, b) => a - b)) {
      const device = site.device(id);
      if (device?.kind === 'system' && visible.seesDevice(id)) yield device;
    }
    return;
  }
  const above = hints.above('ResourceId') ?? -1;
  const { devices } = visible;
  let low = 0;
  let high = devices.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((devices[middle]?.resourceId ?? 0) <= above) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < devices.length; at += 1) {
    const device = devices[at];
    if (device?.kind === 'system') yield device;
  }
}

function agentsOf(row: Row): readonly string[] {
  return row.client === true ? clientAgents : [discoveryAgent];
}

function sitesOfClient(row: Row): readonly string[] {
  return row.client === true && row.siteCode !== null ? [row.siteCode] : [];
}

function ouOf(row: Row): string {
  return row.os === 'server' ? 'Servers' : 'Computers';
}

function distinguishedName(row: Row): string | null {
  if (row.distinguishedName !== undefined) return row.distinguishedName;
  if (row.fullDomainName === null) return null;
  const components = row.fullDomainName
    .toLowerCase()
    .split('.')
    .map((part) => `DC=${part}`);
  return [`CN=${row.name}`, `OU=${ouOf(row)}`, ...components].join(',');
}

/** Derived from the resource ID, so that every computer has one that stays. */
function ipAddresses(row: Row): readonly string[] {
  if (row.ipAddresses !== undefined) return row.ipAddresses;
  const number = row.resourceId % 16_000_000;
  return [`10.${(number >>> 16) & 255}.${(number >>> 8) & 255}.${Math.max(1, number & 255)}`];
}
