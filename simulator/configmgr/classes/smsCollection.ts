import { embedded, property as p, type Reading, type WmiClass } from '../odata/wmiClass.ts';
import type { CollectionView } from '../siteState.ts';
import { hasId } from '../sortedIds.ts';
import { neverEvaluated } from '../wmiDate.ts';

type Row = CollectionView;

const collectionTypes = { other: 0, user: 1, device: 2 } as const;
const provisioningDevice = 'provisioningDevice';

/** SMS_Collection, 42 properties, as metadata and answers of version 5.00.9106 show it. */
export const smsCollection: WmiClass<Row> = {
  name: 'SMS_Collection',
  keys: ['CollectionID'],
  derivation: ['SMS_BaseClass'],
  lazyNames: ['CollectionRules', 'ISVData', 'ISVDataSize', 'ISVString', 'RefreshSchedule', 'RefreshType'],
  secured: true,
  association: false,
  rows: (reading, hints) => {
    const ids = hints.values('CollectionID');
    if (ids === undefined) return reading.visible.collections;
    return [...ids].sort().flatMap((id) => visibleCollection(reading, String(id)) ?? []);
  },
  properties: [
    p('CloudSyncCount', 'int32', () => 0),
    p('CollectionID', 'string', (row) => row.id),
    p('CollectionType', 'int64', (row) => collectionTypes[row.type]),
    p('CollectionVariablesCount', 'int32', () => 0),
    p('Comment', 'string', (row) => row.comment),
    p('CurrentStatus', 'int64', (row) => row.status),
    p('FullEvaluationLastRefreshTime', 'date', (row) => row.lastRefreshTime),
    p('FullEvaluationMemberChanges', 'int64', () => 0),
    p('FullEvaluationMemberChangeTime', 'date', (row) => row.lastMemberChangeTime),
    p('FullEvaluationNextRefreshTime', 'date', (row) =>
      isPeriodic(row) ? nextFullEvaluation : neverEvaluated,
    ),
    p('FullEvaluationRunTime', 'int64', () => 31),
    p('HasProvisionedMember', 'boolean', hasProvisionedMember),
    p('IncludeExcludeCollectionsCount', 'int32', (row) => row.includeExcludeCount),
    p('IncrementalEvaluationLastRefreshTime', 'date', (row) =>
      isIncremental(row) ? row.lastRefreshTime : neverEvaluated,
    ),
    p('IncrementalEvaluationMemberChanges', 'int64', (row) => (isIncremental(row) ? row.memberChanges : 0)),
    p('IncrementalEvaluationMemberChangeTime', 'date', (row) =>
      isIncremental(row) ? row.lastMemberChangeTime : neverEvaluated,
    ),
    p('IncrementalEvaluationRunTime', 'int64', (row) => (isIncremental(row) ? 15 : 0)),
    p('IsBuiltIn', 'boolean', (row) => row.builtIn),
    p('IsReferenceCollection', 'boolean', isReferenceCollection),
    p('ISVData', 'binary', () => null, true),
    p('ISVDataSize', 'int64', () => 0, true),
    p('ISVString', 'string', () => null, true),
    p('LastChangeTime', 'date', (row) => row.lastChangeTime),
    p('LastMemberChangeTime', 'date', (row) => row.lastMemberChangeTime),
    p('LastRefreshTime', 'date', (row) => row.lastRefreshTime),
    p('LimitToCollectionID', 'string', (row) => row.limitTo),
    p('LimitToCollectionName', 'string', (row, { site }) =>
      row.limitTo === null ? null : (site.collection(row.limitTo)?.name ?? null),
    ),
    p('LocalMemberCount', 'int32', localMemberCount),
    p('MemberClassName', 'string', (row) => `SMS_CM_RES_COLL_${row.id}`),
    p('MemberCount', 'int32', (row) => row.memberCount ?? row.members.length),
    p('MonitoringFlags', 'int64', () => 0),
    p('Name', 'string', (row) => row.name),
    p('ObjectPath', 'string', (row) => row.folder),
    p('OwnedByThisSite', 'boolean', (row, reading) => ownerSite(row, reading) === reading.siteCode),
    p('PowerConfigsCount', 'int32', () => 0),
    p('RefreshType', 'int64', (row) => row.refreshType, true),
    p('ReplicateToSubSites', 'boolean', () => true),
    p('ServicePartners', 'int32', () => 0),
    p('ServiceWindowsCount', 'int32', () => 0),
    p('UseCluster', 'boolean', () => false),
    embedded('CollectionRules', 'SMS_CollectionRule', (row, { keyed }) => (keyed ? row.rules : []), true),
    embedded('RefreshSchedule', 'SMS_ScheduleToken', () => [], true),
  ],
};

/** All Systems is fully evaluated once a day; the date only has to be in the future of the others. */
const nextFullEvaluation = '2026-07-19T08:00:00Z';

/** The collection when the caller may see it. */
export function visibleCollection({ site, visible }: Reading, id: string): Row | undefined {
  const collection = site.collection(id);
  return collection !== undefined && visible.seesCollection(collection.id) ? collection : undefined;
}

function isPeriodic(row: Row): boolean {
  return (row.refreshType & 2) !== 0;
}

function isIncremental(row: Row): boolean {
  return (row.refreshType & 4) !== 0;
}

/** The two roots, to which the other built-in collections are limited. */
function isReferenceCollection(row: Row): boolean {
  return row.builtIn && row.limitTo === null && row.type !== 'other';
}

function hasProvisionedMember(row: Row, { site }: Reading): boolean {
  return site.devices.some((each) => each.kind === provisioningDevice && hasId(row.members, each.resourceId));
}

/** Hierarchy-wide MemberCount against what this site knows: they differ at a child primary only. */
function localMemberCount(row: Row, { site, siteCode }: Reading): number {
  if (site.site(siteCode)?.parent === null) return row.memberCount ?? row.members.length;
  return row.members.filter((id) => {
    const at = site.device(id)?.siteCode ?? null;
    return at === null || at === siteCode || site.site(at)?.parent === siteCode;
  }).length;
}

/** Collections begin with the code of the site that made them; built-in ones belong to the top-tier site. */
function ownerSite(row: Row, { site }: Reading): string | undefined {
  const prefix = row.id.slice(0, 3);
  return site.site(prefix)?.code ?? site.sites.find((each) => each.parent === null)?.code;
}
