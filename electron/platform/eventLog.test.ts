import { expect, test } from 'vitest';
import { createRedactor } from '../log/redact.ts';
import type { ProgramEnd } from '../task/programRun.ts';
import { type EventLogDeps, eventLog } from './eventLog.ts';

const done: ProgramEnd = { kind: 'ended', exitCode: 0, output: new Uint8Array() };

function recorded(change: Partial<EventLogDeps> = {}, end: ProgramEnd = done) {
  const calls: (readonly [string, readonly string[]])[] = [];
  const report = eventLog({
    platform: 'win32',
    systemRoot: 'C:\\Windows',
    redact: (text) => text,
    runProgram: async (command, args) => {
      calls.push([command, args]);
      return end;
    },
    ...change,
  });
  return { calls, report, text: () => calls[0]?.[1].at(-1) };
}

test.each([
  ['error', 'ERROR'],
  ['warning', 'WARNING'],
  ['info', 'INFORMATION'],
] as const)('%s is written as %s', async (severity, type) => {
  const { calls, report } = recorded();
  await report(severity, 101, 'The groups of PS1 were not refreshed for 12 hours.');
  expect(calls).toEqual([
    [
      'C:\\Windows\\System32\\eventcreate.exe',
      [
        '/L',
        'APPLICATION',
        '/T',
        type,
        '/ID',
        '101',
        '/SO',
        'OMS Connect',
        '/D',
        'The groups of PS1 were not refreshed for 12 hours.',
      ],
    ],
  ]);
});

test.each(['linux', 'darwin'] as const)('on %s nothing is started', async (platform) => {
  const { calls, report } = recorded({ platform });
  await report('error', 1, 'text');
  expect(calls).toEqual([]);
});

test.each([0, 1001, -1, 1.5, Number.NaN])('eventcreate knows no ID %d', async (id) => {
  const { calls, report } = recorded();
  await report('error', id, 'text');
  expect(calls).toEqual([]);
});

test.each([
  { kind: 'notStarted', reason: 'ENOENT' },
  { kind: 'timedOut' },
  { ...done, exitCode: 1 },
] as const)('a log that refuses (%o) stops nobody', async (end) => {
  await expect(recorded({}, end).report('error', 1, 'text')).resolves.toBeUndefined();
});

test('no secret gets in', async () => {
  const redactor = createRedactor();
  redactor.addSecret('abc~secret~value');
  const { report, text } = recorded({ redact: (value) => redactor.redact(value) });
  await report('error', 1, 'refused: abc~secret~value');
  expect(text()).toBe('refused: [redacted]');
});

test.each([
  ['line breaks', 'a\r\nb\tc\0d', 'a b c d'],
  ['what looks like a switch', '/S server -x', 'S server -x'],
  ['what looks like a placeholder', '100%1 of %2, 50% done', '100% 1 of % 2, 50% done'],
  ['half a character', 'a\ud800', 'a\ufffd'],
])('%s cannot change the call', async (_name, given, written) => {
  const { report, text } = recorded();
  await report('info', 1, given);
  expect(text()).toBe(written);
});

test('a text without words is no event', async () => {
  const { calls, report } = recorded();
  await report('info', 1, ' \r\n-/ ');
  expect(calls).toEqual([]);
});

test('a long text is cut between characters', async () => {
  const { report, text } = recorded();
  await report('info', 1, '\u{1f600}'.repeat(1200));
  expect([...(text() ?? '')]).toHaveLength(1000);
  expect(text()?.isWellFormed()).toBe(true);
  expect(text()?.endsWith('…')).toBe(true);
});
