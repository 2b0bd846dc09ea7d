import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ProgramEnd } from '../task/programRun.ts';
import { createPolicy, type ReadPolicy } from './policy.ts';
import { policyFile } from './policyFile.ts';
import { registryPolicy } from './registryPolicy.ts';

let lines: string[];
let folder: string;
beforeEach(() => {
  lines = [];
  folder = mkdtempSync(join(tmpdir(), 'oms-policy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const valuesOf = (read: ReadPolicy | undefined) =>
  createPolicy(read, { write: (severity, _part, text) => void lines.push(`${severity} ${text}`) }).values();

function fromRegistry(end: ProgramEnd, calls: (readonly string[])[] = []) {
  return valuesOf(
    registryPolicy({
      systemRoot: 'C:\\Windows',
      runProgram: async (command, args) => {
        calls.push([command.replaceAll('/', '\\'), ...args]);
        return end;
      },
    }),
  );
}
const said = (text: string, exitCode = 0): ProgramEnd => ({
  kind: 'ended',
  exitCode,
  output: Buffer.from(text, 'latin1'),
});
const key = '\r\nHKEY_LOCAL_MACHINE\\Software\\Policies\\OMS Connect\r\n';

it('is read from the registry of the computer', async () => {
  const calls: (readonly string[])[] = [];
  const text = `${key}    AllowSecretRenewal    REG_DWORD    0x1\r\n\r\n`;
  expect(await fromRegistry(said(text), calls)).toEqual({ AllowSecretRenewal: true });
  expect(calls).toEqual([
    ['C:\\Windows\\System32\\reg.exe', 'query', 'HKLM\\Software\\Policies\\OMS Connect'],
  ]);
  expect(lines).toEqual([]);
});

it('says no where it says no, and nothing where there is none', async () => {
  const no = `${key}    AllowSecretRenewal    REG_DWORD    0x0\r\n`;
  expect(await fromRegistry(said(no))).toEqual({ AllowSecretRenewal: false });
  expect(await fromRegistry(said('', 1))).toEqual({});
  expect(await valuesOf(undefined)).toEqual({});
  expect(lines).toEqual([]);
});

it.each([
  ['a number beyond', '    AllowSecretRenewal    REG_DWORD    0x2', 'AllowSecretRenewal makes no sense'],
  ['a text', '    AllowSecretRenewal    REG_SZ    yes', 'AllowSecretRenewal makes no sense'],
  ['another name', '    AllowEverything    REG_DWORD    0x1', 'not known here: AllowEverything'],
])('%s counts as not set and is logged', async (_what, line, sentence) => {
  expect(await fromRegistry(said(`${key}${line}\r\n`))).toEqual({});
  expect(lines).toEqual([expect.stringContaining(sentence)]);
});

it.each<[string, ProgramEnd, string]>([
  ['does not start', { kind: 'notStarted', reason: 'ENOENT' }, 'ENOENT'],
  ['takes too long', { kind: 'timedOut' }, 'timedOut'],
  ['fails', said('', 5), 'exit code 5'],
])('a program that %s leaves nothing set', async (_what, end, reason) => {
  expect(await fromRegistry(end)).toEqual({});
  expect(lines).toEqual([`warning The policy cannot be read (${reason}); nothing counts as set`]);
});

it('a file stands in for the registry', async () => {
  const path = join(folder, 'policy.json');
  writeFileSync(path, '{ "AllowSecretRenewal": 1, "Later": "x" }');
  expect(await valuesOf(policyFile(path))).toEqual({ AllowSecretRenewal: true });
  expect(lines).toEqual([expect.stringContaining('Later')]);
});

it.each([
  ['no JSON', '{', 'no JSON'],
  ['a list', '[]', 'no JSON object'],
  ['nothing at all', undefined, 'ENOENT'],
])('a file with %s leaves nothing set', async (_what, text, reason) => {
  const path = join(folder, 'policy.json');
  if (text !== undefined) writeFileSync(path, text);
  expect(await valuesOf(policyFile(path))).toEqual({});
  expect(lines).toEqual([expect.stringContaining(`(${reason})`)]);
});

it('is read once', async () => {
  let reads = 0;
  const policy = createPolicy(
    async () => {
      reads += 1;
      return {};
    },
    { write: () => undefined },
  );
  await Promise.all([policy.values(), policy.values()]);
  expect(reads).toBe(1);
});
