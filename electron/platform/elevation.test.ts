import { expect, test } from 'vitest';
import { ended } from '../task/fakeWindows.ts';
import { isElevated } from './elevation.ts';

const line = (sid: string) =>
  `"Everyone","Well-known group","S-1-1-0",""\r\n"Verbindlich","Bezeichnung","${sid}",""`;

test.each([
  ['high', ended(0, line('S-1-16-12288')), true],
  ['system', ended(0, line('S-1-16-16384')), true],
  ['medium', ended(0, line('S-1-16-8192')), false],
  ['a SID that only begins so', ended(0, line('S-1-16-122880')), false],
  ['a failure', ended(1, line('S-1-16-12288')), false],
  ['no whoami', { kind: 'notStarted', reason: 'ENOENT' }, false],
] as const)('%s', async (_name, end, elevated) => {
  const calls: string[] = [];
  const run = async (command: string) => {
    calls.push(command);
    return end;
  };
  expect(await isElevated(run, 'C:\\Windows')).toBe(elevated);
  expect(calls).toEqual(['C:\\Windows\\System32\\whoami.exe']);
});
