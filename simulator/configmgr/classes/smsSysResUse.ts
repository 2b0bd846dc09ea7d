import { embedded, type Json, property as p, type WmiClass } from '../odata/wmiClass.ts';
import type { Site } from '../site.ts';
import type { SiteRecord } from '../siteFile.ts';

/** One role of one site system. */
interface SystemRole {
  readonly site: SiteRecord;
  readonly host: string;
  readonly role: string;
  readonly roleCount: number;
  /** 1, 2, 4: on the server of a secondary, primary, central administration site; 8: on a server of its own. */
  readonly type: number;
  readonly props: readonly Json[];
}

/** An embedded property exactly as the service writes it. */
export function embeddedProperty(name: string, value: number, value1 = '', value2 = ''): Json {
  return { ItemType: null, PropertyName: name, Value: value, Value1: value1, Value2: value2 };
}

const serverTypes = { secondary: 1, primary: 2, centralAdministration: 4 } as const;
const connectionPointRole = 'SMS Dmp Connector';
const itemType = 'System Resource Usage';
// SslState: 0 HTTP, 2 not applicable.
const rolesOverHttp = new Set(['SMS Distribution Point', 'SMS Management Point']);

/** Site system roles. The service connection point is the role "SMS Dmp Connector". */
export const smsSysResUse: WmiClass<SystemRole> = {
  name: 'SMS_SCI_SysResUse',
  keys: ['FileType', 'ItemName', 'ItemType', 'SiteCode'],
  derivation: ['SMS_SiteControlItem', 'SMS_BaseClass'],
  lazyNames: ['ServiceWindows'],
  secured: false,
  association: false,
  rows: ({ site }) => systemRoles(site),
  properties: [
    p('FileType', 'int64', () => 2),
    p('ItemName', 'string', (row) => `${nalPath(row)},${row.role}`),
    p('ItemType', 'string', () => itemType),
    p('NALPath', 'string', nalPath),
    p('NALType', 'string', () => 'Windows NT Server'),
    p('NetworkOSPath', 'string', networkPath),
    p('RoleCount', 'int64', (row) => row.roleCount),
    p('RoleName', 'string', (row) => row.role),
    p('ServerState', 'int64', () => 196_611),
    p('SiteCode', 'string', (row) => row.site.code),
    p('SiteSystemStatus', 'int64', () => 1),
    p('SslState', 'int64', (row) => (rolesOverHttp.has(row.role) ? 0 : 2)),
    p('Type', 'int64', (row) => row.type),
    // Its embedded objects cannot be selected in a list: clients read whole entities.
    embedded('PropLists', 'SMS_EmbeddedPropertyList', () => [], true),
    embedded('Props', 'SMS_EmbeddedProperty', (row) => row.props, true),
    embedded('ServiceWindows', 'SMS_ScheduleToken', () => [], true),
  ],
};

function nalPath({ host, site }: SystemRole): string {
  return `["Display=\\\\${host}\\"]MSWNET:["SMS_SITE=${site.code}"]\\\\${host}\\`;
}

/** The component server's path is written in capitals, as real answers have it. */
function networkPath({ host, role }: SystemRole): string {
  return `\\\\${role === 'SMS Component Server' ? host.toUpperCase() : host}`;
}

function systemRoles(site: Site): SystemRole[] {
  const point = site.serviceConnectionPoint;
  const rows: SystemRole[] = [];
  for (const record of site.sites) {
    const hosts = new Map<string, { host: string; roles: Set<string> }>();
    const give = (host: string, ...roles: string[]): void => {
      const entry = hosts.get(host.toLowerCase()) ?? { host, roles: new Set<string>() };
      for (const role of ['SMS Component Server', 'SMS Site System', ...roles]) entry.roles.add(role);
      hosts.set(host.toLowerCase(), entry);
    };
    give(record.server, 'SMS Site Server');
    if (record.type !== 'centralAdministration') {
      give(record.server, 'SMS Distribution Point', 'SMS Management Point');
    }
    give(record.sqlServer ?? record.server, 'SMS SQL Server');
    for (const provider of site.providers) {
      if (provider.siteCode === record.code) give(provider.host, 'SMS Provider');
    }
    if (point?.site === record.code) give(point.host, connectionPointRole);
    for (const { host, roles } of hosts.values()) {
      const own = host.toLowerCase() === record.server.toLowerCase();
      for (const role of roles) {
        rows.push({
          site: record,
          host,
          role,
          roleCount: roles.size,
          type: own ? serverTypes[record.type] : 8,
          props: propsOf(role, site, record),
        });
      }
    }
  }
  return rows.sort((a, b) => compare(sortKey(a), sortKey(b)));
}

function sortKey(row: SystemRole): string {
  return `${nalPath(row)},${row.role}`.toLowerCase();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function propsOf(role: string, site: Site, record: SiteRecord): readonly Json[] {
  if (role === connectionPointRole) {
    return [embeddedProperty('OfflineMode', site.serviceConnectionPoint?.mode === 'offline' ? 1 : 0)];
  }
  if (role === 'SMS SQL Server' && record.sqlServer !== undefined) {
    const [domain = ''] = Object.keys(site.domains);
    return [embeddedProperty('SQL Server Service Logon Account', 0, '', `${domain}\\svc-sql`)];
  }
  return [];
}
