import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRecorder } from './recorder.ts';
import {
  atOnce,
  exchangeKey,
  exchangesFile,
  loopbackPath,
  type RecordedExchange,
  type RecordedRequest,
  readLines,
  requestsFile,
} from './recording.ts';

const site = 'https://cm01.contoso.com/AdminService/wmi/SMS_Collection?$top=1000';
const search = 'https://management.azure.com/subscriptions/s/savedSearches/a?api-version=2025-07-01';
const token = 'https://login.microsoftonline.com/t/oauth2/v2.0/token?client-request-id=';

describe('a request of a recording', () => {
  it('is known by method and address, whatever was written', () => {
    expect(exchangeKey('GET', '/a?b', null)).toBe(exchangeKey('GET', '/a?b', null));
    expect(exchangeKey('PUT', '/a', '{"a":1}')).toBe(exchangeKey('PUT', '/a', '{"a":2}'));
    expect(exchangeKey('PUT', '/a', null)).not.toBe(exchangeKey('GET', '/a', null));
    expect(exchangeKey('GET', '/a?b', null)).not.toBe(exchangeKey('GET', '/a?c', null));
  });

  it('is known by its text where it is a query', () => {
    const key = (alias: string) =>
      exchangeKey('POST', '/query', JSON.stringify({ query: `${alias} | count` }));
    expect(key('CM_A')).toBe(key('CM_A'));
    expect(key('CM_A')).not.toBe(key('CM_B'));
  });

  it('is the same token request with another id in address and body', () => {
    const key = (id: string) => exchangeKey('POST', token + id, `grant_type=x&client-request-id=${id}`);
    expect(key('1')).toBe(key('2'));
    expect(key('1')).not.toBe(exchangeKey('POST', 'https://other/token', 'grant_type=x'));
  });

  it('goes four at a time where it reads the site, else alone', () => {
    expect([
      atOnce('GET', site),
      atOnce('GET', search),
      atOnce('PUT', search),
      atOnce('POST', token),
    ]).toEqual([4, 1, 1, 1]);
  });

  it('keeps its host on loopback', () => {
    expect(loopbackPath(site)).toBe('/cm01.contoso.com/AdminService/wmi/SMS_Collection?$top=1000');
  });
});

describe('the recorder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oms-recorder-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps requests in the order of sending and answers as they came, and hands both on', async () => {
    const first = Promise.withResolvers<Response>();
    const seen: string[] = [];
    const recorder = createRecorder(
      join(folder, 'run'),
      async (request) =>
        request.method === 'GET' ? first.promise : Response.json({ read: await request.text() }),
      ({ url }) => seen.push(url),
    );
    const slow = recorder.transport(new Request(site, { headers: { accept: 'x' } }), {
      service: 'adminService',
    });
    const put = new Request(search, { method: 'PUT', body: '{"q":"ü"}' });
    const quick = await recorder.transport(put, { service: 'arm' });
    first.resolve(new Response('late', { status: 404, headers: { etag: '"7"' } }));
    expect([await quick.json(), await (await slow).text()]).toEqual([{ read: '{"q":"ü"}' }, 'late']);
    await recorder.close();

    const file = readFileSync(join(folder, 'run', requestsFile), 'utf8')
      .trimEnd()
      .split('\n');
    expect(file.map((line): RecordedRequest => JSON.parse(line))).toMatchObject([
      { atOnce: 4, method: 'GET', url: site, headers: { accept: 'x' }, body: null },
      { atOnce: 1, method: 'PUT', url: search, body: '{"q":"ü"}' },
    ]);
    const exchanges: RecordedExchange[] = [];
    for await (const one of readLines<RecordedExchange>(join(folder, 'run', exchangesFile)))
      exchanges.push(one);
    expect(exchanges).toMatchObject([
      { method: 'PUT', url: search, requestBody: null, status: 200, body: '{"read":"{\\"q\\":\\"ü\\"}"}' },
      { method: 'GET', url: site, status: 404, headers: { etag: '"7"' }, body: 'late' },
    ]);
    expect(seen).toEqual([search, site]);
  });

  it('is read line by line, blank lines left out', async () => {
    const path = join(folder, 'lines');
    writeFileSync(path, '{"a":1}\n\n{"a":2}\n');
    const found: unknown[] = [];
    for await (const line of readLines(path)) found.push(line);
    expect(found).toEqual([{ a: 1 }, { a: 2 }]);
  });
});
