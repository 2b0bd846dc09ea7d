import { expect, test } from 'vitest';
import { askedTexts } from './connectionPage.ts';

test('a sync that another account is asked for names its day as a sentence does', () => {
  const now = new Date(2027, 4, 12, 10);
  const text = (when: Date) => askedTexts.wishedUntil('CONTOSO\\anna', when, now);
  expect(text(new Date(2027, 4, 14, 9))).toMatch(/, else on 14 May 2027 at 09:00\.$/);
  expect(text(new Date(2027, 4, 13, 9))).toMatch(/, else tomorrow at 09:00\.$/);
});
