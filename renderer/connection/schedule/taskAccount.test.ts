import { describe, expect, it } from 'vitest';
import { accountProblem } from './taskAccount.ts';

describe('the account of a scheduled task', () => {
  it.each([
    ['interactive', '', true],
    ['password', 'CONTOSO\\svc-oms', true],
    ['password', ' CONTOSO\\svc-oms ', true],
    ['password', '', false],
    ['password', 'svc-oms', false],
    ['password', 'CONTOSO\\gmsa-oms$', false],
    ['managed', 'CONTOSO\\gmsa-oms$', true],
    ['managed', 'CONTOSO\\svc-oms', false],
  ] as const)('%s: "%s"', (logon, account, isGood) => {
    expect(accountProblem(logon, account) === undefined).toBe(isGood);
  });
});
