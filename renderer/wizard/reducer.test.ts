import { describe, expect, it } from 'vitest';
import { appError } from '../../shared/errors.ts';
import { freshValue, isComplete, nextStep, railRow, summaryIsOn } from './derive.ts';
import { keyOf, signInInput } from './keys.ts';
import { newWizard, type WizardState } from './state.ts';
import { apply, at, collection, completed, pass, signIn, siteReport, today, typed } from './testWizard.ts';

const fresh = newWizard(false);

describe('checks and their inputs', () => {
  it('makes a check stale when an input changes, and good again when it is put back', () => {
    const passed = pass(typed(fresh), 'signIn', signIn);
    const edited = apply(passed, { type: 'fieldEdited', field: 'tenant', value: 'other.com' });
    expect(freshValue(edited, 'signIn')).toBeUndefined();
    const back = apply(edited, { type: 'fieldEdited', field: 'tenant', value: 'Contoso.onmicrosoft.com ' });
    expect(freshValue(back, 'signIn')).toEqual(signIn);
  });

  it('drops an answer that comes after its inputs changed', () => {
    const state = typed(fresh);
    const key = keyOf(state, 'signIn');
    const late = apply(
      state,
      { type: 'checkStarted', check: 'signIn', key },
      { type: 'fieldEdited', field: 'clientId', value: 'b' },
      { type: 'checkAnswered', check: 'signIn', key, value: signIn, at },
    );
    expect(late.checks.signIn).toEqual({ kind: 'idle' });
  });

  it('drops an answer that was overtaken by a newer check', () => {
    const state = typed(fresh);
    const [old, next] = [
      keyOf(state, 'signIn'),
      keyOf(apply(state, { type: 'secretEdited', value: 'x' }), 'signIn'),
    ];
    const overtaken = apply(
      state,
      { type: 'checkStarted', check: 'signIn', key: old },
      { type: 'secretEdited', value: 'x' },
      { type: 'checkStarted', check: 'signIn', key: next },
      { type: 'checkRefused', check: 'signIn', key: old, error: appError('secretWrong'), at },
    );
    expect(overtaken.checks.signIn).toEqual({ kind: 'running', key: next });
  });

  it('makes everything downstream stale with the sign-in, and wipes nothing', () => {
    const done = completed(fresh);
    expect(isComplete(done, 'summary', today)).toBe(true);
    const edited = apply(done, { type: 'secretEdited', value: 'another' });
    expect(isComplete(edited, 'azureAd', today)).toBe(false);
    expect(isComplete(edited, 'workspace', today)).toBe(false);
    expect(edited.draft).toEqual(done.draft);
  });

  it('keeps no secret in a key', () => {
    const done = completed(fresh);
    for (const name of ['site', 'signIn', 'workspace', 'list', 'preview'] as const) {
      expect(keyOf(done, name)).not.toContain('Abc~secret');
    }
  });
});

describe('the secret', () => {
  it('crosses again only when something it is checked with changed', () => {
    const state = typed(fresh, ' Abc~secret\n');
    expect(signInInput(state).secret).toEqual({ kind: 'typed', value: 'Abc~secret' });
    const passed = pass(state, 'signIn', signIn);
    expect(signInInput(passed).secret).toEqual({ kind: 'held', signInId: signIn.signInId });
    const edited = apply(passed, { type: 'fieldEdited', field: 'tenant', value: 'other.com' });
    expect(signInInput(edited).secret).toEqual({ kind: 'typed', value: 'Abc~secret' });
  });

  it('leaves with the commit; the sign-in stays good and its handle takes its place', () => {
    const run = apply(
      completed(fresh),
      { type: 'commitStarted' },
      { type: 'commitAccepted', runId: 'run-1' },
    );
    expect(JSON.stringify(run)).not.toContain('Abc~secret');
    expect(freshValue(run, 'signIn')).toEqual(signIn);
    const back = apply(
      run,
      { type: 'editChosen', page: 'azureAd', field: 'clientId' },
      { type: 'fieldEdited', field: 'tenant', value: 'other.com' },
    );
    expect(signInInput(back).secret).toEqual({ kind: 'held', signInId: signIn.signInId });
    const pasted = apply(back, { type: 'secretEdited', value: 'New~secret' });
    expect(signInInput(pasted).secret).toEqual({ kind: 'typed', value: 'New~secret' });
  });

  it('has to be given again when the main process has forgotten it', () => {
    const run = apply(
      { ...completed(fresh), secret: '', secretHeld: true },
      { type: 'commitRefused', error: appError('signInForgotten'), at },
    );
    expect(nextStep({ ...run, page: 'azureAd' }, today)).toMatchObject({ kind: 'off' });
  });
});

describe('going through the pages', () => {
  const onAzureAd: WizardState = { ...typed(fresh), page: 'azureAd' };

  it('checks first when Next was chosen before, and goes on when it passes', () => {
    expect(nextStep(onAzureAd, today)).toEqual({ kind: 'check' });
    const wanted = apply(onAzureAd, { type: 'goOnWanted' });
    expect(pass(wanted, 'signIn', signIn).page).toBe('workspace');
    expect(pass(onAzureAd, 'signIn', signIn).page).toBe('azureAd');
  });

  it('stays, points at the field and says why when the check is refused', () => {
    const key = keyOf(onAzureAd, 'signIn');
    const refused = apply(
      onAzureAd,
      { type: 'goOnWanted' },
      { type: 'checkStarted', check: 'signIn', key },
      {
        type: 'checkRefused',
        check: 'signIn',
        key,
        error: appError('secretExpired', { field: 'clientSecret' }),
        at,
      },
    );
    expect(refused.page).toBe('azureAd');
    expect(refused.focus).toBe('clientSecret');
    expect(nextStep(refused, today)).toEqual({
      kind: 'off',
      why: 'To go on, paste a new client secret key.',
    });
    expect(railRow(refused, 'azureAd', today).state).toBe('currentWithProblem');
    expect(nextStep(apply(refused, { type: 'secretEdited', value: 'new' }), today)).toEqual({
      kind: 'check',
    });
  });

  it('does not go on for a person who went elsewhere or edited meanwhile', () => {
    const key = keyOf(onAzureAd, 'signIn');
    const started = apply(onAzureAd, { type: 'goOnWanted' }, { type: 'checkStarted', check: 'signIn', key });
    const away = apply(started, { type: 'previousChosen' });
    expect(apply(away, { type: 'checkAnswered', check: 'signIn', key, value: signIn, at }).page).toBe(
      'general',
    );
  });

  it('keeps what was typed on the way back', () => {
    const back = apply({ ...completed(fresh), page: 'workspace' }, { type: 'previousChosen' });
    expect(back.page).toBe('azureAd');
    expect(back.secret).toBe('Abc~secret');
    expect(back.draft.workspace).toBe('law-1');
  });

  it('stays on General while the site check found something', () => {
    const notTop = pass(typed(fresh), 'site', { ...siteReport, passed: false });
    expect(nextStep(notTop, today)).toMatchObject({ kind: 'off' });
  });

  it('leads straight back to Summary after an Edit, or to what the edit broke', () => {
    const summary: WizardState = { ...completed(fresh), page: 'summary' };
    const editing = apply(summary, { type: 'editChosen', page: 'general' });
    expect(apply(editing, { type: 'nextChosen', today })).toMatchObject({
      page: 'summary',
      returnTo: undefined,
    });
    const broken = pass(
      apply(
        summary,
        { type: 'editChosen', page: 'azureAd' },
        { type: 'fieldEdited', field: 'tenant', value: 'other.com' },
        { type: 'goOnWanted' },
      ),
      'signIn',
      { ...signIn, signInId: 'a0000000-0000-4000-8000-000000000002' },
    );
    expect(broken).toMatchObject({ page: 'workspace', returnTo: 'summary' });
  });

  it('offers Summary only when nothing is missing', () => {
    expect(summaryIsOn({ ...completed(fresh), page: 'collections' }, today)).toBe(true);
    const without = apply(completed(fresh), {
      type: 'collectionsRemoved',
      ids: new Set([collection.collectionId]),
    });
    expect(summaryIsOn({ ...without, page: 'collections' }, today)).toBe(false);
  });

  it('refuses collections that do not fit', () => {
    const page: WizardState = { ...completed(fresh), page: 'collections' };
    const large = pass(page, 'preview', {
      create: 1,
      update: 0,
      unchanged: 0,
      memberships: 9,
      estimatedBytes: 5_900_001,
    });
    expect(nextStep(large, today)).toMatchObject({ kind: 'off' });
    const updates = pass(page, 'preview', {
      create: 0,
      update: 1,
      unchanged: 0,
      memberships: 9,
      estimatedBytes: 5_900_001,
    });
    expect(nextStep(updates, today)).toEqual({ kind: 'go' });
  });

  it.each(['2026-11-22', 'soon'])('does not take %s as a date of expiry', (value) => {
    const dated = apply(onAzureAd, { type: 'fieldEdited', field: 'secretExpiresOn', value });
    expect(nextStep(dated, today)).toMatchObject({ kind: 'off' });
  });
});
