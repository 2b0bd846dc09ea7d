import { describe, expect, it } from 'vitest';
import { nextStep, railRow } from './derive.ts';
import { newWizard, reattachedWizard } from './state.ts';
import {
  apply,
  at,
  completed,
  discovered,
  pass,
  runWith,
  signIn,
  today,
  typed,
  workspaceNamed,
} from './testWizard.ts';

const fresh = newWizard(false);

describe('the run', () => {
  const begun = apply(
    completed(fresh),
    { type: 'commitStarted' },
    { type: 'commitAccepted', runId: 'run-1' },
  );

  it('shows Completion as soon as the first group is proven', () => {
    expect(begun.page).toBe('progress');
    expect(apply(begun, { type: 'runChanged', run: runWith({}) }).page).toBe('progress');
    expect(apply(begun, { type: 'runChanged', run: runWith({ firstGroupProven: true }) }).page).toBe(
      'completion',
    );
  });

  it('listens to its own run only', () => {
    expect(
      apply(begun, { type: 'runChanged', run: runWith({ runId: 'other', state: 'done' }) }).run,
    ).toBeUndefined();
  });

  it('offers to retry when it stopped, and leads nowhere else from the rail', () => {
    const stopped = apply(begun, { type: 'runChanged', run: runWith({ state: 'failed' }) });
    expect(nextStep(stopped, today)).toEqual({ kind: 'retry' });
    expect(railRow(stopped, 'general', today).reachable).toBe(false);
    expect(apply(stopped, { type: 'previousChosen' }).page).toBe('progress');
  });

  it('cannot be gone on with by a reloaded window that saved nothing', () => {
    const lost = reattachedWizard(runWith({ state: 'failed' }), false);
    expect(nextStep(lost, today)).toMatchObject({ kind: 'off' });
    const steps = lost.run?.steps.map((step) => ({ ...step, state: 'done' as const })) ?? [];
    const saved = reattachedWizard(runWith({ state: 'failed', steps }), false);
    expect(nextStep(saved, today)).toEqual({ kind: 'retry' });
  });

  it('is found again by a reloaded window', () => {
    expect(reattachedWizard(runWith({}), false)).toMatchObject({
      page: 'progress',
      commit: { runId: 'run-1' },
    });
    expect(reattachedWizard(runWith({ firstGroupProven: true }), true)).toMatchObject({
      page: 'completion',
      practice: true,
    });
  });
});

describe('workspaces', () => {
  const signedIn = pass(typed(fresh), 'signIn', signIn);

  it('fills the boxes when there is one', () => {
    expect(discovered(signedIn, workspaceNamed('law-1')).draft).toMatchObject({
      subscription: 'Prod',
      resourceGroup: 'rg-1',
      workspace: 'law-1',
    });
  });

  it('leaves the choice to the person when there are several, and keeps what was typed', () => {
    const several = discovered(signedIn, workspaceNamed('law-1'), workspaceNamed('law-2'));
    expect(several.draft.workspace).toBe('');
    const typedBefore = apply(signedIn, { type: 'levelChosen', level: 'workspace', text: 'mine' });
    expect(discovered(typedBefore, workspaceNamed('law-1')).draft.workspace).toBe('mine');
  });

  it('narrows from level to level, filling where one thing is left', () => {
    const all = [
      workspaceNamed('law-1'),
      workspaceNamed('law-2', 'rg-2'),
      workspaceNamed('law-3', 'rg-3', 'Test'),
    ];
    const several = discovered(signedIn, ...all);
    const test = apply(several, { type: 'levelChosen', level: 'subscription', text: 'Test' });
    expect(test.draft).toMatchObject({ resourceGroup: 'rg-3', workspace: 'law-3' });
    const prod = apply(test, { type: 'levelChosen', level: 'subscription', text: 'Prod' });
    expect(prod.draft).toMatchObject({ resourceGroup: '', workspace: '' });
  });

  it.each([
    [0, 'noSubscription'],
    [2, 'noWorkspace'],
  ] as const)('tells why nothing was found among %i subscriptions', (count, code) => {
    const key = signIn.signInId;
    const nothing = apply(
      signedIn,
      { type: 'discoveryStarted', key },
      { type: 'discoveryReported', key, event: { runId: 'r', kind: 'subscriptions', count }, at },
      { type: 'discoveryReported', key, event: { runId: 'r', kind: 'finished' }, at },
    );
    expect(nothing.discovery?.error?.code).toBe(code);
  });

  it('drops reports of a search for another sign-in', () => {
    const started = apply(signedIn, { type: 'discoveryStarted', key: signIn.signInId });
    const edited = apply(started, { type: 'secretEdited', value: 'x' });
    const late = apply(edited, {
      type: 'discoveryReported',
      key: signIn.signInId,
      event: { runId: 'r', kind: 'found', workspaces: [workspaceNamed('law-1')] },
      at,
    });
    expect(late.discovery).toBeUndefined();
  });

  it('takes a typed workspace by its IDs, not by a name that is not on the list', () => {
    const type = (subscription: string) =>
      apply(
        { ...signedIn, page: 'workspace' },
        { type: 'levelChosen', level: 'resourceGroup', text: 'rg' },
        { type: 'levelChosen', level: 'workspace', text: 'law' },
        { type: 'levelChosen', level: 'subscription', text: subscription },
      );
    expect(nextStep(type('Production'), today)).toMatchObject({ kind: 'off' });
    expect(nextStep(type('3f1d6a52-8c0b-4e7d-b1a9-64c25e0d7f18'), today)).toEqual({ kind: 'check' });
  });
});
