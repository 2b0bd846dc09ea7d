import type { Device } from './expandSiteFile.ts';
import type { Site } from './site.ts';
import type { SiteUser } from './siteFile.ts';
import type { CollectionView } from './siteState.ts';

/** What role-based administration and the addressed site let a caller see. Hidden rows are missing, never an error. */
export interface Visibility {
  readonly fullAdministrator: boolean;
  /** Ordered by collection ID. */
  readonly collections: readonly CollectionView[];
  /** Ordered by resource ID. */
  readonly devices: readonly Readonly<Device>[];
  seesCollection(id: string): boolean;
  seesDevice(resourceId: number): boolean;
}

interface Cached {
  readonly revision: number;
  readonly visibility: Visibility;
}

/** Answers visibility per user and site, worked out again only when the site has changed. */
export function visibilityOf(site: Site): (account: string, user: SiteUser, siteCode: string) => Visibility {
  const cache = new Map<string, Cached>();
  return (account, user, siteCode) => {
    const key = `${account.toLowerCase()}|${siteCode}`;
    const cached = cache.get(key);
    if (cached?.revision === site.revision) return cached.visibility;
    const visibility = workOut(site, user, siteCode);
    cache.set(key, { revision: site.revision, visibility });
    return visibility;
  };
}

function workOut(site: Site, user: SiteUser, siteCode: string): Visibility {
  const fullAdministrator = user.role === 'fullAdministrator';
  const scope = user.collections;
  const local = localSites(site, siteCode);
  if (scope === undefined && local === undefined) {
    return {
      fullAdministrator,
      collections: site.collections,
      devices: site.devices,
      seesCollection: (id) => site.collection(id) !== undefined,
      seesDevice: () => true,
    };
  }
  const collections =
    scope === undefined
      ? site.collections
      : site.collections.filter((each) => inScope(site, each, new Set(scope)));
  const collectionIds = new Set(collections.map((each) => each.id));
  const members = new Set(scope === undefined ? [] : collections.flatMap((each) => each.members));
  const isLocal = (device: Readonly<Device> | undefined): boolean =>
    local === undefined || device === undefined || device.siteCode === null || local.has(device.siteCode);
  const seesDevice = (id: number): boolean =>
    (scope === undefined || members.has(id)) && isLocal(site.device(id));
  return {
    fullAdministrator,
    collections,
    devices: site.devices.filter((each) => seesDevice(each.resourceId)),
    seesCollection: (id) => collectionIds.has(id),
    seesDevice,
  };
}

/** A scope reaches every collection that is limited, directly or not, to one of the assigned collections. */
function inScope(site: Site, collection: CollectionView, scope: ReadonlySet<string>): boolean {
  const passed = new Set<string>();
  let current: CollectionView | undefined = collection;
  while (current !== undefined && !passed.has(current.id)) {
    if (scope.has(current.id)) return true;
    passed.add(current.id);
    current = current.limitTo === null ? undefined : site.collection(current.limitTo);
  }
  return false;
}

/** A child primary knows the members of its own site and its secondaries; the top-tier site knows all (undefined). */
function localSites(site: Site, siteCode: string): ReadonlySet<string> | undefined {
  if (site.site(siteCode)?.parent === null) return undefined;
  const secondaries = site.sites.filter((each) => each.parent === siteCode).map((each) => each.code);
  return new Set([siteCode, ...secondaries]);
}
