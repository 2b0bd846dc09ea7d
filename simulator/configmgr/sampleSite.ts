import collectionKeyed from '../fixtures/adminservice/SMS_Collection.keyed.json' with { type: 'json' };
import collectionList from '../fixtures/adminservice/SMS_Collection.list.json' with { type: 'json' };
import servers from '../fixtures/adminservice/SMS_FullCollectionMembership.PS100014.json' with {
  type: 'json',
};
import allSystems from '../fixtures/adminservice/SMS_FullCollectionMembership.SMS00001.json' with {
  type: 'json',
};
import siteId from '../fixtures/adminservice/SMS_Identification.GetSiteID.json' with { type: 'json' };
import folderItems from '../fixtures/adminservice/SMS_ObjectContainerItem.json' with { type: 'json' };
import systemList from '../fixtures/adminservice/SMS_R_System.list.json' with { type: 'json' };
import siteDefinition from '../fixtures/adminservice/SMS_SCI_SiteDefinition.select.json' with {
  type: 'json',
};
import roles from '../fixtures/adminservice/SMS_SCI_SysResUse.list.json' with { type: 'json' };
import scpOffline from '../fixtures/adminservice/SMS_SCI_SysResUse.scp-offline.json' with { type: 'json' };
import scpOnCas from '../fixtures/adminservice/SMS_SCI_SysResUse.scp-on-cas.json' with { type: 'json' };
import hierarchy from '../fixtures/adminservice/SMS_Site.hierarchy.json' with { type: 'json' };
import standalone from '../fixtures/adminservice/SMS_Site.standalone.json' with { type: 'json' };
import memberships from '../fixtures/adminservice/v1.0-Device.ResourceCollectionMembership.json' with {
  type: 'json',
};
import { parseSiteFile, type SiteFile, type SiteFileInput } from './siteFile.ts';

/**
 * The sample answers as a site: a standalone primary site PS1, by default with its service connection point
 * online. `hierarchy` is the same data below a central administration site; PS1's own provider and the CAS's both answer.
 * Members are known for SMS00001 and PS100014 only; the other collections claim a MemberCount without members.
 */
export type SampleVariant = 'standalone' | 'offline' | 'hierarchy';

/** Collections of the sample site whose members are known. */
export const sampleCollectionIds = ['PS100014', 'SMS00001'] as const;

const bundled = {
  collectionKeyed,
  collectionList,
  allSystems,
  siteId,
  folderItems,
  systemList,
  siteDefinition,
  roles,
  scpOffline,
  scpOnCas,
  hierarchy,
  standalone,
  memberships,
};

/** Answers of an AdminService, as the sample files have them. */
export type SampleAnswers = typeof bundled & {
  /** Member files by collection ID. */
  readonly members: Readonly<
    Record<string, { readonly value: readonly { readonly ResourceID: number }[] } | undefined>
  >;
};

/** Makes a site file out of the sample answers. */
export function loadSampleSite(variant: SampleVariant = 'standalone'): SiteFile {
  return siteOfAnswers({ ...bundled, members: { SMS00001: allSystems, PS100014: servers } }, variant);
}

export function siteOfAnswers(answers: SampleAnswers, variant: SampleVariant): SiteFile {
  return parseSiteFile({
    schema: 1,
    hierarchyId: answers.siteId.SiteID.replace(/[{}]/g, ''),
    sites: sitesOf(answers, variant),
    providers: {
      'CM01.contoso.com': 'PS1',
      ...(variant === 'hierarchy' ? { 'cas01.contoso.com': 'CAS' } : {}),
    },
    serviceConnectionPoint: connectionPointOf(answers, variant),
    domains: { CONTOSO: 'contoso.com', FABRIKAM: 'fabrikam.com' },
    devices: answers.allSystems.value.map((row) => deviceOf(row, answers)),
    collections: answers.collectionList.value.map((row) => collectionOf(row, answers)),
  } satisfies SiteFileInput);
}

function sitesOf(
  { hierarchy, standalone, siteDefinition }: SampleAnswers,
  variant: SampleVariant,
): SiteFileInput['sites'] {
  const rows = variant === 'hierarchy' ? hierarchy.value : standalone.value;
  const sqlServer = siteDefinition.value[0]?.SQLServerName;
  const guid = siteDefinition.value[0]?.Props.find((each) => each.PropertyName === 'SiteGUID')?.Value1;
  return rows.map((row) => ({
    code: row.SiteCode,
    name: row.SiteName,
    type: row.Type === 4 ? 'centralAdministration' : row.Type === 2 ? 'primary' : 'secondary',
    parent: row.ReportingSiteCode === '' ? null : row.ReportingSiteCode,
    server: row.ServerName,
    version: row.Version,
    installDir: row.InstallDir,
    ...(row.SiteCode === 'PS1' && sqlServer !== undefined && guid !== undefined ? { sqlServer, guid } : {}),
  }));
}

function connectionPointOf(
  { roles, scpOffline, scpOnCas }: SampleAnswers,
  variant: SampleVariant,
): SiteFileInput['serviceConnectionPoint'] {
  const source = { standalone: roles, offline: scpOffline, hierarchy: scpOnCas }[variant];
  const row = source.value.find((each) => each.RoleName === 'SMS Dmp Connector');
  if (row === undefined) return null;
  const offline = row.Props.some((each) => each.PropertyName === 'OfflineMode' && each.Value !== 0);
  return {
    host: row.NetworkOSPath.replace(/^\\\\/, ''),
    site: row.SiteCode,
    mode: offline ? 'offline' : 'online',
  };
}

type MemberRow = (typeof allSystems.value)[number];
type DeviceInput = SiteFileInput['devices'][number];

function deviceOf(member: MemberRow, { systemList }: SampleAnswers): DeviceInput {
  const system = systemList.value.find((each) => each.ResourceId === member.ResourceID);
  const base = {
    resourceId: member.ResourceID,
    name: member.Name,
    domain: member.Domain,
    siteCode: member.SiteCode,
    smsid: member.SMSID,
  };
  if (system === undefined) {
    const provisioning = member.Name.startsWith('Provisioning Device');
    return { ...base, kind: provisioning ? 'provisioningDevice' : 'unknownComputer' };
  }
  return {
    ...base,
    fullDomainName: system.FullDomainName,
    resourceNames: system.ResourceNames,
    client: system.Client === null ? null : system.Client === 1,
    active: system.Active !== 0,
    obsolete: system.Obsolete === null ? null : system.Obsolete === 1,
    os: system.OperatingSystemNameandVersion.includes('Server') ? 'server' : 'workstation',
    osBuild: system.Build,
    sid: system.SID,
    distinguishedName: system.DistinguishedName,
    ou: system.SystemOUName.join(''),
    ipAddresses: system.IPAddresses,
    ipSubnets: system.IPSubnets,
  };
}

type CollectionRow = (typeof collectionList.value)[number];
type CollectionInput = SiteFileInput['collections'][number];

function collectionOf(
  row: CollectionRow,
  { members: memberFiles, collectionKeyed, folderItems, memberships }: SampleAnswers,
): CollectionInput {
  const members = memberFiles[row.CollectionID]?.value.map((each) => each.ResourceID);
  const keyed = collectionKeyed.value.find((each) => each.CollectionID === row.CollectionID);
  const item = folderItems.value.find((each) => each.InstanceKey === row.CollectionID);
  const numbered = memberships.value.find((each) => each.Collection.SiteID === row.CollectionID);
  return {
    id: row.CollectionID,
    name: row.Name,
    type: row.CollectionType === 2 ? 'device' : row.CollectionType === 1 ? 'user' : 'other',
    folder: row.ObjectPath,
    limitTo: row.LimitToCollectionID,
    builtIn: row.IsBuiltIn,
    comment: row.Comment,
    ...(members === undefined ? { memberCount: row.MemberCount } : { members }),
    status: row.CurrentStatus,
    refreshType: refreshTypes.find((each) => each === row.RefreshType) ?? 6,
    includeExcludeCount: row.IncludeExcludeCollectionsCount,
    memberChanges: row.IncrementalEvaluationMemberChanges,
    lastChangeTime: row.LastChangeTime,
    lastMemberChangeTime: row.LastMemberChangeTime,
    lastRefreshTime: row.LastRefreshTime,
    ...(keyed === undefined ? {} : { rules: keyed.CollectionRules }),
    ...(item === undefined ? {} : { folderItem: { memberId: item.MemberID, memberGuid: item.MemberGuid } }),
    ...(numbered === undefined ? {} : { numericId: numbered.Collection.CollectionID }),
  };
}

const refreshTypes = [1, 2, 4, 6] as const;
