import type { MethodOutputs } from '../../shared/methodOutputs.ts';
import type { ConnectionView } from '../../shared/model.ts';
import type { TrayState } from '../../shared/strings/tray.ts';
import type { Handlers } from '../ipc/handlers.ts';
import type { TrayView } from './tray.ts';

type StateReaders = Pick<Handlers, 'listRuns' | 'listConnections' | 'readSettings'>;

export async function readTrayView(handlers: StateReaders): Promise<TrayView> {
  const settings = await handlers.readSettings({});
  const pausedUntil = settings.ok ? settings.value.pausedUntil : undefined;
  return {
    state: await readTrayState(handlers, pausedUntil === undefined ? undefined : new Date(pausedUntil)),
    isPaused: pausedUntil !== undefined,
  };
}

/** Files are read only while nothing runs: a run tells of itself often. */
export async function readTrayState(
  { listRuns, listConnections }: Pick<StateReaders, 'listRuns' | 'listConnections'>,
  pausedUntil?: Date,
): Promise<TrayState> {
  const runs = await listRuns({});
  if (runs.ok && runs.value.runs.some(({ state }) => state === 'running')) return { kind: 'syncing' };
  const listing = await listConnections({});
  return listing.ok ? trayState(listing.value, pausedUntil) : { kind: 'unknown' };
}

/** One state for all connections: first what needs a person, then how old the oldest success is. */
export function trayState(
  { connections, unreadable }: MethodOutputs['listConnections'],
  pausedUntil?: Date,
): TrayState {
  if (connections.length + unreadable.length === 0) return { kind: 'noConnection' };
  const imported = connections.filter(({ importEnabled }) => importEnabled);
  const attention = imported.filter(needsALook).length + unreadable.length;
  if (attention > 0) return { kind: 'attention', connections: attention };
  if (imported.length === 0) return { kind: 'off' };
  if (pausedUntil !== undefined) return { kind: 'paused', until: pausedUntil };
  const successes = imported.map(({ lastSuccessAt }) => Date.parse(lastSuccessAt ?? ''));
  const oldest = Math.min(...successes);
  return Number.isNaN(oldest) ? { kind: 'notYet' } : { kind: 'inOrder', lastSuccess: new Date(oldest) };
}

/** A cancelled run is the person's own doing. */
function needsALook({ lastRun }: ConnectionView): boolean {
  if (lastRun === undefined) return false;
  const { outcome, questions } = lastRun.outcome;
  return outcome === 'failed' || outcome === 'partly' || questions.length > 0;
}
