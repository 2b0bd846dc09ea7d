import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { runProgram } from './runProgram.ts';

const node = (script: string, ...args: readonly string[]) => ['-e', script, ...args];
afterEach(() => {
  vi.useRealTimers();
});

test('answers exit code and output as bytes', async () => {
  const script = 'process.stdout.write(Buffer.from([0xff, 0xfe, 0x3c, 0])); process.exitCode = 3;';
  expect(await runProgram(process.execPath, node(script))).toEqual({
    kind: 'ended',
    exitCode: 3,
    output: Buffer.from([0xff, 0xfe, 0x3c, 0]),
  });
});

test('output is whole, however long it takes to arrive, and what else is said is left out', async () => {
  const script = `process.stderr.write('no'); for (let n = 0; n < 50; n += 1) process.stdout.write('x'.repeat(10_000));`;
  const end = await runProgram(process.execPath, node(script));
  expect(end.kind === 'ended' && end.output.length).toBe(500_000);
});

test('output without end does not fill the memory', async () => {
  const script = `for (let n = 0; n < 30; n += 1) process.stdout.write('x'.repeat(100_000));`;
  const end = await runProgram(process.execPath, node(script));
  expect(end.kind === 'ended' && end.output.length <= 1024 * 1024).toBe(true);
});

test('arguments reach the program as they are: there is no shell', async () => {
  const args = ['a b', '"', '$HOME', '%PATH%', '&', "'", '\\', ''];
  const script = 'process.stdout.write(JSON.stringify(process.argv.slice(1)));';
  const end = await runProgram(process.execPath, node(script, '--', ...args));
  expect(end.kind === 'ended' && JSON.parse(Buffer.from(end.output).toString())).toEqual(args);
});

test('nobody can type into a program without a window', async () => {
  const script = `process.stdin.on('end', () => process.stdout.write('closed')).resume();`;
  const end = await runProgram(process.execPath, node(script));
  expect(end.kind === 'ended' && Buffer.from(end.output).toString()).toBe('closed');
});

test('runs where it is told to', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'oms-run-')));
  try {
    const end = await runProgram(process.execPath, node('process.stdout.write(process.cwd())'), { folder });
    expect(end.kind === 'ended' && Buffer.from(end.output).toString()).toBe(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('of a window nothing is read', async () => {
  const end = await runProgram(
    process.execPath,
    node('process.stdout.write("secret"); process.exitCode = 2;'),
    {
      visibleConsole: true,
    },
  );
  expect(end).toEqual({ kind: 'ended', exitCode: 2, output: Buffer.alloc(0) });
});

test.each([
  ['a program that is not there', join(tmpdir(), 'no-such-program'), [], 'ENOENT'],
  ['an argument that no command line can carry', process.execPath, ['a\0b'], 'ERR_INVALID_ARG_VALUE'],
])('%s is told, not thrown', async (_name, command, args, reason) => {
  expect(await runProgram(command, args)).toEqual({ kind: 'notStarted', reason });
});

test('a program that does not end is ended', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const end = runProgram(process.execPath, node('setInterval(() => undefined, 1_000_000)'), {
    timeLimitInMs: 5000,
  });
  vi.advanceTimersByTime(4999);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(1);
  expect(await end).toEqual({ kind: 'timedOut' });
});

test('a program that has ended leaves no timer behind', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await runProgram(process.execPath, node(''));
  expect(vi.getTimerCount()).toBe(0);
});
