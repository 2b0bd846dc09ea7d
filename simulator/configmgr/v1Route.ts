import { lastActive } from './classes/smsCombinedDeviceResources.ts';
import { operatingSystem } from './classes/smsRSystem.ts';
import { ODataError } from './odata/odataError.ts';
import type { QueryOptions } from './odata/queryOptions.ts';
import type { Key } from './odata/resourcePath.ts';
import type { Json, Reading } from './odata/wmiClass.ts';
import { hasId } from './sortedIds.ts';

/** The v1.0 route has few classes; here only what answers were seen of: devices and their collections. */

const deviceMembers = [
  'MachineId',
  'Name',
  'ClientVersion',
  'DeviceOS',
  'IsActive',
  'LastActiveTime',
] as const;

/** `v1.0/Device`: clients, with the six members that are known. Only `$top`, `$skip` and `$select`. */
export function v1Devices(reading: Reading, options: QueryOptions): Json[] {
  if (options.filter !== undefined || options.orderby.length > 0 || options.expand !== undefined) {
    throw new ODataError('Only $top, $skip and $select are supported on v1.0/Device.');
  }
  const { site, visible } = reading;
  const clients = visible.devices.filter((device) => device.kind === 'system' && device.client === true);
  const last = options.top === undefined ? undefined : options.skip + options.top;
  return clients.slice(options.skip, last).map((device) => {
    const whole: Record<(typeof deviceMembers)[number], Json> = {
      MachineId: device.resourceId,
      Name: device.name,
      ClientVersion: site.site(device.siteCode ?? '')?.version ?? null,
      DeviceOS: operatingSystem(device),
      IsActive: device.active ? 1 : 0,
      LastActiveTime: lastActive,
    };
    if (options.select === undefined) return whole;
    const wanted = options.select.map((name) => {
      const member = deviceMembers.find((each) => each.toLowerCase() === name.toLowerCase());
      if (member === undefined)
        throw new ODataError(`Could not find a property named '${name}' on type 'Device'.`);
      return member;
    });
    return Object.fromEntries(
      deviceMembers.filter((each) => wanted.includes(each)).map((each) => [each, whole[each]]),
    );
  });
}

/** `v1.0/Device(id)/ResourceCollectionMembership`. SiteID is what the wmi route calls CollectionID. */
export function v1CollectionsOfDevice(reading: Reading, key: Key, options: QueryOptions): Json[] {
  const id = key[0]?.value;
  const device = typeof id === 'number' ? reading.site.device(id) : undefined;
  if (device === undefined || !reading.visible.seesDevice(device.resourceId)) {
    throw new ODataError(`No resource was found for the key '${String(id)}'.`);
  }
  const expandsCollection = options.expand?.toLowerCase() === 'collection';
  const selectsCollection = options.select?.length === 1 && options.select[0]?.toLowerCase() === 'collection';
  if (!expandsCollection || !selectsCollection) {
    throw new ODataError(
      'Only $expand=Collection&$select=Collection is supported on ResourceCollectionMembership.',
    );
  }
  return reading.visible.collections
    .filter((collection) => hasId(collection.members, device.resourceId))
    .map((collection) => ({
      Collection: {
        SiteID: collection.id,
        CollectionID: collection.numericId,
        CollectionName: collection.builtIn ? null : collection.name,
        Flags: collection.builtIn ? 17 : 4,
      },
    }));
}
