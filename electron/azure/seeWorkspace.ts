import { type AppError, appError } from '../../shared/errors.ts';
import type { Workspace } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Transport } from '../ports.ts';
import { armCall } from './armCall.ts';
import { type ArmClients, createArmClients } from './armClients.ts';
import type { SignIn } from './signIn.ts';
import { getWorkspace } from './workspace.ts';

/**
 * The workspace of a saved connection, if its app still sees it, and why not: no role any more, the workspace gone, or
 * its subscription disabled, in which everything can be read and nothing be written.
 */
export async function seeWorkspace(
  signIn: SignIn,
  transport: Transport,
  workspace: Workspace,
): Promise<Result<Workspace>> {
  const clients = await createArmClients(signIn, transport);
  const seen = await getWorkspace(clients, workspace);
  if (!seen.ok) return fail(asRole(seen.error, workspace));
  const disabled = await whenDisabled(clients, workspace);
  return disabled === undefined ? ok(seen.value) : fail(disabled);
}

/** Without any role Azure refuses the sight of it, also where there is nothing to see. */
function asRole(error: AppError, { name, resourceGroup }: Workspace): AppError {
  if (error.code !== 'notAuthorized') return error;
  return { ...error, code: 'roleMissing', facts: { ...error.facts, workspace: name, resourceGroup } };
}

// One subscription may be read by nobody who has a role inside it only; the list has its state for everybody.
async function whenDisabled(clients: ArmClients, workspace: Workspace): Promise<AppError | undefined> {
  const found = await armCall(async (options) => {
    for await (const { subscriptionId, state } of clients.subscriptions.subscriptions.list(options))
      if (subscriptionId?.toLowerCase() === workspace.subscriptionId.toLowerCase()) return state;
    return undefined;
  });
  // What the list does not tell is no reason to refuse a secret: writing will.
  if (!found.ok || found.value.value !== 'Disabled') return undefined;
  const { subscriptionId, subscriptionName } = workspace;
  return appError('subscriptionDisabled', { facts: { subscription: subscriptionName || subscriptionId } });
}
