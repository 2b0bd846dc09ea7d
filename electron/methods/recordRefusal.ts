import { randomUUID } from 'node:crypto';
import type { AppError } from '../../shared/errors.ts';
import type { RunTrigger } from '../../shared/runModel.ts';
import type { ConnectionDeps } from './connectionMethods.ts';
import { findById } from './findConnection.ts';
import { nothingDone, recordRun } from './recordRun.ts';
import { createRunLog } from './runLog.ts';

/** A run that could not even begin: its secret cannot be opened, or this installation has no name. */
export async function recordRefusal(
  connectionId: string,
  trigger: RunTrigger,
  error: AppError,
  deps: ConnectionDeps,
): Promise<void> {
  const found = await findById(deps.stores, connectionId.toLowerCase());
  if (!found.ok) return;
  const { record, store } = found.value;
  const runId = randomUUID();
  await recordRun({
    work: { record, runId, kind: 'sync', trigger },
    deps: { ...deps, store },
    startedAt: deps.clock.now().toISOString(),
    outcome: nothingDone,
    error,
    log: createRunLog(deps.logger, runId, () => deps.clock.now()),
  });
}
