import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { practice } from '../shared/practice.ts';
import { createTestSimulator, pick, requestToken } from './azure/testClient.ts';

/** Whatever comes in, a service answers: bad input gets an answer in the 400s, never a thrown error or a 500. */
describe('any request', () => {
  const hosts = {
    'login.microsoftonline.com': undefined,
    'management.azure.com': 'https://management.azure.com/.default',
    'graph.microsoft.com': 'https://graph.microsoft.com/.default',
    'api.loganalytics.io': 'https://api.loganalytics.io/.default',
  };
  const words = [
    'subscriptions',
    practice.subscriptionId,
    'resourceGroups',
    practice.resourceGroup,
    'providers',
    'Microsoft.OperationalInsights',
    'workspaces',
    practice.workspace,
    'savedSearches',
    'Microsoft.Authorization',
    'roleAssignments',
    'permissions',
    'v1',
    'v1.0',
    'query',
    practice.workspaceCustomerId,
    `applications(appId='${practice.clientId}')`,
    practice.tenantId,
    'oauth2',
    'v2.0',
    'token',
    '%',
    '%E0%A4',
    '%2F',
    '%00',
    '{x}',
    '',
  ];
  const path = fc.array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 12 });
  const query = fc.constantFrom(
    '',
    '?api-version=2025-07-01',
    '?api-version=2022-04-01&$filter=x',
    '?%',
    '?query=%',
  );
  const body = fc.oneof(
    fc.constantFrom('', 'null', '[]', '{"properties":null}', '{"properties":{"tags":[null]}}'),
    fc.string(),
  );

  it.each(Object.entries(hosts))('%s', async (host, scope) => {
    const { simulator } = createTestSimulator({ keepExchanges: 0 });
    const issued = scope === undefined ? undefined : await requestToken(simulator, practice, { scope });
    const authorization = `Bearer ${String(pick(issued?.body, 'access_token'))}`;
    const method = fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'PATCH');
    await fc.assert(
      fc.asyncProperty(method, path, query, body, async (verb, segments, search, text) => {
        const url = `https://${host}/${segments.join('/').replace(/[?#]/g, '')}${search}`;
        const init: RequestInit = { method: verb, headers: { authorization } };
        if (verb !== 'GET') init.body = text;
        const { status } = await simulator.fetch(new Request(url, init));
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 300, seed: 20_260_802 },
    );
  });
});
