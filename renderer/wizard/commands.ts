import type { DiscoveryEvent, OmsApi, WriteCheckEvent } from '../../shared/api.ts';
import type { Result } from '../../shared/result.ts';
import { expiryFromBox } from '../components/secretRules.ts';
import type { WizardAction } from './actions.ts';
import { freshValue, isSaved } from './derive.ts';
import { keyOf, signInIdOf, signInInput, siteSource, workspaceChoice } from './keys.ts';
import type { CheckName, CheckValues, WizardState } from './state.ts';

export interface CommandPorts {
  readonly api: OmsApi;
  readonly state: () => WizardState;
  readonly dispatch: (action: WizardAction) => void;
  readonly now: () => Date;
}

/** What the pages ask the main process for. Every answer goes through the reducer with its key. */
export type WizardCommands = ReturnType<typeof wizardCommands>;

export function wizardCommands({ api, state, dispatch, now }: CommandPorts) {
  const at = () => now().toISOString();

  async function check<N extends CheckName>(
    name: N,
    ask: (before: WizardState) => Promise<Result<CheckValues[N]>> | undefined,
  ): Promise<void> {
    const before = state();
    const key = keyOf(before, name);
    const current = before.checks[name];
    if (current.kind === 'running' && current.key === key) return;
    const asked = ask(before);
    if (asked === undefined) return;
    dispatch({ type: 'checkStarted', check: name, key });
    const answer = await asked;
    if (answer.ok) {
      dispatch({ type: 'checkAnswered', check: name, key, value: answer.value, at: at() } as WizardAction);
    } else {
      dispatch({ type: 'checkRefused', check: name, key, error: answer.error, at: at() });
    }
  }

  const commands = {
    checkSite: () => check('site', (before) => api.checkSite({ source: siteSource(before) })),

    /** Verify. A forgotten handle is no one's fault: the secret that is still in the box is sent instead. */
    verify: () =>
      check('signIn', async (before) => {
        const input = signInInput(before);
        const first = await api.verifySignIn(input);
        const isForgotten = !first.ok && first.error.code === 'signInForgotten';
        if (!isForgotten || input.secret.kind === 'typed' || before.secret === '') return first;
        return api.verifySignIn({ ...input, secret: { kind: 'typed', value: before.secret } });
      }),

    /** One more sign-in that changes the screen only if it works: a new secret needs a while. */
    verifyQuietly: async () => {
      const before = state();
      const key = keyOf(before, 'signIn');
      const answer = await api.verifySignIn(signInInput(before));
      if (answer.ok) dispatch({ type: 'signInRecovered', key, value: answer.value, at: at() });
    },

    findWorkspaces: async () => {
      const signInId = signInIdOf(state());
      if (signInId === undefined) return;
      dispatch({ type: 'discoveryStarted', key: signInId });
      // Events may arrive before the call has answered with the run they belong to.
      let runId: string | undefined;
      const early: DiscoveryEvent[] = [];
      const report = (event: DiscoveryEvent) => {
        if (event.runId !== runId) return;
        dispatch({ type: 'discoveryReported', key: signInId, event, at: at() });
        if (event.kind === 'finished' || event.kind === 'failed') stop();
      };
      const stop = api.on('discovery', (event) => (runId === undefined ? early.push(event) : report(event)));
      const started = await api.discoverWorkspaces({ signInId });
      if (!started.ok) {
        stop();
        const event = { runId: '', kind: 'failed', error: started.error } as const;
        dispatch({ type: 'discoveryReported', key: signInId, event, at: at() });
        return;
      }
      runId = started.value.runId;
      for (const event of early) report(event);
    },

    checkWorkspace: () =>
      check('workspace', (before) => {
        const signInId = signInIdOf(before);
        const choice = workspaceChoice(before);
        if (signInId === undefined || choice.kind === 'incomplete') return undefined;
        const find = async (): ReturnType<OmsApi['getWorkspace']> => {
          if (choice.kind === 'found') return { ok: true, value: choice.workspace };
          const { subscriptionId, resourceGroup, name } = choice;
          return api.getWorkspace({ signInId, subscriptionId, resourceGroup, name });
        };
        return find().then(async (found) => {
          if (!found.ok) return found;
          const answer = await api.checkWorkspace({ signInId, workspace: found.value });
          return answer.ok ? { ok: true, value: { workspace: found.value, check: answer.value } } : answer;
        });
      }),

    readCollections: () => check('list', (before) => api.listCollections({ source: siteSource(before) })),

    preview: () =>
      check('preview', (before) => {
        const chosen = chosenInput(before);
        return chosen === undefined
          ? undefined
          : api.previewConnection({ ...chosen, ...aboutConnection(before) });
      }),

    commit: async () => {
      const before = state();
      const chosen = chosenInput(before);
      if (chosen === undefined || before.commit.kind === 'starting') return;
      dispatch({ type: 'commitStarted' });
      const answer = await committed(api, before, chosen);
      if (!answer.ok) return dispatch({ type: 'commitRefused', error: answer.error, at: at() });
      dispatch({ type: 'commitAccepted', runId: answer.value.runId });
      await commands.findRun(answer.value.runId);
    },

    /** Goes on from the step that stopped: a saved connection is synced, else it is added again. */
    retry: async () => {
      const before = state();
      if (before.run === undefined || before.commit.kind === 'starting') return;
      if (!isSaved(before)) return commands.commit();
      dispatch({ type: 'commitStarted' });
      const answer = await api.syncNow({ connectionId: before.run.connectionId });
      if (!answer.ok) return dispatch({ type: 'commitRefused', error: answer.error, at: at() });
      dispatch({ type: 'commitAccepted', runId: answer.value.runId });
      await commands.findRun(answer.value.runId);
    },

    /** A short run may have ended before this window listened to it. */
    findRun: async (runId: string) => {
      const answer = await api.listRuns({});
      const run = answer.ok ? answer.value.runs.find((one) => one.runId === runId) : undefined;
      if (run !== undefined) dispatch({ type: 'runChanged', run });
    },

    /** The write check, which the page asks consent for. Its events may arrive before the call has answered. */
    measure: async () => {
      const before = state();
      const signInId = signInIdOf(before);
      const workspace = freshValue(before, 'workspace')?.workspace;
      const key = keyOf(before, 'workspace');
      const isUnderWay = before.measurement?.state === 'running' && before.measurement.key === key;
      if (signInId === undefined || workspace === undefined || isUnderWay) return;
      dispatch({ type: 'measureStarted', key });
      let runId: string | undefined;
      const early: WriteCheckEvent[] = [];
      const report = (event: WriteCheckEvent) => {
        if (event.runId !== runId) return;
        dispatch({ type: 'measureReported', key, event, at: at() });
        if (event.kind !== 'size') stop();
      };
      const stop = api.on('writeCheck', (event) => (runId === undefined ? early.push(event) : report(event)));
      const started = await api.measureWorkspace({ signInId, workspace: { ...workspace } });
      if (!started.ok) {
        stop();
        const event = { runId: '', kind: 'failed', error: started.error } as const;
        dispatch({ type: 'measureReported', key, event, at: at() });
        return;
      }
      runId = started.value.runId;
      dispatch({ type: 'measureFound', key, runId });
      for (const event of early) report(event);
    },

    stopMeasuring: async () => {
      const runId = state().measurement?.runId;
      if (runId !== undefined) await api.cancelRun({ runId });
    },

    cancelRun: async () => {
      const { commit } = state();
      if (commit.kind !== 'running') return;
      dispatch({ type: 'cancelWanted' });
      await api.cancelRun({ runId: commit.runId });
    },
  };
  return commands;
}

type Chosen = NonNullable<ReturnType<typeof chosenInput>>;

/** The one call of the last page. */
function committed(api: OmsApi, state: WizardState, chosen: Chosen) {
  const expiry = typedExpiry(state);
  const { task, formerGroups: groups } = state;
  if (task.kind !== 'move')
    return api.addConnection({
      ...chosen,
      ...expiry,
      ...(task.kind === 'recreate' ? { replaces: task.connection.connectionId } : {}),
    });
  const { signInId, workspace } = chosen;
  const { connectionId } = task.connection;
  return api.moveConnection({ connectionId, signInId, workspace, groups, ...expiry });
}

function aboutConnection({ task }: WizardState): { connectionId?: string; replaces?: string } {
  if (task.kind === 'add') return {};
  const { connectionId } = task.connection;
  return task.kind === 'move' ? { connectionId } : { replaces: connectionId };
}

function chosenInput(state: WizardState) {
  const signInId = signInIdOf(state);
  const workspace = freshValue(state, 'workspace')?.workspace;
  if (signInId === undefined || workspace === undefined || state.draft.collections.length === 0)
    return undefined;
  const collections = state.draft.collections.map(({ collectionId, name }) => ({ collectionId, name }));
  return { signInId, source: siteSource(state), workspace: { ...workspace }, collections };
}

/** The typed date as the start of that day here; Microsoft Graph's own date goes before it. */
function typedExpiry(state: WizardState): { secretExpiresOn?: string } {
  const { secretExpiresOn } = state.draft;
  if (freshValue(state, 'signIn')?.secret.expiresOn !== undefined) return {};
  const typed = expiryFromBox(secretExpiresOn);
  return typed === undefined ? {} : { secretExpiresOn: typed };
}
