import type { CollectionSummary } from '../../shared/model.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Clock, CollectionSource, Device, Member, Transport } from '../ports.ts';
import { createAdminService } from './adminService.ts';
import { readByKey } from './keyedPages.ts';
import type { Row } from './row.ts';
import { checkSite } from './siteCheck.ts';

/** CollectionType of SMS_Collection: 2 is a device collection, 1 a user collection, 0 neither. */
const DEVICE_COLLECTION = 2;

const collectionProperties = [
  'CollectionID',
  'IsBuiltIn',
  'LastMemberChangeTime',
  'LimitToCollectionName',
  'MemberCount',
  'Name',
  'ObjectPath',
];

/** Reads a site through one SMS Provider's AdminService. */
export function createAdminServiceSource(
  fqdn: string,
  transport: Transport,
  clock: Clock,
  account?: string,
): CollectionSource {
  const service = createAdminService(fqdn, transport, account);
  const toMember = memberReader();
  return {
    checkSite: (signal) => checkSite(service, clock, signal),
    async listCollections(signal) {
      const rows = await readByKey(
        service,
        {
          className: 'SMS_Collection',
          filter: `CollectionType eq ${DEVICE_COLLECTION}`,
          select: collectionProperties,
          key: 'CollectionID',
          keyOf: (row) => row.text('CollectionID'),
        },
        signal,
      );
      return mapRows(rows, toCollection);
    },
    async listMembers(collectionId, expected, signal) {
      const rows = await readByKey(
        service,
        {
          className: 'SMS_FullCollectionMembership',
          filter: `CollectionID eq '${collectionId}'`,
          select: ['CollectionID', 'Domain', 'Name', 'ResourceID', 'ResourceType'],
          key: 'ResourceID',
          keyOf: (row) => row.number('ResourceID'),
          expected,
        },
        signal,
      );
      return mapRows(rows, toMember);
    },
    async listDevices(signal) {
      const rows = await readByKey(service, deviceRead, signal);
      return mapRows(rows, toDevice);
    },
    async findDevices(resourceIds, signal) {
      const devices: Device[] = [];
      for (let at = 0; at < resourceIds.length; at += IDS_IN_FILTER) {
        const ids = resourceIds.slice(at, at + IDS_IN_FILTER);
        const rows = await readByKey(
          service,
          {
            ...deviceRead,
            filter: `(${ids.map((id) => `ResourceID eq ${id}`).join(' or ')})`,
            expected: ids.length,
          },
          signal,
        );
        const found = mapRows(rows, toDevice);
        if (!found.ok) return found;
        devices.push(...found.value);
      }
      return ok(devices);
    },
  };
}

/** Keeps the address of such a request well below 2,048 characters. */
const IDS_IN_FILTER = 40;

const deviceRead = {
  className: 'SMS_R_System',
  select: ['FullDomainName', 'Name', 'ResourceID', 'ResourceNames'],
  key: 'ResourceID',
  keyOf: (row: Row) => row.number('ResourceID'),
} as const;

function mapRows<T>(rows: Result<readonly Row[]>, map: (row: Row) => T | undefined): Result<readonly T[]> {
  if (!rows.ok) return rows;
  const items: T[] = [];
  for (const row of rows.value) {
    const item = map(row);
    if (item !== undefined) items.push(item);
  }
  return ok(items);
}

function toCollection(row: Row): CollectionSummary | undefined {
  const collectionId = row.text('CollectionID');
  if (!collectionId) return undefined;
  return {
    collectionId,
    name: row.text('Name') ?? collectionId,
    memberCount: row.number('MemberCount') ?? 0,
    limitToName: row.text('LimitToCollectionName') || null,
    // The console shows "\Servers\Prod"; the provider says "/Servers/Prod", or nothing right after creation.
    folder: (row.text('ObjectPath') || '/').replaceAll('/', '\\'),
    isBuiltIn: row.flag('IsBuiltIn'),
    lastMemberChange: row.text('LastMemberChangeTime'),
  };
}

/** A computer is in many collections: equal members become one object, for all that are read by one source. */
function memberReader(): (row: Row) => Member | undefined {
  const kept = new Map<number, Member>();
  return (row) => {
    const resourceId = row.number('ResourceID');
    if (resourceId === null) return undefined;
    const name = row.text('Name') ?? '';
    const domain = row.text('Domain');
    const resourceType = row.number('ResourceType');
    const known = kept.get(resourceId);
    const isSame = known?.name === name && known.domain === domain && known.resourceType === resourceType;
    if (isSame) return known;
    const member = { resourceId, name, domain, resourceType };
    kept.set(resourceId, member);
    return member;
  };
}

/** DNS name: ResourceNames[0], else name and FullDomainName, else none. */
function toDevice(row: Row): Device | undefined {
  const resourceId = row.number('ResourceID');
  if (resourceId === null) return undefined;
  const [first] = row.list('ResourceNames');
  const name = row.text('Name');
  const domain = row.text('FullDomainName');
  const built = name && domain?.includes('.') ? `${name}.${domain}` : null;
  return { resourceId, dnsName: (typeof first === 'string' && first.length > 0 ? first : built) || null };
}
