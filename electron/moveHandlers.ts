import type { Handlers } from './ipc/handlers.ts';
import { holdSignIn } from './methods/holdSignIn.ts';
import { leaveLeftovers, moveConnection } from './methods/moveConnection.ts';
import { retireHere } from './methods/retire.ts';
import type { SecretDeps } from './methods/updateSecret.ts';
import type { ScheduledTasks } from './task/scheduledTasks.ts';

type Names = 'holdSignIn' | 'moveConnection' | 'leaveLeftovers';

/** What is answered about a connection that moves to another workspace, or follows another one. */
export function moveHandlers(deps: SecretDeps & { readonly tasks: ScheduledTasks }): Pick<Handlers, Names> {
  return {
    holdSignIn: (input) => holdSignIn(input, deps),
    moveConnection: (input) => moveConnection(input, deps),
    leaveLeftovers: (input) =>
      leaveLeftovers(input, { ...deps, retireHere: (connectionId) => retireHere(connectionId, deps) }),
  };
}
