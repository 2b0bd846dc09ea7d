import { describe, expect, it } from 'vitest';
import { practice } from '../../../shared/practice.ts';
import { practiceApps } from '../practiceApps.ts';
import { createTestSimulator, pick, read, requestToken } from '../testClient.ts';

const otherGuid = '11111111-2222-4333-8444-555555555555';
const secretId = 'c0ffee00-1f2e-4d3c-8b4a-596877869500';

type Case = readonly [
  what: string,
  credentials: { readonly clientId: string; readonly clientSecret: string },
  form: Readonly<Record<string, string | undefined>>,
  tenant: string,
  status: number,
  error: string,
  code: number,
  sentence: RegExp,
];

const ok = practice.tenantId;
const cases: readonly Case[] = [
  [
    'wrong secret',
    practice,
    { client_secret: 'x' },
    ok,
    401,
    'invalid_client',
    7000215,
    /secret value, not the client secret ID, for a secret added to app '6b1f/,
  ],
  [
    'the ID of a secret',
    practice,
    { client_secret: secretId },
    ok,
    401,
    'invalid_client',
    7000215,
    /Invalid client secret/,
  ],
  [
    "another app's secret",
    practice,
    { client_secret: practiceApps.reader.clientSecret },
    ok,
    401,
    'invalid_client',
    7000215,
    /Invalid client secret/,
  ],
  [
    'expired secret',
    practiceApps.expiredSecret,
    {},
    ok,
    401,
    'invalid_client',
    7000222,
    /are expired\. Visit the Azure portal/,
  ],
  [
    'no secret',
    practice,
    { client_secret: undefined },
    ok,
    401,
    'invalid_client',
    7000218,
    /'client_assertion' or 'client_secret'/,
  ],
  [
    'app of another tenant',
    practiceApps.foreign,
    {},
    ok,
    400,
    'unauthorized_client',
    700016,
    /not found in the directory 'Contoso'/,
  ],
  [
    'unknown app',
    { clientId: otherGuid, clientSecret: 'x' },
    {},
    ok,
    400,
    'unauthorized_client',
    700016,
    new RegExp(otherGuid),
  ],
  ['disabled app', practiceApps.disabled, {}, ok, 401, 'unauthorized_client', 7000112, /is disabled/],
  [
    'conditional access',
    practiceApps.conditionalAccess,
    {},
    ok,
    400,
    'invalid_grant',
    53003,
    /Conditional Access/,
  ],
  ['unknown tenant', practice, {}, otherGuid, 400, 'invalid_request', 90002, /correct cloud/],
  [
    'unknown domain',
    practice,
    {},
    'nowhere.example.com',
    400,
    'invalid_request',
    90002,
    /nowhere\.example\.com/,
  ],
  [
    'malformed tenant',
    practice,
    {},
    'not a guid',
    400,
    'invalid_request',
    900023,
    /'not a guid' is neither a valid DNS name/,
  ],
  [
    'no tenant at all',
    practice,
    {},
    'common',
    400,
    'invalid_request',
    50059,
    /No tenant-identifying information/,
  ],
  [
    'unknown resource',
    practice,
    { scope: 'https://vault.example/.default' },
    ok,
    400,
    'invalid_resource',
    500011,
    /named https:\/\/vault\.example was not found in the tenant named Contoso/,
  ],
  [
    "another cloud's resource",
    practice,
    { scope: 'https://management.usgovcloudapi.net/.default' },
    ok,
    400,
    'invalid_resource',
    500011,
    /usgovcloudapi/,
  ],
  [
    'scope without .default',
    practice,
    { scope: 'https://management.azure.com/read' },
    ok,
    400,
    'invalid_scope',
    1002012,
    /\/\.default suffixed/,
  ],
  ['no scope', practice, { scope: undefined }, ok, 400, 'invalid_request', 900144, /'scope'/],
  ['no grant type', practice, { grant_type: undefined }, ok, 400, 'invalid_request', 900144, /'grant_type'/],
  [
    'another grant',
    practice,
    { grant_type: 'password' },
    ok,
    400,
    'unsupported_grant_type',
    70003,
    /'password'/,
  ],
];

describe('token endpoint', () => {
  it.each(cases)('%s', async (_what, credentials, form, tenant, status, error, code, sentence) => {
    const { simulator } = createTestSimulator();
    const answer = await requestToken(simulator, credentials, form, tenant);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error, error_codes: [code], timestamp: '2026-08-02 09:00:00Z' });
    const description = String(pick(answer.body, 'error_description'));
    expect(description).toMatch(sentence);
    expect(description).toMatch(
      new RegExp(
        `^AADSTS${code}: .* Trace ID: [0-9a-f-]{36} Correlation ID: [0-9a-f-]{36} Timestamp: 2026-08-02 09:00:00Z$`,
      ),
    );
    expect(answer.headers.get('x-ms-request-id')).toBe(pick(answer.body, 'trace_id'));
    expect(description).not.toContain('{');
  });

  it('answers 429 with Retry-After while the tenant is throttled', async () => {
    const { simulator } = createTestSimulator();
    const tenant = simulator.azure.tenants[0];
    if (tenant) tenant.signInThrottled = true;
    const answer = await requestToken(simulator, practice);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '10']);
    expect(answer.body).toMatchObject({ error: 'temporarily_unavailable', error_codes: [90055] });
  });

  it('knows the tenant by GUID in any case and by each of its domains', async () => {
    const { simulator } = createTestSimulator();
    for (const tenant of [practice.tenantId.toUpperCase(), practice.tenantDomain, 'CONTOSO.com']) {
      expect((await requestToken(simulator, practice, {}, tenant)).status).toBe(200);
    }
  });

  it('refuses a new secret as a wrong one until it works', async () => {
    const { simulator, advance } = createTestSimulator();
    const attempt = async () =>
      pick((await requestToken(simulator, practiceApps.newSecret)).body, 'error_codes');
    expect(await attempt()).toEqual([7000215]);
    advance(14);
    expect(await attempt()).toEqual([7000215]);
    advance(1);
    expect(await attempt()).toBeUndefined();
  });

  it('accepts any of several secrets, each as long as it is valid', async () => {
    const { simulator, advance } = createTestSimulator();
    const app = simulator.azure.tenants[0]?.apps[0];
    const startsOn = new Date('2026-08-01T00:00:00Z');
    app?.secrets.push({
      keyId: otherGuid,
      displayName: 'second',
      value: 'second',
      startsOn,
      endsOn: new Date('2026-08-03T00:00:00Z'),
    });
    const attempt = async (secret: string) =>
      pick(
        (await requestToken(simulator, { clientId: practice.clientId, clientSecret: secret })).body,
        'error_codes',
        0,
      );
    expect([await attempt('second'), await attempt(practice.clientSecret)]).toEqual([undefined, undefined]);
    advance(24 * 3600);
    expect([await attempt('second'), await attempt(practice.clientSecret)]).toEqual([7000222, undefined]);
  });

  it('answers the v2.0 shape with numbers and the older one with strings and the resource', async () => {
    const { simulator } = createTestSimulator();
    const { body } = await requestToken(simulator, practice);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599 });
    const form = new URLSearchParams({
      client_id: practice.clientId,
      client_secret: practice.clientSecret,
      grant_type: 'client_credentials',
      resource: 'https://management.core.windows.net/',
    });
    const url = `https://login.windows.net/${practice.tenantId}/OAuth2/Token`;
    const older = await read(await simulator.fetch(new Request(url, { method: 'POST', body: form })));
    expect(older.body).toMatchObject({
      expires_in: '3599',
      resource: 'https://management.core.windows.net/',
    });
  });

  it('puts into a token what the services and the app read from it', async () => {
    const { simulator } = createTestSimulator();
    const { body } = await requestToken(simulator, practiceApps.graphPermitted, {
      scope: 'https://graph.microsoft.com/.default',
    });
    const payload = String(pick(body, 'access_token')).split('.')[1] ?? '';
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
      aud: 'https://graph.microsoft.com',
      iss: `https://sts.windows.net/${practice.tenantId}/`,
      tid: practice.tenantId,
      appid: practiceApps.graphPermitted.clientId,
      oid: '5e270c52-93d4-4e0a-8a77-2f5d1c9e4b36',
      roles: ['Application.Read.All'],
      nbf: 1785661200,
      exp: 1785661200 + 3599,
    });
  });
});
