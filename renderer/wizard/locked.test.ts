import { expect, it } from 'vitest';
import { isLocked, keepLocked, withLocks } from './locked.ts';
import { wizardReducer } from './reducer.ts';
import { newWizard } from './state.ts';

const locks = { Cloud: 'china', Provider: 'cm01.contoso.com', Tenant: 'contoso.com' } as const;
const locked = withLocks(newWizard(false), locks);

it('what the organisation has settled stands in its boxes', () => {
  expect(locked.draft).toMatchObject({
    cloud: 'china',
    providerFqdn: 'cm01.contoso.com',
    tenant: 'contoso.com',
  });
  expect(isLocked(locked, 'cloud') && isLocked(locked, 'tenant') && isLocked(locked, 'providerFqdn')).toBe(
    true,
  );
});

it('nothing that is typed, chosen or pasted gets in', () => {
  const acts = [
    { type: 'fieldEdited', field: 'tenant', value: 'fabrikam.com' },
    { type: 'fieldEdited', field: 'providerFqdn', value: 'cm02.contoso.com' },
    { type: 'cloudChosen', cloud: 'public' },
    { type: 'tenantAndClientSwapped' },
  ] as const;
  for (const act of acts)
    expect(keepLocked(wizardReducer(locked, act)).draft).toMatchObject({
      cloud: 'china',
      providerFqdn: 'cm01.contoso.com',
      tenant: 'contoso.com',
    });
});

it('what is not settled stays free', () => {
  const only = withLocks(newWizard(false), { Tenant: 'contoso.com', LogLevel: 'verbose' } as {
    Tenant: string;
  });
  const typed = keepLocked(
    wizardReducer(only, { type: 'fieldEdited', field: 'providerFqdn', value: 'cm02.contoso.com' }),
  );
  expect(typed.draft).toMatchObject({
    cloud: 'public',
    providerFqdn: 'cm02.contoso.com',
    tenant: 'contoso.com',
  });
  expect(isLocked(typed, 'cloud')).toBe(false);
  expect(only.locks).toEqual({ Tenant: 'contoso.com' });
});

it('practice keeps its own values', () => {
  const practice = withLocks(newWizard(true), locks);
  expect(practice.draft).toEqual(newWizard(true).draft);
  expect(isLocked(practice, 'tenant')).toBe(false);
});

it('a connection that moves keeps what it has', () => {
  const connection = {} as never;
  const moving = withLocks({ ...newWizard(false), task: { kind: 'move', connection } }, locks);
  expect(moving.draft.tenant).toBe('');
});
