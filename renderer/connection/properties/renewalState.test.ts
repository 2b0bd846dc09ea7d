import { expect, it } from 'vitest';
import type { RenewalView } from '../../../shared/renewal.ts';
import { renewalTexts } from '../../../shared/strings/renewal.ts';
import { connectionOf, now } from '../testConnection.ts';
import { renewalLine } from './renewalState.ts';

const on: RenewalView = { enabled: true, allowed: true, underWay: false };
const lineOf = (renewal: RenewalView, more: Parameters<typeof connectionOf>[0] = {}) =>
  renewalLine(connectionOf({ ...more, renewal }), now);
const daysFromNow = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();

it('says what comes next', () => {
  expect(lineOf({ ...on, enabled: false })).toBeUndefined();
  expect(lineOf(on)).toEqual({ status: 'note', text: renewalTexts.endUnknown });
  expect(lineOf({ ...on, dueFrom: daysFromNow(-1) })).toEqual({ status: 'good', text: renewalTexts.dueNow });
  const from = daysFromNow(40);
  expect(lineOf({ ...on, dueFrom: from })?.text).toBe(renewalTexts.dueFrom(new Date(from)));
  expect(lineOf({ ...on, underWay: true })?.status).toBe('waiting');
});

it('says that a secret which has ended cannot renew itself', () => {
  const secret = { hasSecret: true, hint: 'abc', expiresOn: daysFromNow(-1), expirySource: 'graph' } as const;
  expect(lineOf({ ...on, dueFrom: daysFromNow(-31) }, { secret, lastSuccessAt: daysFromNow(-2) })).toEqual({
    status: 'stopped',
    text: renewalTexts.expired,
  });
});

it('says who forbids it, and leaves trouble to its message', () => {
  expect(lineOf({ ...on, enabled: false, allowed: false })?.text).toBe(renewalTexts.forbidden);
  const error = { code: 'renewalNotPermitted', facts: {}, retryable: false } as const;
  expect(lineOf({ ...on, trouble: { error, at: daysFromNow(0) } })).toBeUndefined();
});
