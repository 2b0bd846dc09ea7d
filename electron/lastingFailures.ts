import { eventTexts } from '../shared/strings/runLog.ts';
import type { CompositionDeps } from './composition.ts';
import type { SyncDeps } from './methods/syncConnection.ts';

/** Numbers of the events, by which monitoring tells them apart. */
const EVENTS = { failing: 101, working: 102 } as const;

/** What reports to the log and the computer’s event log when runs fail again and again, and when they work once more. */
export function lastingFailures({
  reportToEventLog,
  logger,
}: CompositionDeps): NonNullable<SyncDeps['reportFailures']> {
  return (workspace, cause, isOver) => {
    const text = isOver ? eventTexts.worksAgain(workspace) : eventTexts.failsAgain(workspace, cause);
    logger.write(isOver ? 'info' : 'error', 'Sync', text);
    // Best effort: a run must not wait for it, and its failure is in the log already.
    void reportToEventLog?.(isOver ? 'info' : 'error', isOver ? EVENTS.working : EVENTS.failing, text);
  };
}
