import { describe, expect, it } from 'vitest';
import { practice } from '../../../shared/practice.ts';
import { createTestSimulator, read } from '../testClient.ts';

describe('discovery', () => {
  const get = async (url: string) => read(await createTestSimulator().simulator.fetch(new Request(url)));
  const login = 'https://login.microsoftonline.com';

  it.each([
    ['v2.0/.well-known/openid-configuration', 'oauth2/v2.0/token', `${login}/${practice.tenantId}/v2.0`],
    ['.well-known/openid-configuration', 'oauth2/token', `https://sts.windows.net/${practice.tenantId}/`],
  ])('%s names the tenant by its GUID', async (path, token, issuer) => {
    const { body } = await get(`${login}/${practice.tenantDomain}/${path}`);
    expect(body).toMatchObject({ token_endpoint: `${login}/${practice.tenantId}/${token}`, issuer });
  });

  it.each([
    ['nowhere.example.com', 'invalid_tenant', 90002],
    ['not-a-domain', 'invalid_request', 900023],
  ])('%s is refused as %s', async (tenant, error, code) => {
    const answer = await get(`${login}/${tenant}/v2.0/.well-known/openid-configuration`);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error, error_codes: [code] });
  });

  it('a tenant of one cloud is unknown in the others', async () => {
    const { status } = await get(
      `https://login.microsoftonline.us/${practice.tenantId}/v2.0/.well-known/openid-configuration`,
    );
    expect(status).toBe(400);
  });

  it('instance discovery leads to the tenant of the authority', async () => {
    const authorize = encodeURIComponent(`${login}/${practice.tenantId}/oauth2/v2.0/authorize`);
    const { body } = await get(
      `${login}/common/discovery/instance?api-version=1.1&authorization_endpoint=${authorize}`,
    );
    expect(body).toMatchObject({
      tenant_discovery_endpoint: `${login}/${practice.tenantId}/v2.0/.well-known/openid-configuration`,
    });
  });
});
