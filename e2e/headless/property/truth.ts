import type { Site } from '../../../simulator/configmgr/site.ts';

/** What a site holds, worked out from its state alone: the judge of the groups shares no code with the engine. */

/** ResourceIDs of the computers in a collection; undefined where the site has no such collection. */
export function computersOf(site: Site, collectionId: string): ReadonlySet<number> | undefined {
  const collection = site.collection(collectionId);
  if (collection === undefined) return undefined;
  return new Set(collection.members.filter((id) => site.device(id)?.kind === 'system'));
}

/** Every name under which a computer is listed: short, and DNS where the site knows one. */
export function namesOf(site: Site, resourceId: number): readonly string[] {
  const device = site.device(resourceId);
  if (device === undefined) return [];
  const [dns] = device.resourceNames;
  const { name, fullDomainName } = device;
  const built = fullDomainName?.includes('.') ? `${name}.${fullDomainName}` : undefined;
  return [name, dns ?? built].flatMap((text) => (text ? [text.toLowerCase()] : []));
}

/** Remembers who was a member when, from one change of the site to the next. */
export function createChronicle(site: Site, collectionIds: readonly string[]) {
  interface Moment {
    readonly members: ReadonlyMap<string, ReadonlySet<number> | undefined>;
  }
  const moments: Moment[] = [];
  /** Every name that a device ever had: names come and go, the ResourceID stays. */
  const owners = new Map<string, Set<number>>();
  const note = (): void => {
    moments.push({ members: new Map(collectionIds.map((id) => [id, computersOf(site, id)])) });
    for (const { resourceId } of site.devices) {
      for (const name of namesOf(site, resourceId)) {
        owners.set(name, (owners.get(name) ?? new Set()).add(resourceId));
      }
    }
  };
  note();
  const setsOf = (collectionId: string, from: number) =>
    moments.slice(from).flatMap(({ members }) => members.get(collectionId) ?? []);
  return {
    note,
    /** Number of the latest moment. */
    now: () => moments.length - 1,
    /** Members at every moment since. */
    throughout(collectionId: string, from: number): ReadonlySet<number> {
      const [first, ...rest] = setsOf(collectionId, from);
      return new Set([...(first ?? [])].filter((id) => rest.every((set) => set.has(id))));
    },
    /** Members at any moment since. */
    ever: (collectionId: string, from: number): ReadonlySet<number> =>
      new Set(setsOf(collectionId, from).flatMap((set) => [...set])),
    /** Devices that ever had the name. */
    ownersOf: (name: string): ReadonlySet<number> => owners.get(name) ?? new Set(),
  };
}

export type Chronicle = ReturnType<typeof createChronicle>;
