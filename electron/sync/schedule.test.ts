import { describe, expect, it } from 'vitest';
import { jitterInMs, nextAttempt } from './schedule.ts';

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
