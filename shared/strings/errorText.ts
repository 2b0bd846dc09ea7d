import type { AppError } from '../errors.ts';
import { localised } from '../language/localised.ts';
import type { TextContext, TextLink } from './links.ts';

/** What a person reads when something did not work. */
export interface ErrorText {
  /** What happened, without a full stop. */
  readonly title: string;
  /** What to do. */
  readonly action: string;
  readonly link?: TextLink;
  /** Short form below the field at fault. */
  readonly atField?: string;
  /** Why Next is off. */
  readonly toGoOn?: string;
}

/** Facts are names and numbers from the main process; any of them may be missing. */
export type Facts = AppError['facts'];
export type ErrorTextBuilder = (facts: Facts, context: TextContext) => ErrorText;

/** The fact, or the general word for it. */
export function factOr(facts: Facts, key: string, general: string): string {
  const value = facts[key];
  return value === undefined || value === '' ? general : value;
}

/** "Wait 10 seconds" where the service said how long, else "Wait a minute". */
export const waitFor = localised('waitFor', (facts: Facts): string => {
  const seconds = Number(facts.retryAfterInSeconds);
  if (!Number.isFinite(seconds) || seconds <= 0) return 'Wait a minute';
  if (seconds < 90) return seconds <= 1 ? 'Wait a second' : `Wait ${Math.ceil(seconds)} seconds`;
  return `Wait ${Math.ceil(seconds / 60)} minutes`;
});
