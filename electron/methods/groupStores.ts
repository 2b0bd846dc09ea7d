import { appError } from '../../shared/errors.ts';
import type { Workspace } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { createArmClients } from '../azure/armClients.ts';
import { createSavedSearchStore } from '../azure/groups/savedSearchStore.ts';
import { queryWorkspace } from '../azure/logQuery.ts';
import type { SignIn } from '../azure/signIn.ts';
import { withTokenRenewal } from '../azure/tokenRenewal.ts';
import type { Clock, GroupStore, Transport } from '../ports.ts';

export interface GroupStoreInput {
  readonly signIn: SignIn;
  readonly transport: Transport;
  readonly workspace: Workspace;
  readonly connectionId: string;
  readonly hierarchyId: string;
  readonly installationId: string;
  readonly queryLimitBytes?: number | undefined;
  /** A connection of the hierarchy whose groups are none of a rival: this one stands for it, and it goes. */
  readonly replaces?: string | undefined;
}

/** Pause before a conflicting write is tried again: one write of the workspace's store takes about as long. */
const CONFLICT_PAUSE_MS = 1_000;

/** The groups of one connection, as today's APIs keep them: saved searches, counted by the query API. */
export async function createGroupStore(
  input: GroupStoreInput,
  clock: Clock,
  random: () => number,
): Promise<GroupStore> {
  const { signIn, workspace, queryLimitBytes } = input;
  const transport = withTokenRenewal(input.transport, signIn);
  const clients = await createArmClients(signIn, transport);
  return createSavedSearchStore({
    client: clients.operationalInsights(workspace.subscriptionId),
    workspace,
    connectionId: input.connectionId,
    hierarchyId: input.hierarchyId,
    installationId: input.installationId,
    ...(input.replaces === undefined ? {} : { replaces: input.replaces }),
    ...(queryLimitBytes === undefined ? {} : { limitBytes: queryLimitBytes }),
    pause: conflictPause(clock, random),
    countRows: rowCounter(signIn, transport, workspace),
  });
}

export function conflictPause(clock: Clock, random: () => number): () => Promise<void> {
  return () => clock.wait(CONFLICT_PAUSE_MS * (1 + random()));
}

/** Counts the rows of a saved function by the query API. */
export function rowCounter(signIn: SignIn, transport: Transport, workspace: Workspace) {
  return async (alias: string, signal?: AbortSignal): Promise<Result<number>> => {
    const rows = await queryWorkspace(signIn, transport, workspace, `${alias} | count`, signal);
    if (!rows.ok) return rows;
    const count = rows.value[0]?.[0];
    if (typeof count === 'number') return ok(count);
    return fail(
      appError('answerUnreadable', { facts: { host: new URL(signIn.cloud.logs).host }, retryable: true }),
    );
  };
}
