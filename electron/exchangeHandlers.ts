import type { CompositionDeps } from './composition.ts';
import type { Handlers } from './ipc/handlers.ts';
import { addExported, createOpenedExports, openExport, verifyExported } from './methods/addExported.ts';
import { exportConnection } from './methods/exportConnection.ts';
import { cancelHanding, confirmHanding, type HandToDeps, handToAccount } from './methods/handToAccount.ts';
import { takeOverConnection } from './methods/takeOver.ts';
import type { SecretDeps } from './methods/updateSecret.ts';

type Names =
  | 'takeOverConnection'
  | 'handToAccount'
  | 'confirmHanding'
  | 'cancelHanding'
  | 'exportConnection'
  | 'openExport'
  | 'verifyExported'
  | 'addExported';

export type ExchangeDeps = SecretDeps & HandToDeps & Pick<CompositionDeps, 'openText' | 'saveText'>;

/** What is answered about a connection that changes its account or its computer. */
export function exchangeHandlers(deps: ExchangeDeps): Pick<Handlers, Names> {
  const exported = { ...deps, opened: createOpenedExports() };
  return {
    takeOverConnection: (input) => takeOverConnection(input, deps),
    handToAccount: (input) => handToAccount(input, deps),
    confirmHanding: (input) => confirmHanding(input, deps),
    cancelHanding: (input) => cancelHanding(input, deps),
    exportConnection: (input) => exportConnection(input, deps),
    openExport: () => openExport(exported),
    verifyExported: (input) => verifyExported(input, exported),
    addExported: (input) => addExported(input, exported),
  };
}
