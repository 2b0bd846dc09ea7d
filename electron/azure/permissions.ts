import { appError } from '../../shared/errors.ts';
import { isWorkspaceId } from '../../shared/fields.ts';
import type { Workspace } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Transport } from '../ports.ts';
import { restCall } from './restCall.ts';
import type { SignIn } from './signIn.ts';

/** One entry of the caller's effective permissions, as Azure answers them. */
export interface Permission {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
}

const SAVED_SEARCHES = 'Microsoft.OperationalInsights/workspaces/savedSearches';
/** What keeping computer groups takes. Source: Microsoft Learn "Computer groups in Azure Monitor". */
export const savedSearchActions = [
  `${SAVED_SEARCHES}/read`,
  `${SAVED_SEARCHES}/write`,
  `${SAVED_SEARCHES}/delete`,
];
/** What evaluating a group takes; without it groups are written, but not verified. */
export const queryAction = 'Microsoft.OperationalInsights/workspaces/query/read';

/**
 * True when some entry grants the action and does not take it away again. Entries are a union; `*` stands for
 * any text; Azure compares without case.
 */
export function isGranted(action: string, permissions: readonly Permission[]): boolean {
  return permissions.some(
    ({ actions, notActions }) => actions.some(matches(action)) && !notActions.some(matches(action)),
  );
}

function matches(action: string): (pattern: string) => boolean {
  return (pattern) => {
    const expression = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    return new RegExp(`^${expression}$`, 'i').test(action);
  };
}

/** Asks Azure what the caller may do in the workspace: custom and inherited roles count like built-in ones. */
export async function readPermissions(
  signIn: SignIn,
  transport: Transport,
  workspace: Workspace,
  signal?: AbortSignal,
): Promise<Result<readonly Permission[]>> {
  const answer = await restCall({
    signIn,
    transport,
    service: 'arm',
    resource: signIn.cloud.arm,
    url: permissionsUrl(signIn.cloud.arm, workspace),
    context: { workspace: workspace.name, resourceGroup: workspace.resourceGroup },
    signal,
  });
  if (!answer.ok) return answer;
  const { value } = answer.value as { value?: unknown };
  if (!Array.isArray(value))
    return fail(appError('answerUnreadable', { facts: { host: 'Azure Resource Manager' } }));
  return ok(value.map(toPermission));
}

// The ID may come from a file; a token must never follow it to another host.
function permissionsUrl(arm: string, workspace: Workspace): string {
  if (!isWorkspaceId(workspace.resourceId, workspace)) throw new Error('A workspace ID names something else');
  return `${arm}${workspace.resourceId}/providers/Microsoft.Authorization/permissions?api-version=2022-04-01`;
}

function toPermission(entry: unknown): Permission {
  const { actions, notActions } = (entry ?? {}) as Record<string, unknown>;
  return { actions: strings(actions), notActions: strings(notActions) };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
