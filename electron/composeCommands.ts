import type { Commands } from './composition.ts';
import { dryRun } from './methods/dryRun.ts';
import { textOfConnection } from './methods/exportConnection.ts';
import { findById } from './methods/findConnection.ts';
import { finishMoves } from './methods/finishMoves.ts';
import { listGroupContents } from './methods/groupContents.ts';
import { type RemoveAllDeps, removeAll } from './methods/removeAll.ts';
import { type SecretDeps, updateSecret } from './methods/updateSecret.ts';
import { verifyGroups } from './methods/verifyGroups.ts';

export interface CommandDeps extends SecretDeps, Pick<RemoveAllDeps, 'tasks'> {
  readonly sync: Parameters<typeof finishMoves>[0]['sync'];
  /** The app is closing: nothing is waited for any more. */
  readonly signal: AbortSignal;
}

/** What the command line asks for beside the handlers. */
export function composeCommands(deps: CommandDeps): Commands {
  const { stores, secrets, signal } = deps;
  return {
    finishMoves: () => finishMoves(deps),
    dryRun: (request) => dryRun(request, deps, signal),
    verifyGroups: (connectionId) => verifyGroups(connectionId, deps, signal),
    listGroupContents: (connectionId) => listGroupContents(connectionId, deps),
    updateSecret: (request) => updateSecret(request, deps),
    exportConnection: (connectionId) => textOfConnection(connectionId, deps),
    removeAll: (request) => removeAll(request, deps),
    async canOpenSecret(connectionId) {
      const secret = await secrets.read(connectionId);
      return secret.ok && secret.value === undefined ? undefined : secret.ok;
    },
    async providersOf(connectionId) {
      const found = await findById(stores, connectionId);
      return found.ok ? found.value.record.providers : [];
    },
  };
}
