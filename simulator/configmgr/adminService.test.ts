import { describe, expect, it } from 'vitest';
import { ConnectionRefusedError } from './adminService.ts';
import { type Row, serve, ticket } from './sampleService.ts';
import { loadSampleSite } from './sampleSite.ts';

describe('other query options', () => {
  it('selects ignoring case, answers in the casing and order of the class', async () => {
    const { rows } = serve();
    const [first] = await rows('SMS_R_System?$select=NAME,resourceid,Client&$top=1');
    expect(Object.keys(first ?? {})).toEqual(['Client', 'Name', 'ResourceId']);
    const [member] = await rows('SMS_FullCollectionMembership?$select=resourceid&$top=1');
    expect(member).toEqual({ ResourceID: 16777219 });
  });

  it.each([
    'SMS_Collection?$select=CollectionID,RefreshType',
    'SMS_Collection?$select=CollectionRules',
    'SMS_SCI_SysResUse?$select=RoleName,Props',
    'SMS_Collection?$select=Nonsense',
    'SMS_Collection?$orderby=Nonsense',
    'SMS_Collection?$orderby=Name sideways',
    'SMS_Collection?$top=-1',
    'SMS_Collection?$skip=x',
    'SMS_Collection?$count=true',
    'SMS_Collection?$expand=SMS_R_System',
    'SMS_Collection?$search=x',
    'SMS_Collection?$top=1&$top=2',
    'SMS_CollectionMember_a?$orderby=Name',
    'SMS_CollectionMember_a/$count',
    "SMS_Collection('NOSUCHID')",
    'SMS_Collection(1)',
    'SMS_R_System(1)',
    "SMS_FullCollectionMembership('SMS00001')",
    'SMS_CM_RES_COLL_PS1FFFFF',
    'SMS_Identification.NoSuchMethod',
    "SMS_Collection('SMS00001')/SMS_R_System",
  ])('refuses %s with the 404 of the service', async (path) => {
    const { ask } = serve();
    const response = await ask(path);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: { code: '404', message: expect.any(String) } });
  });

  it('fills lazy properties in a keyed read only, there also by $select', async () => {
    const { rows } = serve();
    const [keyed] = await rows("SMS_Collection('sms00001')?$select=CollectionID,RefreshType,CollectionRules");
    expect(keyed).toEqual({ CollectionID: 'SMS00001', RefreshType: 6, CollectionRules: expect.any(Array) });
    expect(keyed?.CollectionRules).toHaveLength(2);
  });

  it('reads by a key of two parts, named or not, and ignores case in path and class', async () => {
    const { service } = serve();
    for (const path of [
      "/adminservice/WMI/sms_fullcollectionmembership(CollectionID='PS100014',ResourceID=16777222)",
      "/ADMINSERVICE/wmi/SMS_FullCollectionMembership('PS100014',16777222)",
    ]) {
      const response = await service(new Request(`https://CM01.contoso.com${path}`, { headers: ticket }));
      expect(await response.json()).toMatchObject({
        value: [{ Name: 'WEB01', __CLASS: 'SMS_FullCollectionMembership' }],
      });
    }
  });

  it('orders, skips and takes', async () => {
    const { names } = serve();
    const all =
      "SMS_FullCollectionMembership?$filter=CollectionID eq 'PS100014'&$select=CollectionID,Name,ResourceID";
    expect(await names(`${all}&$orderby=Name desc&$top=2&$skip=1`)).toEqual(['SQL02', 'SQL01']);
    expect(await names(`${all}&$orderby=Domain desc,Name`)).toEqual([
      'WEB01',
      'CM01',
      'FILE01',
      'SQL01',
      'SQL02',
    ]);
    expect(await names(`${all}&$orderby=ResourceID desc&$top=1`)).toEqual(['FILE01']);
    expect(await names(`${all}&$top=0`)).toEqual([]);
  });

  it('counts what the filter leaves', async () => {
    const { ask } = serve();
    const response = await ask('SMS_Collection/$count?$filter=CollectionType eq 2');
    expect([response.headers.get('Content-Type'), await response.text()]).toEqual(['text/plain', '10']);
  });

  it('refuses to compare keys when told to, and nothing else', async () => {
    const { ask } = serve({ refusesKeyedFilters: true });
    const status = async (filter: string) =>
      (await ask(`SMS_FullCollectionMembership?$filter=${filter}`)).status;
    expect(await status("CollectionID eq 'SMS00001' and ResourceID gt 5")).toBe(404);
    expect(await status("CollectionID eq 'SMS00001' and Priority gt 0")).toBe(200);
  });

  it('pages by nextLink to the same rows', async () => {
    const { service } = serve({ nextLinkPageSize: 5 });
    const whole = await serve().rows("SMS_FullCollectionMembership?$filter=Name ne 'A+B %26 C'");
    const read: Row[] = [];
    let url: string | undefined =
      "https://cm01.contoso.com/AdminService/wmi/SMS_FullCollectionMembership?$filter=Name ne 'A%2BB %26 C'";
    while (url !== undefined) {
      const body = (await (await service(new Request(url, { headers: ticket }))).json()) as {
        value: Row[];
        '@odata.nextLink'?: string;
      };
      read.push(...body.value);
      url = body['@odata.nextLink'];
    }
    expect(read).toEqual(whole);
  });
});

describe('nextLink and $top', () => {
  it.each([
    [5, undefined],
    [4, undefined],
    [7, 'https://cm01.contoso.com/AdminService/wmi/SMS_Collection?$top=2&$skip=6'],
  ])('of %i', async (top, link) => {
    const { ask } = serve({ nextLinkPageSize: 5 });
    const response = await ask(`SMS_Collection?$top=${top}&$skip=1`);
    expect(((await response.json()) as Row)['@odata.nextLink']).toBe(link);
  });
});

describe('paging over a moving set', () => {
  const select = '&$select=CollectionID,Name,ResourceID';
  const base = `SMS_FullCollectionMembership?$filter=CollectionID eq 'SMS00001'`;

  it('by offset loses a member when an earlier one leaves; by key it does not', async () => {
    const { site, names } = serve();
    const firstPage = await names(`${base}${select}&$top=4&$skip=0`, 'ResourceID');
    site.removeMembers('SMS00001', 16777219);
    const byOffset = await names(`${base}${select}&$top=4&$skip=4`, 'ResourceID');
    const byKey = await names(
      `${base} and ResourceID gt 16777222&$orderby=ResourceID${select}&$top=4`,
      'ResourceID',
    );
    expect(firstPage.at(-1)).toBe(16777222);
    expect(byOffset[0]).toBe(16777224);
    expect(byKey[0]).toBe(16777223);
  });
});

describe('providers', () => {
  it('that are stopped answer 503, that are unreachable refuse the connection, and come back', async () => {
    const { site, ask } = serve();
    site.setProviderState('CM01.contoso.com', 'stopped');
    expect((await ask('SMS_Site')).status).toBe(503);
    site.setProviderState('cm01.contoso.com', 'unreachable');
    await expect(ask('SMS_Site')).rejects.toBeInstanceOf(ConnectionRefusedError);
    site.setProviderState('cm01.contoso.com', 'up');
    expect((await ask('SMS_Site')).status).toBe(200);
  });

  it('of a child primary know the whole hierarchy, but only their own members', async () => {
    const file = loadSampleSite('hierarchy');
    const { site, rows } = serve({}, file);
    site.addDevice({ resourceId: 16777300, name: 'CAS-ONLY', siteCode: 'CAS' });
    // Secondary sites belong to their primary.
    site.addDevice({ resourceId: 16777301, name: 'BRANCH', siteCode: 'SEC' });
    site.addMembers('PS100014', 16777300, 16777301);
    const counts = async (host: string) => {
      const [identification] = await rows('SMS_Identification', ticket, host);
      const [collection] = await rows("SMS_Collection('PS100014')", ticket, host);
      const members = await rows(
        "SMS_FullCollectionMembership?$filter=CollectionID eq 'PS100014'",
        ticket,
        host,
      );
      const sites = await rows('SMS_Site', ticket, host);
      return [
        identification?.ThisSiteCode,
        sites.map((row) => row.SiteCode).join(),
        collection?.MemberCount,
        collection?.LocalMemberCount,
        members.length,
      ];
    };
    expect(await counts('cm01.contoso.com')).toEqual(['PS1', 'CAS,PS1,SEC', 7, 6, 6]);
    expect(await counts('cas01.contoso.com')).toEqual(['CAS', 'CAS,PS1,SEC', 7, 7, 7]);
  });

  it('answer paths of nobody from http.sys, after asking who it is', async () => {
    const { service } = serve();
    const get = (path: string, headers: Record<string, string>) =>
      service(new Request(`https://cm01.contoso.com${path}`, { headers }));
    expect((await get('/', {})).status).toBe(404);
    expect((await get('/AdminService/v2.0/Device', {})).status).toBe(401);
    const response = await get('/AdminService/v2.0/Device', ticket);
    expect([response.status, response.headers.get('Server')]).toEqual([404, 'Microsoft-HTTPAPI/2.0']);
  });

  it('take requests up to 16 KiB, credentials included', async () => {
    const { ask } = serve();
    const filter = (terms: number): string =>
      Array.from({ length: terms }, (_, at) => `ResourceId eq ${16777219 + at}`).join(' or ');
    expect((await ask(`SMS_R_System?$filter=${filter(400)}&$select=ResourceId`)).status).toBe(200);
    expect((await ask(`SMS_R_System?$filter=${filter(600)}&$select=ResourceId`)).status).toBe(400);
    const ticketOf = (size: number) => ({ Authorization: `Negotiate YII${'A'.repeat(size)}` });
    expect((await ask('SMS_Site', ticketOf(12_000))).status).toBe(200);
    expect((await ask('SMS_Site', ticketOf(17_000))).status).toBe(400);
  });

  it('cannot be written to', async () => {
    const { service, site } = serve();
    for (const method of ['POST', 'PATCH', 'DELETE']) {
      const url = "https://cm01.contoso.com/AdminService/wmi/SMS_Collection('PS1000A3')";
      expect((await service(new Request(url, { method, headers: ticket }))).status).toBe(404);
    }
    expect(site.collection('PS1000A3')).toBeDefined();
  });
});
