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
import type { ConnectionRecord, RunRecord, StateRecord } from './records.ts';

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
  importEnabled: true,
  removedCollections: [],
  createdAt,
  createdBy: 'CONTOSO\\admin',
});

const run = (n: number): RunRecord => ({
  runId: `33333333-3333-4333-8333-${String(n).padStart(12, '0')}`,
  kind: 'sync',
  startedAt: '2026-11-05T00:00:00.000Z',
  finishedAt: '2026-11-05T00:01:00.000Z',
  trigger: 'task',
  account: 'CONTOSO\\admin',
  outcome: {
    outcome: 'done',
    created: n,
    updated: 0,
    deleted: 0,
    unchanged: 0,
    heldBack: 0,
    failed: 0,
    durationInMs: 5,
    full: true,
    questions: [{ kind: 'notVisible', collectionId: 'PS100014', name: 'Servers' }],
    traffic: {
      requests: { entra: 1, arm: 2, graph: 0, logs: 0, adminService: 2 },
      bytes: { sent: 0, received: 9 },
    },
    groups: [],
  },
  log: [{ at: '2026-11-05T00:00:00.000Z', severity: 'info', text: 'Starts' }],
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
  const state: StateRecord = {
    schema: 1,
    wrongForms: [],
    computers: 2,
    lastFullReadAt: '2026-11-05T00:00:00.000Z',
    groups: {
      SMS00001: {
        name: 'All Systems',
        state: 'inSync',
        computers: 2,
        hash: 'h',
        stamp: { lastMemberChange: 't', memberCount: 3 },
      },
    },
  };
  await store().writeState(A, state);
  expect(await store().readState(A)).toEqual({ ok: true, value: state });
  await store().delete(A);
  await store().delete(A);
  expect(await store().read(A)).toMatchObject({ ok: false, error: { code: 'connectionNotFound' } });
  expect(await store().list()).toEqual({ ok: true, value: { connections: [], unreadable: [] } });
  expect(await store().deleted()).toEqual({ ok: true, value: [A] });
  await store().purge(A);
  expect(await store().deleted()).toEqual({ ok: true, value: [] });
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

test('runs are read from the end, however long their lines are', async () => {
  const text = 'x'.repeat(50_000);
  const long = (n: number): RunRecord => ({
    ...run(n),
    log: Array.from({ length: 3 }, () => ({ at: run(n).startedAt, severity: 'info' as const, text })),
  });
  for (const n of [1, 2, 3]) await store().appendRun(A, n === 2 ? long(n) : run(n));
  expect(await store().readRuns(A, 1)).toEqual({ ok: true, value: [run(3)] });
  expect(await store().readRuns(A, 10)).toEqual({ ok: true, value: [run(3), long(2), run(1)] });
});

test('a history that grew too large is cut to its newest runs', async () => {
  const path = join(root, A, 'runs.jsonl');
  await store().appendRun(A, run(1));
  const filler = `${JSON.stringify({ ...run(2), log: [], more: 'y'.repeat(8_000) })}\n`;
  appendFileSync(path, filler.repeat(600));
  await store().appendRun(A, run(3));
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  // Two million bytes of lines of 8,600 each.
  expect(lines).toHaveLength(246);
  expect(await store().readRuns(A, 1)).toEqual({ ok: true, value: [run(3)] });
});

test('what people made of the history counts as nothing, line by line and number by number', async () => {
  const path = join(root, A, 'runs.jsonl');
  await store().appendRun(A, run(1));
  const odd = { ...run(2), trigger: 'somebody', log: 'none', outcome: { outcome: 'done', created: 'many' } };
  appendFileSync(path, `${JSON.stringify(odd)}\nnot json\n[]\n`);
  const runs = await store().readRuns(A, 10);
  expect(runs.ok && runs.value.map(({ outcome, log }) => [outcome.created, log.length])).toEqual([
    [0, 0],
    [1, 1],
  ]);
});

test('devices and members are kept beside the connection', async () => {
  expect(await store().readDevices(A)).toEqual({ ok: true, value: undefined });
  const devices = {
    schema: 1,
    readAt: 't',
    devices: [[16777219, 'a.contoso.com'] as [number, string], [5, null] as [number, null]],
  } as const;
  await store().writeDevices(A, { ...devices, devices: [...devices.devices] });
  expect(await store().readDevices(A)).toEqual({ ok: true, value: devices });
  await store().dropDevices(A);
  expect(await store().readDevices(A)).toEqual({ ok: true, value: undefined });
  const members = {
    schema: 1 as const,
    computers: [[1, 'A']] as [number, string][],
    collections: { PS100014: { readAt: 't', members: [1] } },
  };
  await store().writeMembers(A, members);
  expect(await store().readMembers(A)).toEqual({ ok: true, value: members });
});
