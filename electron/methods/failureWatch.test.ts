import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { appError, type ErrorCode } from '../../shared/errors.ts';
import { fail, ok } from '../../shared/result.ts';
import type { OutcomeKind } from '../../shared/runModel.ts';
import { failureNoticeTexts as texts } from '../../shared/strings/notices.ts';
import type { ConnectionRecord, RunRecord } from '../store/records.ts';
import { createFailureWatch } from './failureWatch.ts';

const connectionId = 'a0000000-0000-4000-8000-000000000001';
const workspace = { name: 'law-contoso-hq' };

let folder: string;
let told: string[];
let runs: RunRecord[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oms-failure-watch-'));
  told = [];
  runs = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (readsRuns = true) =>
  createFailureWatch({
    accountFolder: folder,
    clock: { now: () => new Date('2026-11-25T10:00:00Z') },
    logger: { write: () => undefined },
    store: {
      readRuns: async (_id, count) =>
        readsRuns ? ok(runs.slice(0, count)) : fail(appError('fileNotReadable')),
    },
    notify: ({ title, leadsTo }) => told.push(`${leadsTo}: ${title}`),
  });
const record = (change: Partial<ConnectionRecord> = {}) =>
  ({ connectionId, workspace, importEnabled: true, ...change }) as ConnectionRecord;
const ended = (outcome: OutcomeKind, code?: ErrorCode) =>
  void runs.unshift({
    outcome: { outcome },
    ...(code === undefined ? {} : { error: appError(code) }),
  } as unknown as RunRecord);

const failing = `connection: ${texts.failing(workspace.name)}`;
const working = `connection: ${texts.working(workspace.name)}`;

it('tells once when failures last and once when they are over, over restarts', async () => {
  let watch = start();
  for (const outcome of ['done', 'failed', 'failed', 'cancelled', 'failed', 'failed'] as const) {
    ended(outcome);
    await watch(record());
  }
  expect(told).toEqual([]);
  for (let again = 0; again < 3; again += 1) {
    ended('failed', 'offline');
    await watch(record());
    await watch(record());
    watch = start();
  }
  expect(told).toEqual([failing]);
  // Half a success is no end of it.
  ended('partly');
  await watch(record());
  expect(told).toEqual([failing]);
  ended('done');
  await watch(record());
  await start()(record());
  expect(told).toEqual([failing, working]);
});

it('leaves an expired secret to its own notification, and an import that is off alone', async () => {
  for (let again = 0; again < 4; again += 1) ended('failed', 'secretExpired');
  await start()(record());
  ended('failed', 'offline');
  await start()(record({ importEnabled: false }));
  expect(told).toEqual([]);
});

it('a history that cannot be read says nothing, and a lost memory is told once more', async () => {
  for (let again = 0; again < 3; again += 1) ended('failed');
  await start(false)(record());
  expect(told).toEqual([]);
  await start()(record());
  writeFileSync(join(folder, 'failure-notices.json'), '{');
  await start()(record());
  expect(told).toEqual([failing, failing]);
});
