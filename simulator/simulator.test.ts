import { describe, expect, it } from 'vitest';
import { clouds } from '../shared/clouds.ts';
import { practice } from '../shared/practice.ts';
import { arm, createTestSimulator, requestToken, savedSearchUrl, signIn } from './azure/testClient.ts';
import { withWindowsCredentials } from './configmgr/windowsCredentials.ts';
import { networkErrorCode } from './networkErrors.ts';

const list = `${arm}/subscriptions?api-version=2022-12-01`;
const site = `https://${practice.providerFqdn}/AdminService/wmi/SMS_Identification`;

async function codeOf(attempt: Promise<unknown>): Promise<string | undefined> {
  return attempt.then(
    () => 'answered',
    (error: unknown) => networkErrorCode(error),
  );
}

describe('routing', () => {
  it.each<readonly [string, string]>([
    ...Object.values(clouds).flatMap(({ login, arm: armHost, graph, logs }) =>
      [login, armHost, graph, logs].map((origin) => [origin, 'answered'] as const),
    ),
    ['https://api.loganalytics.azure.com', 'answered'],
    [`https://${practice.providerFqdn.toUpperCase()}/AdminService/`, 'answered'],
    ['https://management.azure.com:8443', 'ECONNREFUSED'],
    ['http://management.azure.com', 'ECONNREFUSED'],
    ['https://example.com', 'ENOTFOUND'],
    ['https://evil-management.azure.com', 'ENOTFOUND'],
  ])('%s: %s', async (url, expected) => {
    expect(await codeOf(createTestSimulator().simulator.fetch(new Request(url)))).toBe(expected);
  });

  it('a provider that is switched off refuses connections as a real one does', async () => {
    const { simulator } = createTestSimulator();
    simulator.site.setProviderState(practice.providerFqdn, 'unreachable');
    expect(await codeOf(simulator.fetch(new Request(site)))).toBe('ECONNREFUSED');
  });
});

describe('request log', () => {
  it('counts calls per service and challenges apart', async () => {
    const { simulator } = createTestSimulator();
    await signIn(simulator).send('GET', list);
    const windows = withWindowsCredentials((request) => simulator.fetch(request), practice.account);
    expect((await windows(new Request(site))).status).toBe(200);
    expect(simulator.log.counts).toEqual({
      requests: { entra: 1, arm: 1, graph: 0, logs: 0, adminService: 1 },
      challenges: 1,
    });
    simulator.log.clear();
    expect([simulator.log.exchanges, simulator.log.counts.challenges]).toEqual([[], 0]);
  });

  it('keeps bodies as text and leaves them readable for the caller', async () => {
    const { simulator } = createTestSimulator();
    await requestToken(simulator, practice, { client_secret: 'wrong' });
    const [exchange] = simulator.log.exchanges;
    expect(exchange).toMatchObject({ service: 'entra', method: 'POST', status: 401 });
    expect(exchange?.requestBody).toContain('client_secret=wrong');
    expect(exchange?.responseBody).toContain('AADSTS7000215');
  });

  it.each([0, 3])('keeps no more than it is told (%i) and goes on counting', async (keepExchanges) => {
    const { simulator } = createTestSimulator({ keepExchanges });
    const client = signIn(simulator);
    for (let i = 0; i < 20; i += 1) await client.send('GET', list);
    expect(simulator.log.counts.requests.arm).toBe(20);
    expect(simulator.log.exchanges.length).toBeLessThanOrEqual(2 * keepExchanges);
  });

  it('tells an observer of every exchange', async () => {
    const seen: string[] = [];
    const { simulator } = createTestSimulator({
      keepExchanges: 0,
      observe: (e) => seen.push(`${e.service} ${e.status} ${e.responseBody.length > 0}`),
    });
    await signIn(simulator).send('GET', list);
    expect(seen).toEqual(['entra 200 true', 'arm 200 true']);
  });
});

describe('faults', () => {
  const statuses = async (
    simulator: ReturnType<typeof createTestSimulator>['simulator'],
    calls: number,
    url = list,
  ) => {
    const client = signIn(simulator);
    const found: number[] = [];
    for (let i = 0; i < calls; i += 1) found.push((await client.send('GET', url)).status);
    return found;
  };

  it('strike after some matching requests, as often as told, and then no more', async () => {
    const { simulator } = createTestSimulator();
    simulator.faults.add({
      service: 'arm',
      method: 'get',
      path: '/SUBSCRIPTIONS\\?',
      after: 1,
      times: 2,
      effect: { kind: 'status', status: 503, headers: { 'retry-after': '7' }, body: '{}' },
    });
    expect(await statuses(simulator, 5)).toEqual([200, 503, 503, 200, 200]);
  });

  it('strike once by default, only what they match, and can be taken back', async () => {
    const { simulator } = createTestSimulator();
    simulator.faults.add(
      { service: 'logs', effect: { kind: 'reset' } },
      { effect: { kind: 'status', status: 500 }, after: 1 },
    );
    expect(await statuses(simulator, 3)).toEqual([500, 200, 200]);
    simulator.faults.add({ service: 'arm', times: 9, effect: { kind: 'status', status: 418 } });
    simulator.faults.clear();
    expect(await statuses(simulator, 1)).toEqual([200]);
  });

  it('reset: the write is not done and fetch rejects', async () => {
    const { simulator } = createTestSimulator();
    simulator.faults.add({ service: 'arm', method: 'PUT', effect: { kind: 'reset' } });
    expect(await codeOf(signIn(simulator).send('PUT', savedSearchUrl('x'), {}))).toBe('ECONNRESET');
    expect(simulator.log.counts.requests.arm).toBe(0);
  });

  it('truncate: headers arrive, reading the body fails in the middle', async () => {
    const { simulator } = createTestSimulator();
    simulator.faults.add({ service: 'arm', effect: { kind: 'truncate' } });
    const attempt = signIn(simulator).send('GET', list);
    expect(await codeOf(attempt)).toBe('UND_ERR_SOCKET');
  });

  it('delay: waits the given time through the injected clock, then answers as usual', async () => {
    const waits: number[] = [];
    const { simulator } = createTestSimulator({ wait: async (inMs) => void waits.push(inMs) });
    simulator.faults.add({ service: 'arm', effect: { kind: 'delay', inMs: 61_000 } });
    expect(await statuses(simulator, 2)).toEqual([200, 200]);
    expect(waits).toEqual([61_000]);
    expect(simulator.log.exchanges.every((e) => e.faulty === undefined)).toBe(true);
  });

  it('an abort ends a delay at once', async () => {
    const { simulator } = createTestSimulator();
    simulator.faults.add({ effect: { kind: 'delay', inMs: 3_600_000 } });
    const cancel = new AbortController();
    const attempt = simulator.fetch(new Request(list, { signal: cancel.signal }));
    cancel.abort();
    await expect(attempt).rejects.toThrow(/abort/i);
  });
});
