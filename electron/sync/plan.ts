import { type AppError, appError } from '../../shared/errors.ts';
import type { WhyChanged } from '../../shared/strings/runLog.ts';
import type { GroupListing, StoredGroup } from '../ports.ts';
import type { DesiredGroup } from './desired.ts';
import type { KnownGroup, KnownGroups } from './state.ts';

export interface PlanInput {
  /** Groups of the collections that were read in this run. */
  readonly desired: readonly DesiredGroup[];
  /** Collections that a person has taken off the list: their groups go. No other group ever does. */
  readonly removed: ReadonlySet<string>;
  readonly listing: Pick<GroupListing, 'aliases' | 'ownIds'>;
  /** Our groups by collection; see `groupsByCollection`. */
  readonly stored: ReadonlyMap<string, StoredGroup>;
  /**
   * Names that a group lists in the workspace, where it is there, differs, and nothing is known of its last reading;
   * null where nobody could count it.
   */
  readonly listedBefore: ReadonlyMap<string, number | null>;
  readonly known: KnownGroups;
  readonly installationId: string;
  /** Large losses that a person has confirmed, by collection. */
  readonly confirmed: ReadonlySet<string>;
  readonly now: Date;
}

export type ChangeKind = 'create' | 'update' | 'unchanged' | 'heldBack' | 'refused';

export interface Change {
  readonly kind: ChangeKind;
  readonly group: DesiredGroup;
  /** Null creates. */
  readonly etag: string | null;
  /** Why it is written, held back or refused; for the dry run and the log. */
  readonly reason: WhyChanged;
  /** Of a group that is held back: how many it lists in the workspace; missing where nobody could count. */
  readonly computersBefore?: number;
  /** An unchanged group that still has to be counted in the workspace. */
  readonly prove?: boolean;
  readonly error?: AppError;
}

export interface Plan {
  readonly changes: readonly Change[];
  readonly remove: readonly StoredGroup[];
}

/** A loss of more than half and of more than this many members is believed only when read again later. */
const SMALL_LOSS = 20;
const HOLD_BACK_MS = 60 * 60 * 1000;

/**
 * Compares what should be with what is. Pure: reads no clock, writes nothing, keeps the order of `desired`. Whether a
 * new group fits is judged when it is written, since its query has to be made for that.
 */
export function plan(input: PlanInput): Plan {
  const changes = input.desired.map((group): Change => {
    const stored = input.stored.get(group.content.collectionId);
    if (stored) return compare(group, stored, input);
    const error = aliasTaken(group, input);
    return error
      ? { kind: 'refused', group, etag: null, reason: 'aliasTaken', error }
      : { kind: 'create', group, etag: null, reason: 'new' };
  });
  const written = new Set(input.desired.map(({ content }) => content.id));
  const remove = [...input.stored.values()].filter(
    ({ collectionId, id }) => input.removed.has(collectionId) && !written.has(id.toLowerCase()),
  );
  return { changes, remove };
}

function compare(group: DesiredGroup, stored: StoredGroup, input: PlanInput): Change {
  const { content } = group;
  const etag = stored.etag ?? '*';
  const known = input.known.get(content.collectionId);
  const reason = difference(group, stored, known, input.installationId);
  // Nothing is known of how it was written: the state was lost, or a run ended before it could say.
  if (reason === 'same') return { kind: 'unchanged', group, etag, reason, prove: known?.form === undefined };
  if (reason === 'membersChanged' && losesTooMuch(group, known, input)) {
    const before = computersBefore(content.collectionId, known, input.listedBefore);
    const isKnown = before < Number.MAX_SAFE_INTEGER;
    return {
      kind: 'heldBack',
      group,
      etag,
      reason: 'largeLoss',
      ...(isKnown ? { computersBefore: before } : {}),
    };
  }
  const error = aliasTaken(group, input);
  return error
    ? { kind: 'refused', group, etag, reason: 'aliasTaken', error }
    : { kind: 'update', group, etag, reason };
}

function difference(
  { content }: DesiredGroup,
  stored: StoredGroup,
  known: KnownGroup | undefined,
  installationId: string,
): WhyChanged {
  if (stored.hash !== content.hash) return 'membersChanged';
  const isOurText = stored.asWritten || stored.text === known?.givenText;
  if (stored.alias !== content.alias || !stored.intact || !isOurText) return 'editedByHand';
  if (stored.displayName !== content.displayName) return 'renamed';
  if (stored.writer !== '' && stored.writer !== installationId) return 'takenOver';
  return known?.unproven === 'failed' ? 'notProven' : 'same';
}

function aliasTaken({ content }: DesiredGroup, { listing }: PlanInput): AppError | undefined {
  const { alias, collectionId } = content;
  const otherId = listing.aliases.get(alias.toLowerCase());
  if (otherId === undefined || listing.ownIds.has(otherId.toLowerCase())) return undefined;
  return appError('aliasTaken', { facts: { alias, otherId, collectionId } });
}

function losesTooMuch(
  { content, computers }: DesiredGroup,
  known: KnownGroup | undefined,
  { confirmed, listedBefore, now }: PlanInput,
): boolean {
  const before = computersBefore(content.collectionId, known, listedBefore);
  const lost = before - computers;
  if (lost <= SMALL_LOSS || lost * 2 <= before) return false;
  const seen = known?.heldBack;
  if (seen === undefined) return true;
  // What was confirmed is this loss; a larger one is another question.
  if (confirmed.has(content.collectionId) && computers >= seen.computers) return false;
  const age = now.getTime() - Date.parse(seen.since);
  // A moment of a clock that was ahead would never be an hour ago.
  const isOldEnough = age >= HOLD_BACK_MS || age < 0;
  return seen.hash !== content.hash || !isOldEnough;
}

/** Each computer is listed by two names at most. Where nobody could count, any loss might be a large one. */
export function computersBefore(
  collectionId: string,
  known: KnownGroup | undefined,
  listedBefore: PlanInput['listedBefore'],
): number {
  if (known?.hash !== undefined) return known.computers;
  const listed = listedBefore.get(collectionId);
  if (listed === undefined) return 0;
  return listed === null ? Number.MAX_SAFE_INTEGER : Math.ceil(listed / 2);
}

/** Groups of this connection that another computer wrote last, or of this hierarchy under another connection. */
export function foreignWriter(
  listing: Pick<GroupListing, 'ours' | 'rivals'>,
  installationId: string,
): AppError | undefined {
  const foreign =
    listing.ours.find(({ writer }) => writer !== '' && writer !== installationId) ?? listing.rivals[0];
  if (!foreign) return undefined;
  return appError('otherWriter', { facts: { alias: foreign.alias, collectionId: foreign.collectionId } });
}
