import { type Device, expandDevices, expandMembers } from './expandSiteFile.ts';
import type { CollectionRecord, SiteFile, SiteRecord, SiteUser, UserResourceRecord } from './siteFile.ts';
import { sortedUnique } from './sortedIds.ts';
import { wmiDate } from './wmiDate.ts';

/** A collection of the running site. Mutable; `members` is sorted and without duplicates. */
export interface Collection
  extends Omit<
    CollectionRecord,
    'members' | 'memberCount' | 'limitTo' | 'numericId' | 'lastMemberChangeTime'
  > {
  limitTo: string | null;
  members: number[];
  lastMemberChangeTime: string;
  memberCount: number | undefined;
  numericId: number;
}

/** A collection as readers see it. */
export type CollectionView = Readonly<Omit<Collection, 'members'>> & { readonly members: readonly number[] };

export type ProviderState =
  | 'up'
  /** The web server answers, the provider's service does not run: 503. */
  | 'stopped'
  /** Nobody answers: the connection is refused. */
  | 'unreachable';

export interface ProviderRecord {
  /** As written in the site file; compared ignoring case. */
  readonly host: string;
  readonly siteCode: string;
  state: ProviderState;
}

export interface ServiceConnectionPoint {
  host: string;
  site: string;
  mode: 'online' | 'offline';
}

/** Everything that a site knows, before anything reads or changes it. */
export interface SiteState {
  readonly hierarchyId: string;
  readonly sites: SiteRecord[];
  readonly domains: Readonly<Record<string, string>>;
  /** Key: host name in lower case. */
  readonly providers: Map<string, ProviderRecord>;
  serviceConnectionPoint: ServiceConnectionPoint | null;
  /** The central administration site that it is to gain. */
  gains: SiteFile['gains'];
  /** Key: account in lower case. Undefined: every account is a full administrator. */
  readonly users: Map<string, SiteUser> | undefined;
  readonly devices: Map<number, Device>;
  readonly userResources: Map<number, UserResourceRecord>;
  /** Key: collection ID. */
  readonly collections: Map<string, Collection>;
}

/** Builds the mutable state of a site file; the file itself is never changed. */
export function stateOf(file: SiteFile): SiteState {
  const devices = expandDevices(file);
  const userResources = new Map(file.userResources.map((each) => [each.resourceId, { ...each }]));
  const knownIds = sortedUnique([...devices.keys(), ...userResources.keys()]);
  const known = { has: (id: number) => devices.has(id) || userResources.has(id) };
  const collections = new Map<string, Collection>();
  let customCount = 0;
  file.collections.forEach((record, index) => {
    if (!record.builtIn) customCount += 1;
    const members = expandMembers(record, knownIds, known);
    collections.set(record.id, {
      ...record,
      limitTo: record.limitTo === undefined ? defaultLimit(record) : record.limitTo,
      members,
      lastMemberChangeTime: record.lastMemberChangeTime ?? stampFor(members),
      memberCount: record.memberCount,
      // The v1.0 route numbers collections: small for built-in ones, from 2^24 for those that people made.
      numericId: record.numericId ?? (record.builtIn ? index + 1 : 16_777_216 + customCount),
    });
  });
  const point = file.serviceConnectionPoint;
  return {
    hierarchyId: file.hierarchyId.toUpperCase(),
    sites: file.sites.map((each) => ({ ...each })).sort((a, b) => (a.code < b.code ? -1 : 1)),
    domains: file.domains,
    providers: new Map(
      Object.entries(file.providers).map(([host, code]) => [
        host.toLowerCase(),
        { host, siteCode: code, state: 'up' },
      ]),
    ),
    serviceConnectionPoint: point === null ? null : { ...point },
    gains: file.gains,
    users:
      file.users === undefined
        ? undefined
        : new Map(Object.entries(file.users).map(([account, rights]) => [account.toLowerCase(), rights])),
    devices,
    userResources,
    collections,
  };
}

const latestChange = Date.parse('2026-07-18T08:08:03.87Z');
const day = 86_400_000;

/** The same for the same members: a moment of the day before `latestChange`. */
function stampFor(members: readonly number[]): string {
  const hash = members.reduce((sum, id) => Math.imul(sum ^ id, 0x0100_0193) >>> 0, 0x811c_9dc5);
  return wmiDate(new Date(latestChange - (hash % day)));
}

function defaultLimit(record: CollectionRecord): string | null {
  if (record.type === 'other') return null;
  const root = record.type === 'user' ? 'SMS00004' : 'SMS00001';
  return record.id === root ? null : root;
}
