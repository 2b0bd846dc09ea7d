import type { AppError } from './errors.ts';

/** What ended a run that nobody cancelled: the Windows session, or the app. */
export const interruptions = ['sessionEnd', 'appClosed'] as const;
export type InterruptedBy = (typeof interruptions)[number];

/** Of the error that a run was recorded with; undefined where a person cancelled it, or it ended otherwise. */
export function interruptionOf(error: AppError | undefined): InterruptedBy | undefined {
  if (error?.code !== 'cancelled') return undefined;
  return interruptions.find((by) => by === error.facts.by);
}
