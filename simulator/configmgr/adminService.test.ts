import { describe, expect, it } from 'vitest';
import { type AdminServiceOptions, ConnectionRefusedError, createAdminService } from './adminService.ts';
import { loadSampleSite } from './sampleSite.ts';
import { createSite, type Site } from './site.ts';
import type { SiteFile } from './siteFile.ts';
import { negotiateToken, withWindowsCredentials } from './windowsCredentials.ts';

const now = (): Date => new Date('2026-08-02T07:00:00Z');
const ticket = { Authorization: 'Negotiate YIIFyQYGKwYBBQUCoII=' };
const as = (account: string): Record<string, string> => ({
  Authorization: `Negotiate ${negotiateToken(account)}`,
});

type Row = Record<string, unknown>;

function serve(
  change?: (site: Site) => void,
  options: Partial<AdminServiceOptions> = {},
  file = loadSampleSite(),
) {
  const site = createSite(file);
  change?.(site);
  const service = createAdminService(site, { now, ...options });
  const ask = (path: string, headers: Record<string, string> = ticket, host = 'cm01.contoso.com') =>
    service(new Request(`https://${host}/AdminService/wmi/${path}`, { headers }));
  const rows = async (path: string, headers?: Record<string, string>, host?: string): Promise<Row[]> => {
    const response = await ask(path, headers, host);
    const body = (await response.json()) as { value?: Row[] };
    if (body.value === undefined) throw new Error(`${response.status}: ${JSON.stringify(body)}`);
    return body.value;
  };
  const names = async (path: string, member = 'Name'): Promise<unknown[]> =>
    (await rows(path)).map((row) => row[member]);
  return { site, service, ask, rows, names };
}

describe('$filter', () => {
  it.each<[filter: string, expected: readonly string[]]>([
    ["Name eq 'sql01'", ['SQL01']],
    ["Name ne 'SQL01' and startswith(Name,'sql')", ['SQL02']],
    ["startswith(Name,'SQL') eq true", ['SQL01', 'SQL02']],
    ["startswith(Name,'SQL') eq false and ResourceID le 16777222", ['CM01', 'WEB01']],
    ["endswith(Name,'01') and contains(Name,'e')", ['WEB01', 'FILE01']],
    ['ResourceID gt 16777223 and ResourceID lt 16777225', ['PC-0001']],
    ['16777223 lt ResourceID and 16777225 ge ResourceID', ['PC-0001', 'PC-0002']],
    ['ResourceID ge 2046820353', ['x64 Unknown Computer (x64 Unknown Computer)', 'DC01', 'OLDPC']],
    ['SiteCode eq null', ['Provisioning Device (Provisioning Device)', 'OLDPC']],
    ['IsObsolete eq null', ['DC01', 'OLDPC']],
    // SQL: a comparison with NULL is neither true nor false, and neither is its negation.
    ['IsActive ne true', ['FILE01']],
    ['not (IsActive eq true)', ['FILE01']],
    ["not (Name eq 'CM01' or ResourceID gt 16777220)", ['SQL01']],
    ["Name eq 'CM01' or Name eq 'WEB01' and Domain eq 'CONTOSO'", ['CM01']],
    ["(Name eq 'CM01' or Name eq 'WEB01') and Domain eq 'fabrikam'", ['WEB01']],
    ["Name gt 'sql01' and Name lt 'X'", ['SQL02', 'WEB01']],
    ["Name eq 'O''Brien'", []],
    ['ResourceID eq 16777219 or ResourceID eq 2097152015', ['CM01', 'OLDPC']],
  ])('%s', async (filter, expected) => {
    const { names } = serve();
    const path = `SMS_FullCollectionMembership?$filter=CollectionID eq 'SMS00001' and (${filter})`;
    expect(await names(path)).toEqual(expected);
    // Hints only narrow: the same rows must come when the collection is named the other way round.
    expect(
      await names(`SMS_FullCollectionMembership?$filter=(${filter}) and 'sms00001' eq CollectionID`),
    ).toEqual(expected);
  });

  it('finds texts with quotes, ampersands and brackets, written with + or %20', async () => {
    const { names } = serve();
    const name = encodeURIComponent("Kiosk PCs - St. John''s (R&D)");
    expect(await names(`SMS_Collection?$filter=Name+eq+'${name}'`)).toEqual(["Kiosk PCs - St. John's (R&D)"]);
  });

  it('compares dates as moments', async () => {
    const { names } = serve();
    const path =
      'SMS_Collection?$filter=LastMemberChangeTime gt 2026-07-31T20:28:53.25Z&$select=CollectionID,Name';
    expect(await names(path)).toEqual(['All Windows Servers']);
  });

  it.each([
    "Name like 'SQL%'",
    "Name in ('SQL01','SQL02')",
    "tolower(Name) eq 'sql01'",
    "NoSuchProperty eq 'x'",
    "ResourceID eq '16777219'",
    'Name eq 5',
    'IsClient eq 1',
    'Name gt null',
    'IsClient gt true',
    'Name eq Domain',
    'Name eq',
    "(Name eq 'x'",
    "Name eq 'x",
    "Name eq 'x' Domain eq 'y'",
    "contains(Name,'x') eq 'true'",
    'ResourceID eq 1.5',
    "RoleNames/any(role: role eq 'x')",
    '',
  ])('refuses %s with the 404 of the service', async (filter) => {
    const { ask } = serve();
    const response = await ask(`SMS_FullCollectionMembership?$filter=${encodeURIComponent(filter)}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: { code: '404', message: expect.any(String) } });
  });
});

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
    const { ask } = serve(undefined, { refusesKeyedFilters: true });
    const status = async (filter: string) =>
      (await ask(`SMS_FullCollectionMembership?$filter=${filter}`)).status;
    expect(await status("CollectionID eq 'SMS00001' and ResourceID gt 5")).toBe(404);
    expect(await status("CollectionID eq 'SMS00001' and Priority gt 0")).toBe(200);
  });

  it('pages by nextLink to the same rows', async () => {
    const { service, rows } = serve(undefined, { nextLinkPageSize: 5 });
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
    expect(await rows('SMS_Collection?$top=5')).toHaveLength(5);
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

describe('credentials', () => {
  const notFound = { error: { code: '404', message: 'Access denied  WMI QUERY: ' } };
  const withUsers = (users: NonNullable<SiteFile['users']>): SiteFile => ({ ...loadSampleSite(), users });

  it('are wanted with every request, also right after one that had them', async () => {
    const { ask } = serve();
    expect((await ask('SMS_Site')).status).toBe(200);
    expect((await ask('SMS_Site', {})).status).toBe(401);
  });

  it.each([
    [{ Authorization: 'Basic Y29udG9zbzpwYXNz' }],
    [{ Authorization: 'Bearer eyJ0eXAi' }],
    [{ Authorization: 'Negotiate' }],
    [{ Authorization: 'Negotiate ???' }],
  ])('%o are no Windows credentials', async (headers) => {
    expect((await serve().ask('SMS_Site', headers)).status).toBe(401);
  });

  it('by NTLM end with version 2509', async () => {
    const { site, ask } = serve();
    const ntlm = [
      { Authorization: 'Negotiate TlRMTVNTUAABAAAAl4II4gAAAAA=' },
      { Authorization: 'NTLM TlRMTVNTUAABAAAAl4II4gAAAAA=' },
    ];
    for (const headers of ntlm) expect((await ask('SMS_Site', headers)).status).toBe(200);
    site.setVersion('5.00.9141.1000');
    for (const headers of ntlm) {
      const refused = await ask('SMS_Site', headers);
      expect([refused.status, refused.headers.get('WWW-Authenticate')]).toEqual([401, 'Negotiate']);
    }
    expect((await ask('SMS_Site')).status).toBe(200);
  });

  it('of an account without a role get 404 for anything', async () => {
    const file = withUsers({
      'CONTOSO\\helpdesk': { role: 'none' },
      'CONTOSO\\admin': { role: 'fullAdministrator' },
    });
    const { ask } = serve(undefined, {}, file);
    for (const path of [
      'SMS_Identification',
      'SMS_NoSuchClass',
      '',
      '$metadata',
      'SMS_Identification.GetSiteID',
    ]) {
      for (const account of ['CONTOSO\\helpdesk', 'CONTOSO\\stranger']) {
        const response = await ask(path, as(account));
        expect([response.status, await response.json()]).toEqual([404, notFound]);
      }
      expect((await ask(path, as('contoso\\ADMIN'))).ok).toBe(true);
    }
  });

  it('whose token names nobody are those of the configured account', async () => {
    const file = withUsers({ 'CONTOSO\\helpdesk': { role: 'none' } });
    expect((await serve(undefined, { user: 'CONTOSO\\helpdesk' }, file).ask('SMS_Site')).status).toBe(404);
    expect((await serve(undefined, {}, file).ask('SMS_Site')).status).toBe(200);
  });

  it('of a scoped analyst show fewer rows and never an error', async () => {
    const file = withUsers({
      'CONTOSO\\web': { role: 'readOnlyAnalyst', collections: ['PS100014'] },
      'CONTOSO\\analyst': { role: 'readOnlyAnalyst', collections: ['SMS00001', 'SMS00004'] },
    });
    const { ask, rows, site } = serve(undefined, {}, file);
    site.addCollection({ id: 'PS1000F0', name: 'Below', limitTo: 'PS100014', members: [16777222] });
    const web = as('CONTOSO\\web');
    const seen = await rows('SMS_Collection', web);
    expect(seen.map((row) => row.CollectionID)).toEqual(['PS100014', 'PS1000F0']);
    expect(await rows('SMS_R_System', web)).toHaveLength(5);
    expect(await rows("SMS_FullCollectionMembership?$filter=CollectionID eq 'SMS00001'", web)).toEqual([]);
    expect(await rows('SMS_FullCollectionMembership', web)).toHaveLength(6);
    expect((await ask("SMS_Collection('SMS00001')", web)).status).toBe(404);
    expect((await ask('SMS_R_System(16777224)', web)).status).toBe(404);
    // All but the collection that is limited to neither root.
    expect(await rows('SMS_Collection', as('CONTOSO\\analyst'))).toHaveLength(14);
    expect(await rows('SMS_R_System', as('CONTOSO\\analyst'))).toHaveLength(9);
  });

  it('of a Windows client cost one challenge per call', async () => {
    const { service } = serve();
    const log: number[] = [];
    const logged = async (request: Request): Promise<Response> => {
      const response = await service(request);
      log.push(response.status);
      return response;
    };
    const client = withWindowsCredentials(logged, 'CONTOSO\\practice');
    const method = 'https://cm01.contoso.com/AdminService/wmi/SMS_Identification.GetSiteID';
    expect((await client(new Request(method, { method: 'POST', body: '{}' }))).status).toBe(201);
    expect((await client(new Request(method))).status).toBe(201);
    expect(log).toEqual([401, 201, 401, 201]);
  });

  it('of a Windows client are offered once only', async () => {
    const refusing = async (): Promise<Response> =>
      new Response(null, { status: 401, headers: { 'WWW-Authenticate': 'Negotiate' } });
    let calls = 0;
    const client = withWindowsCredentials(() => {
      calls += 1;
      return refusing();
    }, 'CONTOSO\\practice');
    expect((await client(new Request('https://cm01.contoso.com/'))).status).toBe(401);
    expect(calls).toBe(2);
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
    const { site, rows } = serve(undefined, {}, file);
    site.addDevice({ resourceId: 16777300, name: 'CAS-ONLY', siteCode: 'CAS' });
    site.addMembers('PS100014', 16777300);
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
    expect(await counts('cm01.contoso.com')).toEqual(['PS1', 'CAS,PS1,SEC', 6, 5, 5]);
    expect(await counts('cas01.contoso.com')).toEqual(['CAS', 'CAS,PS1,SEC', 6, 6, 6]);
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

  it('cannot be written to', async () => {
    const { service, site } = serve();
    for (const method of ['POST', 'PATCH', 'DELETE']) {
      const url = "https://cm01.contoso.com/AdminService/wmi/SMS_Collection('PS1000A3')";
      expect((await service(new Request(url, { method, headers: ticket }))).status).toBe(404);
    }
    expect(site.collection('PS1000A3')).toBeDefined();
  });
});
