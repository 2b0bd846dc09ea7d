import type { ErrorCode } from './errors.ts';
import type { SecretFacts } from './model.ts';
import type { RunSummary } from './runModel.ts';
import { daysUntil } from './strings/format.ts';

/** Days before the end of a client secret on which people are warned, unless the organisation has set others. */
export const warningDays: readonly number[] = [30, 14, 7, 1];
/** One of those days, or the end itself. */
export type SecretThreshold = number | 'expired';

/** The warning that a secret has come to; undefined while its end is further away. */
export function secretThreshold(
  expiresOn: Date,
  now: Date,
  limits: readonly number[] = warningDays,
): SecretThreshold | undefined {
  if (expiresOn <= now) return 'expired';
  const days = daysUntil(expiresOn, now);
  const reached = limits.filter((limit) => days <= limit);
  return reached.length === 0 ? undefined : Math.min(...reached);
}

/** Until then a renewal that is in order is left to do its work. */
const RENEWAL_TRUSTED_UNTIL_DAYS = 7;

/** The warning that a person needs. */
export function neededWarning(
  expiresOn: Date,
  isRenewed: boolean,
  now: Date,
  limits?: readonly number[],
): SecretThreshold | undefined {
  const threshold = secretThreshold(expiresOn, now, limits);
  if (threshold === undefined || threshold === 'expired') return threshold;
  return isRenewed && threshold > RENEWAL_TRUSTED_UNTIL_DAYS ? undefined : threshold;
}

/**
 * True once the end that is known has come, and no sync has worked since: a typed date may be wrong, and a secret that
 * signs in is none that has ended.
 */
export function hasExpired(
  {
    secret,
    lastRun,
    lastSuccessAt,
  }: {
    readonly secret: Pick<SecretFacts, 'expiresOn'>;
    readonly lastRun?: Pick<RunSummary, 'outcome'>;
    readonly lastSuccessAt?: string;
  },
  now: Date,
): boolean {
  if (secret.expiresOn === undefined) return false;
  const end = new Date(secret.expiresOn);
  if (end > now) return false;
  const last = lastRun?.outcome.outcome;
  const worked = last === 'done' || last === 'partly';
  return !(worked && lastSuccessAt !== undefined && new Date(lastSuccessAt) > end);
}

/** What a run stops with that a new secret mends. */
export const mendedBySecret: ReadonlySet<ErrorCode> = new Set([
  'secretExpired',
  'secretWrong',
  'secretIsId',
  'secretMissing',
  'secretNotHere',
  'secretUnreadable',
]);

/** True where the last run stopped for want of a secret, and one was saved since: what it says is of the former one. */
export function isMendedSince({
  lastRun,
  secretSavedAt,
}: {
  readonly lastRun?: Pick<RunSummary, 'startedAt' | 'error'>;
  readonly secretSavedAt?: string;
}): boolean {
  if (lastRun?.error === undefined || secretSavedAt === undefined) return false;
  return mendedBySecret.has(lastRun.error.code) && new Date(secretSavedAt) > new Date(lastRun.startedAt);
}
