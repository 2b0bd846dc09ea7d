import type { FieldId } from '../../shared/errors.ts';
import { isFullHostName, isGuid, isTenant } from '../../shared/fields.ts';
import type { FieldIssueId } from '../../shared/strings/fields.ts';
import { expiryIssue, type FieldIssue, secretIssue } from '../components/secretRules.ts';
import { clean, isSubscription, knownWorkspaces } from './keys.ts';
import type { WizardState } from './state.ts';

const stop = (id: FieldIssueId): FieldIssue => ({ id, severity: 'stop' });
const warning = (id: FieldIssueId): FieldIssue => ({ id, severity: 'warning' });

function provider(state: WizardState): FieldIssue | undefined {
  if (state.practice) return undefined;
  const text = clean(state.draft.providerFqdn);
  if (text === '') return stop('providerMissing');
  return isFullHostName(text) ? undefined : stop('providerNotFull');
}

function tenant(state: WizardState): FieldIssue | undefined {
  const text = clean(state.draft.tenant);
  if (text === '') return stop('tenantMissing');
  return isTenant(text) ? undefined : stop('tenantMalformed');
}

function clientId(state: WizardState): FieldIssue | undefined {
  const text = clean(state.draft.clientId);
  if (text === '') return stop('clientIdMissing');
  if (!isGuid(text)) return stop(isTenant(text) ? 'clientIdIsDomain' : 'clientIdMalformed');
  return text.toLowerCase() === clean(state.draft.tenant).toLowerCase()
    ? warning('clientIdIsTenant')
    : undefined;
}

function subscription(state: WizardState): FieldIssue | undefined {
  const text = clean(state.draft.subscription);
  if (text === '') return stop('subscriptionMissing');
  const known = knownWorkspaces(state);
  const isKnown = known.some((workspace) => isSubscription(workspace, text, known));
  return isKnown || isGuid(text) ? undefined : stop('subscriptionNotId');
}

/** What stands wrongly in a field now, or undefined. `today` is `yyyy-mm-dd`. */
export function fieldIssue(state: WizardState, field: FieldId, today: string): FieldIssue | undefined {
  switch (field) {
    case 'providerFqdn':
      return provider(state);
    case 'tenant':
      return tenant(state);
    case 'clientId':
      return clientId(state);
    case 'clientSecret':
      return secretIssue(clean(state.secret), state.secretHeld);
    case 'secretExpiresOn':
      return expiryIssue(state.draft.secretExpiresOn, today);
    case 'subscription':
      return subscription(state);
    case 'resourceGroup':
      return clean(state.draft.resourceGroup) === '' ? stop('resourceGroupMissing') : undefined;
    case 'workspace':
      return clean(state.draft.workspace) === '' ? stop('workspaceMissing') : undefined;
    case 'cloud':
    case 'collections':
      return undefined;
  }
}

/** The first stop among the fields, in their order on the page. */
export function firstStop(
  state: WizardState,
  fields: readonly FieldId[],
  today: string,
): FieldIssue | undefined {
  for (const field of fields) {
    const issue = fieldIssue(state, field, today);
    if (issue?.severity === 'stop') return issue;
  }
  return undefined;
}
