import { expect, it } from 'vitest';
import type { PastedValues } from '../../shared/prepare/pastedResult.ts';
import { firstStop } from './fieldRules.ts';
import { workspaceChoice } from './keys.ts';
import { wizardReducer } from './reducer.ts';
import { newWizard, type WizardState } from './state.ts';
import { localDay } from './today.ts';

const whole: PastedValues = {
  cloud: 'usGovernment',
  tenant: '7f3c2a10-5b1d-4c7e-9a46-2d8e0f6b1c35',
  clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b30',
  secret: 'Prx8Q~value',
  secretExpiresOn: '2027-11-25T23:30:00.000Z',
  subscription: '3f1d6a52-8c0b-4e7d-b1a9-64c25e0d7f18',
  resourceGroup: 'rg-oms',
  workspace: 'law-oms',
};
const paste = (state: WizardState, values: PastedValues) =>
  wizardReducer(state, { type: 'resultPasted', values });

it('a whole result fills two pages, so that nothing is left to type', () => {
  const state = paste(newWizard(false), whole);
  expect(state.draft).toMatchObject({
    cloud: 'usGovernment',
    tenant: whole.tenant,
    secretExpiresOn: localDay(new Date('2027-11-25T23:30:00.000Z')),
  });
  expect(state.secret).toBe('Prx8Q~value');
  expect(
    firstStop(state, ['tenant', 'clientId', 'clientSecret', 'secretExpiresOn'], '2026-11-23'),
  ).toBeUndefined();
  expect(workspaceChoice(state)).toEqual({
    kind: 'typed',
    subscriptionId: whole.subscription,
    resourceGroup: 'rg-oms',
    name: 'law-oms',
  });
});

it('leaves alone what the text does not hold', () => {
  const typed = paste(newWizard(false), whole);
  const state = paste(typed, { clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b31' });
  expect(state).toEqual({
    ...typed,
    draft: { ...typed.draft, clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b31' },
  });
});

it('a new secret makes the earlier Verify count no more; the same one does not', () => {
  const state = paste(newWizard(false), whole);
  expect(paste(state, { secret: 'Prx8Q~value' }).secretVersion).toBe(state.secretVersion);
  expect(paste(state, { secret: 'Other' }).secretVersion).toBe(state.secretVersion + 1);
});

it('takes a day as the day that it is', () => {
  const state = paste(newWizard(false), { secretExpiresOn: '2027-01-01' });
  expect(state.draft.secretExpiresOn).toBe('2027-01-01');
});
