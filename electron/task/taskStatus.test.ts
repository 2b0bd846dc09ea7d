import { describe, expect, test } from 'vitest';
import { taskResult } from '../../shared/strings/schedule.ts';
import { readStatus, statusScript } from './taskStatus.ts';

const codes = (text: string) => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).join(',');
const told = (change: Readonly<Record<string, unknown>> = {}) =>
  Buffer.from(
    `${JSON.stringify({
      last: '2026-11-25T15:07:31.0000000Z',
      next: '2026-11-25T18:07:31.0000000Z',
      result: 0,
      account: codes('CONTOSO\\admin'),
      program: codes('C:\\a.exe'),
      ...change,
    })}\r\n`,
  );

describe('the question', () => {
  const script = statusScript('\\OMS Connect\\PS1 4f2c1a', 'CONTOSO\\admin');

  test('names folder and task apart', () => {
    expect(script).toContain(
      `$t=Get-ScheduledTask -TaskPath '\\OMS Connect\\' -TaskName 'PS1 4f2c1a';$i=$t|Get-ScheduledTaskInfo;`,
    );
  });

  test('is one line without double quotes, which a command line could tear', () => {
    expect(script).not.toMatch(/["\r\n]/);
  });

  test('asks for the account behind a SID only, and puts in nothing but a SID', () => {
    expect(script).not.toContain('SecurityIdentifier');
    expect(statusScript('\\OMS Connect\\PS1 4f2c1a', 'S-1-5-21-1-2-3-1001')).toContain(
      `SecurityIdentifier 'S-1-5-21-1-2-3-1001'`,
    );
    expect(statusScript('\\OMS Connect\\PS1 4f2c1a', `S-1-5'; calc; '`)).toBe(script);
  });

  test('leaves no way out of its own quotes', () => {
    expect(statusScript(`\\OMS Connect\\a'b`, '')).toContain(`-TaskName 'a''b'`);
  });
});

describe('the answer', () => {
  test('has times in UTC, the result, and names in any script', () => {
    const program = 'C:\\J\u00f6rg\\\u76ee\u5f55\\\u{1f600}.exe';
    expect(readStatus(told({ program: codes(program) }))).toEqual({
      lastRunAt: '2026-11-25T15:07:31.000Z',
      nextRunAt: '2026-11-25T18:07:31.000Z',
      lastResult: 0,
      account: 'CONTOSO\\admin',
      program,
    });
  });

  test('is found among other lines, in any encoding', () => {
    const text = `\ufeffWARNING: slow\r\n${told().toString()}`;
    expect(readStatus(Buffer.from(text, 'utf16le'))).toMatchObject({ lastResult: 0 });
  });

  test('of a task that never ran has no time and no result', () => {
    expect(readStatus(told({ last: '1999-11-29T23:00:00.0000000Z', result: 267011 }))).toEqual({
      nextRunAt: '2026-11-25T18:07:31.000Z',
      account: 'CONTOSO\\admin',
      program: 'C:\\a.exe',
    });
    expect(readStatus(told({ last: '2026-11-25T15:07:31Z', result: 267011 }))?.lastRunAt).toBeUndefined();
  });

  test('may lack anything', () => {
    expect(readStatus(told({ last: null, next: null, result: null, account: null, program: null }))).toEqual(
      {},
    );
    expect(readStatus(Buffer.from('{}'))).toEqual({});
  });

  test.each([
    ['', undefined],
    ['Get-ScheduledTask : Access is denied.', undefined],
    ['{"last":', undefined],
    ['{"last":5}', undefined],
    ['{"last":"soon","next":"","account":"a,b","program":"1,,2"}', {}],
  ])('%j is no answer', (text, read) => {
    expect(readStatus(Buffer.from(text))).toEqual(read);
  });
});

describe('the last result', () => {
  test.each([
    [0, 'done'],
    [2, 'partly done, or a question waits'],
    [267009, 'running now'],
    [267014, 'ended by a person'],
    [2147943726, 'Windows refused the account or its password'],
    [-2147023570, 'Windows refused the account or its password'],
    [3221225786, 'ended with 0xC000013A'],
  ])('%d is told as "%s"', (result, said) => {
    const status = readStatus(told({ result }));
    expect(taskResult(status?.lastResult ?? Number.NaN)).toBe(said);
  });

  test.each([267008, 267010, 267012, 267013, 267015, 267016, 267045])(
    '%d is told of the task, not of a run',
    (result) => {
      expect(readStatus(told({ result }))).not.toHaveProperty('lastResult');
    },
  );
});
