import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SampleAnswers, siteOfAnswers } from './sampleSite.ts';
import type { SiteFile } from './siteFile.ts';

/** Names of the files that a site is made of; where they come from: `../fixtures/adminservice`. */
const files = {
  collectionKeyed: 'SMS_Collection.keyed',
  collectionList: 'SMS_Collection.list',
  allSystems: 'SMS_FullCollectionMembership.SMS00001',
  siteId: 'SMS_Identification.GetSiteID',
  folderItems: 'SMS_ObjectContainerItem',
  systemList: 'SMS_R_System.list',
  siteDefinition: 'SMS_SCI_SiteDefinition.select',
  roles: 'SMS_SCI_SysResUse.list',
  scpOffline: 'SMS_SCI_SysResUse.scp-offline',
  scpOnCas: 'SMS_SCI_SysResUse.scp-on-cas',
  hierarchy: 'SMS_Site.hierarchy',
  standalone: 'SMS_Site.standalone',
  memberships: 'v1.0-Device.ResourceCollectionMembership',
} as const satisfies Record<Exclude<keyof SampleAnswers, 'members'>, string>;

const memberFile = /^SMS_FullCollectionMembership\.([A-Z0-9]{8})\.json$/;

/** A folder with the sample answers of an AdminService as a site; members are known where there is a file of them. */
export function loadSampleFolder(folder: string): SiteFile {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const answers = Object.entries(files).map(([key, name]) => [key, read(`${name}.json`)]);
  const members = readdirSync(folder).flatMap((name) => {
    const [, id] = memberFile.exec(name) ?? [];
    return id === undefined ? [] : [[id, read(name)]];
  });
  return siteOfAnswers(
    { ...Object.fromEntries(answers), members: Object.fromEntries(members) } as SampleAnswers,
    'standalone',
  );
}
