import { groupsInStep } from '../../groupsInStep.ts';
import type { HandOverRefusal } from '../../handOver.ts';
import type { Translation } from '../../language/translation.ts';
import type { ConnectionView } from '../../model.ts';
import { stateTexts } from '../connectionPage.ts';
import { errorText } from '../errors.ts';
import { daysUntil, formatOn, formatTime } from '../format.ts';
import type * as english from '../handOver.ts';
import type { TextContext } from '../links.ts';
import { outcomeWords } from '../start.ts';

const refusals: Readonly<Record<HandOverRefusal, string>> = {
  unreadable: 'Er kann nicht geöffnet werden',
  foreign: 'Er gehört zu einer anderen Verbindung oder App',
  outOfTime: 'Er ist zu alt oder liegt in der Zukunft',
  replaced: 'Der Schlüssel, den er ersetzt, ist nicht mehr gültig',
  notProven: 'Er wurde nicht angenommen',
};

export const handOverTexts: Translation<typeof english.handOverTexts> = {
  taken: (account, at, now) => `${account} hat den neuen Clientschlüssel ${whenOf(at, now)} übernommen`,
  follows: 'Die Synchronisierung folgt.',
  synced: (taken, outcome) => `${taken} und synchronisiert: ${outcome}.`,
  stopped: (taken, why) => `${taken}. Die Synchronisierung wurde angehalten: ${why}.`,
  refused: (account, at, now, why) =>
    `${account} hat den neuen Clientschlüssel ${whenOf(at, now)} abgelehnt: ${why}. Der alte bleibt.`,
  notUsedYet: 'Ein neuer geheimer Clientschlüssel ist gespeichert',
  notUsedYetBody: 'Die nächste Synchronisierung verwendet ihn.',
};

export const whyRefused: Translation<typeof english.whyRefused> = ({ refusal, error }, context) =>
  error === undefined ? refusals[refusal ?? 'unreadable'] : errorText(error, context).title;

/** "um 14:05" of today, else with its day. */
function whenOf(at: Date, now: Date): string {
  return daysUntil(at, now) === 0 ? `um ${formatTime(at)}` : formatOn(at, now);
}

/** So long after it somebody may want to know what became of the secret that they handed over. */
const TOLD_MS = 24 * 60 * 60 * 1000;

export const handOverSentence: Translation<typeof english.handOverSentence> = (connection, now) => {
  const { handOverResult: result, handOver, lastRun, syncAccount, site, collections } = connection;
  if (result === undefined || handOver === 'waiting') return undefined;
  const at = new Date(result.at);
  if (now.getTime() - at.getTime() > TOLD_MS) return undefined;
  if (result.refusal !== undefined) {
    const why = whyRefused(result, contextOf(connection));
    return { status: 'stopped', text: handOverTexts.refused(syncAccount, at, now, why) };
  }
  const taken = handOverTexts.taken(syncAccount, at, now);
  if (lastRun === undefined || new Date(lastRun.startedAt) < at)
    return { status: 'running', text: `${taken}. ${handOverTexts.follows}` };
  const { outcome, error } = lastRun;
  switch (outcome.outcome) {
    case 'done':
    case 'partly': {
      const groups = groupsInStep(outcome, collections.length);
      const isWhole = outcome.outcome === 'done' && outcome.questions.length === 0;
      const inStep = isWhole
        ? stateTexts.inStep(groups, site.siteCode)
        : stateTexts.partly(groups, collections.length, site.siteCode);
      return { status: isWhole ? 'good' : 'attention', text: handOverTexts.synced(taken, inStep) };
    }
    case 'failed':
    case 'cancelled': {
      const why =
        error === undefined ? outcomeWords[outcome.outcome] : errorText(error, contextOf(connection)).title;
      return { status: 'stopped', text: handOverTexts.stopped(taken, why) };
    }
  }
};

function contextOf({ cloud, tenantId, clientId, workspace }: ConnectionView): TextContext {
  return { cloud, tenant: tenantId, clientId, workspace };
}
