import { describe, expect, it } from 'vitest';
import { as, serve } from './sampleService.ts';
import { loadSampleSite } from './sampleSite.ts';
import type { SiteFile } from './siteFile.ts';
import { withWindowsCredentials } from './windowsCredentials.ts';

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
    const { ask } = serve({}, file);
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
      const message = await (await ask(path, as('contoso\\ADMIN'))).text();
      expect(message).not.toContain('Access denied');
    }
  });

  it('whose token names nobody are those of the configured account', async () => {
    const file = withUsers({ 'CONTOSO\\helpdesk': { role: 'none' } });
    expect((await serve({ user: 'CONTOSO\\helpdesk' }, file).ask('SMS_Site')).status).toBe(404);
    expect((await serve({}, file).ask('SMS_Site')).status).toBe(200);
  });

  it('of a scoped analyst show fewer rows and never an error', async () => {
    const file = withUsers({
      'CONTOSO\\web': { role: 'readOnlyAnalyst', collections: ['PS100014'] },
      'CONTOSO\\analyst': { role: 'readOnlyAnalyst', collections: ['SMS00001', 'SMS00004'] },
    });
    const { ask, rows, site } = serve({}, file);
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

  it('of a Windows client are not offered where nobody asks', async () => {
    for (const [status, challenge] of [
      [200, 'Negotiate'],
      [401, 'Bearer'],
    ] as const) {
      let calls = 0;
      const client = withWindowsCredentials(async () => {
        calls += 1;
        return new Response(null, { status, headers: { 'WWW-Authenticate': challenge } });
      }, 'CONTOSO\\practice');
      expect((await client(new Request('https://cm01.contoso.com/'))).status).toBe(status);
      expect(calls).toBe(1);
    }
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
