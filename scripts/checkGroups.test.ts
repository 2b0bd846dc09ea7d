import { spawn } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import forge from 'node-forge';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildGroupQuery } from '../electron/azure/groups/queryText.ts';

/** Runs the check as a program against a workspace that this test makes up, wire format and all. */

const hosts = ['login.microsoftonline.com', 'management.azure.com'];
const folder = mkdtempSync(join(tmpdir(), 'check-groups-'));
const siteFile = join(folder, 'site.json');
const caFile = join(folder, 'ca.pem');

let searches: unknown[] = [];
let certificateHosts = hosts;
const seen: string[] = [];
let server: Server;

function certificate(names: readonly string[]): { cert: string; key: string } {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const key = forge.pki.privateKeyFromPem(privateKey);
  const cert = forge.pki.createCertificate();
  cert.publicKey = forge.pki.setRsaPublicKey(key.n, key.e);
  cert.serialNumber = '01';
  cert.validity.notBefore = new Date(Date.now() - 3_600_000);
  cert.validity.notAfter = new Date(Date.now() + 3_600_000);
  const subject = [{ name: 'commonName', value: names[0] }];
  cert.setSubject(subject);
  cert.setIssuer(subject);
  cert.setExtensions([
    { name: 'basicConstraints', cA: true },
    { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) },
  ]);
  cert.sign(key, forge.md.sha256.create());
  return { cert: forge.pki.certificateToPem(cert), key: privateKey };
}

const good = certificate(hosts);
const foreign = certificate(['elsewhere.contoso.com']);

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

beforeAll(async () => {
  writeFileSync(caFile, good.cert + foreign.cert);
  server = createServer(async (request, response) => {
    const body = await textOf(request);
    seen.push(`${request.method} ${request.headers.host}${request.url}`);
    const reply = (status: number, value: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    if (request.headers.host === hosts[0]) {
      const secret = new URLSearchParams(body).get('client_secret');
      if (secret === 's3cret') reply(200, { access_token: 'token', token_type: 'Bearer', expires_in: 3599 });
      else reply(401, { error: 'invalid_client', error_codes: [7000215] });
    } else if (request.headers.authorization === 'Bearer token') reply(200, { value: searches });
    else reply(401, { error: { code: 'InvalidAuthenticationToken' } });
  });
  server.on('connect', (_request, socket) => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    const served = certificateHosts === hosts ? good : foreign;
    const secure = new TLSSocket(socket, { isServer: true, ...served });
    secure.on('error', () => secure.destroy());
    server.emit('connection', secure);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const site = {
  schema: 1,
  domains: { CONTOSO: 'contoso.com', EMEA: 'emea.contoso.com' },
  devices: [
    { resourceId: 2_046_820_352, name: 'x64 Unknown Computer', kind: 'unknownComputer' },
    { resourceId: 16_777_220, name: 'SRV{098}', count: 700 },
    {
      resourceId: 16_778_000,
      name: 'LT-07',
      domain: 'EMEA',
      resourceNames: ['LT-0007.Emea.contoso.com', 'old'],
    },
    { resourceId: 16_778_001, name: 'KIOSK', domain: null },
    { resourceId: 16_778_002, name: 'NEW', resourceNames: [], fullDomainName: 'LAB.CONTOSO.COM' },
  ],
  userResources: [{ resourceId: 2_063_597_569, name: 'CONTOSO\\admin' }],
  collections: [
    { id: 'SMS00001', members: ['16777220-16778002', 2_046_820_352, 2_063_597_569] },
    { id: 'PS100014', members: [16_778_000, 16_778_001, '16778002-16799999'] },
    { id: 'PS100015' },
  ],
};

const few = ['kiosk', 'lt-0007.emea.contoso.com', 'lt-07', 'new', 'new.lab.contoso.com'];
const all = [
  ...few,
  ...Array.from({ length: 700 }, (_, i) => `srv${String(98 + i).padStart(3, '0')}`).flatMap((n) => [
    n,
    `${n}.contoso.com`,
  ]),
].sort();

function search(
  collection: string,
  names: readonly string[],
  query: string,
  changes: Record<string, string> = {},
): unknown {
  const hash = createHash('sha256')
    .update(`1\n${names.join('\n')}`)
    .digest('hex')
    .slice(0, 32);
  const tags = {
    Group: 'Computer',
    Source: 'OMSConnect',
    Collection: collection,
    Hash: hash,
    Kind: 'group',
    ...changes,
  };
  return {
    id: `/subscriptions/s/savedSearches/configmgr_ps1_${collection.toLowerCase()}`,
    properties: {
      query,
      functionAlias: `CM_PS1_${collection}`,
      tags: Object.entries(tags).map(([name, value]) => ({ name, value })),
    },
  };
}

const group = (collection: string, names: readonly string[]): unknown =>
  search(collection, names, buildGroupQuery(names).query);

async function check(secret = 's3cret'): Promise<{ code: number | null; output: string }> {
  writeFileSync(siteFile, JSON.stringify(site));
  const ready = {
    ...{ port: (server.address() as AddressInfo).port, caFile, tenantId: 'tenant', clientId: 'client' },
    ...{ clientSecret: secret, subscriptionId: 'sub', resourceGroup: 'rg (1)', workspace: 'law' },
  };
  const program = spawn(process.execPath, [
    join(import.meta.dirname, 'checkGroups.ts'),
    ...['--ready', JSON.stringify(ready), '--site', siteFile, '--collections', 'SMS00001,PS100014,PS100015'],
  ]);
  let output = '';
  for (const stream of [program.stdout, program.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const code = await new Promise<number | null>((resolve) => program.on('close', resolve));
  return { code, output };
}

const right = (): unknown[] => [
  { id: '/x/LogManagement(law)_General|StaleComputers', properties: { query: 'Heartbeat | take 1' } },
  search('PS100099', [], 'print x = 1', { Source: 'Somebody' }),
  group('SMS00001', all),
  group('PS100014', few),
  group('PS100015', []),
];

test('exactly these groups with exactly these members: exit 0', async () => {
  searches = right();
  const { code, output } = await check();
  expect(output).toBe(
    'ok    SMS00001  CM_PS1_SMS00001  1405 names\n' +
      'ok    PS100014  CM_PS1_PS100014  5 names\n' +
      'ok    PS100015  CM_PS1_PS100015  0 names\n' +
      '3 of 3 groups are right; 0 wrong, 0 too many.\n',
  );
  expect(code).toBe(0);
  expect(seen).toEqual([
    'POST login.microsoftonline.com/tenant/oauth2/v2.0/token',
    'GET management.azure.com/subscriptions/sub/resourceGroups/rg%20(1)/providers/Microsoft.OperationalInsights/workspaces/law/savedSearches?api-version=2025-07-01',
  ]);
});

const parts = buildGroupQuery(all, { alias: 'CM_PS1_SMS00001', form: 'readable', limitBytes: 16_384 });

test('follows parts', async () => {
  const saved = parts.parts.map(({ alias, query }) => ({
    id: alias,
    properties: { query, functionAlias: alias, tags: [] },
  }));
  searches = [
    ...right().slice(0, 2),
    search('SMS00001', all, parts.query),
    group('PS100014', few),
    group('PS100015', []),
    ...saved,
  ];
  expect(parts.parts.length).toBeGreaterThan(1);
  expect((await check()).code).toBe(0);
  searches.pop();
  const { code, output } = await check();
  expect(code).toBe(1);
  expect(output).toContain(
    'WRONG SMS00001  CM_PS1_SMS00001  its query cannot be read: There is no function CM_PS1_SMS00001_P',
  );
});

test.each([
  [
    'a name too few',
    () => [...right().slice(0, 2), group('SMS00001', all.slice(1)), ...right().slice(3)],
    '1 names are missing: "kiosk"',
  ],
  [
    'a name too many',
    () => [...right().slice(0, 3), group('PS100014', [...few, 'zz']), group('PS100015', [])],
    '1 names should not be there: "zz"',
  ],
  [
    'a pseudo-device',
    () => [...right().slice(0, 4), group('PS100015', ['x64 unknown computer'])],
    'x64 unknown computer',
  ],
  ['a missing group', () => right().slice(0, 4), 'WRONG PS100015  -  there is no group'],
  ['a group twice', () => [...right(), group('PS100015', [])], 'there are 2 groups'],
  [
    'a group nobody asked for',
    () => [...right(), group('PS100016', [])],
    'WRONG PS100016  CM_PS1_PS100016  nobody asked for this group',
  ],
  [
    'a hash of other names',
    () => [...right().slice(0, 4), search('PS100015', ['x'], buildGroupQuery([]).query)],
    'its Hash tag is',
  ],
  [
    'an untagged group',
    () => [...right().slice(0, 4), search('PS100015', [], buildGroupQuery([]).query, { Group: 'No' })],
    'there is no group',
  ],
])('%s: exit 1 and what differs', async (_, make, message) => {
  searches = make();
  const { code, output } = await check();
  expect(output).toContain(message);
  expect(code).toBe(1);
});

test('a refused sign-in and a certificate for another host: exit 1', async () => {
  searches = right();
  expect(await check('wrong')).toMatchObject({
    code: 1,
    output: expect.stringContaining('Sign-in: HTTP 401'),
  });
  certificateHosts = [];
  expect(await check()).toMatchObject({
    code: 1,
    output: expect.stringContaining("does not match certificate's altnames"),
  });
});
