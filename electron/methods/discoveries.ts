import { randomUUID } from 'node:crypto';
import type { DiscoveryEvent } from '../../shared/api.ts';
import type { MethodInput } from '../../shared/contract.ts';
import { appError } from '../../shared/errors.ts';
import { ok, type Result } from '../../shared/result.ts';
import { createArmClients } from '../azure/armClients.ts';
import { discoverWorkspaces } from '../azure/discovery.ts';
import type { SignIns } from './signIns.ts';

export interface DiscoveryDeps {
  readonly signIns: SignIns;
  readonly emit: (event: DiscoveryEvent) => void;
  readonly onBug: (error: unknown) => void;
}

/** The searches for workspaces that are under way. A new one of the same sign-in ends the former. */
export interface Discoveries {
  /** What it finds is told by events, the end too. */
  start(input: MethodInput<'discoverWorkspaces'>): Result<{ readonly runId: string }>;
  cancel(runId: string): void;
  close(): Promise<void>;
}

interface Search {
  readonly signInId: string;
  readonly abort: AbortController;
  readonly finished: Promise<void>;
}

export function createDiscoveries({ signIns, emit, onBug }: DiscoveryDeps): Discoveries {
  const running = new Map<string, Search>();
  return {
    start({ signInId }) {
      const held = signIns.get(signInId);
      if (!held.ok) return held;
      for (const search of running.values()) if (search.signInId === signInId) search.abort.abort();
      const runId = randomUUID();
      const abort = new AbortController();
      const { signIn, transport } = held.value;
      const search = async () => {
        const answer = await discoverWorkspaces(
          await createArmClients(signIn, transport),
          {
            subscriptions: (count) => emit({ runId, kind: 'subscriptions', count }),
            found: (workspaces) => emit({ runId, kind: 'found', workspaces }),
          },
          abort.signal,
        );
        emit(answer.ok ? { runId, kind: 'finished' } : { runId, kind: 'failed', error: answer.error });
      };
      // The caller must know the run's id before its first event arrives.
      const finished = Promise.resolve()
        .then(search)
        .catch((error: unknown) => {
          onBug(error);
          // Whoever waits for the end must hear of it.
          emit({ runId, kind: 'failed', error: appError('internal', { retryable: true }) });
        })
        .finally(() => running.delete(runId));
      running.set(runId, { signInId, abort, finished });
      return ok({ runId });
    },
    cancel: (runId) => running.get(runId)?.abort.abort(),
    async close() {
      for (const { abort } of running.values()) abort.abort();
      await Promise.all([...running.values()].map(({ finished }) => finished));
    },
  };
}
