import pLimit from 'p-limit';
import { type AppError, appError, type ErrorCode } from '../../shared/errors.ts';
import type { CollectionSummary } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { CollectionSource, Member } from '../ports.ts';

/** AdminService limits requests per client address; four at once is what it bears without queueing. */
const AT_ONCE = 4;

/** Failures that every further read would meet as well: asking on would take hours. */
const providerIsAway: ReadonlySet<ErrorCode> = new Set([
  'hostNotFound',
  'connectionRefused',
  'offline',
  'certificateUntrusted',
  'certificateExpired',
  'certificateWrongName',
  'providerUnauthorized',
  'clockSkew',
  'cancelled',
]);
/** May be about one collection; after two in a row the provider is asked something small. */
const noAnswerTwice: ReadonlySet<ErrorCode> = new Set([
  'connectionCut',
  'timedOut',
  'providerAnswerUnreadable',
]);

/** A provider that lists but reads no members at all is not asked for hours. */
const MOST_IN_A_ROW = 8;

export interface ReadCollection {
  /** As the list before the reading said: whatever changed since moves the stamp of the next list. */
  readonly summary: CollectionSummary;
  readonly members: readonly Member[];
}

export interface MembersReading {
  readonly read: readonly ReadCollection[];
  /** Collections whose group must stay as it is, and why. */
  readonly unread: ReadonlyMap<string, AppError>;
  /** Collections that the site counts otherwise than it lists, twice alike; worth a line in the log. */
  readonly miscounted: readonly string[];
}

export interface ReadProgress {
  readonly read: number;
  readonly collections: number;
  readonly memberships: number;
}

/**
 * Reads the members of these collections. One that cannot be read, or that reads differently each time, is reported
 * as unread; the whole reading fails only when the provider is away.
 */
export async function readMembers(
  source: CollectionSource,
  collections: readonly CollectionSummary[],
  onProgress: (progress: ReadProgress) => void,
  signal?: AbortSignal,
): Promise<Result<MembersReading>> {
  if (collections.length === 0) return ok({ read: [], unread: new Map(), miscounted: [] });
  const limit = pLimit(AT_ONCE);
  const found = new Map<string, readonly Member[]>();
  const unread = new Map<string, AppError>();
  let memberships = 0;
  let away: AppError | undefined;
  let cutBefore = false;
  let inARow = 0;
  const isAway = async (failures: number): Promise<boolean> =>
    failures >= MOST_IN_A_ROW || !(await source.listCollections(signal)).ok;
  const readOne = async (summary: CollectionSummary): Promise<void> => {
    if (away) return;
    const answer = await source.listMembers(summary.collectionId, summary.memberCount, signal);
    if (!answer.ok) {
      unread.set(summary.collectionId, answer.error);
      const isCut = noAnswerTwice.has(answer.error.code);
      if (providerIsAway.has(answer.error.code)) away = answer.error;
      else if (isCut && cutBefore && (await isAway(inARow))) away = answer.error;
      inARow = isCut ? inARow + 1 : 0;
      cutBefore = isCut;
      return;
    }
    cutBefore = false;
    inARow = 0;
    found.set(summary.collectionId, answer.value);
    memberships += answer.value.length;
    onProgress({ read: found.size, collections: collections.length, memberships });
  };
  await Promise.all(collections.map((summary) => limit(readOne, summary)));
  if (away) return fail(away);

  // Counted against a list taken after the reading: members that came meanwhile are then missing, not extra.
  const after = await source.listCollections(signal);
  if (!after.ok) return after;
  const now = new Map(after.value.map((collection) => [collection.collectionId, collection]));
  const miscounted: string[] = [];
  const settleOne = async ([collectionId, members]: [string, readonly Member[]]): Promise<void> => {
    const settled = await settle(source, collectionId, members, now.get(collectionId), signal);
    if (!settled.ok) {
      unread.set(collectionId, settled.error);
      return;
    }
    found.set(collectionId, settled.value);
    if (settled.value.length !== now.get(collectionId)?.memberCount) miscounted.push(collectionId);
  };
  await Promise.all([...found].map((entry) => limit(settleOne, entry)));
  const read = collections.flatMap((summary): ReadCollection[] => {
    const members = found.get(summary.collectionId);
    if (members === undefined || unread.has(summary.collectionId)) return [];
    const name = now.get(summary.collectionId)?.name ?? summary.name;
    return [{ summary: { ...summary, name }, members }];
  });
  return ok({ read, unread, miscounted });
}

/**
 * A read that differs from the count is repeated once. Two equal readings are the truth (the count lags behind
 * evaluation, or the account sees fewer members); two different ones leave the group as it was.
 */
async function settle(
  source: CollectionSource,
  collectionId: string,
  first: readonly Member[],
  summary: CollectionSummary | undefined,
  signal: AbortSignal | undefined,
): Promise<Result<readonly Member[]>> {
  // Deleted, or hidden by a smaller security scope, while it was read: what was read of it says nothing.
  if (!summary) return fail(notVisible(collectionId));
  if (summary.memberCount === first.length) return ok(first);
  const again = await source.listMembers(collectionId, summary.memberCount, signal);
  if (!again.ok) return again;
  if (sameMembers(first, again.value) || again.value.length === summary.memberCount) return again;
  return fail(appError('collectionReadUnstable', { retryable: true, facts: { collectionId } }));
}

export function notVisible(collectionId: string): AppError {
  return appError('collectionNotVisible', { facts: { collectionId }, field: 'collections' });
}

function sameMembers(a: readonly Member[], b: readonly Member[]): boolean {
  const ids = new Set(a.map(({ resourceId }) => resourceId));
  return ids.size === b.length && b.every(({ resourceId }) => ids.has(resourceId));
}
