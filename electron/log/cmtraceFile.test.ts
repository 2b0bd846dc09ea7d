import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCmtraceFile } from './cmtraceFile.ts';
import { createRedactor } from './redact.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oms-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const now = () => new Date('2026-11-05T21:24:33.329Z');
const file = (rollAtBytes?: number, redactor = createRedactor()) => {
  const path = join(folder, 'logs', 'OMSConnect.log');
  const size = rollAtBytes === undefined ? {} : { rollAtBytes };
  return {
    path,
    redactor,
    log: createCmtraceFile({ path, redactor, now, bias: () => -60, thread: 7, ...size }),
  };
};
const lines = (path: string) => readFileSync(path, 'utf8').replace('\ufeff', '').split('\r\n').slice(0, -1);

test('makes its folder, starts with a byte order mark once, and appends', () => {
  const { path, log } = file();
  log.write('info', 'Sync', 'Münster');
  log.write('error', 'Sync', 'second');
  expect([...readFileSync(path).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(readFileSync(path, 'utf8').match(/\ufeff/g)).toHaveLength(1);
  expect(lines(path)).toEqual([
    '<![LOG[Münster]LOG]!><time="22:24:33.329-060" date="11-05-2026" component="Sync" context="" type="1" thread="7" file="">',
    '<![LOG[second]LOG]!><time="22:24:33.329-060" date="11-05-2026" component="Sync" context="" type="3" thread="7" file="">',
  ]);
});

test('a full log becomes .lo_, replacing the older one, and no line is lost or written twice', () => {
  const { path, log } = file(300);
  for (const n of [1, 2, 3, 4, 5, 6]) log.write('info', 'Sync', `line ${n}`);
  const text = (name: string) => lines(join(folder, 'logs', name)).map((line) => line.slice(7, 13));
  expect(readdirSync(join(folder, 'logs')).sort()).toEqual(['OMSConnect.lo_', 'OMSConnect.log']);
  expect(text('OMSConnect.lo_')).toEqual(['line 3', 'line 4']);
  expect(text('OMSConnect.log')).toEqual(['line 5', 'line 6']);
  expect(readFileSync(path)[0]).toBe(0xef);
});

test('a line longer than the limit is still written', () => {
  const { path, log } = file(100);
  log.write('info', 'Sync', 'x'.repeat(300));
  log.write('info', 'Sync', 'after');
  expect(lines(path)).toHaveLength(1);
  expect(lines(join(folder, 'logs', 'OMSConnect.lo_'))[0]).toContain('x'.repeat(300));
});

test('every message is redacted', () => {
  const { path, redactor, log } = file();
  redactor.addSecret('Prx8Q~s3cret');
  log.write('info', 'Sync', 'the secret is Prx8Q~s3cret');
  expect(readFileSync(path, 'utf8')).not.toContain('Prx8Q~s3cret');
});

test('a log that cannot be written stops nobody', () => {
  const blocked = join(folder, 'blocked');
  writeFileSync(blocked, 'a file where the folder should be');
  const log = createCmtraceFile({ path: join(blocked, 'x.log'), redactor: createRedactor(), now });
  expect(() => log.write('info', 'Sync', 'lost')).not.toThrow();
});
