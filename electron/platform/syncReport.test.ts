import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeSyncReport } from './syncReport.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oms-report-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const begin = new Date('2026-11-25T10:00:00.000Z');
const end = new Date('2026-11-25T10:01:30.000Z');

test('says how it ended, and when', () => {
  const path = join(folder, 'result.json');
  expect(writeSyncReport(path, 2, begin, end)).toBeUndefined();
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
    exitCode: 2,
    startedAt: '2026-11-25T10:00:00.000Z',
    finishedAt: '2026-11-25T10:01:30.000Z',
  });
});

test('nobody asked, nothing is written', () => {
  expect(writeSyncReport(undefined, 0, begin, end)).toBeUndefined();
});

test('a place that cannot be written is named', () => {
  const path = join(folder, 'missing', 'result.json');
  expect(writeSyncReport(path, 0, begin, end)).toBe(`The file ${path} of --out cannot be written (ENOENT).`);
  expect(existsSync(join(folder, 'missing'))).toBe(false);
});
