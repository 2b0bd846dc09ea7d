import type { Workspace as ArmWorkspace } from '@azure/arm-operationalinsights';
import { appError } from '../../shared/errors.ts';
import { isWorkspaceId } from '../../shared/fields.ts';
import type { Workspace } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { armCall } from './armCall.ts';
import type { ArmClients } from './armClients.ts';

/** Our view of a workspace; nothing where Azure left out what we cannot do without. */
export function toWorkspace(
  workspace: ArmWorkspace,
  subscription: { readonly id: string; readonly name: string },
): readonly Workspace[] {
  // The SDK says what an answer should be, and looks at none of it.
  const [id, name, customerId, location] = [
    textOf(workspace?.id),
    textOf(workspace?.name),
    textOf(workspace?.customerId),
    textOf(workspace?.location),
  ];
  const resourceGroup = /\/resourceGroups\/([^/]+)\//i.exec(id ?? '')?.[1];
  if (!id || !name || !customerId || !resourceGroup) return [];
  // It becomes an address that a token is sent to.
  if (!isWorkspaceId(id, { subscriptionId: subscription.id, resourceGroup, name })) return [];
  return [
    {
      subscriptionId: subscription.id.toLowerCase(),
      subscriptionName: subscription.name,
      resourceGroup,
      name,
      resourceId: id,
      customerId: customerId.toLowerCase(),
      location: location ?? '',
    },
  ];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export interface WorkspaceAddress {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

/** Reads one workspace that a person named by hand. */
export async function getWorkspace(
  clients: ArmClients,
  address: WorkspaceAddress,
  signal?: AbortSignal,
): Promise<Result<Workspace>> {
  const { subscriptionId, resourceGroup, name } = address;
  const context = { subscription: subscriptionId, resourceGroup, workspace: name };
  const answer = await armCall(
    (options) => clients.operationalInsights(subscriptionId).workspaces.get(resourceGroup, name, options),
    context,
    signal,
  );
  if (!answer.ok) return answer;
  const [workspace] = toWorkspace(answer.value.value, { id: subscriptionId, name: subscriptionId });
  return workspace
    ? ok(workspace)
    : fail(appError('workspaceNotFound', { facts: context, field: 'workspace' }));
}
