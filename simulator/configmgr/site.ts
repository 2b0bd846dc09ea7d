import { addCentralSite, type CentralSite, passTime } from './centralSite.ts';
import type { Device } from './expandSiteFile.ts';
import type { CollectionRecord, SiteFile, SiteRecord, SiteUser, UserResourceRecord } from './siteFile.ts';
import {
  type Collection,
  type CollectionView,
  type ProviderRecord,
  type ProviderState,
  type ServiceConnectionPoint,
  type SiteState,
  stateOf,
} from './siteState.ts';
import { insertId, removeId, sortedUnique } from './sortedIds.ts';
import { wmiDate } from './wmiDate.ts';

/**
 * A running hierarchy: real state behind the administration service. Stamps move as in a real site: a changed
 * membership moves LastMemberChangeTime, a rename of the collection moves LastChangeTime, a rename of a device
 * moves neither.
 */
export class Site {
  readonly #state: SiteState;
  readonly #now: () => Date;
  #lastStamp = 0;
  #revision = 0;
  #sortedCollections: readonly Collection[] | undefined;
  #sortedDevices: readonly Device[] | undefined;

  constructor(state: SiteState, now: () => Date) {
    this.#state = state;
    this.#now = now;
  }

  get hierarchyId(): string {
    return this.#state.hierarchyId;
  }
  /** Counts changes: caches over the site compare it. */
  get revision(): number {
    return this.#revision;
  }
  /** Ordered by site code. */
  get sites(): readonly SiteRecord[] {
    return this.#state.sites;
  }
  get domains(): Readonly<Record<string, string>> {
    return this.#state.domains;
  }
  get providers(): readonly ProviderRecord[] {
    return [...this.#state.providers.values()];
  }
  get serviceConnectionPoint(): Readonly<ServiceConnectionPoint> | null {
    return this.#state.serviceConnectionPoint;
  }
  /** Ordered by collection ID. */
  get collections(): readonly CollectionView[] {
    this.#sortedCollections ??= [...this.#state.collections.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return this.#sortedCollections;
  }
  /** Systems and pseudo-devices, ordered by resource ID. */
  get devices(): readonly Readonly<Device>[] {
    this.#sortedDevices ??= [...this.#state.devices.values()].sort((a, b) => a.resourceId - b.resourceId);
    return this.#sortedDevices;
  }
  /** Every host that this hierarchy has: providers, site servers and other site systems, lower case. */
  get hosts(): readonly string[] {
    this.#pass();
    const hosts = [...this.#state.providers.keys()];
    for (const site of this.#state.sites) hosts.push(site.server, site.sqlServer ?? site.server);
    if (this.serviceConnectionPoint !== null) hosts.push(this.serviceConnectionPoint.host);
    return [...new Set(hosts.map((host) => host.toLowerCase()))];
  }

  provider(host: string): Readonly<ProviderRecord> | undefined {
    this.#pass();
    return this.#state.providers.get(host.toLowerCase());
  }
  site(code: string): SiteRecord | undefined {
    return this.#state.sites.find((each) => each.code === code);
  }
  collection(id: string): CollectionView | undefined {
    return this.#state.collections.get(id.toUpperCase());
  }
  device(resourceId: number): Readonly<Device> | undefined {
    return this.#state.devices.get(resourceId);
  }
  userResource(resourceId: number): UserResourceRecord | undefined {
    return this.#state.userResources.get(resourceId);
  }
  /** Rights of an account; undefined when it is no administrative user. */
  user(account: string): SiteUser | undefined {
    if (this.#state.users === undefined) return { role: 'fullAdministrator' };
    return this.#state.users.get(account.toLowerCase());
  }

  /** Adds members. Those that are in already change nothing. */
  addMembers(collectionId: string, ...resourceIds: readonly number[]): void {
    this.#changeMembers(collectionId, resourceIds, insertId);
  }
  removeMembers(collectionId: string, ...resourceIds: readonly number[]): void {
    this.#changeMembers(collectionId, resourceIds, removeId);
  }
  /** Replaces the whole membership. */
  setMembers(collectionId: string, resourceIds: readonly number[]): void {
    const collection = this.#collection(collectionId);
    const wanted = sortedUnique(resourceIds);
    this.#known(wanted);
    const changed =
      wanted.length !== collection.members.length || wanted.some((id, at) => id !== collection.members[at]);
    if (!changed) return;
    const changes = Math.max(1, Math.abs(wanted.length - collection.members.length));
    collection.members = wanted;
    this.#membersMoved(collection, changes);
  }
  /** Makes MemberCount claim something else than the members; undefined ends that. */
  setMemberCount(collectionId: string, memberCount: number | undefined): void {
    this.#collection(collectionId).memberCount = memberCount;
    this.#revision += 1;
  }
  /** An evaluation that finds no change: only LastRefreshTime moves. */
  evaluate(collectionId: string): void {
    this.#collection(collectionId).lastRefreshTime = this.#stamp();
    this.#revision += 1;
  }
  /** CurrentStatus: 1 ready, 2 refreshing, 5 awaiting refresh ... */
  setCollectionStatus(collectionId: string, status: number): void {
    this.#collection(collectionId).status = status;
    this.#revision += 1;
  }
  renameCollection(collectionId: string, name: string): void {
    const collection = this.#collection(collectionId);
    collection.name = name;
    collection.lastChangeTime = this.#stamp();
    this.#revision += 1;
  }
  addCollection(record: Pick<CollectionRecord, 'id' | 'name'> & Partial<Collection>): void {
    if (this.#state.collections.has(record.id)) throw new Error(`There is a collection ${record.id} already`);
    const stamp = this.#stamp();
    const custom = [...this.#state.collections.values()].filter((each) => !each.builtIn).length;
    this.#known(record.members ?? []);
    this.#state.collections.set(record.id, {
      type: 'device',
      folder: null,
      limitTo: 'SMS00001',
      builtIn: false,
      comment: '',
      memberCount: undefined,
      status: 1,
      refreshType: 6,
      includeExcludeCount: 0,
      memberChanges: 0,
      lastChangeTime: stamp,
      lastMemberChangeTime: stamp,
      lastRefreshTime: stamp,
      rules: [],
      numericId: 16_777_217 + custom,
      ...record,
      members: sortedUnique(record.members ?? []),
    });
    this.#collectionsMoved();
  }
  deleteCollection(collectionId: string): void {
    this.#collection(collectionId);
    this.#state.collections.delete(collectionId);
    this.#collectionsMoved();
  }
  addDevice(device: Pick<Device, 'resourceId' | 'name'> & Partial<Device>): void {
    if (this.#state.devices.has(device.resourceId)) {
      throw new Error(`There is a resource ${device.resourceId} already`);
    }
    const [domain = null] = Object.keys(this.#state.domains);
    const dns = domain === null ? undefined : this.#state.domains[domain];
    this.#state.devices.set(device.resourceId, {
      kind: 'system',
      domain,
      fullDomainName: dns?.toUpperCase() ?? null,
      resourceNames: dns === undefined ? [] : [`${device.name}.${dns}`.toLowerCase()],
      client: true,
      active: true,
      obsolete: false,
      decommissioned: false,
      siteCode: this.#state.sites.find((each) => each.type === 'primary')?.code ?? null,
      os: 'workstation',
      virtual: false,
      ...device,
    });
    this.#devicesMoved();
  }
  /** Deletes a resource; it leaves every collection that had it, and their stamps move. */
  deleteDevice(resourceId: number): void {
    if (!this.#state.devices.delete(resourceId)) throw new Error(`There is no resource ${resourceId}`);
    for (const collection of this.#state.collections.values()) {
      if (removeId(collection.members, resourceId)) this.#membersMoved(collection, 1);
    }
    this.#devicesMoved();
  }
  /** A new short name; the DNS name follows unless it was unknown. No stamp moves. */
  renameDevice(resourceId: number, name: string): void {
    const device = this.#device(resourceId);
    const suffix = device.resourceNames[0]?.replace(/^[^.]*/, '');
    device.name = name;
    if (suffix !== undefined) device.resourceNames = [`${name.toLowerCase()}${suffix}`];
    this.#revision += 1;
  }
  /** Changes properties of a device (obsolete, client, resourceNames ...). No stamp moves. */
  changeDevice(resourceId: number, change: Partial<Omit<Device, 'resourceId'>>): void {
    Object.assign(this.#device(resourceId), change);
    this.#revision += 1;
  }
  /** Puts a central administration site above the site that is the top-tier one. */
  gainCentralSite(site: CentralSite): void {
    addCentralSite(this.#state, site);
    this.#revision += 1;
  }
  setServiceConnectionPoint(point: ServiceConnectionPoint | null | 'online' | 'offline'): void {
    const current = this.#state.serviceConnectionPoint;
    if (typeof point !== 'string') this.#state.serviceConnectionPoint = point;
    else if (current === null) throw new Error('The site has no service connection point');
    else current.mode = point;
    this.#revision += 1;
  }
  setProviderState(host: string, state: ProviderState): void {
    const provider = this.#state.providers.get(host.toLowerCase());
    if (provider === undefined) throw new Error(`${host} is no SMS Provider of the site`);
    provider.state = state;
  }
  /** Changes an account's rights. Only for a site whose file lists users. */
  setUser(account: string, user: SiteUser): void {
    if (this.#state.users === undefined) throw new Error('The site file lists no users');
    this.#state.users.set(account.toLowerCase(), user);
    this.#revision += 1;
  }
  setVersion(version: string): void {
    for (const site of this.#state.sites) site.version = version;
    this.#revision += 1;
  }

  #pass(): void {
    if (passTime(this.#state, this.#now())) this.#revision += 1;
  }
  #collection(id: string): Collection {
    const collection = this.#state.collections.get(id);
    if (collection === undefined) throw new Error(`There is no collection ${id}`);
    return collection;
  }
  #device(resourceId: number): Device {
    const device = this.#state.devices.get(resourceId);
    if (device === undefined) throw new Error(`There is no resource ${resourceId}`);
    return device;
  }
  #known(resourceIds: readonly number[]): void {
    for (const id of resourceIds) if (!this.#state.userResources.has(id)) this.#device(id);
  }
  #changeMembers(
    collectionId: string,
    resourceIds: readonly number[],
    change: (ids: number[], id: number) => boolean,
  ): void {
    this.#known(resourceIds);
    const collection = this.#collection(collectionId);
    let changes = 0;
    for (const id of resourceIds) if (change(collection.members, id)) changes += 1;
    if (changes > 0) this.#membersMoved(collection, changes);
  }
  #membersMoved(collection: Collection, changes: number): void {
    const stamp = this.#stamp();
    collection.lastMemberChangeTime = stamp;
    collection.lastRefreshTime = stamp;
    collection.memberChanges = changes;
    this.#revision += 1;
  }
  #collectionsMoved(): void {
    this.#sortedCollections = undefined;
    this.#revision += 1;
  }
  #devicesMoved(): void {
    this.#sortedDevices = undefined;
    this.#revision += 1;
  }
  /** Never the same twice: SQL Server's datetime moves in steps of about 3 ms. */
  #stamp(): string {
    this.#lastStamp = Math.max(this.#now().getTime(), this.#lastStamp + 3);
    return wmiDate(new Date(this.#lastStamp));
  }
}

/**
 * Builds a running site. `now` dates its changes; without it they follow the newest stamp of the file, which
 * keeps tests deterministic.
 */
export function createSite(file: SiteFile, now?: () => Date): Site {
  const stamps = file.collections.flatMap((each) => [
    each.lastRefreshTime,
    ...(each.lastMemberChangeTime === undefined ? [] : [each.lastMemberChangeTime]),
    each.lastChangeTime,
  ]);
  const newest = stamps.reduce((latest, stamp) => Math.max(latest, Date.parse(stamp)), 0);
  const afterAll = new Date(newest + 60_000);
  return new Site(stateOf(file), now ?? (() => afterAll));
}
