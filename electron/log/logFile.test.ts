import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LogLevel } from '../../shared/policy.ts';
import { createLogDesk } from './logDesk.ts';
import { createLogFile } from './logFile.ts';
import { readCmtrace } from './readCmtrace.ts';
import { createRedactor } from './redact.ts';

let folder: string;
let now: Date;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oms-log-'));
  now = new Date('2026-11-05T10:00:00Z');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const usual = () => join(folder, 'usual');
const newLog = () => createLogFile({ usualFolder: usual(), redactor: createRedactor(), now: () => now });
const read = (where: string) => readCmtrace(readFileSync(join(where, 'OMSConnect.log'), 'utf8'));
const texts = (where: string) => read(where).map(({ text }) => text);

it('holds what is written before it knows where it stands, with the time at which it was written', () => {
  const log = newLog();
  log.write('info', 'App', 'early');
  now = new Date('2026-11-05T10:00:05Z');
  expect(readdirSync(folder)).toEqual([]);
  log.begin({ folder: join(folder, 'chosen'), level: 'normal' });
  log.write('info', 'App', 'late');
  expect(read(join(folder, 'chosen'))).toMatchObject([
    { text: 'early', at: new Date('2026-11-05T10:00:00Z') },
    { text: 'late', at: now },
  ]);
  expect(readdirSync(folder)).toEqual(['chosen']);
});

it.each<[LogLevel, string[]]>([
  ['failures', ['error']],
  ['warnings', ['warning', 'error']],
  ['normal', ['info', 'warning', 'error']],
  ['verbose', ['verbose', 'info', 'warning', 'error']],
])('at level %s it holds %j, of what was held before too', (level, expected) => {
  const log = newLog();
  const writeAll = () => {
    for (const severity of ['verbose', 'info', 'warning', 'error'] as const)
      log.write(severity, 'App', severity);
  };
  writeAll();
  log.begin({ folder: usual(), level });
  writeAll();
  expect(texts(usual())).toEqual([...expected, ...expected]);
});

it('a folder that cannot be written is told of in the usual one', () => {
  const blocked = join(folder, 'blocked');
  writeFileSync(blocked, 'a file where the folder should be');
  const log = newLog();
  log.write('info', 'App', 'early');
  log.begin({ folder: join(blocked, 'logs'), level: 'normal' });
  expect(texts(usual())).toEqual(['early', expect.stringContaining(`cannot be written in ${blocked}`)]);
  expect(log.folder()).toBe(usual());
});

it('a program that ends before it knows leaves its lines in the usual folder', () => {
  const log = newLog();
  log.write('error', 'App', 'the last words');
  log.flush();
  expect(texts(usual())).toEqual(['the last words']);
});

interface Choices {
  readonly policy?: { readonly LogLevel?: LogLevel; readonly LogFolder?: string };
  readonly asked?: LogLevel;
  readonly chosen?: LogLevel;
}
async function desk({ policy = {}, asked, chosen }: Choices) {
  const log = newLog();
  let kept = chosen;
  const made = createLogDesk({
    log,
    policy: { values: async () => policy },
    asked,
    settings: {
      readLogLevel: async () => kept,
      saveLogLevel: async (level) => {
        kept = level;
        return { ok: true, value: {} };
      },
    },
  });
  await made.begin();
  return { ...made, log, kept: () => kept };
}

it.each<[Choices, LogLevel, string]>([
  [{ policy: { LogLevel: 'failures' }, asked: 'verbose', chosen: 'warnings' }, 'failures', 'policy'],
  [{ asked: 'verbose', chosen: 'warnings' }, 'verbose', 'commandLine'],
  [{ chosen: 'warnings' }, 'warnings', 'chosen'],
  [{}, 'normal', 'usual'],
])('of %j, %s counts', async (choices, level, origin) => {
  expect((await desk(choices)).view()).toMatchObject({ level, origin });
});

it('a level that is chosen counts at once and is kept; one of the organisation stays', async () => {
  const free = await desk({});
  expect(await free.setLevel('verbose')).toMatchObject({
    ok: true,
    value: { level: 'verbose', origin: 'chosen' },
  });
  expect([free.log.level(), free.kept()]).toEqual(['verbose', 'verbose']);
  const bound = await desk({ policy: { LogLevel: 'failures', LogFolder: join(folder, 'policy') } });
  expect(await bound.setLevel('verbose')).toMatchObject({ ok: false, error: { code: 'setByPolicy' } });
  expect(bound.view()).toEqual({
    path: join(folder, 'policy', 'OMSConnect.log'),
    level: 'failures',
    origin: 'policy',
  });
});

it('a policy or setting that breaks leaves the log as usual', async () => {
  const log = newLog();
  const broken = createLogDesk({
    log,
    policy: { values: () => Promise.reject(new Error('broken')) },
    asked: undefined,
    settings: { readLogLevel: async () => undefined, saveLogLevel: async () => ({ ok: true, value: {} }) },
  });
  log.write('info', 'App', 'early');
  await broken.begin();
  expect(texts(usual())).toEqual(['early', expect.stringContaining('broken')]);
});
