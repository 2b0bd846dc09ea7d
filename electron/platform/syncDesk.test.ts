import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SyncExitCode, SyncOnceRequest } from '../composition.ts';
import { createSyncDesk } from './syncDesk.ts';
import { readAnswer } from './tickets.ts';

const ticket = '6f1d5a04-93b8-4c57-8f0e-0b9f9f3f1c55';
const request = { scheduled: true };

let accountFolder: string;
beforeEach(() => {
  accountFolder = mkdtempSync(join(tmpdir(), 'oms-desk-'));
});
afterEach(() => rmSync(accountFolder, { recursive: true, force: true }));

function desk(syncOnce: (request: SyncOnceRequest) => Promise<SyncExitCode>) {
  const write = vi.fn();
  const asked = vi.fn(syncOnce);
  return { write, asked, desk: createSyncDesk({ syncOnce: asked, accountFolder, logger: { write } }) };
}

test('who handed a sync over is answered with its exit code', async () => {
  const { desk: open, asked } = desk(async () => 2);
  await open.syncFor(ticket, request);
  expect(asked.mock.calls).toEqual([[request]]);
  expect(readAnswer(accountFolder, ticket)).toBe(2);
});

test('asked again under the same ticket it is the same sync', async () => {
  const sync = Promise.withResolvers<SyncExitCode>();
  const { desk: open, asked } = desk(() => sync.promise);
  const first = open.syncFor(ticket, request);
  await open.syncFor(ticket, request);
  await vi.waitFor(() => expect(readAnswer(accountFolder, ticket)).toBe('taken'));
  sync.resolve(0);
  await first;
  await open.syncFor(ticket, request);
  expect(asked).toHaveBeenCalledOnce();
  expect(readAnswer(accountFolder, ticket)).toBe(0);
});

test('a bug is a failed sync, and is told in the log', async () => {
  const { desk: open, write } = desk(async () => {
    throw new Error('bug');
  });
  expect(await open.sync(request)).toBe(1);
  expect(write).toHaveBeenCalledWith('error', 'Sync', expect.stringContaining('bug'));
});

test('an app that is ending begins nothing', async () => {
  const { desk: open, asked } = desk(async () => 0);
  await open.turnAway(ticket);
  expect(asked).not.toHaveBeenCalled();
  expect(readAnswer(accountFolder, ticket)).toBe(3);
});

test('an answer that could not be written is given when it is asked for again', async () => {
  const tickets = join(accountFolder, 'tickets');
  writeFileSync(tickets, 'a file where the folder goes');
  const { desk: open, write } = desk(async () => 0);
  await open.syncFor(ticket, request);
  expect(write).toHaveBeenCalledWith('warning', 'Sync', expect.stringContaining('fileNotWritable'));
  rmSync(tickets);
  mkdirSync(tickets);
  await open.syncFor(ticket, request);
  expect(readdirSync(tickets)).toEqual([`${ticket}.json`]);
});
