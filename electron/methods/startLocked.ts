import type { Result } from '../../shared/result.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { RunLocks } from '../store/runLock.ts';
import type { RunPlan, RunReporter, Runs } from './runs.ts';

export interface LockDeps {
  readonly runs: Runs;
  readonly locks: RunLocks;
}

const BETWEEN_TOUCHES_MS = 1_000;

/**
 * Starts a run that no other process can run at the same time. The lock is taken before the run is there and given
 * back when it has ended, however it ends.
 */
export async function startLocked(
  store: Pick<ConnectionStore, 'folderOf'>,
  plan: RunPlan,
  { runs, locks }: LockDeps,
): Promise<Result<{ readonly runId: string }>> {
  const lock = await locks.take(store.folderOf(plan.connectionId));
  if (!lock.ok) return lock;
  const started = runs.start({
    ...plan,
    async work(report, signal, runId) {
      // Every sign of life is one of the lock, too: a run that says nothing for hours counts as dead. A run says
      // thousands of things, and asking the system for its time is not free.
      let touchedAt = performance.now();
      const living: RunReporter = {
        ...report,
        step: (...step) => {
          if (performance.now() - touchedAt > BETWEEN_TOUCHES_MS) {
            touchedAt = performance.now();
            void lock.value.touch();
          }
          report.step(...step);
        },
      };
      try {
        return await plan.work(living, signal, runId);
      } finally {
        await lock.value.release();
      }
    },
  });
  if (!started.ok) await lock.value.release();
  return started;
}
