import { eventTexts } from '../shared/strings/runLog.ts';
import type { CompositionDeps } from './composition.ts';
import { failureEvents, failureKind, WORKS_AGAIN } from './failureEvents.ts';
import type { SyncDeps } from './methods/syncConnection.ts';

/** What reports to the log and the computer’s event log when runs fail again and again, and when they work once more. */
export function lastingFailures({
  reportToEventLog,
  logger,
}: Pick<CompositionDeps, 'reportToEventLog' | 'logger'>): NonNullable<SyncDeps['reportFailures']> {
  return (workspace, failure) => {
    const isOver = failure === undefined;
    const kind = failureKind(failure?.error?.code);
    const text = isOver
      ? eventTexts.worksAgain(workspace)
      : eventTexts.failsAgain(workspace, kind, failure.error);
    logger.write(isOver ? 'info' : 'error', 'Sync', text);
    // Best effort: a run must not wait for it, and its failure is in the log already.
    void reportToEventLog?.(isOver ? 'info' : 'error', isOver ? WORKS_AGAIN : failureEvents[kind], text);
  };
}
