import type { AppError } from '../../shared/errors.ts';
import type { StoredGroup } from '../ports.ts';
import type { Change } from './plan.ts';
import type { KnownGroup, KnownGroups } from './state.ts';
import type { Settled } from './writeChanges.ts';

export interface RunFacts {
  readonly settled: readonly Settled[];
  /** Collections that were to be read and were not, and why. */
  readonly unread: ReadonlyMap<string, AppError>;
  /** Collections that are no longer the connection's, or whose group was removed. */
  readonly removed: readonly string[];
  /** Collections that a person wants to keep although they are no longer visible. */
  readonly kept: ReadonlySet<string>;
  /** Changes that the run did not come to. */
  readonly open: readonly Change[];
  readonly stored: readonly StoredGroup[];
  readonly now: Date;
}

/** What the next run builds on. */
export function remember(before: KnownGroups, facts: RunFacts): KnownGroups {
  const known = new Map(before);
  for (const one of facts.settled) {
    const { collectionId } = one.change.group.content;
    known.set(collectionId, settledGroup(before.get(collectionId), one, facts.now));
  }
  for (const [collectionId, error] of facts.unread) {
    const old = before.get(collectionId);
    known.set(collectionId, unreadGroup(collectionId, old, error, facts));
  }
  // Read, compared and then not written: the stamp of the last reading no longer says what the workspace holds.
  for (const { group } of facts.open) {
    const old = before.get(group.content.collectionId);
    if (old) known.set(group.content.collectionId, withoutStamp({ ...old, state: 'waiting' }));
  }
  for (const collectionId of facts.removed) known.delete(collectionId);
  return known;
}

function settledGroup(old: KnownGroup | undefined, one: Settled, now: Date): KnownGroup {
  const { change, state, error, form, layout, unproven } = one;
  const { group } = change;
  const { hash } = group.content;
  if (change.kind === 'heldBack') {
    const seen = old?.heldBack;
    const isAhead = seen !== undefined && Date.parse(seen.since) > now.getTime();
    const since = seen?.hash === hash && !isAhead ? seen.since : now.toISOString();
    const base = old?.hash === undefined ? { ...old, computers: one.computersBefore ?? 0 } : old;
    return {
      ...withoutStamp({ ...base, name: group.name, state }),
      heldBack: { hash, since, computers: group.computers },
    };
  }
  if (!one.inPlace) {
    const base = old ?? { computers: 0 };
    return {
      ...withoutStamp({ ...base, name: group.name, state }),
      ...(error ? { error } : {}),
      // It need not be read again as long as neither it nor the room changes.
      ...(one.needsBytes === undefined ? {} : { stamp: group.stamp, needsBytes: one.needsBytes }),
    };
  }
  const isSame = old?.hash === hash && change.kind === 'unchanged';
  const changedAt = isSame ? old?.changedAt : now.toISOString();
  return {
    name: group.name,
    state,
    computers: group.computers,
    hash,
    stamp: group.stamp,
    ...(error ? { error } : {}),
    ...(changedAt === undefined ? {} : { changedAt }),
    ...(form === undefined ? {} : { form }),
    ...(layout === undefined ? {} : { layout }),
    ...(unproven === undefined ? {} : { unproven }),
    ...(one.givenText === undefined ? {} : { givenText: one.givenText }),
  };
}

function unreadGroup(
  collectionId: string,
  old: KnownGroup | undefined,
  error: AppError,
  { kept, stored }: RunFacts,
): KnownGroup {
  const isHidden = error.code === 'collectionNotVisible';
  const base = old ?? {
    name: stored.find((group) => group.collectionId === collectionId)?.displayName ?? collectionId,
    computers: 0,
  };
  return {
    ...withoutStamp({ ...base, state: isHidden ? 'notVisible' : 'failed' }),
    error,
    ...(isHidden && (kept.has(collectionId) || old?.keep === true) ? { keep: true } : {}),
  };
}

/** The same, but to be read again. What was kept although invisible is asked about anew once it was seen. */
function withoutStamp({
  stamp: _stamp,
  error: _error,
  keep: _keep,
  needsBytes: _needsBytes,
  ...rest
}: KnownGroup): KnownGroup {
  return rest;
}
