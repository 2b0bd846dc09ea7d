import type { CollectionRecord, DeviceRecord, SiteFile } from './siteFile.ts';
import { SiteFileError } from './siteFile.ts';
import { lowerBound, sortedUnique } from './sortedIds.ts';

/** A device of the running site. Mutable: tests rename it, obsolete it, move it. */
export interface Device extends Omit<DeviceRecord, 'count'> {
  domain: string | null;
  fullDomainName: string | null;
  resourceNames: string[];
  obsolete: boolean | null;
  siteCode: string | null;
}

/** Expands runs (`count`) and fills in what follows from the domain and the sites. */
export function expandDevices(file: SiteFile): Map<number, Device> {
  const devices = new Map<number, Device>();
  const [firstDomain = ''] = Object.keys(file.domains);
  const homeSite = file.sites.find((site) => site.type === 'primary')?.code ?? file.sites[0]?.code ?? null;
  for (const record of file.devices) {
    for (let index = 0; index < (record.count ?? 1); index += 1) {
      const device = completeDevice(file, record, index, firstDomain, homeSite);
      if (devices.has(device.resourceId)) {
        throw new SiteFileError(`devices: resource ID ${device.resourceId} occurs twice`);
      }
      devices.set(device.resourceId, device);
    }
  }
  return devices;
}

function completeDevice(
  file: SiteFile,
  { count, ...record }: DeviceRecord,
  index: number,
  firstDomain: string,
  homeSite: string | null,
): Device {
  const name = count === undefined ? record.name : runningName(record.name, index);
  const pseudo = record.kind !== 'system';
  const domain = record.domain === undefined ? (pseudo ? null : firstDomain) : record.domain;
  const dns = domain === null ? undefined : file.domains[domain];
  const fullDomainName =
    record.fullDomainName === undefined ? (dns?.toUpperCase() ?? null) : record.fullDomainName;
  const client = pseudo ? false : record.client;
  return {
    ...record,
    resourceId: record.resourceId + index,
    name,
    domain,
    fullDomainName,
    client,
    resourceNames:
      record.resourceNames ?? (dns === undefined || pseudo ? [] : [`${name}.${dns}`.toLowerCase()]),
    obsolete: record.obsolete === undefined ? (client === null ? null : false) : record.obsolete,
    siteCode:
      record.siteCode === undefined
        ? client === true || record.kind === 'unknownComputer'
          ? homeSite
          : null
        : record.siteCode,
  };
}

function runningName(pattern: string, index: number): string {
  return pattern.replace(/\{(\d+)\}/, (_, start: string) =>
    String(Number(start) + index).padStart(start.length, '0'),
  );
}

/** Members of a collection as sorted ids; a range means every known resource inside it. */
export function expandMembers(
  collection: CollectionRecord,
  knownIds: readonly number[],
  known: { has(id: number): boolean },
): number[] {
  const members: number[] = [];
  for (const entry of collection.members) {
    if (typeof entry === 'number') {
      if (!known.has(entry)) {
        throw new SiteFileError(
          `collections: ${collection.id} names ${entry}, which is no resource of the file`,
        );
      }
      members.push(entry);
    } else {
      const [first = Number.NaN, last = Number.NaN] = entry.split('-').map(Number);
      for (let at = lowerBound(knownIds, first); at < knownIds.length; at += 1) {
        const id = knownIds[at];
        if (id === undefined || id > last) break;
        members.push(id);
      }
    }
  }
  return sortedUnique(members);
}
