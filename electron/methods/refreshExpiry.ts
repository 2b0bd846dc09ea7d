import { secretThreshold } from '../../shared/secretExpiry.ts';
import { runLogTexts } from '../../shared/strings/runLog.ts';
import type { SecretExpiry } from '../azure/secretExpiry.ts';
import type { Clock } from '../ports.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { ConnectionRecord } from '../store/records.ts';
import { rememberExpiry } from './rememberExpiry.ts';
import type { RunLog } from './runLog.ts';

/** Asks Microsoft Graph when the secret in use ends. Undefined where the app may not know, which is normal. */
export type ReadSecretExpiry = () => Promise<SecretExpiry | undefined>;

export interface RefreshDeps {
  readonly store: ConnectionStore;
  readonly clock: Clock;
  /** Days before the end on which people are warned; undefined where nobody has set any. */
  readonly warningDays?: () => Promise<readonly number[] | undefined>;
}

/**
 * Takes the date of the secret from Microsoft Graph, and says in the run's log that it comes near. Answers the record
 * as it is now; whatever a person changed during the run stays.
 */
export async function refreshExpiry(
  record: ConnectionRecord,
  read: ReadSecretExpiry | undefined,
  { store, clock, warningDays }: RefreshDeps,
  log: RunLog,
): Promise<ConnectionRecord> {
  const known = await read?.();
  const fresh = known === undefined ? record : await keep(record, known, store, log);
  const { secretExpiresOn } = fresh;
  const end = secretExpiresOn === undefined ? undefined : new Date(secretExpiresOn);
  // A run that worked proves that a date in the past is not this secret's.
  const limits = await warningDays?.();
  if (end !== undefined && end > clock.now() && secretThreshold(end, clock.now(), limits) !== undefined)
    log.write('warning', runLogTexts.secretEnds(end));
  return fresh;
}

async function keep(
  record: ConnectionRecord,
  known: SecretExpiry,
  store: ConnectionStore,
  log: RunLog,
): Promise<ConnectionRecord> {
  const found = await store.read(record.connectionId);
  if (!found.ok) return record;
  const kept = await rememberExpiry(record, known, store, found.value);
  if (kept.ok) return kept.value;
  log.write('warning', runLogTexts.cacheNotSaved('The date of the client secret', kept.error.code));
  return found.value;
}
