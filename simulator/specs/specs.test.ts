import { describe, expect, it } from 'vitest';
import {
  arm,
  createTestSimulator,
  savedSearchBody,
  savedSearchUrl,
  signIn,
  workspacePath,
} from '../azure/testClient.ts';
import type { Exchange } from '../types.ts';
import { assertExchangesMatchSpecs, deviationsOf } from './assertExchanges.ts';
import { exerciseEveryOperation } from './everyOperation.ts';
import { covers, knownDeviations } from './knownDeviations.ts';

/** One good exchange, to be spoiled by each case. */
async function goodWrite(): Promise<Exchange> {
  const { simulator } = createTestSimulator();
  await signIn(simulator).send('PUT', savedSearchUrl('group'), savedSearchBody());
  const found = simulator.log.exchanges.at(-1);
  if (found === undefined) throw new Error('no exchange');
  return found;
}

function edited(text: string, edit: (body: Record<string, unknown>) => void): string {
  const body = JSON.parse(text) as Record<string, unknown>;
  edit(body);
  return JSON.stringify(body);
}

const properties = (body: Record<string, unknown>) => body.properties as Record<string, unknown>;

describe('OpenAPI check', () => {
  it('finds nothing wrong with a good exchange', async () => {
    expect(deviationsOf([await goodWrite()])).toEqual([]);
  });

  type Spoil = (exchange: Exchange) => Partial<Exchange>;
  const cases: readonly (readonly [string, Spoil, string])[] = [
    [
      'a misspelt request property',
      (e) => ({
        requestBody: edited(e.requestBody, (b) => Object.assign(properties(b), { displayname: 'x' })),
      }),
      'request.body.properties.displayname',
    ],
    [
      'a missing required one',
      (e) => ({ requestBody: edited(e.requestBody, (b) => delete properties(b).query) }),
      'request.body.properties.query',
    ],
    [
      'a wrong type deep down',
      (e) => ({
        requestBody: edited(e.requestBody, (b) =>
          Object.assign(properties(b), { tags: [{ name: 'a', value: 1 }] }),
        ),
      }),
      'request.body.properties.tags[*].value',
    ],
    ['no body', () => ({ requestBody: '' }), 'request.body'],
    ['no JSON', () => ({ requestBody: '{' }), 'request.body'],
    ['no API version', (e) => ({ url: e.url.replace(/\?.*/, '') }), 'request.query.api-version'],
    [
      'a version without document',
      (e) => ({ url: e.url.replace('2025-07-01', '2020-08-01') }),
      'request.query.api-version',
    ],
    ['an unknown query parameter', (e) => ({ url: `${e.url}&force=true` }), 'request.query.force'],
    [
      'a resource group name that is too long',
      (e) => ({ url: e.url.replace('rg-oms-hq', 'g'.repeat(91)) }),
      'request.path.resourceGroupName',
    ],
    [
      'a misspelt answer property',
      (e) => ({ responseBody: edited(e.responseBody, (b) => Object.assign(b, { eTag: 'x' })) }),
      'response.body.eTag',
    ],
    [
      'a wrong type in the answer',
      (e) => ({
        responseBody: edited(e.responseBody, (b) => Object.assign(properties(b), { version: '2' })),
      }),
      'response.body.properties.version',
    ],
    ['a status that is not declared', () => ({ status: 201 }), 'response.status'],
    ['a content type that is none', () => ({ responseHeaders: {} }), 'response.headers.content-type'],
    [
      'an error without its envelope',
      () => ({ status: 409, responseBody: '{"code":"Conflict"}' }),
      'response.body.code',
    ],
    [
      'a call that no document has',
      (e) => ({ url: e.url.replace('savedSearches/', 'dataSources/') }),
      'operation',
    ],
  ];
  it.each(cases)('catches %s', async (_what, spoil, jsonPath) => {
    const good = await goodWrite();
    const found = deviationsOf([{ ...good, ...spoil(good) }]);
    expect(found.map((d) => d.jsonPath)).toContain(jsonPath);
    expect(() => assertExchangesMatchSpecs([{ ...good, ...spoil(good) }])).toThrow(jsonPath);
  });

  it('reports everything else beside a missing property, not only that', async () => {
    const good = await goodWrite();
    const requestBody = edited(good.requestBody, (b) => {
      delete properties(b).query;
      Object.assign(properties(b), { Query: 'x' });
    });
    const paths = deviationsOf([{ ...good, requestBody }]).map((d) => d.jsonPath);
    expect(paths.sort()).toEqual(['request.body.properties.Query', 'request.body.properties.query']);
  });

  it('judges no request that was refused as bad, and no answer that a fault made', async () => {
    const { simulator } = createTestSimulator();
    const client = signIn(simulator);
    await client.send('GET', `${arm}/subscriptions`);
    simulator.faults.add({ service: 'arm', effect: { kind: 'status', status: 599, body: 'x' } });
    await client.send('GET', `${workspacePath}?api-version=2025-07-01`);
    expect(deviationsOf(simulator.log.exchanges)).toEqual([]);
  });
});

describe('the whole simulator against the documents', () => {
  it('deviates nowhere but where it is known to, and every known deviation still occurs', async () => {
    const exchanges = await exerciseEveryOperation();
    expect(() => assertExchangesMatchSpecs(exchanges)).not.toThrow();
    const found = deviationsOf(exchanges);
    const stale = knownDeviations.filter((known) => !found.some((deviation) => covers(known, deviation)));
    expect(stale).toEqual([]);
    const answered = new Set(exchanges.map((e) => e.status));
    expect([...answered].sort()).toEqual([200, 201, 400, 403, 404, 409]);
  });
});
