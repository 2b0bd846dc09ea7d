import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ProgramEnd } from '../task/programRun.ts';
import { createPolicy, type PolicyPlace } from './policy.ts';
import { policyFile } from './policyFile.ts';
import { registryPolicy } from './registryPolicy.ts';

let lines: string[];
let folder: string;
beforeEach(() => {
  lines = [];
  folder = mkdtempSync(join(tmpdir(), 'oms-policy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The warnings of the log only: that something is set is no news here. */
const note = (severity: string, _part: string, text: string) =>
  void (severity === 'warning' && lines.push(`${severity} ${text}`));
const policyAt = (place: PolicyPlace | undefined) => createPolicy(place, { write: note });
const valuesOf = (place: PolicyPlace | undefined) => policyAt(place).values();

function registry(end: ProgramEnd, ofUser: ProgramEnd = said('', 1), calls: (readonly string[])[] = []) {
  return registryPolicy({
    systemRoot: 'C:\\Windows',
    env: { ProgramData: 'C:\\ProgramData' },
    runProgram: async (command, args) => {
      calls.push([command.replaceAll('/', '\\'), ...args]);
      return args[1]?.startsWith('HKLM') ? end : ofUser;
    },
  });
}
const fromRegistry = (end: ProgramEnd) => valuesOf(registry(end));
const said = (text: string, exitCode = 0): ProgramEnd => ({
  kind: 'ended',
  exitCode,
  output: Buffer.from(text, 'latin1'),
});
const key = '\r\nHKEY_LOCAL_MACHINE\\Software\\Policies\\OMS Connect\r\n';

it('is read from the registry of the computer', async () => {
  const calls: (readonly string[])[] = [];
  const text = `${key}    AllowSecretRenewal    REG_DWORD    0x1\r\n\r\n`;
  expect(await valuesOf(registry(said(text), undefined, calls))).toEqual({ AllowSecretRenewal: true });
  expect(calls).toEqual([
    ['C:\\Windows\\System32\\reg.exe', 'query', 'HKLM\\Software\\Policies\\OMS Connect'],
    ['C:\\Windows\\System32\\reg.exe', 'query', 'HKCU\\Software\\Policies\\OMS Connect'],
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
    {
      source: 'file',
      read: async () => {
        reads += 1;
        return {};
      },
    },
    { write: () => undefined },
  );
  await Promise.all([policy.values(), policy.values()]);
  expect(reads).toBe(1);
});

it('that could not be read is read again after a minute, and told once', async () => {
  let now = 0;
  let answer: string | Record<string, unknown> = 'timedOut';
  const place: PolicyPlace = { source: 'registry', read: async () => answer };
  const policy = createPolicy(place, { write: note }, () => now);
  expect(await policy.values()).toEqual({});
  now = 60_000;
  expect(await policy.values()).toEqual({});
  answer = { DisableUpdates: 1 };
  now = 119_999;
  expect(await policy.values()).toEqual({});
  now = 120_000;
  expect(await policy.values()).toEqual({ DisableUpdates: true });
  answer = 'timedOut';
  now = 1_000_000;
  expect(await policy.values()).toEqual({ DisableUpdates: true });
  expect(lines).toHaveLength(1);
});

const values = (record: Readonly<Record<string, unknown>>) =>
  valuesOf({ source: 'file', read: async () => record });

it('every value that there is', async () => {
  const lines = [
    ['AllowSecretRenewal', 'REG_DWORD', '0x1'],
    ['Cloud', 'REG_SZ', 'usgovernment'],
    ['disablepractice', 'REG_DWORD', '0x1'],
    ['DisableUpdates', 'REG_DWORD', '0x1'],
    ['LogFolder', 'REG_EXPAND_SZ', '%programdata%\\OMS logs'],
    ['LogLevel', 'REG_SZ', 'verbose'],
    ['OperatorsGroup', 'REG_SZ', 'S-1-5-21-1-2-3-1105'],
    ['Provider', 'REG_SZ', ' cm01.contoso.com '],
    ['SecretWarningDays', 'REG_SZ', '7, 60;14,7'],
    ['Tenant', 'REG_SZ', 'contoso.com'],
  ].map((parts) => `    ${parts.join('    ')}\r\n`);
  expect(await fromRegistry(said(key + lines.join('')))).toEqual({
    AllowSecretRenewal: true,
    Cloud: 'usGovernment',
    DisablePractice: true,
    DisableUpdates: true,
    LogFolder: 'C:\\ProgramData\\OMS logs',
    LogLevel: 'verbose',
    OperatorsGroup: 'S-1-5-21-1-2-3-1105',
    Provider: 'cm01.contoso.com',
    SecretWarningDays: [60, 14, 7],
    Tenant: 'contoso.com',
  });
});

it.each([
  ['Cloud', 'germany'],
  ['Cloud', 1],
  ['DisableUpdates', '1'],
  ['LogFolder', 'logs'],
  ['LogFolder', '%Nowhere%\\logs'],
  ['LogFolder', 'C:\\logs\\%Nowhere%'],
  ['LogFolder', '\\\\?\\C:\\logs'],
  ['LogFolder', 'C:logs'],
  ['LogLevel', 'everything'],
  ['OperatorsGroup', 'Operators'],
  ['OperatorsGroup', 'S-1'],
  ['OperatorsGroup', 'helpdesk@contoso.com'],
  ['Provider', 'cm01'],
  ['Provider', '10.0.0.1'],
  ['Provider', 'https://cm01.contoso.com'],
  ['SecretWarningDays', ''],
  ['SecretWarningDays', '0,30'],
  ['SecretWarningDays', '30,400'],
  ['SecretWarningDays', '1,2,3,4,5,6,7,8,9'],
  ['Tenant', 'contoso'],
  ['Tenant', 'x'.repeat(2000)],
])('%s as %j counts as not set, and is told', async (name, value) => {
  expect(await values({ [name]: value, DisablePractice: 1 })).toEqual({ DisablePractice: true });
  const meaning =
    name === 'OperatorsGroup' ? 'nobody but administrators may hand over a secret' : 'it counts as not set';
  expect(lines).toEqual([`warning The value of the policy ${name} makes no sense; ${meaning}`]);
});

it.each([['C:\\Logs'], ['\\\\server\\share\\OMS Connect']])('%s is a log folder', async (LogFolder) => {
  expect(await values({ LogFolder })).toEqual({ LogFolder });
});

it('a letter that reg.exe writes in a code page which nobody knows is not guessed', async () => {
  const text = `${key}    OperatorsGroup    REG_SZ    CONTOSO\\Dom\x84ne\r\n`;
  expect(await fromRegistry(said(text))).toEqual({});
  expect(lines).toEqual([expect.stringContaining('OperatorsGroup')]);
});

it('what a person has set for themselves does not count, and is told', async () => {
  const own = said(
    '\r\nHKEY_CURRENT_USER\\Software\\Policies\\OMS Connect\r\n    Cloud    REG_SZ    china\r\n',
  );
  const policy = policyAt(registry(said('', 1), own));
  expect(await policy.report()).toEqual({ source: 'none', values: {}, problems: [{ kind: 'ofUser' }] });
  expect(lines).toEqual([expect.stringContaining('HKEY_CURRENT_USER')]);
});

it('says where it comes from and what does not count', async () => {
  const policy = policyAt({
    source: 'file',
    read: async () => ({ Tenant: 'x', Later: 1, DisableUpdates: 1 }),
  });
  expect(await policy.report()).toEqual({
    source: 'file',
    values: { DisableUpdates: true },
    problems: [
      { kind: 'senseless', name: 'Tenant' },
      { kind: 'unknown', name: 'Later' },
    ],
  });
  expect(await policyAt(undefined).report()).toEqual({ source: 'none', values: {}, problems: [] });
});
