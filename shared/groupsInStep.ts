import type { SyncOutcome } from './runModel.ts';

/** The history keeps the groups that are not in sync, and only them. */
export function groupsInStep({ groups, heldBack, failed }: SyncOutcome, total: number): number {
  const left = groups.filter(({ state }) => state !== 'inSync' && state !== 'notVerified').length;
  return Math.max(0, total - Math.max(left, heldBack + failed));
}
