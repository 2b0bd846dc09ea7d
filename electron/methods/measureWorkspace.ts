import { randomUUID } from 'node:crypto';
import type { WriteCheckEvent } from '../../shared/api.ts';
import type { MethodInput } from '../../shared/contract.ts';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { createArmClients } from '../azure/armClients.ts';
import { smallestLimitBytes } from '../azure/groups/queryText.ts';
import { runWriteCheck } from '../azure/groups/writeCheck.ts';
import type { Clock } from '../ports.ts';
import { conflictPause, rowCounter } from './groupStores.ts';
import type { SignIns } from './signIns.ts';

export interface MeasureDeps {
  readonly signIns: SignIns;
  readonly clock: Clock;
  readonly random: () => number;
  readonly installationId: () => Promise<Result<string>>;
  /** Keeps syncs away from the workspace; undefined while one writes there. */
  readonly hold: (workspaceId: string) => (() => void) | undefined;
  readonly emit: (event: WriteCheckEvent) => void;
  readonly onBug: (error: unknown) => void;
}

/** The write checks of this session: what they measured, and how to end them. */
export interface Measurements {
  start(input: MethodInput<'measureWorkspace'>): Promise<Result<{ readonly runId: string }>>;
  cancel(runId: string): void;
  /** Largest query that came back right in this workspace, where it was measured. */
  limitOf(workspaceId: string): number | undefined;
  close(): Promise<void>;
}

export function createMeasurements(deps: MeasureDeps): Measurements {
  const limits = new Map<string, number>();
  const running = new Map<string, { readonly abort: AbortController; readonly finished: Promise<void> }>();
  return {
    async start({ signInId, workspace }) {
      const held = deps.signIns.get(signInId);
      if (!held.ok) return held;
      const installationId = await deps.installationId();
      if (!installationId.ok) return installationId;
      const release = deps.hold(workspace.resourceId);
      if (!release) return fail(appError('runInProgress', { retryable: true }));
      const runId = randomUUID();
      const abort = new AbortController();
      const { signIn, transport } = held.value;
      const measure = async () => {
        const clients = await createArmClients(signIn, transport);
        const answer = await runWriteCheck(
          {
            client: clients.operationalInsights(workspace.subscriptionId),
            workspace,
            installationId: installationId.value,
            countRows: rowCounter(signIn, transport, workspace),
            clock: deps.clock,
            pause: conflictPause(deps.clock, deps.random),
          },
          (sizeInKiB) => deps.emit({ runId, kind: 'size', sizeInKiB }),
          abort.signal,
        );
        // Below the smallest probe the smallest text is used, and proof decides.
        if (answer.ok && answer.value.limitBytes !== undefined) {
          limits.set(
            workspace.resourceId.toLowerCase(),
            Math.max(answer.value.limitBytes, smallestLimitBytes),
          );
        }
        deps.emit(
          answer.ok
            ? { runId, kind: 'finished', ...answer.value }
            : { runId, kind: 'failed', error: answer.error },
        );
      };
      // The caller must know the run's id before its first event arrives.
      const finished = Promise.resolve()
        .then(measure)
        .catch((error: unknown) => {
          deps.onBug(error);
          deps.emit({ runId, kind: 'failed', error: appError('internal', { retryable: true }) });
        })
        .finally(() => {
          release();
          running.delete(runId);
        });
      running.set(runId, { abort, finished });
      return ok({ runId });
    },
    cancel: (runId) => running.get(runId)?.abort.abort(),
    limitOf: (workspaceId) => limits.get(workspaceId.toLowerCase()),
    async close() {
      for (const { abort } of running.values()) abort.abort();
      await Promise.all([...running.values()].map(({ finished }) => finished));
    },
  };
}
