import { type AppError, appError } from '../../shared/errors.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { GroupStore } from '../ports.ts';
import type { Settled } from './writeChanges.ts';

export interface CheckedGroups {
  /** Texts come back other than they were written: edits by hand cannot be told by them. */
  readonly textsDiffer: boolean;
  readonly wrong?: AppError;
}

/** Reads the workspace back once and compares what was written with what is there. */
export async function checkGroups(
  store: GroupStore,
  written: readonly Settled[],
  signal?: AbortSignal,
): Promise<Result<CheckedGroups>> {
  const listing = await store.list(signal);
  if (!listing.ok) return listing;
  const stored = new Map(listing.value.ours.map((group) => [group.collectionId, group]));
  let textsDiffer = false;
  for (const { change } of written) {
    const { alias, collectionId, displayName, hash } = change.group.content;
    const group = stored.get(collectionId);
    if (group?.hash !== hash || !group.intact) {
      const facts = { alias, name: displayName, collectionId };
      return ok({ textsDiffer, wrong: appError('groupNotProven', { facts }) });
    }
    if (!group.asWritten) textsDiffer = true;
  }
  return ok({ textsDiffer });
}
