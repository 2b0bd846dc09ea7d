import type { AppCredential } from '../../azure/appCredentials.ts';
import type { ConnectionRecord, RenewalRecord } from '../../store/records.ts';

/** What the automatic renewal of a client secret does next, as far as it follows from what is known. */

const DAY_MS = 24 * 60 * 60 * 1000;
/** So long before its end a secret is renewed. */
export const RENEWED_BEFORE_MS = 30 * DAY_MS;
/** After trouble it is tried again so much later. */
const REST_MS = DAY_MS;
/** A new secret lives as long as the former one did, and at most a year. */
const LONGEST_LIFE_MS = 365 * DAY_MS;
/** A shorter life would be over soon after it began to be renewed: with 30 days it would be renewed at every sync. */
const SHORTEST_LIFE_MS = 90 * DAY_MS;
/** What Microsoft Entra ID has not accepted by then, it will not. */
const PATIENCE_MS = DAY_MS;
/** Microsoft Graph may list a secret late; one that it does not list after so long is not there. */
const LISTED_LATE_MS = DAY_MS;

/** True where a run of this connection has something to do for its secret, as far as the record tells. */
export function mayHaveWork(record: ConnectionRecord, now: Date): boolean {
  const { renewal } = record;
  if (renewal === undefined || isResting(renewal, now)) return false;
  const isUnfinished = renewal.intention !== undefined || renewal.leftovers.length > 0;
  return isUnfinished || (renewal.enabled && isDue(record, now));
}

function isResting({ trouble }: RenewalRecord, now: Date): boolean {
  if (trouble === undefined) return false;
  const since = now.getTime() - Date.parse(trouble.at);
  // A time of the future is one of a clock that was wrong.
  return since >= 0 && since < REST_MS;
}

/** Due, or not known: then Microsoft Graph is asked, which tells it where the renewal is possible at all. */
export function isDue(
  { secretExpiresOn, secretExpirySource }: Pick<ConnectionRecord, 'secretExpiresOn' | 'secretExpirySource'>,
  now: Date,
): boolean {
  if (secretExpiresOn === undefined || secretExpirySource !== 'graph') return true;
  return endsSoon(new Date(secretExpiresOn), now);
}

export function endsSoon(end: Date, now: Date): boolean {
  return end.getTime() - now.getTime() <= RENEWED_BEFORE_MS;
}

/** The credentials that may be the secret in force: the recorded one, else all that begin like it. */
export function candidatesFor(
  { secretKeyId, secretHint }: Pick<ConnectionRecord, 'secretKeyId' | 'secretHint'>,
  credentials: readonly AppCredential[],
  now: Date,
): readonly AppCredential[] {
  const recorded = credentials.filter(({ keyId }) => keyId === secretKeyId);
  if (recorded.length > 0) return recorded;
  // One that has ended does not sign in, and a sync has just been done.
  return credentials.filter(({ hint, endsOn }) => hint === secretHint && endsOn > now);
}

/** The earliest end: warning and renewing early is the safe mistake. */
export function earliestEnd(candidates: readonly AppCredential[]): Date | undefined {
  return candidates.map(({ endsOn }) => endsOn).sort((a, b) => a.getTime() - b.getTime())[0];
}

/** When the new secret ends. */
export function newEnd(candidates: readonly AppCredential[], now: Date): Date {
  const lives = candidates.map(({ startsOn, endsOn }) => endsOn.getTime() - startsOn.getTime());
  const life = Math.min(LONGEST_LIFE_MS, Math.max(SHORTEST_LIFE_MS, Math.min(...lives)));
  return new Date(now.getTime() + life);
}

type Leftover = RenewalRecord['leftovers'][number];

/**
 * The credential that a leftover names, unless it may be the one in force: whatever the record says, one that begins
 * like the secret in force stays.
 */
export function removable(
  leftover: Leftover,
  hintInForce: string,
  credentials: readonly AppCredential[],
): AppCredential | undefined {
  const found = credentials.find(({ keyId, displayName }) =>
    leftover.keyId === undefined ? displayName === leftover.displayName : keyId === leftover.keyId,
  );
  return found?.hint === hintInForce ? undefined : found;
}

/** False once there is nothing left to be found of it. */
export function isStillAwaited(leftover: Leftover, now: Date): boolean {
  return leftover.keyId === undefined && now.getTime() - Date.parse(leftover.since) < LISTED_LATE_MS;
}

export function hasTriedLongEnough({ startedAt }: { readonly startedAt: string }, now: Date): boolean {
  return now.getTime() - Date.parse(startedAt) > PATIENCE_MS;
}

/** The same without its intention, which is now something to be removed. */
export function abandoned(renewal: RenewalRecord, now: Date): RenewalRecord {
  const { intention, ...rest } = renewal;
  if (intention === undefined) return renewal;
  const { displayName } = intention;
  return { ...rest, leftovers: [...rest.leftovers, { displayName, since: now.toISOString() }] };
}
