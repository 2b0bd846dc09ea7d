import pLimit from 'p-limit';
import { appError } from '../../shared/errors.ts';
import { isGuid } from '../../shared/fields.ts';
import type { Workspace } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { armCall } from './armCall.ts';
import type { ArmClients } from './armClients.ts';
import { textOf, toWorkspace } from './workspace.ts';

const AT_ONCE = 8;

export interface DiscoveryListener {
  readonly subscriptions: (count: number) => void;
  readonly found: (workspaces: readonly Workspace[]) => void;
}

/**
 * Finds every workspace the principal can read, telling them as they arrive. `GET /subscriptions/{id}` and
 * provider calls are never made: a principal with a role on one resource group is refused there, while the
 * lists simply shorten to what it may read. An empty list therefore means "no role yet", not a failure.
 */
export async function discoverWorkspaces(
  clients: ArmClients,
  listener: DiscoveryListener,
  signal?: AbortSignal,
): Promise<Result<readonly Workspace[]>> {
  const subscriptions = await armCall(
    (options) => collect(clients.subscriptions.subscriptions.list(options)),
    {},
    signal,
  );
  if (!subscriptions.ok) return subscriptions;
  // Whatever an answer holds, only an id goes on: given anything else, the SDK's clients take it for their options.
  const usable = subscriptions.value.value.flatMap((one) => {
    const [id = '', name = id] = [textOf(one?.subscriptionId), textOf(one?.displayName)];
    return isGuid(id) && one.state !== 'Disabled' && one.state !== 'Deleted' ? [{ id, name }] : [];
  });
  listener.subscriptions(usable.length);
  if (usable.length === 0) return fail(appError('noSubscription', { retryable: true }));

  const limit = pLimit(AT_ONCE);
  const found: Workspace[] = [];
  const tell = (workspaces: readonly Workspace[]) => {
    if (workspaces.length === 0) return;
    found.push(...workspaces);
    listener.found(workspaces);
  };
  const answers = await Promise.all(
    usable.map((subscription) => limit(() => workspacesOf(clients, subscription, signal, tell))),
  );
  const refusal = answers.find((answer) => !answer.ok);
  if (found.length === 0) {
    if (refusal && !refusal.ok && refusal.error.code !== 'notAuthorized') return refusal;
    return fail(appError('noWorkspace', { retryable: true, facts: { subscription: usable[0]?.name ?? '' } }));
  }
  return ok(found);
}

async function workspacesOf(
  clients: ArmClients,
  subscription: { readonly id: string; readonly name: string },
  signal: AbortSignal | undefined,
  tell: (workspaces: readonly Workspace[]) => void,
): Promise<Result<void>> {
  const { workspaces } = clients.operationalInsights(subscription.id);
  const context = { subscription: subscription.name };
  const whole = await armCall((options) => collect(workspaces.list(options)), context, signal);
  if (whole.ok && whole.value.value.length > 0) {
    tell(whole.value.value.flatMap((workspace) => toWorkspace(workspace, subscription)));
    return ok(undefined);
  }
  if (!whole.ok && whole.error.code !== 'notAuthorized') return whole;
  // Whether the subscription-wide list is filtered or refused for this provider is not documented: ask by group.
  const groups = await armCall(
    (options) => collect(clients.resources(subscription.id).resourceGroups.list(options)),
    context,
    signal,
  );
  if (!groups.ok) return groups;
  const names = groups.value.value.flatMap((group) => textOf(group?.name) ?? []);
  // A limit of their own: children that waited for a place of the subscriptions' limit could lock it.
  const limit = pLimit(AT_ONCE);
  const answers = await Promise.all(
    names.map((group) =>
      limit(async (): Promise<Result<void>> => {
        const list = await armCall(
          (options) => collect(workspaces.listByResourceGroup(group, options)),
          context,
          signal,
        );
        if (!list.ok) return list;
        tell(list.value.value.flatMap((workspace) => toWorkspace(workspace, subscription)));
        return ok(undefined);
      }),
    ),
  );
  return answers.find((answer) => !answer.ok) ?? ok(undefined);
}

async function collect<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of pages) all.push(item);
  return all;
}
