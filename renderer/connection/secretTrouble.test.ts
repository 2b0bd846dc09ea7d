import { describe, expect, it } from 'vitest';
import { appError } from '../../shared/errors.ts';
import { connectionState, nextSyncValue, secretLine } from './connectionState.ts';
import { neediest, secretTrouble, troubleFirst } from './secretTrouble.ts';
import { at, connectionOf, now, outcomeOf } from './testConnection.ts';

const endsIn = (days: number) => ({
  secret: { hasSecret: true, hint: 'Prx', expiresOn: new Date(2026, 10, 23 + days, 12).toISOString() },
});
const failedWith = (code: Parameters<typeof appError>[0]) => ({
  lastRun: {
    runId: 'r',
    startedAt: at(9),
    finishedAt: at(9),
    outcome: outcomeOf({ outcome: 'failed' }),
    error: appError(code),
  },
  lastSuccessAt: at(6),
});

describe('a secret that has ended', () => {
  it('stops the connection, by its date and since when the groups stand still', () => {
    const connection = connectionOf({ ...endsIn(-3), ...failedWith('secretExpired') });
    expect(connectionState(connection, undefined, now)).toMatchObject({
      status: 'stopped',
      title: 'The client secret expired on 20 November 2026',
      sentence: 'Sync is paused. The computer groups stay as they were today at 06:00.',
    });
    expect(nextSyncValue(connection, now)).toBe('As soon as the client secret is updated');
  });

  it.each(['secretExpired', 'secretWrong', 'secretNotHere', 'secretUnreadable'] as const)(
    'is learnt from a run that stops with %s',
    (code) => {
      expect(secretTrouble(connectionOf(failedWith(code)), now)?.status).toBe('stopped');
    },
  );

  it('is not what is wrong when a run stops with something else', () => {
    expect(secretTrouble(connectionOf(failedWith('offline')), now)).toBeUndefined();
  });

  it('is told from one that is missing and one that cannot be opened, each with its own advice', () => {
    const secret = { hasSecret: false };
    const here = ['secretNotHere', 'secretUnreadable'] as const;
    const said = here.map((code) => {
      const connection = connectionOf({
        secret,
        secretError: appError(code, { facts: { account: 'C\\a' } }),
      });
      const { status, title, sentence } = connectionState(connection, undefined, now);
      return [
        status,
        title,
        sentence.includes('Update client secret'),
        secretLine(connection, now),
        sentence,
      ];
    });
    expect(said.map((one) => one.slice(0, 4))).toEqual([
      ['stopped', 'No client secret is saved for C\\a', true, 'Not saved for this account'],
      [
        'stopped',
        'The saved client secret can no longer be opened',
        true,
        'Saved, but can no longer be opened',
      ],
    ]);
    expect(said[0]?.[4]).not.toBe(said[1]?.[4]);
    // Nothing of it is this account's business where another one syncs.
    const other = connectionOf({ secret, syncsHere: false });
    expect(secretTrouble(other, now)).toBeUndefined();
    expect(secretLine(other, now)).toMatch(/^Sealed for /);
  });

  it('does not stop what works: the date that was typed is wrong', () => {
    expect(secretTrouble(connectionOf(endsIn(-3)), now)).toBeUndefined();
  });

  it('does not matter while the import is off', () => {
    const connection = connectionOf({ ...endsIn(-3), ...failedWith('secretExpired'), importEnabled: false });
    expect(secretTrouble(connection, now)).toBeUndefined();
  });
});

describe('a secret that ends soon', () => {
  it.each([
    [31, undefined],
    [30, 'The client secret expires in 30 days'],
    [1, 'The client secret expires tomorrow'],
    [0, 'The client secret expires today'],
  ])('in %s days: %s', (days, title) => {
    expect(secretTrouble(connectionOf(endsIn(days)), now)?.title).toBe(title);
  });

  it.each([
    [20, { enabled: true, allowed: true }, undefined],
    [7, { enabled: true, allowed: true }, 'attention'],
    [20, { enabled: true, allowed: false }, 'attention'],
    [20, { enabled: false, allowed: true }, 'attention'],
    [
      20,
      {
        enabled: true,
        allowed: true,
        trouble: { error: appError('renewalNotPermitted'), at: at(9) },
      },
      'attention',
    ],
  ] as const)('in %s days with the renewal %j', (days, renewal, status) => {
    const connection = connectionOf({ ...endsIn(days), renewal: { underWay: false, ...renewal } });
    expect(secretTrouble(connection, now)?.status).toBe(status);
  });

  it('wants attention while the groups are still refreshed', () => {
    expect(connectionState(connectionOf(endsIn(12)), undefined, now)).toMatchObject({
      status: 'attention',
      title: 'The client secret expires in 12 days',
      sentence: 'Syncs stop on 5 December 2026. Last sync today at 09:00, no changes. Next sync at 12:00.',
    });
  });
});

describe('the connection that is meant', () => {
  const good = connectionOf({ connectionId: 'good' });
  const soon = connectionOf({ connectionId: 'soon', ...endsIn(3) });
  const ended = connectionOf({ connectionId: 'ended', ...failedWith('secretExpired') });

  it('is the one that needs it most, and what stopped comes first', () => {
    expect(troubleFirst([good, soon, ended], now)).toEqual([ended, soon, good]);
    expect(neediest([good, soon, ended], now)).toBe(ended);
  });

  it('is the only one, and none of several that are well', () => {
    expect(neediest([good], now)).toBe(good);
    expect(neediest([good, good], now)).toBeUndefined();
    expect(neediest([], now)).toBeUndefined();
  });
});
