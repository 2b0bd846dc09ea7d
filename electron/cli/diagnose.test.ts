import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { smallSite, writeSite } from './testSite.ts';
import { createTestWorld, type TestWorld } from './testWorld.ts';

let world: TestWorld;
beforeEach(() => {
  world = createTestWorld();
});
afterEach(() => world.remove());

const data = () => join(world.folder, 'data');

it('names why each service is out of reach, and asks without credentials', async () => {
  const asked: Request[] = [];
  const causes: Record<string, string> = {
    'graph.microsoft.com': 'ENOTFOUND',
    'api.loganalytics.io': 'ECONNRESET',
  };
  const fetch: typeof globalThis.fetch = async (input) => {
    const request = input as Request;
    asked.push(request);
    const code = causes[new URL(request.url).host];
    if (code === undefined) return new Response('', { status: 404 });
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('below'), { code }) });
  };
  const args = ['diagnose', '--user-data-dir', data()];
  const { exitCode, document } = await world.call([...args, '--json'], { fetch });
  expect(exitCode).toBe(1);
  expect(document()).toMatchObject({
    version: '0.0.0',
    runtime: 'Node 24.0.0',
    platform: 'linux',
    account: 'tester',
    computer: 'CM01',
    folders: [
      { name: 'account', path: data(), writable: true },
      { name: 'shared', writable: false },
      { name: 'logs', writable: true },
    ],
    connections: [],
    reach: [
      { service: 'entra', host: 'login.microsoftonline.com', reached: true, status: 404 },
      { service: 'arm', host: 'management.azure.com', reached: true },
      { service: 'graph', reached: false, code: 'hostNotFound', networkCode: 'ENOTFOUND' },
      { service: 'logs', reached: false, code: 'connectionCut', networkCode: 'ECONNRESET' },
    ],
  });
  expect(asked.every(({ method, headers }) => method === 'GET' && !headers.has('authorization'))).toBe(true);
  const text = await world.call(args, { fetch });
  expect(text.out).toContain(
    'Microsoft Entra ID, login.microsoftonline.com: answers (HTTP 404) in less than 0.1 s\n',
  );
  expect(text.out).toContain(
    'Microsoft Graph, graph.microsoft.com: No computer called graph.microsoft.com was found. ',
  );
});

it('knows the connections, their providers, and whether their secrets can be opened', async () => {
  const site = writeSite(world.folder, 'site.json', smallSite);
  const practice = ['--practice', '--site', site, '--user-data-dir', data()];
  await world.call(['sync', ...practice]);
  const good = await world.call(['diagnose', ...practice, '--json']);
  expect(good.exitCode).toBe(0);
  expect(good.document()).toMatchObject({
    connections: [{ practice: true, providers: ['cm01.contoso.com'], secret: 'readable', collections: 4 }],
    reach: expect.arrayContaining([expect.objectContaining({ service: 'adminService', reached: true })]),
  });

  const path = join(data(), 'secrets.json');
  const { secrets } = JSON.parse(readFileSync(path, 'utf8'));
  for (const entry of Object.values<{ sealed: string }>(secrets)) entry.sealed = btoa('v10 of a key store');
  writeFileSync(path, JSON.stringify({ schema: 1, secrets }));
  const sealed = await world.call(['diagnose', ...practice]);
  expect(sealed.exitCode).toBe(1);
  expect(sealed.out).toContain('Client secret: saved, cannot be opened here');
});
