import { randomUUID } from 'node:crypto';
import { type AppError, appError } from '../../shared/errors.ts';
import type { InterruptedBy } from '../../shared/interruption.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type {
  RunKind,
  RunTrigger,
  RunView,
  StepId,
  StepProgress,
  StepState,
  SyncOutcome,
} from '../../shared/runModel.ts';
import type { Clock } from '../ports.ts';
import { Interruption } from './interruption.ts';

/** What a run's work may say of itself. */
export interface RunReporter {
  step(id: StepId, state: StepState, facts?: StepProgress['facts'], error?: AppError): void;
  firstGroupProven(): void;
  /** It waits because a service has asked for it; undefined once it goes on. */
  paused(until: Date | undefined): void;
}

export interface RunPlan {
  readonly kind: RunKind;
  readonly trigger: RunTrigger;
  readonly connectionId: string;
  /** One writer at a time per workspace: its saved searches share one store. */
  readonly workspaceId: string;
  readonly steps: readonly StepId[];
  readonly work: (report: RunReporter, signal: AbortSignal, runId: string) => Promise<SyncOutcome>;
}

/** The runs of this session. A reloaded window finds its run here again. */
export interface Runs {
  /** One run at a time per connection, and one per workspace. */
  start(plan: RunPlan): Result<{ readonly runId: string }>;
  /** Keeps runs from a workspace while something else writes there; undefined while a run does. */
  hold(workspaceId: string): (() => void) | undefined;
  /** Newest first. */
  list(): readonly RunView[];
  /** Resolves with the last view of a run once it has ended; undefined for one that is not of this session. */
  finished(runId: string): Promise<RunView | undefined>;
  cancel(runId: string): void;
  /** Ends what runs between two writes, for a reason that is no person's; the next run does the rest. */
  interrupt(by: InterruptedBy): void;
  /** Cancels everything and waits for it. */
  close(): Promise<void>;
}

interface Entry {
  view: RunView;
  readonly workspaceId: string;
  readonly abort: AbortController;
  readonly startedAt: Map<StepId, number>;
  finished: Promise<void>;
}

/** Finished runs beyond this many are forgotten; the run history keeps them all. */
const REMEMBERED = 20;

export function createRuns(
  clock: Clock,
  changed: (view: RunView) => void,
  onBug: (error: unknown) => void,
): Runs {
  const entries: Entry[] = [];
  let closed = false;
  const held = new Set<string>();
  const isRunning =
    (connectionId: string) =>
    ({ view }: Entry): boolean =>
      view.state === 'running' && view.connectionId === connectionId;
  const isWriting = (workspaceId: string): boolean =>
    held.has(workspaceId.toLowerCase()) ||
    entries.some(
      ({ view, workspaceId: its }) => view.state === 'running' && its === workspaceId.toLowerCase(),
    );

  const update = (entry: Entry, patch: Partial<RunView>) => {
    entry.view = { ...entry.view, ...patch };
    changed(entry.view);
  };

  const reporterOf = (entry: Entry): RunReporter => ({
    step(id, state, facts, error) {
      const now = clock.now().getTime();
      if (!entry.startedAt.has(id)) entry.startedAt.set(id, now);
      const steps = entry.view.steps.map((step): StepProgress => {
        if (step.id !== id) return step;
        const ended = state !== 'running' && state !== 'waiting';
        return {
          id,
          state,
          facts: { ...step.facts, ...facts },
          ...(ended ? { durationInMs: now - (entry.startedAt.get(id) ?? now) } : {}),
          ...(error ? { error } : {}),
        };
      });
      update(entry, { steps });
    },
    firstGroupProven() {
      if (!entry.view.firstGroupProven) update(entry, { firstGroupProven: true });
    },
    paused: (until) => update(entry, { pausedUntil: until?.toISOString() }),
  });

  const settle = async (entry: Entry, plan: RunPlan): Promise<void> => {
    try {
      const outcome = await plan.work(reporterOf(entry), entry.abort.signal, entry.view.runId);
      update(entry, { state: outcome.outcome, outcome });
    } catch (error) {
      onBug(error);
      const steps = entry.view.steps.map((step) =>
        step.state === 'running' ? { ...step, state: 'failed' as const, error: appError('internal') } : step,
      );
      update(entry, { state: 'failed', steps });
    }
  };

  const interrupt: Runs['interrupt'] = (by) => {
    for (const { abort } of entries) abort.abort(new Interruption(by));
  };

  return {
    start(plan) {
      // Whoever was still asking when the app began to close must not start writing now.
      if (closed) return fail(appError('cancelled', { retryable: true }));
      const busy = isWriting(plan.workspaceId) || entries.some(isRunning(plan.connectionId));
      if (busy) return fail(appError('runInProgress', { retryable: true }));
      const runId = randomUUID();
      const steps = plan.steps.map((id): StepProgress => ({ id, state: 'waiting', facts: {} }));
      const view: RunView = {
        runId,
        kind: plan.kind,
        trigger: plan.trigger,
        startedAt: clock.now().toISOString(),
        connectionId: plan.connectionId,
        state: 'running',
        firstGroupProven: false,
        steps,
      };
      const entry: Entry = {
        view,
        workspaceId: plan.workspaceId.toLowerCase(),
        abort: new AbortController(),
        startedAt: new Map(),
        finished: Promise.resolve(),
      };
      entries.unshift(entry);
      const surplus = entries.slice(REMEMBERED).filter((old) => old.view.state !== 'running');
      for (const old of surplus) entries.splice(entries.indexOf(old), 1);
      // The caller must know the run's id before its first event arrives.
      entry.finished = Promise.resolve().then(() => settle(entry, plan));
      return ok({ runId });
    },
    hold(workspaceId) {
      const id = workspaceId.toLowerCase();
      if (closed || isWriting(id)) return undefined;
      held.add(id);
      return () => held.delete(id);
    },
    list: () => entries.map(({ view }) => view),
    async finished(runId) {
      const entry = entries.find(({ view }) => view.runId === runId);
      await entry?.finished;
      return entry?.view;
    },
    cancel(runId) {
      entries.find(({ view }) => view.runId === runId)?.abort.abort();
    },
    interrupt,
    async close() {
      closed = true;
      interrupt('appClosed');
      await Promise.all(entries.map(({ finished }) => finished));
    },
  };
}
