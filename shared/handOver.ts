import type { AppError } from './errors.ts';

/** Why the account that syncs did not take a client secret that was handed over. */
export const handOverRefusals = ['unreadable', 'foreign', 'outOfTime', 'replaced', 'notProven'] as const;
export type HandOverRefusal = (typeof handOverRefusals)[number];

/** What became of the last client secret that was handed over. */
export interface HandOverResult {
  /** ISO time at which it was taken or refused. */
  readonly at: string;
  /** Account that handed it over; unknown of what nobody could open. */
  readonly sender?: string;
  /** Missing: it was taken. */
  readonly refusal?: HandOverRefusal;
  /** What Azure said to it, where it was not proven. */
  readonly error?: AppError;
}
