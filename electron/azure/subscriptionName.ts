import type { Workspace } from '../../shared/model.ts';
import { armCall } from './armCall.ts';
import type { ArmClients } from './armClients.ts';

/** Of a workspace that was named by hand only the ID of its subscription is known. */
export function lacksName({ subscriptionId, subscriptionName }: Workspace): boolean {
  return subscriptionName === '' || subscriptionName.toLowerCase() === subscriptionId.toLowerCase();
}

/**
 * Name of a subscription, where the app may list it. The one subscription is not asked for: an app with a role on one
 * resource group is refused there, while the list shortens to what it may read.
 */
export async function readSubscriptionName(
  clients: ArmClients,
  subscriptionId: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const id = subscriptionId.toLowerCase();
  const find = async (options: Parameters<typeof clients.subscriptions.subscriptions.list>[0]) => {
    for await (const one of clients.subscriptions.subscriptions.list(options)) {
      if (one.subscriptionId?.toLowerCase() === id) return one.displayName;
    }
    return undefined;
  };
  const answer = await armCall(find, {}, signal);
  return answer.ok ? answer.value.value : undefined;
}
