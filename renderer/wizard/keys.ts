import type { MethodInput } from '../../shared/contract.ts';
import { cleanPaste, isGuid } from '../../shared/fields.ts';
import type { SiteSource, Workspace } from '../../shared/model.ts';
import type { Check, CheckName, WizardState } from './state.ts';

/** Keys say which inputs a check judged. None of them contains a secret. */

export const clean = (text: string): string => cleanPaste(text).value;

export function siteSource(state: WizardState): SiteSource {
  if (state.practice) {
    // Only a connection that is there may be of another provider of the made-up site.
    const fqdn = state.draft.providerFqdn;
    return state.task.kind === 'add' || fqdn === '' ? { kind: 'practice' } : { kind: 'practice', fqdn };
  }
  return { kind: 'provider', fqdn: clean(state.draft.providerFqdn).toLowerCase() };
}

function siteKey(state: WizardState): string {
  const source = siteSource(state);
  return source.kind === 'practice' ? `practice ${source.fqdn ?? ''}` : source.fqdn;
}

function signInKey(state: WizardState): string {
  const { cloud, tenant, clientId } = state.draft;
  return [
    siteSource(state).kind,
    cloud,
    clean(tenant).toLowerCase(),
    clean(clientId).toLowerCase(),
    state.secretVersion,
  ].join('|');
}

/** The answer of a check, if it judged what stands in the boxes now. */
export function freshAnswer<T>(check: Check<T>, key: string): T | undefined {
  return check.kind === 'answered' && check.key === key ? check.value : undefined;
}

/** Handle of the verified sign-in that fits the boxes as they are now. */
export function signInIdOf(state: WizardState): string | undefined {
  return freshAnswer(state.checks.signIn, signInKey(state))?.signInId;
}

export type WorkspaceChoice =
  | { readonly kind: 'incomplete' }
  /** On the list that Azure gave. */
  | { readonly kind: 'found'; readonly workspace: Workspace }
  | {
      readonly kind: 'typed';
      readonly subscriptionId: string;
      readonly resourceGroup: string;
      readonly name: string;
    };

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Text that names a subscription: its name, with the ID where two share a name or have none. */
export function subscriptionLabel(workspace: Workspace, all: readonly Workspace[]): string {
  const { subscriptionId: id, subscriptionName: name } = workspace;
  if (name === '') return id;
  const shared = all.some((other) => same(other.subscriptionName, name) && !same(other.subscriptionId, id));
  return shared ? `${name} (${id})` : name;
}

export function isSubscription(workspace: Workspace, text: string, all: readonly Workspace[]): boolean {
  return same(subscriptionLabel(workspace, all), text) || same(workspace.subscriptionId, text);
}

export function knownWorkspaces(state: WizardState): readonly Workspace[] {
  return state.discovery !== undefined && state.discovery.key === signInIdOf(state)
    ? state.discovery.workspaces
    : [];
}

/** Names what the three boxes hold: a workspace of the list, or one to ask Azure for. */
export function workspaceChoice(state: WizardState): WorkspaceChoice {
  const subscription = clean(state.draft.subscription);
  const resourceGroup = clean(state.draft.resourceGroup);
  const name = clean(state.draft.workspace);
  if (subscription === '' || resourceGroup === '' || name === '') return { kind: 'incomplete' };
  const known = knownWorkspaces(state);
  const ofSubscription = known.filter((workspace) => isSubscription(workspace, subscription, known));
  const found = ofSubscription.find((it) => same(it.resourceGroup, resourceGroup) && same(it.name, name));
  if (found !== undefined) return { kind: 'found', workspace: found };
  const subscriptionId = ofSubscription[0]?.subscriptionId ?? subscription;
  return isGuid(subscriptionId)
    ? { kind: 'typed', subscriptionId, resourceGroup, name }
    : { kind: 'incomplete' };
}

function workspaceKey(state: WizardState): string {
  const choice = workspaceChoice(state);
  const signInId = signInIdOf(state) ?? '';
  if (choice.kind === 'incomplete') return `${signInId}|`;
  const { subscriptionId, resourceGroup, name } = choice.kind === 'found' ? choice.workspace : choice;
  return [signInId, subscriptionId, resourceGroup, name].join('|').toLowerCase();
}

function previewKey(state: WizardState): string {
  const ids = state.draft.collections.map((collection) => collection.collectionId).sort();
  return [siteKey(state), workspaceKey(state), ...ids].join('|');
}

const keys: { readonly [N in CheckName]: (state: WizardState) => string } = {
  site: siteKey,
  signIn: signInKey,
  workspace: workspaceKey,
  list: siteKey,
  preview: previewKey,
};

/** Key of the inputs as they stand now. */
export function keyOf(state: WizardState, name: CheckName): string {
  return keys[name](state);
}

/**
 * The input of Verify. A secret crosses to the main process only if it, or what it is checked with, changed
 * since; else the handle of the earlier Verify does.
 */
export function signInInput(state: WizardState): MethodInput<'verifySignIn'> {
  const { checks, draft } = state;
  const earlier = checks.signIn.kind === 'answered' ? checks.signIn : undefined;
  const isHeld =
    earlier !== undefined && (earlier.key === signInKey(state) || (state.secretHeld && state.secret === ''));
  return {
    source: siteSource(state),
    cloud: draft.cloud,
    tenant: clean(draft.tenant),
    clientId: clean(draft.clientId).toLowerCase(),
    secret: isHeld
      ? { kind: 'held', signInId: earlier.value.signInId }
      : { kind: 'typed', value: clean(state.secret) },
  };
}
