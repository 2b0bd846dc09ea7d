import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { taskFiles } from './taskFiles.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oms-task-'));
  path = join(folder, 'new', 'task.xml');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a file is there from its writing to its removal', async () => {
  expect(await taskFiles.exists(path)).toBe(false);
  await taskFiles.write(path, Buffer.from([0xff, 0xfe]));
  expect(await taskFiles.exists(path)).toBe(true);
  expect([...readFileSync(path)]).toEqual([0xff, 0xfe]);
  await taskFiles.remove(path);
  expect(await taskFiles.exists(path)).toBe(false);
  await expect(taskFiles.remove(path)).resolves.toBeUndefined();
});

test('a place that cannot be written is told', async () => {
  await taskFiles.write(path, Buffer.from('a'));
  await expect(taskFiles.write(join(path, 'below.xml'), Buffer.from('a'))).rejects.toThrow();
});

test.skipIf(process.platform === 'win32')('only this account can read it', async () => {
  await taskFiles.write(path, Buffer.from('a'));
  expect(statSync(path).mode & 0o777).toBe(0o600);
});
