import type { AppError } from '../errors.ts';
import { groupsInStep } from '../groupsInStep.ts';
import type { HandOverRefusal, HandOverResult } from '../handOver.ts';
import { localised } from '../language/localised.ts';
import type { ConnectionView } from '../model.ts';
import { stateTexts } from './connectionPage.ts';
import { errorText } from './errors.ts';
import { formatMoment, formatTime } from './format.ts';
import type { TextContext } from './links.ts';
import { outcomeWords } from './start.ts';

/** A client secret that was handed to the account that syncs: what became of it. */

const refusals: Readonly<Record<HandOverRefusal | 'seen', string>> = {
  unreadable: 'it cannot be opened',
  foreign: 'it is for another connection or app',
  outOfTime: 'it is too old, or of the future',
  replaced: 'the secret that it replaces is no longer in force',
  notProven: 'it was not accepted',
  seen: 'it was taken before',
};

/** For the log of the account that syncs. */
export function handOverLog(
  { refusal, error }: { readonly refusal?: HandOverRefusal | 'seen'; readonly error?: AppError },
  sender: string | undefined,
): string {
  const by = sender === undefined ? 'was handed over' : `${sender} handed over`;
  if (refusal === undefined) return `The client secret was replaced by the one that ${by}`;
  return `A secret that ${by} was refused, as ${refusals[refusal]}${error === undefined ? '' : ` (${error.code})`}`;
}

/** For the log of the account that is to sync next; whoever hands the connection to it compares the digits. */
export const handOverKeyLog = (fingerprint: string, connectionId: string): string =>
  `The key ${fingerprint} was left for the client secret of connection ${connectionId}`;

export const handOverTexts = localised('handOverTexts', {
  taken: (account: string, at: Date, now: Date) => `${account} took the new secret ${whenOf(at, now)}`,
  follows: 'Its sync follows.',
  synced: (taken: string, outcome: string) =>
    `${taken} and synced: ${outcome.charAt(0).toLowerCase()}${outcome.slice(1)}.`,
  stopped: (taken: string, why: string) => `${taken}. Its sync stopped: ${why}.`,
  refused: (account: string, at: Date, now: Date, why: string) =>
    `${account} refused the new secret ${whenOf(at, now)}: ${why}. The old one stays.`,
  /** A secret that was saved after the last sync, which stopped for want of it. */
  notUsedYet: 'A new client secret is saved',
  notUsedYetBody: 'The next sync uses it.',
});

/** Why it was refused, in words; what Azure said to it where that is known. */
export const whyRefused = localised(
  'whyRefused',
  ({ refusal, error }: HandOverResult, context: TextContext): string => {
    if (error === undefined) return refusals[refusal ?? 'unreadable'];
    const { title } = errorText(error, context);
    return `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
  },
);

/** "at 14:05" of today, else with its day. */
function whenOf(at: Date, now: Date): string {
  const moment = formatMoment(at, now);
  if (moment.startsWith('today ')) return `at ${formatTime(at)}`;
  return moment.startsWith('yesterday ') ? moment : `on ${moment}`;
}

/** So long after it somebody may want to know what became of the secret that they handed over. */
const TOLD_MS = 24 * 60 * 60 * 1000;

export interface HandOverSentence {
  readonly status: 'good' | 'attention' | 'stopped' | 'running';
  readonly text: string;
}

/**
 * What became of the client secret that was handed over from here, by what the other account left in the shared folder:
 * taken and synced with, or refused, and why.
 */
export const handOverSentence = localised(
  'handOverSentence',
  (connection: ConnectionView, now: Date): HandOverSentence | undefined => {
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
          error === undefined
            ? outcomeWords[outcome.outcome].toLowerCase()
            : errorText(error, contextOf(connection)).title;
        return { status: 'stopped', text: handOverTexts.stopped(taken, why) };
      }
    }
  },
);

function contextOf({ cloud, tenantId, clientId, workspace }: ConnectionView): TextContext {
  return { cloud, tenant: tenantId, clientId, workspace };
}
