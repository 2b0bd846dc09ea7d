import { interruptionOf } from '../../shared/interruption.ts';
import type { Result } from '../../shared/result.ts';
import type { Logger } from '../log/logger.ts';
import type { Clock } from '../ports.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord, RunRecord } from '../store/records.ts';
import { jitterInMs, nextAttempt } from '../sync/schedule.ts';
import type { SecretWatch } from './secretWatch.ts';

/** Looks this often whether a connection is due. Short waits survive sleep and a changed clock; one long does not. */
const TICK_MS = 60_000;
/** A drop that could not be taken calls again after this long. */
const AGAIN_MS = 15 * 60_000;

export interface SchedulerDeps {
  readonly store: ConnectionStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Account of this app; connections of others are theirs to refresh. */
  readonly account: string;
  readonly installationId: () => Promise<Result<string>>;
  /** Is shown each connection that this account refreshes, and its last run. */
  readonly watchSecret?: SecretWatch;
  /** Something was handed over: the connection is due at once. */
  readonly hasDrops?: (connectionId: string) => Promise<boolean>;
  /** Is shown each connection, whoever refreshes it. */
  readonly look?: (record: ConnectionRecord) => Promise<void>;
  /** The person has the timer rest: nothing is started, but everything is still looked at. */
  readonly isPaused?: () => Promise<boolean>;
  readonly sync: (connectionId: string) => Promise<Result<unknown>>;
}

export interface Scheduler {
  /** Starts what is due. One connection that cannot start does not keep the others waiting. */
  tick(): Promise<void>;
  /** Ticks every minute until the signal ends it. */
  run(signal: AbortSignal): Promise<void>;
  /** Ticks now: time has passed that no timer has seen. */
  wake(): void;
}

/** Refreshes every connection while the app runs. Practice connections rest: their Azure ends with the app. */
export function createScheduler(deps: SchedulerDeps): Scheduler {
  /** Attempts of this session that left no line in the run history, because they could not even start. */
  const attempts = new Map<string, Date>();

  const called = new Map<string, number>();
  const told = new Set<string>();
  /** Once per cause and session: a line each minute would bury the others. */
  const warn = (text: string) => {
    if (told.has(text)) return;
    told.add(text);
    deps.logger.write('warning', 'Schedule', text);
  };

  // What stays in the inbox, as Entra is out of reach, calls again after a while.
  const isCalled = async (connectionId: string, now: Date): Promise<boolean> => {
    if ((await deps.hasDrops?.(connectionId)) !== true) return false;
    const before = called.get(connectionId);
    if (before !== undefined && now.getTime() - before < AGAIN_MS) return false;
    called.set(connectionId, now.getTime());
    return true;
  };

  const tick = async () => {
    const installationId = await deps.installationId();
    if (!installationId.ok)
      return warn(`Nothing is refreshed: no installation ID (${installationId.error.code})`);
    const listing = await deps.store.list();
    if (!listing.ok) return warn(`Nothing is refreshed: no list of connections (${listing.error.code})`);
    const jitter = jitterInMs(installationId.value);
    const isPaused = (await deps.isPaused?.()) === true;
    for (const record of listing.value.connections) {
      const { connectionId, syncAccount, importEnabled } = record;
      // What is looked at comes from files that others may write.
      try {
        await deps.look?.(record);
      } catch (error) {
        warn(`Connection ${connectionId} cannot be looked after: ${String(error)}`);
      }
      // Another account syncs it, and has the secret; or a person has switched the import off.
      if (!isSameAccount(syncAccount, deps.account) || !importEnabled) continue;
      const runs = await deps.store.readRuns(connectionId, 1);
      await deps.watchSecret?.(record, runs.ok ? runs.value[0] : undefined);
      if (isPaused) continue;
      const now = deps.clock.now();
      const recorded = Date.parse((runs.ok ? runs.value[0]?.startedAt : undefined) ?? '');
      // A time of a clock that was wrong, or none, says nothing beside an attempt of this session.
      const usable = recorded <= now.getTime() ? new Date(recorded) : undefined;
      const last = lastAttempt(usable, runs.ok ? runs.value[0] : undefined, attempts.get(connectionId));
      if (nextAttempt(last, jitter, now) > now && !(await isCalled(connectionId, now))) continue;
      attempts.set(connectionId, now);
      const started = await deps.sync(connectionId);
      if (started.ok) continue;
      if (started.error.code === 'runInProgress') {
        // Another run has the workspace: this one's turn comes with the next look.
        attempts.delete(connectionId);
        continue;
      }
      warn(`Connection ${connectionId} could not be refreshed (${started.error.code})`);
    }
  };

  let early = new AbortController();
  /** Until the next look; a wake cuts it short. */
  const pause = async (signal: AbortSignal): Promise<void> => {
    const woken = early.signal;
    try {
      await deps.clock.wait(TICK_MS, AbortSignal.any([signal, woken]));
    } catch (error) {
      if (signal.aborted || !woken.aborted) throw error;
    }
  };

  return {
    tick,
    wake() {
      early.abort();
      early = new AbortController();
    },
    async run(signal) {
      while (!signal.aborted) {
        try {
          await pause(signal);
          await tick();
        } catch (error) {
          if (signal.aborted) return;
          deps.logger.write('error', 'Schedule', `Unexpected: ${String(error)}`);
        }
      }
    },
  };
}

/** A run that the end of the session or of the app has cut is no attempt: the rest is due at once. */
function lastAttempt(
  recorded: Date | undefined,
  run: RunRecord | undefined,
  here: Date | undefined,
): Date | undefined {
  if (interruptionOf(run?.error) === undefined) return latest(recorded, here);
  return here !== undefined && here > new Date(run?.finishedAt ?? '') ? here : undefined;
}

function latest(a: Date | undefined, b: Date | undefined): Date | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}
