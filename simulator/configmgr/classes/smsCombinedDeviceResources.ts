import type { Device } from '../expandSiteFile.ts';
import { type Json, type Property, property as p, type Reading, type WmiClass } from '../odata/wmiClass.ts';
import { smsUniqueIdentifier } from './collectionMember.ts';
import { operatingSystem, osBuild, systems } from './smsRSystem.ts';

type Row = Readonly<Device>;

function ofClient(
  name: string,
  type: 'string' | 'boolean' | 'date',
  get: (row: Row, reading: Reading) => Json,
): Property<Row> {
  return p(name, type, (row, reading) => (row.client === true ? get(row, reading) : null));
}

/** The other bulk source of devices; it has no DNS name. Only the properties that were seen in answers. */
export const smsCombinedDeviceResources: WmiClass<Row> = {
  name: 'SMS_CombinedDeviceResources',
  keys: ['ResourceID'],
  derivation: ['SMS_BaseClass'],
  lazyNames: [],
  secured: false,
  association: false,
  rows: (reading, hints) => systems(reading, hints),
  properties: [
    p('AADDeviceID', 'string', () => null),
    p('AADTenantID', 'string', () => null),
    p('ADLastLogonTime', 'date', () => '2026-07-27T17:25:10Z'),
    ofClient('CNLastOnlineTime', 'date', () => '2026-07-13T18:29:11.423Z'),
    ofClient('CoManaged', 'boolean', () => false),
    p('DeviceOS', 'string', operatingSystem),
    ofClient('DeviceOSBuild', 'string', osBuild),
    p('IsClient', 'boolean', (row) => row.client === true),
    p('IsObsolete', 'boolean', (row) => row.obsolete),
    ofClient('IsVirtualMachine', 'boolean', (row) => row.virtual),
    ofClient('LastActiveTime', 'date', () => lastActive),
    p('Name', 'string', (row) => row.name),
    p('ResourceID', 'int64', (row) => row.resourceId),
    p('SiteCode', 'string', (row) => row.siteCode),
    p('SMSID', 'string', (row) => smsUniqueIdentifier(row)),
  ],
};

/** Last time a client was heard of; the same for all, nothing in this product depends on it. */
export const lastActive = '2026-08-02T06:31:20Z';
