import { expect, test } from 'vitest';
import { appError, type ErrorCode } from '../errors.ts';
import { errorText } from './errors.ts';
import { taskRegistration } from './taskRegistration.ts';

const say = (code: ErrorCode, facts: Readonly<Record<string, string>>) =>
  errorText(appError(code, { facts }));

const refusals = [
  'missing',
  'form',
  'builtIn',
  'notManaged',
  'managedNeeded',
  'characters',
  'batchLogon',
  'perUser',
].map((rule) => say('taskAccountRefused', { rule, account: 'CONTOSO\\svc' }));
const failures = [
  { act: 'register', exitCode: '0x8007052E' },
  { act: 'register', exitCode: '0x80070005', reason: 'accessDenied' },
  { act: 'register', reason: 'programPath', path: 'C:\\a' },
  { act: 'register', reason: 'notStarted' },
  { act: 'register', reason: 'timedOut' },
  { act: 'remove', exitCode: '5' },
].map((facts) => say('taskNotRegistered', facts));
const others = [
  say('taskUnavailable', {}),
  say('taskUnavailable', { practice: 'true' }),
  say('taskForOtherAccount', { account: 'CONTOSO\\svc', syncAccount: 'CONTOSO\\admin' }),
];

test('every cause has its own advice', () => {
  const advice = [...refusals, ...failures, ...others].map(({ action }) => action);
  expect(new Set(advice).size).toBe(advice.length);
});

test.each([...refusals, ...failures, ...others])('keeps the form: $title', ({ title, action }) => {
  expect(title).not.toMatch(/[.:]$/);
  expect(action).toMatch(/\.$/);
  expect(title + action).not.toMatch(/undefined|\berrors?\b|invalid|please|!| {2}|\w'\w/i);
});

test('a failure says what Windows did not do, and with what code', () => {
  const titles = ['register', 'remove', 'run', 'read'].map((act) => say('taskNotRegistered', { act }).title);
  expect(titles).toEqual(
    ['register', 'remove', 'start', 'show'].map((verb) => `Windows did not ${verb} the scheduled task`),
  );
  expect(failures[0]?.action).toMatch(/^schtasks ended with 0x8007052E\. /);
});

test('a task for another account names the one that works', () => {
  expect(others[2]?.title).toContain('CONTOSO\\svc');
  expect(others[2]?.action).toContain('CONTOSO\\admin');
});

test('the task says in Task Scheduler what it does', () => {
  expect(taskRegistration.description('PS1', 'law-ops')).toContain(
    'site PS1 in the Log Analytics workspace law-ops',
  );
});
