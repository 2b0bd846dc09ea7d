import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCmtraceFile } from './cmtraceFile.ts';
import { readCmtrace } from './readCmtrace.ts';
import { createRedactor } from './redact.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oms-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string) => readCmtrace(readFileSync(join(folder, name), 'utf8'));

it('two processes write one log and roll it once: no line is lost, cut or written twice', async () => {
  const program = (name: string) => `
    import { createCmtraceFile } from ${JSON.stringify(join(import.meta.dirname, 'cmtraceFile.ts'))};
    const redactor = { addSecret: () => undefined, redact: (text) => text };
    const log = createCmtraceFile({
      path: ${JSON.stringify(join(folder, 'x.log'))}, redactor, now: () => new Date(), rollAtBytes: 80000,
    });
    for (let n = 0; n < 400; n += 1) log.write('info', 'Sync', '${name} ' + n);`;
  const run = (name: string) =>
    new Promise((resolve) =>
      spawn(process.execPath, ['--input-type=module', '-e', program(name)], { stdio: 'inherit' }).on(
        'close',
        resolve,
      ),
    );
  expect(await Promise.all([run('a'), run('b')])).toEqual([0, 0]);
  expect(readdirSync(folder).sort()).toEqual(['x.lo_', 'x.log']);
  const found = [...read('x.lo_'), ...read('x.log')].map(({ text }) => text);
  const written = ['a', 'b'].flatMap((name) => Array.from({ length: 400 }, (_, n) => `${name} ${n}`));
  expect(found.toSorted()).toEqual(written.toSorted());
});

it('the hour that comes twice in autumn is told apart by its bias', () => {
  const zone = process.env.TZ;
  process.env.TZ = 'Europe/Berlin';
  try {
    const times = ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z', '2026-03-29T01:00:00.000Z'];
    let at = '';
    const path = join(folder, 'x.log');
    const log = createCmtraceFile({ path, redactor: createRedactor(), now: () => new Date(at) });
    for (at of times) log.write('info', 'Sync', 'text');
    expect(read('x.log').map((entry) => entry.at.toISOString())).toEqual(times);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('time="02:30:00.000-120" date="10-25-2026"');
    expect(text).toContain('time="02:30:00.000-060" date="10-25-2026"');
    expect(text).toContain('time="03:00:00.000-120" date="03-29-2026"');
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
