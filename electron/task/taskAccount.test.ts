import { expect, test } from 'vitest';
import { checkTaskAccount, isBuiltInAccount, isManagedAccount } from './taskAccount.ts';

test.each([
  'SYSTEM',
  'system',
  'LocalSystem',
  'NT AUTHORITY\\SYSTEM',
  'nt authority\\system',
  'NT AUTHORITY\\LOCAL SERVICE',
  'NT AUTHORITY\\NetworkService',
  'NT-AUTORIT\u00c4T\\SYSTEM',
  'NT-AUTORIT\u00c4T\\Netzwerkdienst',
  'AUTORITE NT\\Syst\u00e8me',
  'AUTORIDADE NT\\SISTEMA',
  'PC01\\SYSTEM',
  'NT SERVICE\\MSSQLSERVER',
  'IIS APPPOOL\\DefaultAppPool',
  'BUILTIN\\Administrators',
  'S-1-5-18',
  's-1-5-20',
])('%s is the computer’s own, and never runs the task', (account) => {
  expect(isBuiltInAccount(account)).toBe(true);
  for (const logon of ['interactive', 'password', 'managed'] as const) {
    expect(checkTaskAccount(logon, account)).toMatchObject({
      ok: false,
      error: { code: 'taskAccountRefused', facts: { rule: 'builtIn', account } },
    });
  }
});

test.each([
  'CONTOSO\\systems',
  'SYSTEMS\\admin',
  'AUTO\\admin',
  'CONTOSO\\autonomy nt',
  'system.user@contoso.com',
])('%s is a person’s', (account) => {
  expect(checkTaskAccount('password', account)).toEqual({ ok: true, value: undefined });
});

test.each([
  ['CONTOSO\\svc-oms$', true],
  ['svc-oms$@contoso.com', true],
  ['CONTOSO\\svc-oms', false],
  ['CONTOSO\\svc$oms', false],
])('%s is managed: %s', (account, managed) => {
  expect(isManagedAccount(account)).toBe(managed);
});

test.each([
  ['managed', 'CONTOSO\\svc-oms', 'notManaged'],
  ['password', 'CONTOSO\\svc-oms$', 'managedNeeded'],
  ['interactive', 'CONTOSO\\svc-oms$', 'managedNeeded'],
  ['password', 'svc-oms', 'form'],
  ['password', 'CONTOSO\\svc"oms', 'form'],
  ['password', 'CONTOSO\\svc\noms', 'form'],
  ['password', 'S-1-5-21-1-2-3-1001', 'form'],
] as const)('%s for %j is refused as %s', (logon, account, rule) => {
  expect(checkTaskAccount(logon, account)).toMatchObject({ ok: false, error: { facts: { rule } } });
});

test.each([
  ['interactive', 'CONTOSO\\admin'],
  ['password', 'svc-oms@contoso.com'],
  ['managed', 'CONTOSO\\svc-oms$'],
] as const)('%s for %j is fine', (logon, account) => {
  expect(checkTaskAccount(logon, account).ok).toBe(true);
});
