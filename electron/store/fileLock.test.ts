import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFileLock } from './fileLock.ts';

let folder: string;
let path: string;
let uptime: number;
const dead = new Set<number>();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oms-lock-'));
  path = join(folder, 'secrets.json.lock');
  uptime = 1000;
  dead.clear();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lockOf = (pid: number, wait: () => Promise<unknown> = async () => undefined) =>
  createFileLock({
    path,
    processes: { pid, uptime: () => uptime, isRunning: (other) => !dead.has(other) },
    wait,
  });
const leave = (record: object) => writeFileSync(path, JSON.stringify(record));
const TOKEN = '6f1d5a04-93b8-4c57-8f0e-0b9f9f3f1c55';

it('lets one process at a time at the file, and leaves nothing behind', async () => {
  const order: string[] = [];
  const held = Promise.withResolvers<void>();
  const first = lockOf(1).during(async () => {
    order.push('first begins');
    await held.promise;
    order.push('first ends');
    return 1;
  });
  // The second one waits once, and in that time the first one gets done.
  const second = lockOf(2, async () => {
    held.resolve();
    await first;
  }).during(async () => {
    order.push('second');
    return 2;
  });
  expect([await first, await second]).toEqual([1, 2]);
  expect(order).toEqual(['first begins', 'first ends', 'second']);
  expect(readdirSync(folder)).toEqual([]);
});

it.each([
  ['of a process that is dead', { token: TOKEN, pid: 7, at: 1000 }],
  ['of before the computer started', { token: TOKEN, pid: 1, at: 5000 }],
  ['of long ago', { token: TOKEN, pid: 1, at: 900 }],
  ['that nobody can read', { token: 'x' }],
])('takes over one %s', async (_what, record) => {
  dead.add(7);
  leave(record);
  expect(await lockOf(2).during(async () => 'done')).toBe('done');
  expect(readdirSync(folder)).toEqual([]);
});

it('does nothing where another process keeps the file, and leaves its lock alone', async () => {
  leave({ token: TOKEN, pid: 1, at: 1000 });
  let reached = false;
  const answer = await lockOf(2).during(async () => {
    reached = true;
  });
  expect([answer, reached]).toEqual([undefined, false]);
  expect(readFileSync(path, 'utf8')).toContain(TOKEN);
});

it('gives back only what is still its own', async () => {
  await lockOf(1).during(async () => leave({ token: TOKEN, pid: 2, at: 1000 }));
  expect(readFileSync(path, 'utf8')).toContain(TOKEN);
});

it('is given back when what was done under it fails', async () => {
  await expect(lockOf(1).during(async () => Promise.reject(new Error('bad luck')))).rejects.toThrow(
    'bad luck',
  );
  expect(existsSync(path)).toBe(false);
});
