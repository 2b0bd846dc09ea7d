import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { appError } from '../../shared/errors.ts';
import type { ConnectionRecord, RunRecord } from '../store/records.ts';
import { createSecretWatch } from './secretWatch.ts';

const connectionId = 'a0000000-0000-4000-8000-000000000001';
const END = new Date(2026, 11, 31, 12, 0);

let folder: string;
let now: Date;
let notices: string[];
let lines: string[];
let renewed: boolean;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oms-secret-watch-'));
  notices = [];
  lines = [];
  renewed = false;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = () =>
  createSecretWatch({
    accountFolder: folder,
    clock: { now: () => now },
    logger: { write: (severity, _component, text) => lines.push(`${severity} ${text}`) },
    renewsItself: async () => renewed,
    notify: ({ title }) => notices.push(title),
  });
const record = (change: Partial<ConnectionRecord> = {}) =>
  ({
    connectionId,
    workspace: { name: 'law-contoso-hq' },
    secretHint: 'Prx',
    secretExpiresOn: END.toISOString(),
    ...change,
  }) as ConnectionRecord;
const daysBefore = (days: number) => new Date(2026, 11, 31 - days, 9, 0);

it('tells each threshold once, over restarts, and writes a line for it', async () => {
  let watch = start();
  for (let days = 40; days >= -3; days -= 1) {
    now = daysBefore(days);
    await watch(record(), undefined);
    await watch(record(), undefined);
    if (days % 5 === 0) watch = start();
  }
  expect(notices).toEqual([
    'The client secret expires in 30 days',
    'The client secret expires in 14 days',
    'The client secret expires in 7 days',
    'The client secret expires tomorrow',
    'A client secret has expired',
  ]);
  expect(lines).toHaveLength(5);
  expect(lines[0]).toMatch(/^warning .*law-contoso-hq$/);
});

it('leaves a renewal that is in order to do its work until the end is near', async () => {
  renewed = true;
  const watch = start();
  for (let days = 40; days >= 5; days -= 1) {
    now = daysBefore(days);
    await watch(record(), undefined);
  }
  expect(notices).toEqual(['The client secret expires in 7 days']);
});

it('goes to the nearest threshold after a long pause, and not back when the clock is set back', async () => {
  const watch = start();
  now = daysBefore(5);
  await watch(record(), undefined);
  now = daysBefore(20);
  await watch(record(), undefined);
  expect(notices).toEqual(['The client secret expires in 5 days']);
});

it('tells of a new secret anew', async () => {
  const watch = start();
  now = daysBefore(3);
  await watch(record(), undefined);
  await watch(record({ secretHint: 'Nxt' }), undefined);
  expect(notices).toHaveLength(2);
});

it('says nothing of a date that a sync has proven wrong, and learns the hard way where none is known', async () => {
  const watch = start();
  now = new Date(2027, 0, 2);
  const worked = { finishedAt: now.toISOString(), outcome: { outcome: 'done' } } as RunRecord;
  await watch(record(), worked);
  const { secretExpiresOn: _none, ...unknown } = record();
  await watch(unknown, worked);
  expect(notices).toEqual([]);
  const refused = { ...worked, error: appError('secretExpired') } as unknown as RunRecord;
  await watch(unknown, refused);
  await watch(unknown, refused);
  expect(notices).toEqual(['A client secret has expired']);
});
