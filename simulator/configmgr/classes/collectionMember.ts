import type { Device } from '../expandSiteFile.ts';
import type { Hints } from '../odata/filterHints.ts';
import { type Json, type Property, property as p, type Reading, type WmiClass } from '../odata/wmiClass.ts';
import type { UserResourceRecord } from '../siteFile.ts';
import type { CollectionView } from '../siteState.ts';
import { hasId, lowerBound } from '../sortedIds.ts';
import { visibleCollection } from './smsCollection.ts';

/** One resource in one collection. */
export interface Membership {
  readonly collection: CollectionView;
  readonly resourceId: number;
  readonly device: Readonly<Device> | undefined;
  readonly user: UserResourceRecord | undefined;
}

/** ResourceType: 5 system, 4 user, 3 user group; 2 for the objects that stand for unknown computers. */
const resourceTypes = {
  system: 5,
  unknownComputer: 2,
  provisioningDevice: 2,
  user: 4,
  userGroup: 3,
} as const;

/** A property that only clients have; null for everything that is merely discovered. */
function ofClient(
  name: string,
  type: 'int64' | 'boolean',
  get: (device: Readonly<Device>) => Json,
): Property<Membership> {
  return p(name, type, ({ device }) => (device?.client === true ? get(device) : null));
}

const clientCertType = ofClient('ClientCertType', 'int64', () => 1);
const clientType = ofClient('ClientType', 'int64', () => 1);
const clientVersion = p<Membership>('ClientVersion', 'string', ({ device }, { site }) =>
  device?.client === true ? ((site.site(device.siteCode ?? '') ?? site.sites[0])?.version ?? null) : null,
);
const collectionIdProperty = p<Membership>('CollectionID', 'string', ({ collection }) => collection.id);
const deviceOwner = ofClient('DeviceOwner', 'int64', () => 1);
const isVirtualMachine = ofClient('IsVirtualMachine', 'boolean', (device) => device.virtual);

/** The properties that every membership class has, in answer order. */
const shared = {
  domain: p<Membership>('Domain', 'string', ({ device }) => device?.domain ?? null),
  flags: [
    ofClient('IsActive', 'boolean', (device) => device.active),
    ofClient('IsAlwaysInternet', 'boolean', () => false),
    ofClient('IsApproved', 'int64', () => 1),
    p<Membership>('IsAssigned', 'boolean', ({ device }) => (device?.siteCode ?? null) !== null),
    ofClient('IsBlocked', 'boolean', () => false),
    p<Membership>('IsClient', 'boolean', ({ device }) => device?.client === true),
    p<Membership>('IsDecommissioned', 'boolean', ({ device }) => device?.decommissioned ?? false),
    p<Membership>('IsDirect', 'boolean', () => false),
    ofClient('IsInternetEnabled', 'boolean', () => false),
    p<Membership>('IsObsolete', 'boolean', ({ device }) => device?.obsolete ?? null),
  ],
  name: p<Membership>('Name', 'string', ({ device, user }) => device?.name ?? user?.name ?? null),
  tail: [
    p<Membership>('ResourceID', 'int64', ({ resourceId }) => resourceId),
    p<Membership>(
      'ResourceType',
      'int64',
      ({ device, user }) => resourceTypes[device?.kind ?? user?.kind ?? 'system'],
    ),
    p<Membership>('SiteCode', 'string', ({ device }) => device?.siteCode ?? null),
    p<Membership>('SMSID', 'string', ({ device }) =>
      device === undefined ? null : smsUniqueIdentifier(device),
    ),
  ],
} as const;

/** The truth about who is a member: every property is filled, one row per collection and resource. */
export const smsFullCollectionMembership: WmiClass<Membership> = {
  name: 'SMS_FullCollectionMembership',
  keys: ['CollectionID', 'ResourceID'],
  derivation: ['SMS_BaseClass'],
  lazyNames: [],
  secured: false,
  association: false,
  rows: memberships,
  properties: [
    clientCertType,
    clientType,
    clientVersion,
    collectionIdProperty,
    p('DeviceCategory', 'string', () => null),
    deviceOwner,
    shared.domain,
    ...shared.flags,
    isVirtualMachine,
    shared.name,
    ofClient('Priority', 'int64', () => 1),
    ...shared.tail,
  ],
};

/** The association class: slower in a real site, and without ORDER BY and COUNT. */
export const smsCollectionMember: WmiClass<Membership> = {
  name: 'SMS_CollectionMember_a',
  keys: ['collection', 'resource'],
  derivation: ['SMS_BaseAssociation'],
  lazyNames: [],
  secured: false,
  association: true,
  rows: memberships,
  properties: [
    clientCertType,
    clientType,
    p('collection', 'string', ({ collection }) => `SMS_Collection.CollectionID="${collection.id}"`),
    collectionIdProperty,
    deviceOwner,
    shared.domain,
    ...shared.flags,
    isVirtualMachine,
    shared.name,
    p('resource', 'string', ({ resourceId }) => `SMS_R_System.ResourceID=${resourceId}`),
    ...shared.tail,
  ],
};

/** The class that a site makes for each collection. */
export function memberClassOf(collection: CollectionView): WmiClass<Membership> {
  return {
    name: `SMS_CM_RES_COLL_${collection.id}`,
    keys: ['ResourceID'],
    derivation: ['SMS_CollectionMember', 'SMS_BaseClass'],
    lazyNames: [],
    secured: false,
    association: false,
    rows: (reading, hints) => membersOf(reading, collection, hints),
    properties: [clientType, shared.domain, ...shared.flags, shared.name, ...shared.tail],
  };
}

/** GUID of a client, raw GUID of an unknown-computer object, null for what was only discovered. */
export function smsUniqueIdentifier(device: Readonly<Device>): string | null {
  if (device.smsid !== undefined) return device.smsid;
  const hex = device.resourceId.toString(16).padStart(8, '0');
  if (device.kind === 'unknownComputer') return `${hex}-0000-4000-8000-86c95721cd93`;
  return device.client === true ? `GUID:${hex.toUpperCase()}-5C0A-4E1B-9A37-0F6D2B8C4E71` : null;
}

function* memberships(reading: Reading, hints: Hints): Iterable<Membership> {
  const ids = hints.values('CollectionID');
  const collections =
    ids === undefined
      ? reading.visible.collections
      : [...ids].sort().flatMap((id) => visibleCollection(reading, String(id)) ?? []);
  for (const collection of collections) yield* membersOf(reading, collection, hints);
}

function* membersOf(reading: Reading, collection: CollectionView, hints: Hints): Iterable<Membership> {
  const { site, visible } = reading;
  const wanted = hints.values('ResourceID');
  if (wanted !== undefined) {
    for (const id of [...wanted].map(Number).sort((a, b) => a - b)) {
      if (hasId(collection.members, id) && visible.seesDevice(id)) yield membership(collection, id, site);
    }
    return;
  }
  // The members as they are now: a page that is asked for later sees later members.
  const { members } = collection;
  const above = hints.above('ResourceID');
  for (let at = above === undefined ? 0 : lowerBound(members, above + 1); at < members.length; at += 1) {
    const id = members[at];
    if (id !== undefined && visible.seesDevice(id)) yield membership(collection, id, site);
  }
}

function membership(collection: CollectionView, resourceId: number, site: Reading['site']): Membership {
  const device = site.device(resourceId);
  return {
    collection,
    resourceId,
    device,
    user: device === undefined ? site.userResource(resourceId) : undefined,
  };
}
