import { describe, expect, it } from 'vitest';
import type { AppCredential } from '../../azure/appCredentials.ts';
import type { ConnectionRecord } from '../../store/records.ts';
import { candidatesFor, isDue, isStillAwaited, mayHaveWork, newEnd, removable } from './decide.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const now = new Date('2026-11-23T09:00:00.000Z');
const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS);
const credential = (keyId: string, change: Partial<AppCredential> = {}): AppCredential => ({
  ...{ keyId, displayName: `name of ${keyId}`, hint: 'abc', startsOn: inDays(-300), endsOn: inDays(20) },
  ...change,
});

describe('whether there is something to do', () => {
  const record = (change: Partial<ConnectionRecord>) =>
    ({
      secretExpiresOn: inDays(20).toISOString(),
      secretExpirySource: 'graph',
      ...change,
    }) as ConnectionRecord;
  const on = { enabled: true, leftovers: [] };
  const trouble = (at: Date) => ({
    ...on,
    trouble: {
      error: { code: 'renewalNotPermitted' as const, facts: {}, retryable: false },
      at: at.toISOString(),
    },
  });

  it.each([
    ['never switched on', record({}), false],
    ['on and due', record({ renewal: on }), true],
    ['on and not due', record({ renewal: on, secretExpiresOn: inDays(31).toISOString() }), false],
    ['off', record({ renewal: { ...on, enabled: false } }), false],
    [
      'off, and something is left to be removed',
      record({ renewal: { enabled: false, leftovers: [{ keyId: 'k', since: now.toISOString() }] } }),
      true,
    ],
    ['trouble today', record({ renewal: trouble(inDays(-0.9)) }), false],
    ['trouble a day ago', record({ renewal: trouble(inDays(-1)) }), true],
    ['trouble at a time that has not come', record({ renewal: trouble(inDays(3)) }), true],
  ])('%s', (_what, about, expected) => {
    expect(mayHaveWork(about, now)).toBe(expected);
  });

  it('a date that somebody typed is no reason to wait', () => {
    const secretExpiresOn = inDays(300).toISOString();
    expect(isDue({ secretExpiresOn, secretExpirySource: 'typed' }, now)).toBe(true);
    expect(isDue({}, now)).toBe(true);
    expect(isDue({ secretExpiresOn, secretExpirySource: 'graph' }, now)).toBe(false);
  });
});

it('the secret in force is the recorded one, else any that begins like it and has not ended', () => {
  const credentials = [
    credential('one'),
    credential('two', { endsOn: inDays(90) }),
    credential('ended', { endsOn: inDays(-1) }),
    credential('other', { hint: 'xyz' }),
  ];
  const ids = (secretKeyId?: string) =>
    candidatesFor({ secretHint: 'abc', ...(secretKeyId ? { secretKeyId } : {}) }, credentials, now).map(
      ({ keyId }) => keyId,
    );
  expect(ids()).toEqual(['one', 'two']);
  expect(ids('two')).toEqual(['two']);
  expect(ids('gone')).toEqual(['one', 'two']);
});

it.each([
  ['as long as the former one', [300], 300],
  ['a year at most', [730], 365],
  ['90 days at least', [10], 90],
  ['as long as the shortest that it may be', [400, 200], 200],
])('lives %s', (_what, lives, expected) => {
  const candidates = lives.map((life) =>
    credential(`${life}`, { startsOn: inDays(20 - life), endsOn: inDays(20) }),
  );
  expect(newEnd(candidates, now)).toEqual(inDays(expected));
});

it('removes what a leftover names, and nothing that begins like the secret in force', () => {
  const since = now.toISOString();
  const credentials = [credential('one'), credential('two', { hint: 'xyz' })];
  expect(removable({ keyId: 'one', since }, 'xyz', credentials)?.keyId).toBe('one');
  expect(removable({ displayName: 'name of two', since }, 'abc', credentials)?.keyId).toBe('two');
  expect(removable({ keyId: 'two', since }, 'xyz', credentials)).toBeUndefined();
  expect(removable({ keyId: 'three', since }, 'abc', credentials)).toBeUndefined();
});

it('waits a day for one that Graph does not list yet', () => {
  const lost = { displayName: 'x', since: now.toISOString() };
  expect(isStillAwaited(lost, inDays(0.9))).toBe(true);
  expect(isStillAwaited(lost, inDays(1))).toBe(false);
  expect(isStillAwaited({ keyId: 'k', since: now.toISOString() }, now)).toBe(false);
});
