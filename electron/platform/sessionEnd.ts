import type { BaseWindow, PowerMonitor } from 'electron';
import type { Handlers } from '../ipc/handlers.ts';

export interface SessionEndDeps {
  /** Windows asks before it signs out; a person or another program may still say no. */
  readonly asked: () => void;
  /** The session ends now. */
  readonly ends: () => void;
}

/** Windows tells windows only, the other systems the power monitor. */
export function watchSessionEnd(
  window: Pick<BaseWindow, 'on'> | undefined,
  powerMonitor: Pick<PowerMonitor, 'on'>,
  { asked, ends }: SessionEndDeps,
): void {
  window?.on('query-session-end', asked);
  window?.on('session-end', ends);
  powerMonitor.on('shutdown', ends);
}

/** Ends what runs between two writes; the next run does the rest. The app itself goes on. */
export async function cancelRuns({
  listRuns,
  cancelRun,
}: Pick<Handlers, 'listRuns' | 'cancelRun'>): Promise<void> {
  const listed = await listRuns({});
  const running = listed.ok ? listed.value.runs.filter(({ state }) => state === 'running') : [];
  await Promise.all(running.map(({ runId }) => cancelRun({ runId })));
}
