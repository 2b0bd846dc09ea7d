import { describe, expect, it } from 'vitest';
import { draftPages } from '../../shared/model.ts';
import { nextStep } from './derive.ts';
import { draftOf, isWorthKeeping, wizardFrom } from './keptDraft.ts';
import { newWizard, type WizardState } from './state.ts';
import {
  apply,
  at,
  clientId,
  collection,
  completed,
  discovered,
  pass,
  signIn,
  siteReport,
  today,
  typed,
  workspaceCheck,
  workspaceNamed,
} from './testWizard.ts';

const full: WizardState = { ...completed(newWizard(false)), page: 'collections' };
const leftOn = (page: WizardState['page']) => wizardFrom(draftOf({ ...full, page }, at));

describe('what is kept', () => {
  it('is everything but the secret', () => {
    const draft = draftOf(
      apply(full, { type: 'fieldEdited', field: 'secretExpiresOn', value: '2027-05-14' }),
      at,
    );
    expect(JSON.stringify(draft)).not.toContain('Abc~secret');
    const { draft: back, secret, practice } = wizardFrom(draft);
    expect({ secret, practice }).toEqual({ secret: '', practice: false });
    expect(back).toEqual({
      ...full.draft,
      secretExpiresOn: '2027-05-14',
      collections: [{ collectionId: collection.collectionId, name: collection.name }],
    });
  });

  it('leaves out what cannot be a value, such as a secret in the wrong box', () => {
    const secret = 'Abc8Q~not.for~any.File_0123456789';
    const fields = [
      'providerFqdn',
      'tenant',
      'clientId',
      'subscription',
      'resourceGroup',
      'workspace',
    ] as const;
    const wrong = fields.reduce(
      (state, field) => apply(state, { type: 'fieldEdited', field, value: secret }),
      newWizard(false),
    );
    expect(JSON.stringify(draftOf(wrong, at))).not.toContain('not.for');
  });

  it('keeps a workspace that was typed because Azure lists none', () => {
    const state = apply(
      pass(typed(newWizard(false)), 'signIn', signIn),
      { type: 'levelChosen', level: 'subscription', text: ` ${clientId}` },
      { type: 'levelChosen', level: 'resourceGroup', text: 'rg-hidden' },
      { type: 'levelChosen', level: 'workspace', text: 'law-hidden' },
    );
    expect(wizardFrom(draftOf(state, at)).draft).toMatchObject({
      subscription: clientId,
      resourceGroup: 'rg-hidden',
      workspace: 'law-hidden',
    });
  });

  it('is nothing for a wizard that was only opened, or that holds a secret only', () => {
    expect(isWorthKeeping(newWizard(true))).toBe(false);
    expect(isWorthKeeping(apply(newWizard(true), { type: 'secretEdited', value: 'Abc~secret' }))).toBe(false);
    expect(isWorthKeeping(typed(newWizard(false)))).toBe(true);
  });
});

describe('a wizard that goes on from a draft', () => {
  it.each(draftPages)('opens on the page that it was left on: %s', (page) => {
    const state = leftOn(page);
    expect(state.page).toBe(page);
    expect(state.visited).toEqual(draftPages.slice(0, draftPages.indexOf(page) + 1));
  });

  it.each(['azureAd', 'workspace', 'collections', 'summary'] as const)(
    'does not go on without the secret: %s',
    (page) => {
      expect(nextStep(pass(leftOn(page), 'site', siteReport), today)).toEqual({
        kind: 'off',
        why: expect.stringContaining('paste the client secret'),
      });
    },
  );

  it('leads back to its page once the secret was given and the workspace is checked', () => {
    const asked = apply(pass(leftOn('summary'), 'site', siteReport), {
      type: 'editChosen',
      page: 'azureAd',
      field: 'clientSecret',
      returnTo: 'summary',
    });
    const signedIn = pass(
      apply(asked, { type: 'secretEdited', value: 'Abc~secret' }, { type: 'goOnWanted' }),
      'signIn',
      signIn,
    );
    expect(signedIn.page).toBe('workspace');
    const found = discovered(signedIn, workspaceNamed('law-1'), workspaceNamed('law-2'));
    const checked = pass(found, 'workspace', {
      workspace: workspaceNamed('law-1'),
      check: workspaceCheck,
    });
    expect(apply(checked, { type: 'nextChosen', today })).toMatchObject({ page: 'summary' });
  });

  it('takes members and folders of its collections from the site when it is read', () => {
    const state = pass(leftOn('collections'), 'list', { collections: [collection], readAt: at });
    expect(state.draft.collections).toEqual([collection]);
    const gone = pass(leftOn('collections'), 'list', { collections: [], readAt: at });
    expect(gone.draft.collections.map((one) => one.name)).toEqual([collection.name]);
  });
});
