import type {
  CollectionSummary,
  SiteReport,
  VerifiedSignIn,
  Workspace,
  WorkspaceCheck,
} from '../../shared/model.ts';
import type { RunView } from '../../shared/runModel.ts';
import type { WizardAction } from './actions.ts';
import { keyOf } from './keys.ts';
import { wizardReducer } from './reducer.ts';
import { addSteps } from './runProgress.ts';
import type { CheckName, CheckValues, WizardState } from './state.ts';

/** Made-up values and moves for the tests of the wizard's logic. */

export const today = '2026-11-23';
export const at = '2026-11-23T09:00:00.000Z';
export const tenantId = '7f3c2a10-5b1d-4c7e-9a46-2d8e0f6b1c35';
export const clientId = '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b30';

export const siteReport: SiteReport = {
  passed: true,
  checks: [],
  site: {
    siteCode: 'PS1',
    siteName: 'Contoso',
    version: '5.00.9141.1000',
    hierarchyId: tenantId,
    providerFqdn: 'cm01.contoso.com',
  },
};
export const signIn: VerifiedSignIn = {
  signInId: 'a0000000-0000-4000-8000-000000000001',
  tenantId,
  secret: { hasSecret: true, hint: 'Prx' },
};
export const workspaceNamed = (name: string, group = 'rg-1', subscription = 'Prod'): Workspace => ({
  subscriptionId: subscription === 'Prod' ? tenantId : clientId,
  subscriptionName: subscription,
  resourceGroup: group,
  name,
  resourceId: `/subscriptions/${subscription}/resourceGroups/${group}/workspaces/${name}`,
  customerId: clientId,
  location: 'westeurope',
});
export const workspaceCheck: WorkspaceCheck = {
  missingActions: [],
  canQuery: true,
  usedBytes: 100_000,
  budgetBytes: 6_000_000,
  savedSearches: 3,
};
export const collection: CollectionSummary = {
  collectionId: 'PS100014',
  name: 'Windows Server 2022',
  memberCount: 412,
  limitToName: null,
  folder: '\\',
  isBuiltIn: false,
  lastMemberChange: null,
};

export function apply(state: WizardState, ...actions: readonly WizardAction[]): WizardState {
  return actions.reduce(wizardReducer, state);
}

/** A check that was made for what stands in the boxes, and its answer. */
export function pass<N extends CheckName>(state: WizardState, check: N, value: CheckValues[N]): WizardState {
  const key = keyOf(state, check);
  const answered = { type: 'checkAnswered', check, key, value, at } as WizardAction;
  return apply(state, { type: 'checkStarted', check, key }, answered);
}

export function typed(state: WizardState, secret = 'Abc~secret'): WizardState {
  return apply(
    state,
    { type: 'fieldEdited', field: 'providerFqdn', value: 'cm01.contoso.com' },
    { type: 'fieldEdited', field: 'tenant', value: 'contoso.onmicrosoft.com' },
    { type: 'fieldEdited', field: 'clientId', value: clientId },
    { type: 'secretEdited', value: secret },
  );
}

/** One search for workspaces from start to end. */
export function discovered(state: WizardState, ...workspaces: readonly Workspace[]): WizardState {
  const report = (event: Extract<WizardAction, { type: 'discoveryReported' }>['event']) =>
    ({ type: 'discoveryReported', key: signIn.signInId, event, at }) as const;
  return apply(
    state,
    { type: 'discoveryStarted', key: signIn.signInId },
    report({ runId: 'r', kind: 'subscriptions', count: workspaces.length }),
    ...workspaces.map((workspace) => report({ runId: 'r', kind: 'found', workspaces: [workspace] })),
    report({ runId: 'r', kind: 'finished' }),
  );
}

/** Everything filled in and passed, as Summary sees it. */
export function completed(fresh: WizardState): WizardState {
  const signedIn = pass(pass(typed(fresh), 'site', siteReport), 'signIn', signIn);
  const found = discovered(signedIn, workspaceNamed('law-1'));
  const checked = pass(found, 'workspace', { workspace: workspaceNamed('law-1'), check: workspaceCheck });
  return apply(checked, { type: 'collectionsAdded', collections: [collection] });
}

export function runWith(change: Partial<RunView>): RunView {
  return {
    runId: 'run-1',
    kind: 'addConnection',
    trigger: 'person',
    connectionId: 'connection-1',
    startedAt: at,
    state: 'running',
    firstGroupProven: false,
    steps: addSteps.map((id) => ({ id, state: 'waiting', facts: {} })),
    ...change,
  };
}
