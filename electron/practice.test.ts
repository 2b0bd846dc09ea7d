import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { practice as values } from '../shared/practice.ts';
import { createRedactor } from './log/redact.ts';
import type { Clock } from './ports.ts';
import { createPractice } from './practice.ts';

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

function practice(record?: string, secretFile?: string, siteFile?: string) {
  const log: string[] = [];
  const made = createPractice({
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
