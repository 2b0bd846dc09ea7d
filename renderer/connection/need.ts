import type { ErrorCode } from '../../shared/errors.ts';
import type { ConnectionView } from '../../shared/model.ts';
import { waitingQuestions } from './groups/openQuestions.ts';
import { secretTrouble } from './secretTrouble.ts';

/** What a connection needs a person for, and how it is mended: each cause by its own act. */
export interface Need {
  readonly status: 'stopped' | 'attention';
  readonly mend: Mend;
}

/**
 * `updateSecret`: the pane; `answer`: the questions above the groups; `verify`: what Azure refuses is told apart there;
 * `collections`: the list is what is wrong; `groups`: which of them were left, and why; `syncAgain`: it may work now.
 */
export type Mend = 'updateSecret' | 'answer' | 'verify' | 'collections' | 'groups' | 'syncAgain';

/** Something in Azure is to be put right for the app that signs in. */
const verifyMends: ReadonlySet<ErrorCode> = new Set([
  'appNotInTenant',
  'appDisabled',
  'tenantNotFound',
  'tenantMalformed',
  'conditionalAccess',
  'resourceNotInTenant',
  'signInRefused',
  'signInUnknown',
  'noSubscription',
  'noWorkspace',
  'notAuthorized',
  'roleMissing',
  'subscriptionDisabled',
  'missingPermission',
  'tokenOfAnotherTenant',
  'subscriptionNotFound',
  'resourceGroupNotFound',
  'workspaceNotFound',
]);
const listMends: ReadonlySet<ErrorCode> = new Set(['overBudget', 'savedSearchListTooLarge']);

/** Undefined where nothing is wrong, and where only another account could mend it. */
export function needOf(connection: ConnectionView, now: Date): Need | undefined {
  const { importEnabled, syncsHere, lastRun } = connection;
  const trouble = secretTrouble(connection, now);
  if (trouble?.status === 'stopped') return { status: 'stopped', mend: 'updateSecret' };
  if (importEnabled && syncsHere && lastRun !== undefined) {
    const { outcome, error } = lastRun;
    if (waitingQuestions(true, outcome.questions).length > 0)
      return { status: outcome.outcome === 'failed' ? 'stopped' : 'attention', mend: 'answer' };
    if (outcome.outcome === 'failed') {
      const code = error?.code;
      if (code === undefined) return { status: 'stopped', mend: 'syncAgain' };
      const mend = verifyMends.has(code) ? 'verify' : listMends.has(code) ? 'collections' : 'syncAgain';
      return { status: 'stopped', mend };
    }
    if (trouble === undefined && outcome.outcome === 'partly') return { status: 'attention', mend: 'groups' };
  }
  return trouble === undefined ? undefined : { status: 'attention', mend: 'updateSecret' };
}

/** The order in which connections are shown: those that need a person first, the stopped ones before; else as they were. */
export function neediestFirst(connections: readonly ConnectionView[], now: Date): readonly ConnectionView[] {
  const rank = (connection: ConnectionView): number => {
    // No secret and no answer helps where the site itself is no longer the one to import from.
    if (connection.centralSite !== undefined && connection.importEnabled) return -1;
    const need = needOf(connection, now);
    if (need === undefined) return 3;
    return need.status === 'attention' ? 2 : need.mend === 'updateSecret' ? 0 : 1;
  };
  return connections.toSorted((a, b) => rank(a) - rank(b));
}
