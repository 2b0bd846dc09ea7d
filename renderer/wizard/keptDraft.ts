import { isGuid, isTenant } from '../../shared/fields.ts';
import { type DraftPage, draftPages, type WizardDraft } from '../../shared/model.ts';
import { freshValue } from './derive.ts';
import { clean, isSubscription, knownWorkspaces, workspaceChoice } from './keys.ts';
import { newWizard, type WizardState } from './state.ts';
import { localDay } from './today.ts';

/** What is kept of a wizard for "Continue where you left off". The secret is never part of it. */

// Boxes keep only what can be one of their values: a secret that was pasted into the wrong box stays out of the
// file.
const HOST = /^[\p{L}\p{N}._:[\]-]{1,253}$/u;
const RESOURCE_GROUP = /^[\p{L}\p{N}._()-]{1,90}$/u;
const WORKSPACE_NAME = /^[A-Za-z0-9-]{1,63}$/;

const kept = (text: string, isValue: (text: string) => boolean): string => {
  const value = clean(text);
  return isValue(value) ? value : '';
};

function draftPageOf(state: WizardState): DraftPage | undefined {
  return draftPages.find((page) => page === state.page);
}

/** True while the wizard collects: from Progress on the main process has what it needs. */
export function isCollecting(state: WizardState): boolean {
  return draftPageOf(state) !== undefined;
}

/** Something was typed or chosen that a wizard that was just opened does not have. The secret does not count. */
export function isWorthKeeping(state: WizardState): boolean {
  return JSON.stringify(state.draft) !== JSON.stringify(newWizard(state.practice).draft);
}

/** The draft of a wizard, for the main process to keep. */
export function draftOf(state: WizardState, savedAt: string): WizardDraft {
  const { draft } = state;
  const page = draftPageOf(state);
  const choice = workspaceChoice(state);
  const workspace =
    freshValue(state, 'workspace')?.workspace ?? (choice.kind === 'found' ? choice.workspace : undefined);
  const expiry = new Date(`${draft.secretExpiresOn}T00:00:00`);
  const isDate = draft.secretExpiresOn !== '' && !Number.isNaN(expiry.getTime());
  const known = knownWorkspaces(state);
  const subscription = clean(draft.subscription);
  const listed = known.find((one) => isSubscription(one, subscription, known));
  return {
    practice: state.practice,
    providerFqdn: kept(draft.providerFqdn, (text) => HOST.test(text)),
    cloud: draft.cloud,
    tenant: kept(draft.tenant, isTenant),
    clientId: kept(draft.clientId, isGuid),
    ...(isDate ? { secretExpiresOn: expiry.toISOString() } : {}),
    ...(workspace === undefined ? {} : { workspace: { ...workspace } }),
    typedWorkspace: {
      subscriptionId: listed?.subscriptionId ?? kept(subscription, isGuid),
      resourceGroup: kept(draft.resourceGroup, (text) => RESOURCE_GROUP.test(text)),
      name: kept(draft.workspace, (text) => WORKSPACE_NAME.test(text)),
    },
    ...(page === undefined ? {} : { page }),
    collections: draft.collections.map(({ collectionId, name }) => ({ collectionId, name })),
    savedAt,
  };
}

/** The wizard as it was left, without its secret and with no check made yet. */
export function wizardFrom(left: WizardDraft): WizardState {
  const begun = newWizard(left.practice);
  const { typedWorkspace: typed, workspace, page = 'general' } = left;
  const needsSecret = page === 'azureAd' && left.tenant !== '' && left.clientId !== '';
  return {
    ...begun,
    page,
    visited: draftPages.slice(0, draftPages.indexOf(page) + 1),
    draft: {
      ...begun.draft,
      providerFqdn: left.practice ? begun.draft.providerFqdn : left.providerFqdn,
      cloud: left.cloud,
      tenant: left.tenant,
      clientId: left.clientId,
      secretExpiresOn: left.secretExpiresOn === undefined ? '' : localDay(new Date(left.secretExpiresOn)),
      subscription:
        workspace === undefined
          ? (typed?.subscriptionId ?? '')
          : workspace.subscriptionName || workspace.subscriptionId,
      resourceGroup: workspace?.resourceGroup ?? typed?.resourceGroup ?? '',
      workspace: workspace?.name ?? typed?.name ?? '',
      collections: left.collections,
    },
    focus: needsSecret ? 'clientSecret' : undefined,
    restored: true,
  };
}
