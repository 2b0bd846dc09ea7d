import { describe, expect, it } from 'vitest';
import { isFresh, isFullReadDue, jitterInMs, nextAttempt } from './schedule.ts';

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);

describe('nextAttempt', () => {
  it.each([
    ['three hours after the start of the last attempt', at('09:00'), at('09:10'), at('12:00')],
    ['at once after a sleep', at('02:00'), at('09:10'), at('09:10')],
    ['at once when nothing was ever tried', undefined, at('09:10'), at('09:10')],
    ['at once when the clock was set back', at('11:00'), at('09:10'), at('09:10')],
  ])('is %s', (_when, last, now, due) => {
    expect(nextAttempt(last, 0, now)).toEqual(due);
  });

  it('comes later by the jitter', () => {
    expect(nextAttempt(at('09:00'), 60_000, at('09:10'))).toEqual(at('12:01'));
  });
});

describe('jitterInMs', () => {
  it('is fixed per installation and at most ten minutes', () => {
    const one = 'ffffffff-0000-4000-8000-000000000000';
    expect(jitterInMs(one)).toBe(jitterInMs(one));
    expect(jitterInMs(one)).toBeLessThan(600_000);
    expect(jitterInMs('00000001-0000-4000-8000-000000000000')).toBe(1);
  });
});

describe('a full read', () => {
  // Local times, so that the test says the same in every time zone.
  const local = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute);
  it.each([
    ['before any', undefined, local(23, 9), true],
    ['after one of today', local(23, 3, 5), local(23, 9), false],
    ['after one of yesterday evening', local(22, 21), local(23, 9), true],
    ['before 03:00 of the next day', local(22, 9), local(23, 2, 59), false],
    ['from 03:00 on', local(22, 9), local(23, 3), true],
    ['after one that is dated in the future', local(24, 9), local(23, 9), true],
  ])('is due or not, %s', (_when, last, now, due) => {
    expect(isFullReadDue(last?.toISOString(), now)).toBe(due);
  });

  it('is due when the moment of the last one cannot be read', () => {
    expect(isFullReadDue('soon', local(23, 9))).toBe(true);
  });
});

describe('a success', () => {
  it.each([
    ['2 h 29 min old is fresh', at('06:31'), true],
    ['2 h 30 min old is not', at('06:30'), false],
    ['of the future is not', at('09:01'), false],
  ])('%s', (_what, last, fresh) => {
    expect(isFresh(last.toISOString(), at('09:00'))).toBe(fresh);
  });
  it('that nobody knows of is not', () => expect(isFresh(undefined, at('09:00'))).toBe(false));
});
