import { type AppError, appError } from '../../shared/errors.ts';
import type { GroupListing, StoredGroup } from '../ports.ts';
import type { DesiredGroup } from './desired.ts';
import type { KnownGroup, KnownGroups } from './state.ts';

export interface PlanInput {
  /** Groups of the collections that were read in this run. */
  readonly desired: readonly DesiredGroup[];
  /**
   * Every collection of the connection. A group of ours for any other one was taken off the list by a person, and
   * goes; a group whose collection could not be read or seen never does.
   */
  readonly chosen: ReadonlySet<string>;
  readonly listing: Pick<GroupListing, 'ours' | 'aliases' | 'ownIds'>;
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
  readonly reason: ChangeReason;
  /** An unchanged group that still has to be counted in the workspace. */
  readonly prove?: boolean;
  readonly error?: AppError;
}

export type ChangeReason =
  | 'new'
  | 'membersChanged'
  | 'renamed'
  | 'editedByHand'
  | 'notProven'
  | 'takenOver'
  | 'same'
  | 'largeLoss'
  | 'aliasTaken'
  | 'noRoom';

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
  const byCollection = new Map(input.listing.ours.map((group) => [group.collectionId, group]));
  const changes = input.desired.map((group): Change => {
    const stored = byCollection.get(group.content.collectionId);
    if (stored) return compare(group, stored, input);
    const error = aliasTaken(group, input);
    return error
      ? { kind: 'refused', group, etag: null, reason: 'aliasTaken', error }
      : { kind: 'create', group, etag: null, reason: 'new' };
  });
  const remove = input.listing.ours.filter(({ collectionId }) => !input.chosen.has(collectionId));
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
    return { kind: 'heldBack', group, etag, reason: 'largeLoss' };
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
): ChangeReason {
  if (stored.hash !== content.hash) return 'membersChanged';
  if (stored.alias !== content.alias || !stored.intact || !stored.asWritten) return 'editedByHand';
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
  { confirmed, now }: PlanInput,
): boolean {
  if (known === undefined) return false;
  const lost = known.computers - computers;
  if (lost <= SMALL_LOSS || lost * 2 <= known.computers) return false;
  const seen = known.heldBack;
  if (seen === undefined) return true;
  // What was confirmed is this loss; a larger one is another question.
  if (confirmed.has(content.collectionId) && computers >= seen.computers) return false;
  const isOldEnough = now.getTime() - Date.parse(seen.since) >= HOLD_BACK_MS;
  return seen.hash !== content.hash || !isOldEnough;
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
