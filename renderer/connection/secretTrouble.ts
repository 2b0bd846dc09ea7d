import type { ConnectionView } from '../../shared/model.ts';
import { isInOrder } from '../../shared/renewal.ts';
import { hasExpired, isMendedSince, mendedBySecret, neededWarning } from '../../shared/secretExpiry.ts';
import { stateTexts } from '../../shared/strings/connectionPage.ts';
import { errorText } from '../../shared/strings/errors.ts';
import { daysUntil, formatDate } from '../../shared/strings/format.ts';
import { secretTroubleTexts } from '../../shared/strings/updateSecret.ts';
import { contextOf } from './connectionContext.ts';

/** Why a connection needs a new client secret. */
export interface SecretTrouble {
  readonly status: 'stopped' | 'attention';
  readonly title: string;
  /** What mends it, where that is more than a new secret. */
  readonly advice?: string;
}

/** Undefined where the secret is not what is wrong. */
export function secretTrouble(connection: ConnectionView, now: Date): SecretTrouble | undefined {
  const { importEnabled, lastRun, secret } = connection;
  // One that was handed over is on its way.
  if (!importEnabled || connection.handOver === 'waiting') return undefined;
  const expiresOn = secret.expiresOn === undefined ? undefined : new Date(secret.expiresOn);
  if (expiresOn !== undefined && hasExpired(connection, now))
    return { status: 'stopped', title: stateTexts.expired(formatDate(expiresOn)) };
  // What is known of the secret now counts more than what the last run met.
  if (connection.secretError !== undefined) {
    const { title, action } = errorText(connection.secretError, contextOf(connection));
    return { status: 'stopped', title, advice: action };
  }
  if (lastRun?.error !== undefined && mendedBySecret.has(lastRun.error.code) && !isMendedSince(connection))
    return { status: 'stopped', title: errorText(lastRun.error, contextOf(connection)).title };
  if (expiresOn === undefined || expiresOn <= now) return undefined;
  const { renewal, warningDays } = connection;
  if (neededWarning(expiresOn, isInOrder(renewal), now, warningDays) === undefined) return undefined;
  return { status: 'attention', title: secretTroubleTexts.soon(daysUntil(expiresOn, now)) };
}

/** The order in which connections are shown: what a person has to mend first, else as they were. */
export function troubleFirst(connections: readonly ConnectionView[], now: Date): readonly ConnectionView[] {
  const rank = (connection: ConnectionView): number => {
    if (connection.centralSite !== undefined && connection.importEnabled) return 0;
    const status = secretTrouble(connection, now)?.status;
    return status === 'stopped' ? 0 : status === 'attention' ? 1 : 2;
  };
  return connections.toSorted((a, b) => rank(a) - rank(b));
}

/** The connection that somebody means who does not name one; undefined where that cannot be told. */
export function neediest(connections: readonly ConnectionView[], now: Date): ConnectionView | undefined {
  const [first, second] = troubleFirst(connections, now);
  return second === undefined || (first && secretTrouble(first, now)) ? first : undefined;
}
