import type { MethodInput } from '../../shared/contract.ts';
import type { MethodOutputs } from '../../shared/methodOutputs.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { RunSummary } from '../../shared/runModel.ts';
import type { RunRecord } from '../store/records.ts';
import { type ConnectionStores, findById } from './findConnection.ts';

/** The last runs of a connection, whoever ran them, newest first. */
export async function listRunHistory(
  { connectionId, count }: MethodInput<'listRunHistory'>,
  stores: ConnectionStores,
): Promise<Result<MethodOutputs['listRunHistory']>> {
  const found = await findById(stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const runs = await found.value.store.readRuns(connectionId.toLowerCase(), count);
  if (!runs.ok) return runs;
  return ok({
    runs: runs.value.map((run) => ({
      ...summaryOf(run),
      kind: run.kind,
      trigger: run.trigger,
      account: run.account,
      log: run.log,
    })),
  });
}

export function summaryOf({ runId, startedAt, finishedAt, outcome, error }: RunRecord): RunSummary {
  return { runId, startedAt, finishedAt, outcome, ...(error ? { error } : {}) };
}
