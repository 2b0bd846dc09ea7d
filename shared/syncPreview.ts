import type { AppError } from './errors.ts';
import type { WhyChanged } from './strings/runLog.ts';

export const plannedActions = ['create', 'update', 'remove', 'holdBack', 'leave'] as const;
export type PlannedAction = (typeof plannedActions)[number];

/** What a sync would do with one group, and why. */
export interface PlannedGroup {
  readonly collectionId: string;
  /** Name of the collection. */
  readonly name: string;
  readonly alias: string;
  readonly action: PlannedAction;
  readonly reason?: WhyChanged;
  readonly error?: AppError;
  /** Members by ResourceID: as last written, and as read now. */
  readonly computersBefore?: number;
  readonly computers?: number;
}

/** What the next sync would do with a list of collections, as of one reading of the site and the workspace. */
export interface SyncPreview {
  /** UTC. */
  readonly readAt: string;
  /** Groups that would not just stay as they are. */
  readonly groups: readonly PlannedGroup[];
  readonly unchanged: number;
  /** What would end the sync before it could write. */
  readonly error?: AppError;
}
