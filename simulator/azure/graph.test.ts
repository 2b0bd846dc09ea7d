import { describe, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import type { Simulator } from '../simulator.ts';
import { practiceApps } from './practiceApps.ts';
import { type Answer, createTestSimulator, names, pick, read, requestToken, signIn } from './testClient.ts';

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

  describe('the secrets of an app that owns itself', () => {
    const own = application(practiceApps.renewing.clientId);
    const byObjectId = `${graph}/v1.0/applications/0b1ec752-93d4-4e0a-8a77-2f5d1c9e4b3d`;
    const credential = { displayName: 'mine', endDateTime: '2027-08-02T09:00:00Z' };
    const codeOf = (answer: Answer) => pick(answer.body, 'error', 'code');
    const signInWith = (simulator: Simulator, clientSecret: string) =>
      requestToken(simulator, { clientId: practiceApps.renewing.clientId, clientSecret });

    it('are read by it, as nobody else’s and no list is', async () => {
      const client = signIn(createTestSimulator().simulator, practiceApps.renewing);
      for (const url of [own, byObjectId]) expect((await client.send('GET', url)).status).toBe(200);
      for (const url of [`${graph}/v1.0/applications`, application(practice.clientId)]) {
        const answer = await client.send('GET', url);
        expect([answer.status, codeOf(answer)]).toEqual([403, 'Authorization_RequestDenied']);
      }
    });

    it.each([own, byObjectId])('are added and removed at %s', async (url) => {
      const { simulator, advance } = createTestSimulator();
      const client = signIn(simulator, practiceApps.renewing);
      const added = await client.send('POST', `${url}/addPassword`, { passwordCredential: credential });
      expect(added.status).toBe(200);
      const secretText = String(pick(added.body, 'secretText'));
      const keyId = pick(added.body, 'keyId');
      expect(secretText).toMatch(/^\w{3}8Q~\w{34}$/);
      expect(added.body).toEqual({
        '@odata.context': `${graph}/v1.0/$metadata#microsoft.graph.passwordCredential`,
        customKeyIdentifier: null,
        displayName: 'mine',
        endDateTime: '2027-08-02T09:00:00.000Z',
        hint: secretText.slice(0, 3),
        ...{ keyId, secretText },
        startDateTime: '2026-08-02T09:00:00.000Z',
      });
      const listed = await client.send('GET', url);
      expect(listed.text).not.toContain(secretText);
      expect(pick(listed.body, 'passwordCredentials', 1, 'keyId')).toBe(keyId);

      // Too new at first, like every one.
      expect(pick((await signInWith(simulator, secretText)).body, 'error_codes')).toEqual([7000215]);
      advance(15);
      expect((await signInWith(simulator, secretText)).status).toBe(200);
      const removed = await client.send('POST', `${url}/removePassword`, { keyId });
      expect([removed.status, removed.text]).toEqual([204, '']);
      expect((await signInWith(simulator, secretText)).status).toBe(401);
      const again = await client.send('POST', `${url}/removePassword`, { keyId });
      expect([again.status, codeOf(again)]).toEqual([400, 'Request_BadRequest']);
    });

    it('live two years where nothing else is said, and end after they began', async () => {
      const client = signIn(createTestSimulator().simulator, practiceApps.renewing);
      const answer = await client.send('POST', `${own}/addPassword`, {});
      expect(pick(answer.body, 'endDateTime')).toBe('2028-08-02T09:00:00.000Z');
      for (const endDateTime of ['2026-08-01T09:00:00Z', 'soon', 7]) {
        const refused = await client.send('POST', `${own}/addPassword`, {
          passwordCredential: { endDateTime },
        });
        expect([refused.status, codeOf(refused)]).toEqual([400, 'Request_BadRequest']);
      }
    });

    it.each([
      ['another app’s', practiceApps.renewing, application(practice.clientId)],
      [
        'its own, without the permission',
        practiceApps.graphPermitted,
        application(practiceApps.graphPermitted.clientId),
      ],
      ['of nobody', practiceApps.renewing, application('11111111-2222-4333-8444-555555555555')],
    ])('are refused where they are %s', async (_what, credentials, url) => {
      const { simulator } = createTestSimulator();
      const client = signIn(simulator, credentials);
      const before = simulator.azure.tenants.flatMap(({ apps }) => apps.map(({ secrets }) => secrets.length));
      for (const [action, body] of [
        ['addPassword', { passwordCredential: credential }],
        ['removePassword', { keyId: 'c0ffee00-1f2e-4d3c-8b4a-596877869500' }],
      ] as const) {
        const answer = await client.send('POST', `${url}/${action}`, body);
        expect([answer.status, codeOf(answer)]).toEqual([403, 'Authorization_RequestDenied']);
      }
      expect(
        simulator.azure.tenants.flatMap(({ apps }) => apps.map(({ secrets }) => secrets.length)),
      ).toEqual(before);
    });

    it('of every app, with Application.ReadWrite.All', async () => {
      const { simulator } = createTestSimulator();
      const app = simulator.azure.tenants[0]?.apps.find(({ appId }) => appId === practiceApps.owner.clientId);
      app?.graphRoles.push('Application.ReadWrite.All');
      const client = signIn(simulator, practiceApps.owner);
      const foreign = `${application(practice.clientId)}/addPassword`;
      expect((await client.send('POST', foreign, { passwordCredential: credential })).status).toBe(200);
      const nobody = `${application('11111111-2222-4333-8444-555555555555')}/addPassword`;
      expect((await client.send('POST', nobody, {})).status).toBe(404);
    });
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
