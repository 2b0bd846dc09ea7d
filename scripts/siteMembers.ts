import { readFileSync } from 'node:fs';

/**
 * The members that a site file (simulator/configmgr/README.md) gives a collection, worked out here once more
 * from the JSON alone: which names its computer group has to list.
 */

interface Device {
  readonly resourceId: number;
  readonly name: string;
  readonly count?: number;
  readonly kind?: string;
  readonly domain?: string | null;
  readonly fullDomainName?: string | null;
  readonly resourceNames?: readonly string[];
}

interface SiteFile {
  readonly domains: Readonly<Record<string, string>>;
  readonly devices: readonly Device[];
  readonly collections: readonly { readonly id: string; readonly members?: readonly (number | string)[] }[];
}

/** Computer names by resource ID; pseudo-devices (unknown computers, provisioning) have none. */
type NamesById = ReadonlyMap<number, readonly string[]>;

/** Collection ID to the names its group has to list: sorted, lower case, each once. */
export function expectedGroups(file: string, collectionIds: readonly string[]): Map<string, string[]> {
  const site = JSON.parse(readFileSync(file, 'utf8')) as SiteFile;
  const namesById = namesOf(site);
  const sortedIds = [...namesById.keys()].sort((a, b) => a - b);
  return new Map(
    collectionIds.map((id) => {
      const collection = site.collections.find((each) => each.id === id);
      if (collection === undefined) throw new Error(`The site file has no collection ${id}.`);
      const names = new Set<string>();
      for (const entry of collection.members ?? []) {
        for (const member of membersOf(entry, sortedIds)) {
          for (const name of namesById.get(member) ?? []) names.add(name);
        }
      }
      return [id, [...names].sort()];
    }),
  );
}

/** A number is one resource; "first-last" is every resource of the file in that range. */
function membersOf(entry: number | string, sortedIds: readonly number[]): readonly number[] {
  if (typeof entry === 'number') return [entry];
  const [first = Number.NaN, last = Number.NaN] = entry.split('-').map(Number);
  return sortedIds.filter((id) => id >= first && id <= last);
}

function namesOf(site: SiteFile): NamesById {
  const [firstDomain] = Object.keys(site.domains);
  const names = new Map<number, readonly string[]>();
  for (const device of site.devices) {
    if (device.kind !== undefined && device.kind !== 'system') continue;
    for (let index = 0; index < (device.count ?? 1); index += 1) {
      const short = device.count === undefined ? device.name : numbered(device.name, index);
      const dns = dnsName(site, device, short, firstDomain);
      const both = dns === undefined ? [short] : [short, dns];
      names.set(device.resourceId + index, [...new Set(both.map((name) => name.toLowerCase()))]);
    }
  }
  return names;
}

function numbered(pattern: string, index: number): string {
  return pattern.replace(/\{(\d+)\}/, (_, start: string) =>
    String(Number(start) + index).padStart(start.length, '0'),
  );
}

/** The first resource name, else short name and full domain name; a computer in a workgroup has neither. */
function dnsName(
  site: SiteFile,
  device: Device,
  short: string,
  firstDomain: string | undefined,
): string | undefined {
  const domain = device.domain === undefined ? firstDomain : device.domain;
  const dns = domain === null || domain === undefined ? undefined : site.domains[domain];
  const listed = device.resourceNames ?? (dns === undefined ? [] : [`${short}.${dns}`]);
  const full = device.fullDomainName === undefined ? dns : device.fullDomainName;
  const [first] = listed;
  if (first !== undefined && first !== '') return first;
  return full === null || full === undefined || full === '' ? undefined : `${short}.${full}`;
}
