import type { AppError } from '../errors.ts';
import type { HandOverRefusal, HandOverResult } from '../handOver.ts';
import { errorText } from './errors.ts';
import { formatMoment, formatTime } from './format.ts';
import type { TextContext } from './links.ts';

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

export const handOverTexts = {
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
} as const;

/** Why it was refused, in words; what Azure said to it where that is known. */
export function whyRefused({ refusal, error }: HandOverResult, context: TextContext): string {
  if (error === undefined) return refusals[refusal ?? 'unreadable'];
  const { title } = errorText(error, context);
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

/** "at 14:05" of today, else with its day. */
function whenOf(at: Date, now: Date): string {
  const moment = formatMoment(at, now);
  if (moment.startsWith('today ')) return `at ${formatTime(at)}`;
  return moment.startsWith('yesterday ') ? moment : `on ${moment}`;
}
