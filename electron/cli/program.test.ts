import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { smallSite, writeSite } from './testSite.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oms-connect-program-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A time zone in which it is about noon now: the first sync after 03:00 reads everything anew. */
function noonHere(): string {
  const ahead = 12 - new Date().getUTCHours();
  // The sign of these names is the other way round.
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

const TZ = noonHere();

/** The real program, as `npm run cli` starts it. */
function run(args: readonly string[], input = '') {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    env: { ...process.env, TZ, INIT_CWD: folder },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString('utf8');
  });
  child.stdin.end(input);
  return new Promise<{ exitCode: number | null; out: string; err: string }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, out, err }));
  });
}

const kept = () => readFileSync(join(folder, 'D', 'practice', 'azure.json'));

it('brings 200 collections of 5,000 devices into step, and then has next to nothing to do', async () => {
  const args = [
    ...['sync', '--practice', '--collections', '200', '--devices', '5000', '--seed', '7'],
    ...['--user-data-dir', 'D', '--json'],
  ];
  const first = await run(args);
  expect(first.exitCode, first.err).toBe(0);
  expect(JSON.parse(first.out)).toMatchObject({ outcome: 'done', created: 200, updated: 0, failed: 0 });
  const before = kept();

  const second = await run(args);
  expect(second.exitCode, second.err).toBe(0);
  const { requests, ...counts } = JSON.parse(second.out);
  expect(counts).toMatchObject({
    ...{ outcome: 'done', created: 0, updated: 0, deleted: 0, unchanged: 200, heldBack: 0, failed: 0 },
    questions: [],
  });
  expect(requests.arm + requests.adminService).toBeLessThanOrEqual(3);
  expect(requests).toMatchObject({ entra: 1, graph: 0, logs: 0 });
  expect(kept()).toEqual(before);
}, 120_000);

it('ends with the exit code and writes to the stream that each verb is told to', async () => {
  const help = await run(['help']);
  expect([help.exitCode, help.err]).toEqual([0, '']);
  expect(help.out).toContain('update-secret');
  const nonsense = await run(['sync', '--nonsense']);
  expect([nonsense.exitCode, nonsense.out]).toEqual([3, '']);
  writeSite(folder, 'site.json', smallSite);
  const practice = ['--practice', '--site', 'site.json', '--user-data-dir', 'D'];
  expect((await run(['sync', ...practice])).exitCode).toBe(0);
  const refused = await run(['update-secret', ...practice], 'Wrg8Q~this-is-no-secret-of-anybody-here\n');
  expect([refused.exitCode, refused.out]).toEqual([1, '']);
  expect(refused.err).toContain('AADSTS7000215');
}, 60_000);
