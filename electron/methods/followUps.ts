import type { Result } from '../../shared/result.ts';
import type { Clock } from '../ports.ts';
import type { Runs } from './runs.ts';

/** How often a run that is under way in another process is looked at again. */
const PAUSE_MS = 15_000;

export interface FollowUpDeps {
  readonly runs: Pick<Runs, 'list' | 'finished'>;
  readonly clock: Clock;
  readonly sync: (connectionId: string) => Promise<Result<unknown>>;
  /** The app is closing: what has been saved is the next scheduled run's. */
  readonly signal: AbortSignal;
  readonly onBug: (error: unknown) => void;
}

/** Syncs that wait for the run under way: what was changed meanwhile must not wait for hours. */
export interface FollowUps {
  /** One more sync of the connection when the run under way has ended; at most one waits. */
  syncAfter(connectionId: string): void;
  /** Resolves when nothing waits any more. */
  settled(): Promise<void>;
}

export function createFollowUps({ runs, clock, sync, signal, onBug }: FollowUpDeps): FollowUps {
  const waiting = new Set<string>();
  const under = new Set<Promise<void>>();

  /** Until the run that was in the way has ended, or may have. */
  const pause = async (connectionId: string): Promise<void> => {
    const own = runs.list().find((run) => run.state === 'running' && run.connectionId === connectionId);
    if (own === undefined) await clock.wait(PAUSE_MS, signal);
    else await runs.finished(own.runId);
  };

  const follow = async (connectionId: string): Promise<void> => {
    while (!signal.aborted) {
      await pause(connectionId);
      if (signal.aborted) return;
      // From here on a further change needs a sync of its own: this one reads the record now.
      waiting.delete(connectionId);
      const started = await sync(connectionId);
      if (started.ok || started.error.code !== 'runInProgress') return;
      // Meanwhile another change may have queued itself; one is enough.
      if (waiting.has(connectionId)) return;
      waiting.add(connectionId);
    }
  };

  return {
    syncAfter(connectionId) {
      if (waiting.has(connectionId)) return;
      waiting.add(connectionId);
      const followed = follow(connectionId)
        .catch((error: unknown) => {
          if (!signal.aborted) onBug(error);
        })
        .finally(() => {
          under.delete(followed);
        });
      under.add(followed);
    },
    async settled() {
      await Promise.all(under);
    },
  };
}
