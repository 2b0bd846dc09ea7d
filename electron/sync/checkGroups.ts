import { type AppError, appError } from '../../shared/errors.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { GroupStore, StoredGroup } from '../ports.ts';
import type { GroupScope } from './names.ts';
import { groupsByCollection } from './storedGroups.ts';
import type { Settled } from './writeChanges.ts';

export interface CheckedGroups {
  /** What is to be thought of each group now: one that is not there as it was written has failed. */
  readonly settled: readonly Settled[];
  /** The first one that is not as it was written. */
  readonly wrong?: AppError;
}

/**
 * Reads the workspace back once and compares what was written with what is there. A text that comes back other than
 * it was written is written once more: if it comes back the same again, Azure itself alters it, and that is remembered
 * of this group; otherwise somebody had edited it in between.
 */
export async function checkGroups(
  store: GroupStore,
  written: readonly Settled[],
  scope: GroupScope,
  signal?: AbortSignal,
): Promise<Result<CheckedGroups>> {
  const first = await readBack(store, scope, signal);
  if (!first.ok) return first;
  const isAltered = (one: Settled, stored: ReadonlyMap<string, StoredGroup>) =>
    fault(one, stored) === undefined && stored.get(idOf(one))?.asWritten === false;
  const altered = written.filter((one) => isAltered(one, first.value));
  for (const one of altered) {
    const group = first.value.get(idOf(one));
    const layout = one.layout ?? store.layoutFor(one.change.group.content, false);
    // Whether it can be written is told by what comes back.
    if (group && !signal?.aborted) await store.put(one.change.group.content, group.etag ?? '*', layout);
  }
  const second = altered.length === 0 ? first : await readBack(store, scope, signal);
  if (!second.ok) return second;
  let wrong: AppError | undefined;
  const settled = written.map((one): Settled => {
    const error = fault(one, second.value);
    wrong ??= error;
    if (error) return { change: one.change, state: 'failed', inPlace: false, error };
    const text = second.value.get(idOf(one))?.text;
    return isAltered(one, second.value) && text !== undefined ? { ...one, givenText: text } : one;
  });
  return ok({ settled, ...(wrong ? { wrong } : {}) });
}

const idOf = ({ change }: Settled): string => change.group.content.collectionId;

async function readBack(
  store: GroupStore,
  scope: GroupScope,
  signal: AbortSignal | undefined,
): Promise<Result<ReadonlyMap<string, StoredGroup>>> {
  const listing = await store.list(signal);
  return listing.ok ? ok(groupsByCollection(listing.value.ours, scope).stored) : listing;
}

function fault(one: Settled, stored: ReadonlyMap<string, StoredGroup>): AppError | undefined {
  const { alias, collectionId, displayName, hash } = one.change.group.content;
  const group = stored.get(collectionId);
  if (group?.hash === hash && group.intact) return undefined;
  return appError('groupNotProven', { facts: { alias, name: displayName, collectionId } });
}
