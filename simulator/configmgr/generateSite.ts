import { builtInCollections, builtInDeviceIds, pseudoDevices, userResources } from './builtIn.ts';
import {
  awkwardNames,
  collectionName,
  deviceName,
  folderName,
  type NamingStyle,
  namingStyles,
} from './generatedNames.ts';
import { type SeededRandom, seededRandom } from './seededRandom.ts';
import {
  type CollectionRecord,
  type MemberEntry,
  parseSiteFile,
  type SiteFile,
  type SiteFileInput,
} from './siteFile.ts';
import { wmiDate } from './wmiDate.ts';

export interface GeneratedSiteOptions {
  /** Device collections, built-in ones included: exactly that many. At least 1 (All Systems). */
  readonly collections: number;
  /** Computers, without the pseudo-devices that All Systems has besides. */
  readonly devices: number;
  readonly seed: number;
  /** All styles mixed when left out. */
  readonly naming?: NamingStyle;
  /** Memberships in all device collections together, as near as sizes allow. Left out: long-tailed sizes. */
  readonly memberships?: number;
}

const firstClientId = 16_777_219;
const firstDiscoveredId = 2_097_152_004;
const domains = { CONTOSO: 'contoso.com', EMEA: 'emea.contoso.com', FABRIKAM: 'fabrikam.com' } as const;

/** Makes a standalone primary site PS1 with provider cm01.contoso.com. The same options give the same site. */
export function generateSite(options: GeneratedSiteOptions): SiteFile {
  const { collections, devices } = options;
  if (!Number.isInteger(collections) || collections < 1)
    throw new RangeError('collections: at least 1 is needed');
  if (!Number.isInteger(devices) || devices < 0) throw new RangeError('devices: a whole number is needed');
  const random = seededRandom(options.seed);
  const made = makeDevices(options, random);
  const built = builtInCollections({
    clients: made.clientIds,
    everything: [...made.ids, ...pseudoDevices.map((each) => each.resourceId)],
    coManaged: made.clientIds.filter((_, at) => at % 3 === 0),
  }).filter((each) => {
    const at = builtInDeviceIds.indexOf(each.id);
    return at < 0 || at < collections;
  });
  const customCount = collections - Math.min(collections, builtInDeviceIds.length);
  const builtInTotal = built
    .filter((each) => builtInDeviceIds.includes(each.id))
    .reduce((sum, each) => sum + each.size, 0);
  const sizes = collectionSizes(customCount, devices, options.memberships, builtInTotal, random);
  const custom = makeCollections(sizes, made.ids, random);
  const file = parseSiteFile({
    schema: 1,
    hierarchyId: '5bbd28b5-0000-4000-8000-725ed8da08c8',
    sites: [
      { code: 'PS1', name: 'Contoso Primary', server: 'cm01.contoso.com', sqlServer: 'sql01.contoso.com' },
    ],
    providers: { 'cm01.contoso.com': 'PS1' },
    serviceConnectionPoint: { host: 'cm01.contoso.com', site: 'PS1', mode: 'online' },
    domains,
    devices: [...made.records, ...pseudoDevices],
    userResources: [...userResources],
    collections: [...built.map((each) => each.record), ...custom.map((each) => each.record)],
  });
  // Members are known to be right: a million of them need no second look.
  const members = new Map<string, MemberEntry[]>();
  for (const { record, members: list } of [...built, ...custom]) members.set(record.id, [...list]);
  return {
    ...file,
    collections: file.collections.map(
      (each): CollectionRecord => ({ ...each, members: members.get(each.id) ?? [] }),
    ),
  };
}

interface MadeDevices {
  readonly records: SiteFileInput['devices'];
  /** Sorted. */
  readonly ids: readonly number[];
  readonly clientIds: readonly number[];
}

function makeDevices({ devices, naming }: GeneratedSiteOptions, random: SeededRandom): MadeDevices {
  const records: SiteFileInput['devices'] = [];
  const taken = new Set<string>();
  let clientId = firstClientId;
  let discoveredId = firstDiscoveredId;
  let earlierName: string | undefined;
  for (let index = 0; index < devices; index += 1) {
    const odd = random.below(1000);
    // Two records with one name, one of them often obsolete: a computer that was installed anew.
    const twin = odd < 6 && earlierName !== undefined ? earlierName : undefined;
    let name = twin ?? deviceName(naming ?? random.pick(namingStyles), index, random);
    while (twin === undefined && taken.has(name)) name = deviceName('random', index, random);
    taken.add(name);
    earlierName = name;
    const discovered = odd >= 6 && odd < 36;
    const domain = random.below(100);
    records.push({
      resourceId: discovered ? discoveredId++ : clientId++,
      name,
      ...(domain < 80 ? {} : { domain: domain < 95 ? 'EMEA' : 'FABRIKAM' }),
      ...(discovered ? { client: null, siteCode: odd % 2 === 0 ? 'PS1' : null } : {}),
      ...(twin !== undefined && odd % 2 === 0 ? { obsolete: true, active: false } : {}),
      ...(odd >= 36 && odd < 56 ? { resourceNames: [] } : {}),
      ...(odd >= 56 && odd < 66 ? { domain: null } : {}),
      ...(odd >= 66 && odd < 106 ? { active: false } : {}),
      ...(name.includes('-SRV-') || odd >= 850 ? { os: 'server' as const } : {}),
    });
  }
  const ids = records.map((each) => each.resourceId).sort((a, b) => a - b);
  const clientIds = ids.filter((id) => id < firstDiscoveredId);
  return { records, ids, clientIds };
}

/** Long-tailed: a few rings reach most computers, most collections hold a handful, some are empty. */
function collectionSizes(
  count: number,
  devices: number,
  memberships: number | undefined,
  builtInTotal: number,
  random: SeededRandom,
): number[] {
  // In a small site a handful is a larger share.
  const handful = Math.max(0.0004, Math.min(0.05, 8 / Math.max(1, devices)));
  const weights = Array.from({ length: count }, () => {
    const fraction = random.fraction();
    return fraction < 0.04 ? 0 : (handful / (1 - fraction + handful)) ** 0.9;
  });
  const natural = weights.map((weight) => Math.min(devices, Math.round(weight * devices)));
  if (memberships === undefined) return natural;
  const wanted = Math.max(0, memberships - builtInTotal);
  return scaledTo(weights, wanted, devices);
}

/** Whole sizes in proportion to the weights that add up to `total`, none above `limit`. */
function scaledTo(weights: readonly number[], total: number, limit: number): number[] {
  let low = 0;
  let high = limit * 1e6 + 1;
  for (let round = 0; round < 80; round += 1) {
    const factor = (low + high) / 2;
    const sum = weights.reduce((all, weight) => all + Math.min(limit, Math.floor(weight * factor)), 0);
    if (sum > total) high = factor;
    else low = factor;
  }
  const sizes = weights.map((weight) => Math.min(limit, Math.floor(weight * low)));
  let missing = total - sizes.reduce((all, size) => all + size, 0);
  for (let at = 0; at < sizes.length && missing > 0; at += 1) {
    const room = limit - (sizes[at] ?? limit);
    const added = (weights[at] ?? 0) > 0 ? Math.min(room, missing) : 0;
    sizes[at] = (sizes[at] ?? 0) + Math.min(added, Math.ceil(missing / 8));
    missing -= Math.min(added, Math.ceil(missing / 8));
  }
  return sizes;
}

interface MadeCollection {
  readonly record: SiteFileInput['collections'][number];
  readonly members: readonly MemberEntry[];
}

function makeCollections(
  sizes: readonly number[],
  ids: readonly number[],
  random: SeededRandom,
): MadeCollection[] {
  const taken = new Set<string>();
  const made: MadeCollection[] = [];
  let number = 0x14;
  const nextId = (): string => `PS1${(number++).toString(16).toUpperCase().padStart(5, '0')}`;
  sizes.forEach((size, index) => {
    const name = awkwardNames[index - 4] ?? collectionName(random, taken);
    taken.add(name);
    made.push({
      record: { id: nextId(), name, folder: folderName(random), ...stamps(random) },
      members: pickMembers(ids, size, random),
    });
    // User collections stand between the others, as in a real site.
    if (index % 20 === 3) {
      const record = {
        id: nextId(),
        name: `Users – Department ${index}`,
        type: 'user' as const,
        ...stamps(random),
      };
      made.push({
        record,
        members: userResources.slice(0, 1 + random.below(3)).map((each) => each.resourceId),
      });
    }
  });
  return made;
}

/** Some collections follow the order in which computers came (a location), others are scattered (a query). */
function pickMembers(ids: readonly number[], size: number, random: SeededRandom): MemberEntry[] {
  if (size === 0 || ids.length === 0) return [];
  const start = random.below(ids.length);
  const scattered = random.below(3) > 0;
  const stride = scattered ? coprimeStride(ids.length, random) : 1;
  const members: number[] = [];
  for (let at = 0; at < size; at += 1) {
    const id = ids[(start + at * stride) % ids.length];
    if (id !== undefined) members.push(id);
  }
  return members.sort((a, b) => a - b);
}

/** A stride that meets every computer once before it comes round. */
function coprimeStride(length: number, random: SeededRandom): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let stride = 1 + random.below(length);
  while (divisor(stride, length) !== 1) stride += 1;
  return stride;
}

function stamps(
  random: SeededRandom,
): Pick<CollectionRecord, 'lastChangeTime' | 'lastMemberChangeTime' | 'lastRefreshTime'> {
  const day = 86_400_000;
  const refreshed = Date.UTC(2026, 6, 18, 8) + random.below(day / 4);
  return {
    lastChangeTime: wmiDate(new Date(refreshed - random.below(200 * day))),
    lastMemberChangeTime: wmiDate(new Date(refreshed - random.below(10 * day))),
    lastRefreshTime: wmiDate(new Date(refreshed)),
  };
}
