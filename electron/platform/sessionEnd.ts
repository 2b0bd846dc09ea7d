import type { BaseWindow, PowerMonitor } from 'electron';

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
