import type { ConnectionView } from '../../shared/model.ts';
import { stateTexts } from '../../shared/strings/connectionPage.ts';
import { errorText } from '../../shared/strings/errors.ts';
import { handOverTexts, whyRefused } from '../../shared/strings/handOver.ts';
import { outcomeWords } from '../../shared/strings/start.ts';
import type { Status } from '../components/StatusIcon.tsx';
import { contextOf } from './connectionContext.ts';
import { groupsInStep } from './connectionState.ts';

/** So long after it somebody may want to know what became of the secret that they handed over. */
const TOLD_MS = 24 * 60 * 60 * 1000;

export interface HandOverSentence {
  readonly status: Status;
  readonly text: string;
}

/**
 * What became of the client secret that was handed over from here, by what the other account left in the shared folder:
 * taken and synced with, or refused, and why.
 */
export function handOverSentence(connection: ConnectionView, now: Date): HandOverSentence | undefined {
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
}
