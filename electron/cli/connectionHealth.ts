import { interruptionOf } from '../../shared/interruption.ts';
import type { ConnectionView } from '../../shared/model.ts';
import { isInOrder } from '../../shared/renewal.ts';
import { hasExpired, isMendedSince, neededWarning } from '../../shared/secretExpiry.ts';
import { healthTexts } from '../../shared/strings/cli.ts';
import { stateTexts } from '../../shared/strings/connectionPage.ts';
import { errorText } from '../../shared/strings/errors.ts';
import { daysUntil, formatDate, formatOn } from '../../shared/strings/format.ts';
import { centralSiteText } from '../../shared/strings/move.ts';
import { interruptionTexts } from '../../shared/strings/notices.ts';
import { whatChanged } from '../../shared/strings/start.ts';
import { contextOf } from './refusal.ts';

/** How a connection is, for a person and for whatever watches exit codes. */
export interface ConnectionHealth {
  readonly state: 'inOrder' | 'attention' | 'stopped';
  readonly title: string;
}

/** Two intervals of 3 hours and what they may come late. */
const OVERDUE_MS = 7 * 60 * 60 * 1000;

/** The gravest of what is known, in the words of the app. */
export function connectionHealth(
  connection: ConnectionView,
  canOpenSecret: boolean | undefined,
  now: Date,
): ConnectionHealth {
  const { importEnabled, lastRun, lastSuccessAt, practice, secret, site, syncsHere } = connection;
  const attention = (title: string): ConnectionHealth => ({ state: 'attention', title });
  const stopped = (title: string): ConnectionHealth => ({ state: 'stopped', title });
  if (!importEnabled) return attention(stateTexts.importOff);
  const { centralSite } = connection;
  if (centralSite !== undefined) return stopped(centralSiteText(site, centralSite).title);
  const expiry = secret.expiresOn === undefined ? undefined : new Date(secret.expiresOn);
  if (expiry && hasExpired(connection, now)) return stopped(stateTexts.expired(formatDate(expiry)));
  if (syncsHere && canOpenSecret === undefined) return stopped(healthTexts.noSecret);
  if (syncsHere && canOpenSecret === false) return stopped(healthTexts.secretSealed);
  if (lastRun === undefined) return attention(stateTexts.never);
  if (isMendedSince(connection)) return attention(healthTexts.notUsedYet);
  const { outcome, finishedAt, error } = lastRun;
  if (outcome.outcome === 'failed') {
    return stopped(error ? errorText(error, contextOf(connection)).title : stateTexts.stopped);
  }
  if (outcome.outcome === 'cancelled') {
    const by = interruptionOf(error);
    return attention(by === undefined ? stateTexts.cancelled : interruptionTexts[by]);
  }
  const { created, updated, unchanged } = outcome;
  const groups = created + updated + unchanged;
  if (outcome.outcome === 'partly' || outcome.questions.length > 0) {
    return attention(
      stateTexts.partly(groups, Math.max(connection.collections.length, groups), site.siteCode),
    );
  }
  const age = now.getTime() - Date.parse(lastSuccessAt ?? finishedAt);
  if (!practice && age > OVERDUE_MS)
    return attention(healthTexts.overdue(formatOn(new Date(finishedAt), now)));
  const { renewal, warningDays } = connection;
  if (expiry && expiry > now && neededWarning(expiry, isInOrder(renewal), now, warningDays) !== undefined) {
    return attention(healthTexts.secretEnds(daysUntil(expiry, now), formatDate(expiry)));
  }
  const title = stateTexts.inStep(groups, site.siteCode);
  const last = stateTexts.last(formatOn(new Date(finishedAt), now), whatChanged(outcome));
  return { state: 'inOrder', title: `${title}. ${last}`.replace(/\.$/, '') };
}
