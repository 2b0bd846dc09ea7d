import { ok } from '../shared/result.ts';
import type { CompositionDeps } from './composition.ts';
import { findSite } from './configmgr/findSite.ts';
import type { Handlers } from './ipc/handlers.ts';
import { createDiagnoses, type DiagnosesDeps } from './methods/diagnoses.ts';
import { createPermissions, type PermissionDeps } from './methods/permissionMethods.ts';

/** What helps when something is in the way: verdicts on permissions, the diagnosis, the search for a site. */
export interface Troubles {
  readonly handlers: Pick<Handlers, 'judgePermission' | 'watchPermission' | 'diagnose' | 'findSite'>;
  cancel(runId: string): void;
  /** The page that waits for verdicts is gone. */
  pageGone(): void;
  close(): Promise<void>;
}

export function composeTroubles(
  deps: CompositionDeps,
  more: Pick<PermissionDeps, 'signIns' | 'open' | 'onBug'> & Pick<DiagnosesDeps, 'practice'>,
): Troubles {
  const { transport, probes, clock, account, emit } = deps;
  const permissions = createPermissions({ ...more, clock, emit: (event) => emit('permission', event) });
  const diagnoses = createDiagnoses({
    ...{ ...more, transport, probes, clock, account },
    emit: (event) => emit('diagnosis', event),
  });
  return {
    handlers: {
      judgePermission: (input) => permissions.judge(input),
      watchPermission: (input) => permissions.watch(input),
      diagnose: (input) => diagnoses.start(input),
      findSite: async () => ok(await findSite(deps.windows)),
    },
    cancel(runId) {
      permissions.cancel(runId);
      diagnoses.cancel(runId);
    },
    pageGone: () => permissions.cancelAll(),
    async close() {
      await Promise.all([permissions.close(), diagnoses.close()]);
    },
  };
}
