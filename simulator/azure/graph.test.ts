import { describe, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { practiceApps } from './practiceApps.ts';
import { createTestSimulator, names, pick, read, signIn } from './testClient.ts';

const graph = 'https://graph.microsoft.com';
const application = (appId: string, query = ''): string =>
  `${graph}/v1.0/applications(appId='${appId}')${query}`;

describe('Microsoft Graph', () => {
  it('refuses an app without permission to read itself', async () => {
    const answer = await signIn(createTestSimulator().simulator).send('GET', application(practice.clientId));
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({
      error: {
        code: 'Authorization_RequestDenied',
        message: 'Insufficient privileges to complete the operation.',
        innerError: { date: '2026-08-02T09:00:00' },
      },
    });
  });

  it('tells hint and expiry of the secrets with Application.Read.All, and never the secret', async () => {
    const { simulator } = createTestSimulator();
    const { clientId, clientSecret } = practiceApps.graphPermitted;
    const query = '?$select=id,appId,displayName,passwordCredentials';
    const answer = await signIn(simulator, practiceApps.graphPermitted).send(
      'GET',
      application(clientId, query),
    );
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      '@odata.context': `${graph}/v1.0/$metadata#applications(id,appId,displayName,passwordCredentials)/$entity`,
      id: '0b1ec752-93d4-4e0a-8a77-2f5d1c9e4b36',
      appId: clientId,
      displayName: 'OMS Connector (expiry readable)',
      passwordCredentials: [
        {
          customKeyIdentifier: null,
          displayName: 'OMS Connect',
          endDateTime: '2026-08-22T09:00:00.000Z',
          hint: clientSecret.slice(0, 3),
          keyId: 'c0ffee00-1f2e-4d3c-8b4a-596877869566',
          secretText: null,
          startDateTime: '2025-08-22T09:00:00.000Z',
        },
      ],
    });
    expect(answer.text).not.toContain(clientSecret);
  });

  it.each([
    [
      'unknown application',
      application('11111111-2222-4333-8444-555555555555'),
      404,
      'Request_ResourceNotFound',
    ],
    ['a person is asked for', `${graph}/v1.0/me`, 400, 'BadRequest'],
    ['the tenant', `${graph}/v1.0/organization`, 403, 'Authorization_RequestDenied'],
    ['anything else', `${graph}/v1.0/users`, 403, 'Authorization_RequestDenied'],
  ])('%s', async (_what, url, status, code) => {
    const answer = await signIn(createTestSimulator().simulator, practiceApps.graphPermitted).send(
      'GET',
      url,
    );
    expect([answer.status, pick(answer.body, 'error', 'code')]).toEqual([status, code]);
  });

  it('finds applications and service principals by app ID, and by object ID', async () => {
    const client = signIn(createTestSimulator().simulator, practiceApps.owner);
    const filter = `?$filter=${encodeURIComponent(`appId eq '${practice.clientId}'`)}`;
    for (const kind of ['applications', 'servicePrincipals']) {
      const found = await client.send('GET', `${graph}/v1.0/${kind}${filter}`);
      expect(names(found, 'displayName')).toEqual([practice.appName]);
      const one = await client.send(
        'GET',
        `${graph}/v1.0/${kind}/${String(names(found, 'id')[0]).toUpperCase()}`,
      );
      expect(pick(one.body, 'appId')).toBe(practice.clientId);
    }
    const ids = ['5e270c52-93d4-4e0a-8a77-2f5d1c9e4b30', '11111111-2222-4333-8444-555555555555'];
    const byIds = await client.send('POST', `${graph}/v1.0/directoryObjects/getByIds`, { ids });
    expect(names(byIds, 'displayName')).toEqual([practice.appName]);
  });

  it.each([
    ['no token', undefined],
    ['garbage', 'Bearer x.y.z'],
  ])('%s is 401', async (_what, authorization) => {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    const request = new Request(application(practice.clientId), { headers });
    const answer = await read(await createTestSimulator().simulator.fetch(request));
    expect([answer.status, pick(answer.body, 'error', 'code')]).toEqual([401, 'InvalidAuthenticationToken']);
  });
});
