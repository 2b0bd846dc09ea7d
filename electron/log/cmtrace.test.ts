import { expect, test } from 'vitest';
import { formatEntry } from './cmtrace.ts';

const entry = {
  at: new Date('2026-11-05T21:24:33.329Z'),
  biasInMinutes: 420,
  severity: 'info',
  component: 'Sync',
  message: 'text',
  thread: 1256,
} as const;

test('writes the line of Configuration Manager’s own logs, in local time', () => {
  expect(formatEntry(entry)).toBe(
    '<![LOG[text]LOG]!><time="14:24:33.329+420" date="11-05-2026" component="Sync" context="" type="1" thread="1256" file="">',
  );
});

test.each([
  [-60, '22:24:33.329-060', '11-05-2026'],
  [0, '21:24:33.329+000', '11-05-2026'],
  [-330, '02:54:33.329-330', '11-06-2026'],
  [1260 + 30, '23:54:33.329+1290', '11-04-2026'],
])('bias %i: time and date are local, the sign stands once', (biasInMinutes, time, date) => {
  const line = formatEntry({ ...entry, biasInMinutes });
  expect(line).toContain(`time="${time}" date="${date}"`);
});

test.each([
  ['info', 1],
  ['warning', 2],
  ['error', 3],
] as const)('%s is type %i', (severity, type) => {
  expect(formatEntry({ ...entry, severity })).toContain(`type="${type}"`);
});

test('no message can end its own text or start a line', () => {
  const message = 'a]LOG]!><time="00:00:00.000+000"\r\nb\nc\rd\u2028e\u2029f\u0085g\u0000h\ti]LOG]]LOG]!>!>';
  const line = formatEntry({ ...entry, message, component: 'x" type="3\n<' });
  expect(line.split(']LOG]!>')).toHaveLength(2);
  expect(line).not.toMatch(/[\n\r\u2028\u2029\u0085\0\t]/);
  expect(line.match(/ type="/g)).toHaveLength(1);
  expect(line).toContain('<![LOG[a]LOG] !><time="00:00:00.000+000" | b | c | d | e | f | g\ufffdh i');
});
