import { groupsInStep } from '../../shared/groupsInStep.ts';
import { interruptionOf } from '../../shared/interruption.ts';
import type { ConnectionView } from '../../shared/model.ts';
import type { OutcomeKind, RunView } from '../../shared/runModel.ts';
import { isMendedSince } from '../../shared/secretExpiry.ts';
import { nextTexts, stateTexts } from '../../shared/strings/connectionPage.ts';
import { errorText } from '../../shared/strings/errors.ts';
import { daysUntil, formatMoment, formatOn, formatTime } from '../../shared/strings/format.ts';
import { handOverTexts } from '../../shared/strings/handOver.ts';
import { centralSiteText, recreateTexts } from '../../shared/strings/move.ts';
import { interruptionTexts } from '../../shared/strings/notices.ts';
import { nowDoing, progressTexts } from '../../shared/strings/progress.ts';
import { connectionTexts, whatChanged } from '../../shared/strings/start.ts';
import { secretTroubleTexts } from '../../shared/strings/updateSecret.ts';
import type { Status } from '../components/StatusIcon.tsx';
import { contextOf } from './connectionContext.ts';
import { secretTrouble } from './secretTrouble.ts';

export { contextOf } from './connectionContext.ts';

/** How a connection is, in words: the same on its card, on its page and in the line above its groups. */
export interface ConnectionState {
  readonly status: Status;
  readonly title: string;
  readonly sentence: string;
  /** For the narrow place at the right of the big numbers. */
  readonly short: string;
}

/** The run of a connection that matters now: the one under way, else its last one of this session. */
export function runOf(runs: ReadonlyMap<string, RunView>, connectionId: string): RunView | undefined {
  const own = [...runs.values()].filter((run) => run.connectionId === connectionId);
  return own.find((run) => run.state === 'running') ?? own[0];
}

export const outcomeStatuses: Readonly<Record<OutcomeKind, Status>> = {
  done: 'good',
  partly: 'attention',
  failed: 'stopped',
  cancelled: 'note',
};

/** How long the client secret is good, or why that is not known here. */
export function secretLine(connection: ConnectionView, now: Date): string {
  const { secret, syncAccount, lastRun } = connection;
  if (connection.secretError?.code === 'secretUnreadable') return connectionTexts.secretUnreadable;
  // What it says of its secret may be made up.
  if (connection.secretError?.code === 'sharedFolderNotTrusted') return connectionTexts.secretNotHere;
  if (connection.secretError?.code === 'secretNotHere') return connectionTexts.secretNotHere;
  const isPast = secret.expiresOn !== undefined && new Date(secret.expiresOn) <= now;
  // What Microsoft Entra ID says counts more than a date that lies ahead.
  if (lastRun?.error?.code === 'secretExpired' && !isPast && !isMendedSince(connection))
    return connectionTexts.secretExpired;
  if (secret.expiresOn !== undefined) {
    const expires = new Date(secret.expiresOn);
    return connectionTexts.secretUntil(expires, daysUntil(expires, now));
  }
  if (secret.hasSecret) return connectionTexts.secretDateUnknown;
  return connectionTexts.secretOf(syncAccount);
}

/** When the next sync comes, or why none does. */
export function nextSync(connection: ConnectionView, now: Date): string {
  if (!connection.importEnabled) return nextTexts.off;
  if (connection.centralSite !== undefined) return recreateTexts.next;
  if (secretTrouble(connection, now)?.status === 'stopped') return secretTroubleTexts.next;
  if (connection.pausedUntil !== undefined) return nextTexts.paused(new Date(connection.pausedUntil), now);
  if (connection.nextSyncAt !== undefined) return nextTexts.at(new Date(connection.nextSyncAt), now);
  if (!connection.syncsHere) return nextTexts.elsewhere(connection.syncAccount);
  return connection.practice ? nextTexts.practice : nextTexts.unknown;
}

/** The same as a value beside its term. */
export function nextSyncValue(connection: ConnectionView, now: Date): string {
  const { importEnabled, nextSyncAt, pausedUntil, centralSite } = connection;
  const isPaused = centralSite !== undefined || secretTrouble(connection, now)?.status === 'stopped';
  return importEnabled && nextSyncAt !== undefined && pausedUntil === undefined && !isPaused
    ? nextTexts.value(new Date(nextSyncAt), now)
    : nextSync(connection, now);
}

export function connectionState(
  connection: ConnectionView,
  run: RunView | undefined,
  now: Date,
): ConnectionState {
  const { site, collections, lastRun, lastSuccessAt, secret } = connection;
  const siteCode = site.siteCode;
  const next = `${nextSync(connection, now)}.`;
  const lastGood = lastSuccessAt === undefined ? undefined : formatOn(new Date(lastSuccessAt), now);
  const stays = stateTexts.stays(lastGood);
  if (run?.state === 'running') {
    const step = run.steps.find((one) => one.state === 'running');
    const title = run.kind === 'deleteGroups' ? stateTexts.deleting : stateTexts.running(siteCode);
    const sentence = step === undefined ? progressTexts.starting : nowDoing(step);
    return { status: 'running', title, sentence, short: title };
  }
  if (!connection.importEnabled) {
    const title = stateTexts.importOff;
    return { status: 'note', title, sentence: stateTexts.importOffBody, short: title };
  }
  if (connection.centralSite !== undefined) {
    const { title } = centralSiteText(site, connection.centralSite);
    return { status: 'stopped', title, sentence: recreateTexts.stays(siteCode), short: title };
  }
  const trouble = secretTrouble(connection, now);
  if (trouble?.status === 'stopped') {
    const { title, advice } = trouble;
    const sentence = `${secretTroubleTexts.paused} ${advice ?? stays}`;
    return { status: 'stopped', title, sentence, short: title };
  }
  if (connection.handOver === 'waiting') {
    const title = secretTroubleTexts.waiting(connection.syncAccount);
    return { status: 'waiting', title, sentence: secretTroubleTexts.waitingBody, short: title };
  }
  if (isMendedSince(connection)) {
    const title = handOverTexts.notUsedYet;
    return { status: 'waiting', title, sentence: handOverTexts.notUsedYetBody, short: title };
  }
  if (lastRun === undefined) {
    return { status: 'waiting', title: stateTexts.never, sentence: next, short: stateTexts.never };
  }
  const { outcome, finishedAt } = lastRun;
  const finished = new Date(finishedAt);
  switch (outcome.outcome) {
    case 'failed': {
      const title =
        lastRun.error === undefined
          ? stateTexts.stopped
          : errorText(lastRun.error, contextOf(connection)).title;
      return { status: 'stopped', title, sentence: `${stays} ${next}`, short: stateTexts.stopped };
    }
    case 'cancelled': {
      const by = interruptionOf(lastRun.error);
      const title = by === undefined ? stateTexts.cancelled : interruptionTexts[by];
      const body = by === undefined ? stateTexts.cancelledBody : interruptionTexts.body;
      return {
        status: 'note',
        title,
        sentence: `${body} ${next}`,
        short: by === undefined ? title : stateTexts.cutShort,
      };
    }
    case 'partly':
    case 'done': {
      const groups = groupsInStep(outcome, collections.length);
      const last = stateTexts.last(formatOn(finished, now), whatChanged(outcome));
      const isWhole = outcome.outcome === 'done' && outcome.questions.length === 0;
      const day = formatMoment(finished, now);
      if (trouble !== undefined) {
        const { status, title } = trouble;
        const ends = secretTroubleTexts.soonBody(new Date(secret.expiresOn ?? ''));
        return { status, title, sentence: `${ends} ${last} ${next}`, short: title };
      }
      const since = day.startsWith('today ') ? formatTime(finished) : day;
      return {
        status: isWhole ? 'good' : 'attention',
        title: isWhole
          ? stateTexts.inStep(groups, siteCode)
          : stateTexts.partly(groups, collections.length, siteCode),
        sentence: `${last} ${next}`,
        short: isWhole ? stateTexts.since(siteCode, since) : stateTexts.partlySince(siteCode),
      };
    }
  }
}
