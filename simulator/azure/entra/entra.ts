import { Hono } from 'hono';
import { type AzureCloud, type CloudId, clouds } from '../../../shared/clouds.ts';
import type { ServiceHandler } from '../../types.ts';
import { json } from '../json.ts';
import { entraError } from './entraErrors.ts';
import { answerTokenRequest, readTenant, type TokenContext } from './tokenEndpoint.ts';

const tenantlessNames = ['common', 'organizations', 'consumers'];

function openidConfiguration(cloud: AzureCloud, tenantId: string, version: 'v1' | 'v2'): unknown {
  const base = `${cloud.login}/${tenantId}`;
  const part = version === 'v2' ? '/v2.0' : '';
  return {
    token_endpoint: `${base}/oauth2${part}/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: version === 'v2' ? `${base}/discovery/v2.0/keys` : `${cloud.login}/common/discovery/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: version === 'v2' ? `${base}/v2.0` : `https://sts.windows.net/${tenantId}/`,
    authorization_endpoint: `${base}/oauth2${part}/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    end_session_endpoint: `${base}/oauth2${part}/logout`,
    tenant_region_scope: cloud.id === 'public' ? 'EU' : null,
    cloud_instance_name: new URL(cloud.login).host.replace('login.', ''),
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: new URL(cloud.graph).host,
  };
}

/** The preferred and alias names that MSAL reads from instance discovery. */
function instanceMetadata(): { preferred_network: string; preferred_cache: string; aliases: string[] }[] {
  const entry = (network: string, cache: string, aliases: string[]) => ({
    preferred_network: network,
    preferred_cache: cache,
    aliases,
  });
  return [
    entry('login.microsoftonline.com', 'login.windows.net', [
      'login.microsoftonline.com',
      'login.windows.net',
      'login.microsoft.com',
      'sts.windows.net',
    ]),
    entry('login.partner.microsoftonline.cn', 'login.partner.microsoftonline.cn', [
      'login.partner.microsoftonline.cn',
      'login.chinacloudapi.cn',
    ]),
    entry('login.microsoftonline.us', 'login.microsoftonline.us', [
      'login.microsoftonline.us',
      'login.usgovcloudapi.net',
    ]),
  ];
}

/** Microsoft Entra ID of one cloud: token endpoint, OpenID configuration, instance discovery. */
export function createEntra(context: Pick<TokenContext, 'state' | 'now'>, cloudId: CloudId): ServiceHandler {
  const inCloud: TokenContext = { ...context, cloud: cloudId, firstTried: new WeakMap() };
  const cloud = clouds[cloudId];
  // Keywords are matched whatever their case; the tenant keeps its own for the error sentences.
  const app = new Hono({
    getPath: (request) => {
      const segments = new URL(request.url).pathname.split('/').filter((s) => s !== '');
      return `/${segments.map((s, i) => (i === 0 ? s : s.toLowerCase())).join('/')}`;
    },
  });

  app.post('/:tenant/oauth2/v2.0/token', (c) =>
    answerTokenRequest(inCloud, c.req.raw, c.req.param('tenant'), 'v2'),
  );
  app.post('/:tenant/oauth2/token', (c) =>
    answerTokenRequest(inCloud, c.req.raw, c.req.param('tenant'), 'v1'),
  );

  const answerConfiguration = (name: string, version: 'v1' | 'v2'): Response => {
    if (tenantlessNames.includes(name.toLowerCase())) {
      return json(200, openidConfiguration(cloud, '{tenantid}', version));
    }
    const found = readTenant(inCloud, name);
    if ('tenant' in found) return json(200, openidConfiguration(cloud, found.tenant.tenantId, version));
    const error = found.error === 'tenantNotFound' ? 'tenantNotFoundInDiscovery' : found.error;
    return entraError(error, { tenant: name }, context.now());
  };
  app.get('/:tenant/v2.0/.well-known/openid-configuration', (c) =>
    answerConfiguration(c.req.param('tenant'), 'v2'),
  );
  app.get('/:tenant/.well-known/openid-configuration', (c) =>
    answerConfiguration(c.req.param('tenant'), 'v1'),
  );

  app.get('/common/discovery/instance', (c) => {
    const asked = new URL(c.req.raw.url).searchParams.get('authorization_endpoint') ?? '';
    const tenant = /^https:\/\/[^/]+\/([^/]+)\//.exec(asked)?.[1] ?? 'common';
    return json(200, {
      tenant_discovery_endpoint: `${cloud.login}/${tenant}/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: instanceMetadata(),
    });
  });
  app.get('/:tenant/discovery/v2.0/keys', () => json(200, { keys: [] }));
  app.get('/:tenant/discovery/keys', () => json(200, { keys: [] }));
  // A failure of the simulator itself must not pass for an answer of the service.
  app.onError((error) => {
    throw error;
  });
  app.notFound(() => new Response('', { status: 404 }));
  return async (request) => app.fetch(request);
}
