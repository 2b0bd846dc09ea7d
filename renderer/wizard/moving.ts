import type { AppError, FieldId } from '../../shared/errors.ts';
import type { ConnectionView, VerifiedSignIn, Workspace } from '../../shared/model.ts';
import type { Result } from '../../shared/result.ts';
import { mendedBySecret } from '../../shared/secretExpiry.ts';
import { clean, keyOf, workspaceChoice } from './keys.ts';
import { newWizard, type WizardState } from './state.ts';
import { pagesOf, type WizardTask } from './task.ts';

/** The wizard as it opens for a connection that is there: everything stands in its box, the secret stays where it is. */

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function withConnection(
  task: Extract<WizardTask, { connection: ConnectionView }>,
  answer: Result<VerifiedSignIn>,
  at: string,
): WizardState {
  const { connection } = task;
  const { workspace, tenantId, clientId, cloud, collections, site, practice } = connection;
  const begun = newWizard(practice);
  const typed: WizardState = {
    ...begun,
    task,
    draft: {
      ...begun.draft,
      providerFqdn: site.providerFqdn,
      cloud,
      tenant: tenantId,
      clientId,
      subscription: workspace.subscriptionName || workspace.subscriptionId,
      resourceGroup: workspace.resourceGroup,
      workspace: workspace.name,
      collections,
    },
    secretHeld: answer.ok,
  };
  const key = keyOf(typed, 'signIn');
  const signIn = answer.ok
    ? ({ kind: 'answered', key, value: answer.value, at } as const)
    : ({ kind: 'refused', key, error: answer.error, at } as const);
  return { ...typed, checks: { ...typed.checks, signIn } };
}

const appFields: ReadonlySet<FieldId | undefined> = new Set(['tenant', 'clientId', 'clientSecret']);

/** True where another secret or another app, which the wizard asks for, mends it. */
export function isMendedInWizard({ code, field }: AppError): boolean {
  return mendedBySecret.has(code) || appFields.has(field);
}

/** To another workspace: with the same app where its secret still signs in, else the app comes first. */
export function movingWizard(
  connection: ConnectionView,
  answer: Result<VerifiedSignIn>,
  at: string,
): WizardState {
  const task = { kind: 'move', connection } as const;
  const begun = withConnection(task, answer, at);
  const page = answer.ok ? 'workspace' : 'azureAd';
  return {
    ...begun,
    // The place where it is now is no choice; what is found is chosen from.
    draft: { ...begun.draft, subscription: '', resourceGroup: '', workspace: '' },
    page,
    visited: answer.ok ? ['azureAd', 'workspace'] : ['azureAd'],
    focus: answer.ok ? undefined : 'clientSecret',
  };
}

/** On the site above: all but the site stands in its box. In practice that site is known as well. */
export function recreatingWizard(
  connection: ConnectionView,
  answer: Result<VerifiedSignIn>,
  at: string,
): WizardState {
  const task = { kind: 'recreate', connection } as const;
  const begun = withConnection(task, answer, at);
  const providerFqdn = connection.practice ? (connection.centralSite?.provider ?? '') : '';
  return { ...begun, draft: { ...begun.draft, providerFqdn } };
}

/** The task of a run that a reloaded window found again. */
export function reattached(
  begun: WizardState,
  kind: 'move' | 'recreate',
  connection: ConnectionView,
): WizardState {
  const task = { kind, connection } as const;
  const pages = pagesOf(task);
  return { ...begun, task, visited: begun.visited.filter((page) => pages.includes(page)) };
}

/** Of what was found, what may be filled in by itself: not the workspace that a move leads away from. */
export function fillable(
  { task }: Pick<WizardState, 'task'>,
  workspaces: readonly Workspace[],
): readonly Workspace[] {
  if (task.kind !== 'move') return workspaces;
  const { resourceId } = task.connection.workspace;
  const others = workspaces.filter((one) => !same(one.resourceId, resourceId));
  return others.length > 0 ? others : workspaces;
}

/** Neither another workspace nor another app was chosen for the move. */
export function staysWhereItIs(state: WizardState): boolean {
  const { task, draft } = state;
  if (task.kind !== 'move' || state.run !== undefined) return false;
  const { workspace, clientId, tenantId } = task.connection;
  const choice = workspaceChoice(state);
  if (choice.kind === 'incomplete') return false;
  const chosen = choice.kind === 'found' ? choice.workspace : choice;
  const isSameApp = same(clean(draft.clientId), clientId) && same(clean(draft.tenant), tenantId);
  return (
    isSameApp &&
    same(chosen.subscriptionId, workspace.subscriptionId) &&
    same(chosen.resourceGroup, workspace.resourceGroup) &&
    same(chosen.name, workspace.name)
  );
}
