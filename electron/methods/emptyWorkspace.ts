import { type AppError, appError } from '../../shared/errors.ts';
import type { GroupStore } from '../ports.ts';
import { type GroupScope, statusId } from '../sync/names.ts';
import { foreignWriter } from '../sync/plan.ts';

export interface Emptied {
  /** Collections whose groups are gone. */
  readonly removed: readonly string[];
  /** What kept it from removing the rest. */
  readonly error?: AppError;
}

/**
 * Removes what a connection keeps in a workspace: its groups, their parts and the status search, nothing else. What
 * another computer keeps by now stays.
 */
export async function emptyWorkspace(
  groups: GroupStore,
  scope: GroupScope,
  installationId: string,
  told: (deleted: number, total: number) => void,
  signal: AbortSignal,
): Promise<Emptied> {
  const listing = await groups.list(signal);
  if (!listing.ok) return { removed: [], error: listing.error };
  const { ours } = listing.value;
  const foreign = foreignWriter({ ours, rivals: [] }, installationId);
  if (foreign) return { removed: [], error: foreign };
  const removed: string[] = [];
  for (const group of ours) {
    if (signal.aborted) return { removed, error: appError('cancelled', { retryable: true }) };
    told(removed.length, ours.length);
    const answer = await groups.remove(group);
    if (!answer.ok) return { removed, error: ofDeleting(answer.error) };
    removed.push(group.collectionId);
  }
  told(removed.length, ours.length);
  const swept = await groups.sweep();
  if (!swept.ok) return { removed, error: ofDeleting(swept.error) };
  const status = await groups.removeStatus(statusId(scope));
  return status.ok ? { removed } : { removed, error: ofDeleting(status.error) };
}

/** A lock that lets changes through may still keep what is there. */
function ofDeleting(error: AppError): AppError {
  return error.code === 'scopeLocked' ? { ...error, facts: { ...error.facts, act: 'delete' } } : error;
}
