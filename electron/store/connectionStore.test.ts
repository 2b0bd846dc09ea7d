import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createConnectionStore } from './connectionStore.ts';
import type { ConnectionRecord, RunRecord } from './records.ts';

const A = '11111111-1111-4111-8111-111111111111';
const B = '22222222-2222-4222-8222-222222222222';
const now = () => new Date('2026-11-05T21:24:33.329Z');

const record = (connectionId: string, createdAt = '2026-11-01T00:00:00.000Z'): ConnectionRecord => ({
  schema: 1,
  connectionId,
  practice: false,
  site: {
    siteCode: 'PS1',
    siteName: 'HQ',
    version: '5.00.9141.1000',
    hierarchyId: A,
    providerFqdn: 'cm01.contoso.com',
  },
  providers: ['cm01.contoso.com'],
  cloud: 'public',
  tenantId: A,
  clientId: B,
  workspace: {
    subscriptionId: A,
    subscriptionName: 'Contoso',
    resourceGroup: 'rg',
    name: 'law',
    resourceId: '/subscriptions/x',
    customerId: B,
    location: 'westeurope',
  },
  collections: [{ collectionId: 'SMS00001', name: 'All Systems' }],
  secretHint: 'abc',
  syncAccount: 'CONTOSO\\admin',
  createdAt,
  createdBy: 'CONTOSO\\admin',
});

const run = (n: number): RunRecord => ({
  runId: `33333333-3333-4333-8333-${String(n).padStart(12, '0')}`,
  kind: 'sync',
  startedAt: '2026-11-05T00:00:00.000Z',
  finishedAt: '2026-11-05T00:01:00.000Z',
  account: 'CONTOSO\\admin',
  outcome: { outcome: 'done', created: n },
});

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'oms-connections-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
const store = () => createConnectionStore(root, now);

test('the folders are the list: oldest first, and other folders are none of ours', async () => {
  await store().save(record(A, '2026-11-02T00:00:00.000Z'));
  await store().save(record(B, '2026-11-01T00:00:00.000Z'));
  mkdirSync(join(root, 'practice'));
  mkdirSync(join(root, '44444444-4444-4444-8444-444444444444'));
  writeFileSync(join(root, 'installation.json'), '{}');
  const listing = await store().list();
  expect(listing).toMatchObject({ ok: true, value: { unreadable: [] } });
  expect(listing.ok && listing.value.connections.map((each) => each.connectionId)).toEqual([B, A]);
  expect(readdirSync(join(root, A))).toEqual(['connection.json']);
});

test('no folder yet is an empty list', async () => {
  const empty = createConnectionStore(join(root, 'not', 'there'), now);
  expect(await empty.list()).toEqual({ ok: true, value: { connections: [], unreadable: [] } });
});

test('one damaged and one newer connection are named beside the good one', async () => {
  const C = '44444444-4444-4444-8444-444444444444';
  await store().save(record(A));
  for (const [id, text] of [
    [B, '{"schema":1'],
    [C, '{"schema":7}'],
  ] as const) {
    mkdirSync(join(root, id));
    writeFileSync(join(root, id, 'connection.json'), text);
  }
  const listing = await store().list();
  expect(listing).toMatchObject({
    ok: true,
    value: {
      connections: [{ connectionId: A }],
      unreadable: [
        { connectionId: B, error: { code: 'fileDamaged' } },
        { connectionId: C, error: { code: 'fileFromNewerVersion' } },
      ],
    },
  });
});

test('read, state and delete; an id is compared ignoring case', async () => {
  await store().save(record(A));
  expect(await store().read(A.toUpperCase())).toEqual({ ok: true, value: record(A) });
  expect(await store().readState(A)).toEqual({ ok: true, value: undefined });
  const state = { schema: 1, collections: { SMS00001: { computers: 2 } } } as const;
  await store().writeState(A, state);
  expect(await store().readState(A)).toEqual({ ok: true, value: state });
  await store().delete(A);
  await store().delete(A);
  expect(await store().read(A)).toMatchObject({ ok: false, error: { code: 'connectionNotFound' } });
  expect(readdirSync(root)).toEqual([]);
});

test.each(['..', '../../etc', '', `${A}/..`])('an id like %j never becomes a path', async (id) => {
  await expect((async () => store().delete(id))()).rejects.toThrow('GUID');
  await expect((async () => store().read(id))()).rejects.toThrow('GUID');
});

test('runs come back newest first, the last n', async () => {
  for (const n of [1, 2, 3]) await store().appendRun(A, run(n));
  expect(await store().readRuns(A, 2)).toEqual({ ok: true, value: [run(3), run(2)] });
  expect(await store().readRuns(A, 10)).toMatchObject({ value: [{}, {}, {}] });
  expect(await store().readRuns(B, 10)).toEqual({ ok: true, value: [] });
});

test('a line torn by a crash loses itself only, before and after the next run', async () => {
  const path = join(root, A, 'runs.jsonl');
  await store().appendRun(A, run(1));
  appendFileSync(path, JSON.stringify(run(2)).slice(0, 40));
  expect(await store().readRuns(A, 10)).toEqual({ ok: true, value: [run(1)] });
  await store().appendRun(A, run(3));
  expect(await store().readRuns(A, 10)).toEqual({ ok: true, value: [run(3), run(1)] });
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(4);
});
