import { secretThreshold } from '../../shared/secretExpiry.ts';
import { runLogTexts } from '../../shared/strings/runLog.ts';
import type { ConnectionRecord } from '../store/records.ts';
import { statusAlias, statusId } from '../sync/names.ts';
import type { SyncResult } from '../sync/run.ts';
import type { SyncState } from '../sync/state.ts';
import type { RunLog } from './runLog.ts';
import type { SyncDeps, SyncWork } from './syncConnection.ts';

const A_DAY_MS = 24 * 60 * 60 * 1000;

/** What an alert rule may ask about the secret: its end, and which warning that has come to. */
function secretMark(
  { secretExpiresOn }: ConnectionRecord,
  now: Date,
  limits: readonly number[] | undefined,
): string | undefined {
  if (secretExpiresOn === undefined) return undefined;
  const threshold = secretThreshold(new Date(secretExpiresOn), now, limits);
  return threshold === undefined ? secretExpiresOn : `${secretExpiresOn} ${threshold}`;
}

/**
 * Writes the status search when the outcome or what is known of the secret changed, and once a day so that an alert rule can tell a sync that stopped
 * from one that is fine. Answers what is to be remembered. It never makes a run fail.
 */
export async function keepStatus(
  { record, groups }: SyncWork,
  deps: SyncDeps,
  result: SyncResult,
  log: RunLog,
): Promise<SyncState['status'] | undefined> {
  const { outcome, state, error, stoppedAt } = result;
  const { status } = state;
  const now = deps.clock.now();
  const secret = secretMark(record, now, await deps.warningDays?.());
  const isFresh = status !== undefined && now.getTime() - Date.parse(status.writtenAt) < A_DAY_MS;
  if (isFresh && status.outcome === outcome.outcome && status.secret === secret) return undefined;
  // A connection that never worked has nothing to be watched over yet.
  if (status === undefined && outcome.outcome === 'failed') return undefined;
  // A person cancelled, or Azure is what did not work.
  if (outcome.outcome === 'cancelled' || (error && stoppedAt !== 'readCollections')) return undefined;
  const scope = { siteCode: record.site.siteCode, connectionId: record.connectionId };
  const alias = statusAlias(scope);
  const written = await groups.writeStatus(alias, statusId(scope), {
    outcome: outcome.outcome,
    lastRun: now.toISOString(),
    lastSuccessfulRun: state.lastSuccessAt,
    lastFullRead: state.lastFullReadAt,
    computer: deps.computer,
    account: deps.account,
    groups: [...state.groups.values()].filter(({ hash }) => hash !== undefined).length,
    version: deps.version,
    secretExpiresOn: record.secretExpiresOn,
  });
  if (!written.ok) {
    log.write('warning', runLogTexts.statusNotWritten(written.error.code));
    return undefined;
  }
  log.write('info', runLogTexts.statusWritten(alias));
  const isKnown = secret === undefined ? {} : { secret };
  return { writtenAt: now.toISOString(), outcome: outcome.outcome, ...isKnown };
}
