import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AdminServiceOptions, createAdminService } from './adminService.ts';
import { loadSampleSite, type SampleVariant } from './sampleSite.ts';
import { createSite } from './site.ts';

const folder = new URL('../fixtures/adminservice/', import.meta.url);
const sample = (name: string): string => readFileSync(new URL(name, folder), 'utf8').trim();
const now = (): Date => new Date('2026-08-02T07:00:00Z');

async function ask(
  path: string,
  variant: SampleVariant = 'standalone',
  options: Partial<AdminServiceOptions> = {},
  init: RequestInit = { headers: { Authorization: 'Negotiate dGlja2V0' } },
): Promise<Response> {
  const service = createAdminService(createSite(loadSampleSite(variant)), { now, ...options });
  return service(new Request(`https://cm01.contoso.com${path}`, init));
}

/** Member order counts: the texts are compared, both written out alike. */
const pretty = (text: string): string => JSON.stringify(JSON.parse(text), null, 1);

const wmi = '/AdminService/wmi/';
const paging = '&$top=1000&$skip=0';

describe('each sample request gets the sample answer', () => {
  it.each<[file: string, path: string, status?: number, variant?: SampleVariant]>([
    ['SMS_Collection.list.json', 'SMS_Collection'],
    [
      'SMS_Collection.select.json',
      `SMS_Collection?$select=CollectionID,CollectionType,CollectionVariablesCount,Comment,IsBuiltIn,LastChangeTime,LastMemberChangeTime,LimitToCollectionID,LimitToCollectionName,MemberCount,Name${paging}`,
    ],
    ['SMS_Collection.keyed.json', "SMS_Collection('SMS00001')"],
    ['SMS_Collection.keyed.json', 'SMS_Collection/SMS00001'],
    ['SMS_CM_RES_COLL_PS100014.json', 'SMS_CM_RES_COLL_PS100014'],
    ['SMS_CollectionMember_a.PS100014.json', "SMS_CollectionMember_a?$filter=CollectionID eq 'PS100014'"],
    [
      'SMS_CombinedDeviceResources.select.json',
      `SMS_CombinedDeviceResources?$select=AADDeviceID,AADTenantID,ADLastLogonTime,CNLastOnlineTime,CoManaged,DeviceOS,DeviceOSBuild,IsClient,IsObsolete,IsVirtualMachine,LastActiveTime,Name,ResourceID,SiteCode,SMSID${paging}`,
    ],
    [
      'SMS_FullCollectionMembership.PS100014.json',
      "SMS_FullCollectionMembership?$filter=CollectionID eq 'PS100014'",
    ],
    [
      'SMS_FullCollectionMembership.SMS00001.json',
      "SMS_FullCollectionMembership?$filter=CollectionID%20eq%20'SMS00001'",
    ],
    [
      'SMS_FullCollectionMembership.empty.json',
      "SMS_FullCollectionMembership?$filter=CollectionID+eq+'PS1FFFFF'",
    ],
    [
      'SMS_FullCollectionMembership.select.json',
      `SMS_FullCollectionMembership?$select=CollectionID,ResourceID,SiteCode&$filter=CollectionID eq 'SMS00001'${paging}`,
    ],
    ['SMS_Identification.json', 'SMS_Identification'],
    ['SMS_Identification.select.json', 'SMS_Identification?$select=ThisSiteCode,ThisSiteName'],
    ['SMS_Identification.GetSiteID.json', 'SMS_Identification.GetSiteID', 201],
    ['SMS_Identification.GetProviderVersion.json', 'SMS_Identification.GetProviderVersion', 201],
    ['SMS_R_System.list.json', 'SMS_R_System'],
    ['SMS_R_System.keyed.json', 'SMS_R_System(16777219)'],
    [
      'SMS_R_System.select.json',
      `SMS_R_System?$select=Client,FullDomainName,Name,Obsolete,ResourceID,ResourceNames,SMSUniqueIdentifier${paging}`,
    ],
    [
      'SMS_SCI_SiteDefinition.select.json',
      `SMS_SCI_SiteDefinition?$select=ParentSiteCode,SiteCode,SiteName,SiteServerDomain,SiteServerName,SiteType,SQLDatabaseName,SQLServerName,Props&$filter=SiteCode eq 'PS1'${paging}`,
    ],
    ['SMS_SCI_SysResUse.list.json', 'SMS_SCI_SysResUse'],
    ['SMS_SCI_SysResUse.scp-online.json', "SMS_SCI_SysResUse?$filter=RoleName eq 'SMS Dmp Connector'"],
    [
      'SMS_SCI_SysResUse.scp-offline.json',
      "SMS_SCI_SysResUse?$filter=RoleName eq 'SMS Dmp Connector'",
      200,
      'offline',
    ],
    [
      'SMS_SCI_SysResUse.scp-on-cas.json',
      "SMS_SCI_SysResUse?$filter=RoleName eq 'SMS Dmp Connector'",
      200,
      'hierarchy',
    ],
    ['SMS_Site.standalone.json', 'SMS_Site'],
    ['SMS_Site.hierarchy.json', 'SMS_Site', 200, 'hierarchy'],
    [
      'SMS_Site.select.json',
      `SMS_Site?$select=BuildNumber,InstallDir,ReportingSiteCode,ServerName,SiteCode,SiteName,Status,Type,Version${paging}`,
      200,
      'hierarchy',
    ],
  ])('%s from %s', async (file, path, status = 200, variant = 'standalone') => {
    const response = await ask(wmi + path, variant);
    expect(response.status).toBe(status);
    expect(pretty(await response.text())).toBe(pretty(sample(file)));
  });

  it('counts as bare text', async () => {
    const response = await ask(`${wmi}SMS_Collection/$count`);
    expect(await response.text()).toBe(sample('SMS_Collection.count.txt'));
  });

  it('pages by nextLink when told to', async () => {
    const path = `${wmi}SMS_FullCollectionMembership?$filter=CollectionID eq 'SMS00001'&$select=CollectionID,ResourceID,Name`;
    const response = await ask(path, 'standalone', { nextLinkPageSize: 3 });
    expect(pretty(await response.text())).toBe(pretty(sample('variant.nextLink.json')));
  });

  it('lists the first devices and the collections of a device on the v1.0 route', async () => {
    // The sample shows the first three of seven clients.
    const devices = await ask('/AdminService/v1.0/Device?$top=3');
    expect(pretty(await devices.text())).toBe(pretty(sample('v1.0-Device.list.json')));
    const collections = await ask(
      '/AdminService/v1.0/Device(16777219)/ResourceCollectionMembership?$expand=Collection&$select=Collection',
    );
    expect(pretty(await collections.text())).toBe(
      pretty(sample('v1.0-Device.ResourceCollectionMembership.json')),
    );
  });

  it('tells the folder of a collection', async () => {
    // The sample shows one of the three collections that stand in a folder.
    const response = await ask(
      `${wmi}SMS_ObjectContainerItem?$filter=ObjectType eq 5000 and InstanceKey eq 'PS100014'`,
    );
    expect(pretty(await response.text())).toBe(pretty(sample('SMS_ObjectContainerItem.json')));
  });

  it('names at least the sample classes in the service document, and describes SMS_Collection alike', async () => {
    const document: unknown = await (await ask(wmi)).json();
    expect(document).toEqual(
      expect.objectContaining({
        value: expect.arrayContaining(JSON.parse(sample('service-document.wmi.json')).value),
      }),
    );
    const type = /<EntityType Name="SMS_Collection">.*?<\/EntityType>/s;
    const metadata = await (await ask(`${wmi}$metadata`)).text();
    expect(type.exec(metadata)?.[0]).toBe(type.exec(sample('metadata.SMS_Collection.xml'))?.[0]);
  });
});

describe('each sample error', () => {
  it('401 to an anonymous request, with an empty body', async () => {
    const response = await ask(`${wmi}SMS_Identification`, 'standalone', {}, {});
    expect(response.status).toBe(401);
    expect(response.headers.get('Server')).toBe('Microsoft-HTTPAPI/2.0');
    expect(response.headers.get('WWW-Authenticate')).toBe('Negotiate, NTLM');
    expect(await response.text()).toBe('');
  });

  it('404 to a caller without a role, in the words of the sample', async () => {
    const file = { ...loadSampleSite(), users: {} };
    const service = createAdminService(createSite(file), { now });
    const headers = { Authorization: `Negotiate ${btoa('CONTOSO\\somebody')}` };
    const response = await service(
      new Request(`https://cm01.contoso.com${wmi}SMS_Identification`, { headers }),
    );
    expect(response.status).toBe(404);
    expect(await response.text()).toBe(sample('errors/404-access-denied.json'));
  });

  it('404 for an unknown class', async () => {
    const response = await ask(`${wmi}SMS_NoSuchClass`);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe(sample('errors/404-class-not-found.json'));
  });

  it('404 page of the web server for a host that is no provider, even to an anonymous request', async () => {
    const service = createAdminService(createSite(loadSampleSite()), { now });
    const response = await service(new Request(`https://sql01.contoso.com${wmi}SMS_Identification`));
    expect(response.status).toBe(404);
    expect(response.headers.get('Content-Type')).toBe('text/html');
    const [, page] = sample('errors/404-not-a-provider.http').split(/\r?\n\r?\n/);
    expect((await response.text()).trim()).toBe(page?.trim());
  });
});
