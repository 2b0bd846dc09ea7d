import { fail, ok, type Result } from '../../shared/result.ts';
import { runSync, type SyncResult } from '../sync/run.ts';
import type { OpenConnection } from './openConnection.ts';
import { inputOf, type SyncDeps, type SyncWish, sha256 } from './syncConnection.ts';
import { readStateOf, stateFrom } from './syncState.ts';

const silent = {
  step: () => undefined,
  firstGroupProven: () => undefined,
  note: () => undefined,
  // Nothing is written: what would be taken over is told by the plan.
  adopt: async () => ok(undefined),
};

/**
 * A run up to the point at which it would begin to write: reads the site and the workspace and compares them. Nothing
 * is written, neither there nor here.
 */
export async function rehearse(
  { record, store, source, groups, installationId }: OpenConnection,
  wish: SyncWish,
  { clock }: Pick<SyncDeps, 'clock'>,
  signal?: AbortSignal,
): Promise<Result<SyncResult>> {
  const kept = await readStateOf(store, record);
  // As in a run: a damaged one is made anew, one that is out of reach is not guessed.
  if (!kept.ok && kept.error.code !== 'fileDamaged') return fail(kept.error);
  const state = kept.ok ? kept.value : undefined;
  const input = await inputOf(
    { record, installationId, wish },
    { store, clock },
    stateFrom(state),
    state === undefined,
  );
  return ok(
    await runSync({ ...input, dryRun: true }, { source, store: groups, clock, sha256 }, silent, signal),
  );
}
