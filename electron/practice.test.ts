import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practice as values } from '../shared/practice.ts';
import { createRedactor } from './log/redact.ts';
import type { Clock } from './ports.ts';
import { createPractice, type PracticeDeps, UnusableSite } from './practice.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oms-practice-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const clock: Clock = {
  now: () => new Date('2026-11-23T09:00:00.000Z'),
  wait: (_inMs, signal) =>
    new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
};

function practice(record?: string, secretFile?: string, siteFile?: string, more: Partial<PracticeDeps> = {}) {
  const log: string[] = [];
  const made = createPractice({
    ...more,
    clock,
    logger: { write: (severity, _component, message) => void log.push(`${severity} ${message}`) },
    redactor: createRedactor(),
    record,
    secretFile,
    siteFile,
  });
  return { ...made, log };
}

const tokenRequest = (secret: string = values.clientSecret) =>
  new Request(`https://login.microsoftonline.com/${values.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: values.clientId,
      client_secret: secret,
      scope: 'https://management.azure.com/.default',
    }),
  });

const siteId = `https://${values.providerFqdn}/AdminService/wmi/SMS_Site`;

test('the made-up values sign in, and the made-up site answers its own account', async () => {
  const { site, log } = practice();
  const { transport, account } = await site();
  const token = await transport(tokenRequest(), { service: 'entra' });
  expect(token.status).toBe(200);
  expect(await token.json()).toMatchObject({ token_type: 'Bearer' });
  expect((await transport(new Request(siteId), { service: 'adminService' })).status).toBe(200);
  expect(account).toBe(values.account);
  expect(log).toHaveLength(2);
  expect(log.join()).not.toContain(values.clientSecret);
});

test('there is one site: what was written for one caller is there for the next', async () => {
  const { site } = practice();
  const [a, b] = await Promise.all([site(), site()]);
  const token = await (await a.transport(tokenRequest(), { service: 'entra' })).json();
  const { subscriptionId, resourceGroup, workspace } = values;
  const url =
    `https://management.azure.com/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}` +
    `/providers/Microsoft.OperationalInsights/workspaces/${workspace}/savedSearches/probe?api-version=2025-07-01`;
  const authorization = `Bearer ${(token as { access_token: string }).access_token}`;
  const put = new Request(url, {
    method: 'PUT',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ properties: { category: 'c', displayName: 'd', query: 'Heartbeat', version: 2 } }),
  });
  expect((await a.transport(put, { service: 'arm' })).status).toBe(200);
  const get = new Request(url, { headers: { authorization } });
  expect(await (await b.transport(get, { service: 'arm' })).json()).toMatchObject({
    properties: { displayName: 'd' },
  });
});

test('an unknown host is told as the network would', async () => {
  const { transport } = await practice().site();
  const nowhere = new Request('https://cm99.contoso.com/AdminService/');
  await expect(transport(nowhere, { service: 'adminService' })).rejects.toMatchObject({
    code: 'hostNotFound',
  });
});

test('the record has each exchange on a line, without credentials', async () => {
  const path = join(folder, 'record.jsonl');
  const { transport } = await practice(path).site();
  await transport(tokenRequest(), { service: 'entra' });
  await transport(new Request(siteId), { service: 'adminService' });
  const text = readFileSync(path, 'utf8');
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    { service: 'entra', method: 'POST', status: 200 },
    { service: 'adminService', status: 401 },
    { service: 'adminService', status: 200, url: siteId },
  ]);
  expect(text).not.toContain(values.clientSecret);
  expect(text).not.toMatch(/eyJ[\w-]{20}/);
});

test('served on loopback it is the same site, and closing ends it', async () => {
  const { serve, close } = practice();
  const ready = await serve(0);
  expect(ready).toMatchObject({ tenantId: values.tenantId, providerFqdn: values.providerFqdn });
  expect(ready.port).toBeGreaterThan(0);
  expect(readFileSync(String(ready.caFile), 'utf8')).toContain('BEGIN CERTIFICATE');
  await close();
  expect(() => readFileSync(String(ready.caFile))).toThrow('ENOENT');
});

test('a test can bring a secret of its own', async () => {
  const path = join(folder, 'secret.txt');
  writeFileSync(path, 'Own8Q~brought.by-a-test\n');
  const status = async (made: ReturnType<typeof practice>) => {
    const { transport } = await made.site();
    return (await transport(tokenRequest('Own8Q~brought.by-a-test'), { service: 'entra' })).status;
  };
  expect(await status(practice())).toBe(401);
  expect(await status(practice(undefined, path))).toBe(200);
});

test('a site file stands in for the made-up site', async () => {
  const path = join(folder, 'site.json');
  writeFileSync(
    path,
    JSON.stringify({
      schema: 1,
      hierarchyId: '5bbd28b5-0000-4000-8000-725ed8da08c8',
      sites: [{ code: 'XY7', name: 'Own', server: values.providerFqdn }],
      providers: { [values.providerFqdn]: 'XY7' },
      serviceConnectionPoint: null,
      domains: { CONTOSO: 'contoso.com' },
      devices: [],
      collections: [{ id: 'SMS00001', name: 'All Systems', builtIn: true }],
    }),
  );
  const { transport } = await practice(undefined, undefined, path).site();
  const answer = await transport(new Request(siteId), { service: 'adminService' });
  expect(await answer.json()).toMatchObject({ value: [{ SiteCode: 'XY7' }] });
});

describe('with a folder for its state', () => {
  const searches = `https://management.azure.com/subscriptions/${values.subscriptionId}/resourceGroups/${values.resourceGroup}/providers/Microsoft.OperationalInsights/workspaces/${values.workspace}/savedSearches`;
  const probe = `${searches}/probe?api-version=2025-07-01`;

  async function signedIn(made: ReturnType<typeof practice>) {
    const { transport } = await made.site(folder);
    const token = (await (await transport(tokenRequest(), { service: 'entra' })).json()) as {
      access_token: string;
    };
    const headers = { authorization: `Bearer ${token.access_token}`, 'content-type': 'application/json' };
    return {
      write: (query: string) => {
        const properties = { category: 'c', displayName: 'd', query, version: 2 };
        const body = JSON.stringify({ properties, etag: '*' });
        return transport(new Request(probe, { method: 'PUT', headers, body }), { service: 'arm' });
      },
      read: () => transport(new Request(probe, { headers }), { service: 'arm' }),
    };
  }

  test('what was written is there after the next start, for another site as well', async () => {
    const first = practice();
    expect((await (await signedIn(first)).write('Heartbeat')).status).toBe(200);
    await first.close();
    const generated = { collections: 3, devices: 10, seed: 1 };
    const again = practice(undefined, undefined, undefined, { generated });
    expect(await (await (await signedIn(again)).read()).json()).toMatchObject({
      properties: { query: 'Heartbeat' },
    });
  });

  test('a start that wrote nothing leaves the file alone', async () => {
    const first = practice();
    await (await signedIn(first)).write('Heartbeat');
    await first.close();
    const before = readFileSync(join(folder, 'azure.json'));
    const second = practice();
    await (await signedIn(second)).read();
    await second.close();
    expect(readFileSync(join(folder, 'azure.json'))).toEqual(before);
  });

  test.each([
    ['damaged', '{"version":1,"workspaces":[{'],
    ['of another version', '{"version":2,"workspaces":[]}'],
  ])('a file that is %s is moved aside, and that is said', async (_how, content) => {
    writeFileSync(join(folder, 'azure.json'), content);
    const told: string[] = [];
    const made = practice(undefined, undefined, undefined, { tell: (text) => void told.push(text) });
    const { read, write } = await signedIn(made);
    expect((await read()).status).toBe(404);
    const aside = 'azure.json.damaged-2026-11-23T09-00-00-000Z';
    expect(told).toEqual([expect.stringContaining(aside)]);
    expect(made.log.filter((line) => line.startsWith('warning') && line.includes(aside))).toHaveLength(1);
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(content);
    await write('Heartbeat');
    await made.close();
    expect(readdirSync(folder).sort()).toEqual(['azure.json', aside]);
  });

  test('one that cannot be read is left alone and not overwritten', async () => {
    mkdirSync(join(folder, 'azure.json'));
    const told: string[] = [];
    const made = practice(undefined, undefined, undefined, { tell: (text) => void told.push(text) });
    const { write } = await signedIn(made);
    await made.site(folder);
    await write('Heartbeat');
    await made.close();
    expect(told).toEqual([expect.stringContaining('EISDIR')]);
    expect(readdirSync(folder)).toEqual(['azure.json']);
  });

  test('nothing is kept where tests reach into the simulator', async () => {
    const made = practice(undefined, undefined, undefined, { expose: true });
    await (await signedIn(made)).write('Heartbeat');
    await made.close();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the facts of the site', () => {
  test('are its hierarchy and its device collections, without asking it', async () => {
    const made = practice(undefined, undefined, undefined, {
      generated: { collections: 12, devices: 10, seed: 1 },
    });
    const { hierarchyId, collections, challenges } = await made.facts();
    expect(hierarchyId).toBe('5bbd28b5-0000-4000-8000-725ed8da08c8');
    expect(collections).toHaveLength(12);
    expect(challenges()).toBe(0);
    const { transport } = await made.site();
    await transport(new Request(siteId), { service: 'adminService' });
    expect(challenges()).toBe(1);
  });

  test('of the sample answers are the two collections whose members are known', async () => {
    const samples = join(import.meta.dirname, '../simulator/fixtures/adminservice');
    const { collections } = await practice(undefined, undefined, samples).facts();
    expect(collections.map(({ collectionId }) => collectionId)).toEqual(['PS100014', 'SMS00001']);
  });

  test('cannot be had of a file that is none, and the reason is told', async () => {
    const path = join(folder, 'site.json');
    writeFileSync(path, '{"schema":1}');
    await expect(practice(undefined, undefined, path).facts()).rejects.toThrow(UnusableSite);
    await expect(practice(undefined, undefined, join(folder, 'none')).facts()).rejects.toThrow('ENOENT');
  });

  test('name a provider of the top-tier site where the usual one is none', async () => {
    const path = join(folder, 'site.json');
    const site = {
      schema: 1,
      hierarchyId: '5bbd28b5-0000-4000-8000-725ed8da08c9',
      sites: [{ code: 'XY7', name: 'Own', server: 'sccm.fabrikam.com' }],
      providers: { 'sccm.fabrikam.com': 'XY7' },
      serviceConnectionPoint: null,
      domains: { FABRIKAM: 'fabrikam.com' },
      devices: [],
      collections: [],
    };
    writeFileSync(path, JSON.stringify(site));
    expect((await practice(undefined, undefined, path).site()).providerFqdn).toBe('sccm.fabrikam.com');
    expect((await practice().site()).providerFqdn).toBe(values.providerFqdn);
  });
});
