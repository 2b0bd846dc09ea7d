import { type AppError, appError } from '../../shared/errors.ts';
import type { GroupContent, StoredGroup } from '../ports.ts';

/** A group as it should be, beside what is known of its last reading. */
export interface DesiredGroup {
  readonly content: GroupContent;
  readonly computers: number;
  /** Bytes that writing it takes of the workspace's list. Asked for new groups only: it has to build the query. */
  readonly bytes: () => number;
  /** Function aliases that writing it takes, parts included. */
  readonly aliases: () => readonly string[];
}

/** What the last successful write of a collection recorded. */
export interface KnownGroup {
  readonly computers: number;
  /** A reading that would have taken more than half away, and when it was seen first. */
  readonly heldBack?: { readonly hash: string; readonly since: string };
  /** The last write was counted wrong (`failed`), or could not be counted (`notVerified`). */
  readonly unproven?: 'failed' | 'notVerified';
}

export interface PlanInput {
  readonly desired: readonly DesiredGroup[];
  /** Collections whose group must stay as it is: their read failed, or they are no longer visible. */
  readonly untouched: ReadonlySet<string>;
  readonly actual: readonly StoredGroup[];
  /** Groups of the same hierarchy that another connection keeps. */
  readonly rivals: readonly StoredGroup[];
  /** Every alias in the workspace, lower case, with the saved search that has it. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Lower-case IDs of what this connection keeps. */
  readonly ownIds: ReadonlySet<string>;
  readonly known: ReadonlyMap<string, KnownGroup>;
  readonly installationId: string;
  /** The person answered "Take over". */
  readonly takeOver: boolean;
  readonly usedBytes: number;
  readonly budgetBytes: number;
  readonly now: Date;
}

export interface Change {
  readonly kind: 'create' | 'update' | 'unchanged' | 'heldBack' | 'refused';
  readonly group: DesiredGroup;
  readonly etag: string | null;
  /** An unchanged group that nobody could count so far. */
  readonly notVerified?: boolean;
  readonly error?: AppError;
}

export interface Plan {
  readonly changes: readonly Change[];
  readonly remove: readonly StoredGroup[];
  /** Set when nothing may be written until a person has decided. */
  readonly stop?: AppError;
}

/** A loss of more than half and of more than this many members is believed only when read again later. */
const SMALL_LOSS = 20;
const HOLD_BACK_MS = 60 * 60 * 1000;

/**
 * Compares what should be with what is. Pure: reads no clock, writes nothing, keeps the order of `desired`.
 * Removals are groups of this connection whose collection a person has taken off the list, never a group whose
 * collection could not be read or seen.
 */
export function plan(input: PlanInput): Plan {
  const stop = foreignWriter(input);
  if (stop) return { changes: [], remove: [], stop };
  const byCollection = new Map(input.actual.map((group) => [group.collectionId, group]));
  let free = input.budgetBytes - input.usedBytes;
  const changes = input.desired.map((group): Change => {
    const stored = byCollection.get(group.content.collectionId);
    if (stored) return compare(group, stored, input);
    const taken = aliasTaken(group, input);
    if (taken) return { kind: 'refused', group, etag: null, error: taken };
    const bytes = group.bytes();
    if (bytes > free) {
      const facts = { collectionId: group.content.collectionId, name: group.content.displayName };
      return { kind: 'refused', group, etag: null, error: appError('overBudget', { facts }) };
    }
    free -= bytes;
    return { kind: 'create', group, etag: null };
  });
  const wanted = new Set(input.desired.map(({ content }) => content.collectionId));
  const remove = input.actual.filter(
    ({ collectionId }) => !wanted.has(collectionId) && !input.untouched.has(collectionId),
  );
  return { changes, remove };
}

function compare(group: DesiredGroup, stored: StoredGroup, input: PlanInput): Change {
  const { content } = group;
  const etag = stored.etag ?? '*';
  const same =
    stored.hash === content.hash &&
    stored.displayName === content.displayName &&
    stored.alias === content.alias;
  const known = input.known.get(content.collectionId);
  if (same && stored.intact && known?.unproven !== 'failed') {
    return { kind: 'unchanged', group, etag, notVerified: known?.unproven === 'notVerified' };
  }
  if (stored.hash !== content.hash && losesTooMuch(group, input)) return { kind: 'heldBack', group, etag };
  const taken = aliasTaken(group, input);
  return taken ? { kind: 'refused', group, etag, error: taken } : { kind: 'update', group, etag };
}

function aliasTaken({ content, aliases }: DesiredGroup, input: PlanInput): AppError | undefined {
  for (const alias of aliases()) {
    const otherId = input.aliases.get(alias.toLowerCase());
    if (otherId === undefined || input.ownIds.has(otherId.toLowerCase())) continue;
    return appError('aliasTaken', { facts: { alias, otherId, collectionId: content.collectionId } });
  }
  return undefined;
}

function losesTooMuch({ content, computers }: DesiredGroup, { known, now }: PlanInput): boolean {
  const before = known.get(content.collectionId);
  if (!before) return false;
  const lost = before.computers - computers;
  if (lost <= SMALL_LOSS || lost * 2 <= before.computers) return false;
  const seen = before.heldBack;
  const confirmed =
    seen?.hash === content.hash && now.getTime() - new Date(seen.since).getTime() >= HOLD_BACK_MS;
  return !confirmed;
}

function foreignWriter({ actual, rivals, installationId, takeOver }: PlanInput): AppError | undefined {
  if (takeOver) return undefined;
  const foreign = actual.find(({ writer }) => writer !== '' && writer !== installationId) ?? rivals[0];
  if (!foreign) return undefined;
  return appError('otherWriter', { facts: { alias: foreign.alias, collectionId: foreign.collectionId } });
}
