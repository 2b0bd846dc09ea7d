import pLimit from 'p-limit';
import { type AppError, appError, type ErrorCode } from '../../shared/errors.ts';
import type { CollectionSummary } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { CollectionSource, Device, Member } from '../ports.ts';
import { isComputer } from './members.ts';

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
/** May be about one collection; two in a row are the provider. */
const noAnswerTwice: ReadonlySet<ErrorCode> = new Set(['connectionCut', 'timedOut']);

export interface ReadCollection {
  readonly summary: CollectionSummary;
  readonly members: readonly Member[];
}

export interface SiteReading {
  readonly read: readonly ReadCollection[];
  /** Collections whose group must stay as it is, and why. */
  readonly unread: ReadonlyMap<string, AppError>;
  readonly devices: readonly Device[];
}

export interface ReadProgress {
  readonly read: number;
  readonly collections: number;
  readonly memberships: number;
}

/**
 * Reads the chosen collections. A collection that cannot be read, or that reads differently each time, is
 * reported as unread; the whole reading fails only when the list or the devices cannot be had, since without
 * the devices every group would lose its DNS names.
 */
export async function readSite(
  source: CollectionSource,
  collectionIds: readonly string[],
  onProgress: (progress: ReadProgress) => void,
  signal?: AbortSignal,
): Promise<Result<SiteReading>> {
  const before = await source.listCollections(signal);
  if (!before.ok) return before;
  const listed = byId(before.value);
  const unread = new Map<string, AppError>();
  for (const collectionId of collectionIds) {
    if (!listed.has(collectionId)) unread.set(collectionId, notVisible(collectionId));
  }

  const limit = pLimit(AT_ONCE);
  // Without the devices nothing may be written, so nothing else is read before them.
  const deviceList = await source.listDevices(signal);
  if (!deviceList.ok) return deviceList;
  const members = new Map<string, readonly Member[]>();
  let memberships = 0;
  let away: AppError | undefined;
  let cutBefore = false;
  const readOne = (summary: CollectionSummary) =>
    limit(async () => {
      if (away) return;
      const answer = await source.listMembers(summary.collectionId, summary.memberCount, signal);
      if (!answer.ok) {
        unread.set(summary.collectionId, answer.error);
        const isCut = noAnswerTwice.has(answer.error.code);
        if (providerIsAway.has(answer.error.code) || (isCut && cutBefore)) away = answer.error;
        cutBefore = isCut;
        return;
      }
      cutBefore = false;
      members.set(summary.collectionId, answer.value);
      memberships += answer.value.length;
      onProgress({ read: members.size, collections: collectionIds.length, memberships });
    });
  const chosen = collectionIds.flatMap((collectionId) => listed.get(collectionId) ?? []);
  await Promise.all(chosen.map(readOne));
  if (away) return fail(away);
  // An account that sees members but no devices at all: every group would lose its DNS names.
  const someComputer = [...members.values()].some((list) => list.some(isComputer));
  if (someComputer && deviceList.value.length === 0) {
    return fail(appError('providerAccessDenied', { facts: { name: 'SMS_R_System' } }));
  }

  // Counted against a list taken after the reading: members that came meanwhile are then missing, not extra.
  const after = await source.listCollections(signal);
  if (!after.ok) return after;
  const now = byId(after.value);
  await Promise.all(
    [...members].map(([collectionId, found]) =>
      limit(() => settle(source, collectionId, found, now.get(collectionId), members, unread, signal)),
    ),
  );
  const read = chosen.flatMap((summary) => {
    const found = members.get(summary.collectionId);
    return found && !unread.has(summary.collectionId)
      ? [{ summary: now.get(summary.collectionId) ?? summary, members: found }]
      : [];
  });
  return ok({ read, unread, devices: deviceList.value });
}

// A read that differs from the count is repeated once. Two equal readings are the truth (the count lags behind
// evaluation, or the account sees fewer members); two different ones leave the group as it was.
async function settle(
  source: CollectionSource,
  collectionId: string,
  found: readonly Member[],
  summary: CollectionSummary | undefined,
  members: Map<string, readonly Member[]>,
  unread: Map<string, AppError>,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (!summary) {
    // Deleted, or hidden by a smaller security scope, while it was read: what was read of it says nothing.
    unread.set(collectionId, notVisible(collectionId));
    return;
  }
  if (summary.memberCount === found.length) return;
  const again = await source.listMembers(collectionId, summary.memberCount, signal);
  if (!again.ok) {
    unread.set(collectionId, again.error);
  } else if (sameMembers(found, again.value) || again.value.length === summary.memberCount) {
    members.set(collectionId, again.value);
  } else {
    unread.set(
      collectionId,
      appError('collectionReadUnstable', { retryable: true, facts: { collectionId } }),
    );
  }
}

function notVisible(collectionId: string): AppError {
  return appError('collectionNotVisible', { facts: { collectionId }, field: 'collections' });
}

function sameMembers(a: readonly Member[], b: readonly Member[]): boolean {
  const ids = new Set(a.map(({ resourceId }) => resourceId));
  return ids.size === b.length && b.every(({ resourceId }) => ids.has(resourceId));
}

function byId(collections: readonly CollectionSummary[]): Map<string, CollectionSummary> {
  return new Map(collections.map((collection) => [collection.collectionId, collection]));
}
