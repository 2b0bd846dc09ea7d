import { describe, expect, it } from 'vitest';
import type { DiscoveryEvent, OmsApi } from '../../shared/api.ts';
import { appError } from '../../shared/errors.ts';
import { fail, ok } from '../../shared/result.ts';
import { wizardCommands } from './commands.ts';
import { freshValue } from './derive.ts';
import { wizardReducer } from './reducer.ts';
import { newWizard, type WizardState } from './state.ts';
import { completed, pass, runWith, signIn, typed, workspaceNamed } from './testWizard.ts';

/** The commands over an API of which only the named methods exist; any other call would throw. */
function withApi(initial: WizardState, api: Partial<OmsApi>) {
  let state = initial;
  const commands = wizardCommands({
    api: api as OmsApi,
    now: () => new Date('2026-11-23T09:00:00Z'),
    state: () => state,
    dispatch: (action) => {
      state = wizardReducer(state, action);
    },
  });
  return { commands, state: () => state };
}

describe('discovery', () => {
  it('takes in events that arrive before the call has answered, and only those of its run', async () => {
    const listeners = new Set<(event: DiscoveryEvent) => void>();
    const send = (event: DiscoveryEvent) => {
      for (const listener of listeners) listener(event);
    };
    const { commands, state } = withApi(pass(typed(newWizard(false)), 'signIn', signIn), {
      on: (_event, listener) => {
        listeners.add(listener as (event: DiscoveryEvent) => void);
        return () => listeners.delete(listener as (event: DiscoveryEvent) => void);
      },
      discoverWorkspaces: async () => {
        send({ runId: 'r1', kind: 'subscriptions', count: 1 });
        send({ runId: 'r0', kind: 'found', workspaces: [workspaceNamed('foreign')] });
        send({ runId: 'r1', kind: 'found', workspaces: [workspaceNamed('law-1')] });
        return ok({ runId: 'r1' });
      },
    });
    await commands.findWorkspaces();
    send({ runId: 'r1', kind: 'finished' });
    expect(state().discovery).toMatchObject({ state: 'finished', subscriptions: 1 });
    expect(state().discovery?.workspaces.map((workspace) => workspace.name)).toEqual(['law-1']);
    expect(listeners.size).toBe(0);
  });

  it('shows why it could not begin', async () => {
    const { commands, state } = withApi(pass(typed(newWizard(false)), 'signIn', signIn), {
      on: () => () => undefined,
      discoverWorkspaces: async () => fail(appError('offline')),
    });
    await commands.findWorkspaces();
    expect(state().discovery).toMatchObject({ state: 'failed', error: { code: 'offline' } });
  });
});

describe('Verify', () => {
  it('sends the secret from the box when the main process has forgotten its handle', async () => {
    const sent: string[] = [];
    const { commands, state } = withApi(pass(typed(newWizard(false)), 'signIn', signIn), {
      verifySignIn: async ({ secret }) => {
        sent.push(secret.kind);
        return secret.kind === 'held'
          ? fail(appError('signInForgotten'))
          : ok({ ...signIn, signInId: 'new' });
      },
    });
    await commands.verify();
    expect(sent).toEqual(['held', 'typed']);
    expect(freshValue(state(), 'signIn')?.signInId).toBe('new');
  });

  it('changes a refusal that is on the screen only when a quiet retry works', async () => {
    let works = false;
    const { commands, state } = withApi(typed(newWizard(false)), {
      verifySignIn: async () => (works ? ok(signIn) : fail(appError('secretWrong'))),
    });
    await commands.verify();
    const refusal = state().checks.signIn;
    await commands.verifyQuietly();
    expect(state().checks.signIn).toBe(refusal);
    works = true;
    await commands.verifyQuietly();
    expect(freshValue(state(), 'signIn')).toEqual(signIn);
  });
});

describe('adding the connection', () => {
  const summary: WizardState = { ...completed(newWizard(false)), page: 'summary' };

  it('sends what was chosen with the handle, never a secret, and finds a run that was quick', async () => {
    const sent: unknown[] = [];
    const { commands, state } = withApi(
      { ...summary, draft: { ...summary.draft, secretExpiresOn: '2027-05-14' } },
      {
        addConnection: async (input) => {
          sent.push(input);
          return ok({ runId: 'run-1' });
        },
        listRuns: async () => ok({ runs: [runWith({ state: 'done', firstGroupProven: true })] }),
      },
    );
    await commands.commit();
    expect(JSON.stringify(sent)).not.toContain('Abc~secret');
    expect(sent[0]).toMatchObject({
      signInId: signIn.signInId,
      collections: [{ collectionId: 'PS100014', name: 'Windows Server 2022' }],
      secretExpiresOn: new Date(2027, 4, 14).toISOString(),
    });
    expect(state()).toMatchObject({ page: 'completion', secret: '' });
  });

  it('stays on Summary with the reason when it is refused', async () => {
    const { commands, state } = withApi(summary, {
      addConnection: async () => fail(appError('secretNotSaved')),
    });
    await commands.commit();
    expect(state()).toMatchObject({ page: 'summary', secret: 'Abc~secret', commit: { kind: 'refused' } });
  });

  it.each([
    ['done', ['syncNow']],
    ['failed', ['addConnection']],
  ] as const)('retries by %s of the first step: %s', async (state, expected) => {
    const called: string[] = [];
    const steps = runWith({}).steps.map((step) => (step.id === 'saveConnection' ? { ...step, state } : step));
    const stopped: WizardState = {
      ...summary,
      page: 'progress',
      commit: { kind: 'running', runId: 'run-1', cancelling: false },
      run: runWith({ state: 'failed', steps }),
    };
    const { commands } = withApi(stopped, {
      syncNow: async () => {
        called.push('syncNow');
        return ok({ runId: 'run-2' });
      },
      addConnection: async () => {
        called.push('addConnection');
        return ok({ runId: 'run-2' });
      },
      listRuns: async () => ok({ runs: [] }),
    });
    await commands.retry();
    expect(called).toEqual(expected);
  });
});
