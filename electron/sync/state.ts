import type { AppError } from '../../shared/errors.ts';
import type { GroupState, OutcomeKind } from '../../shared/runModel.ts';
import type { GroupLayout } from '../ports.ts';

/** What the runs so far have learnt of one collection and its group. */
export interface KnownGroup {
  /** Name of the collection when it was last seen. */
  readonly name: string;
  readonly state: GroupState;
  readonly error?: AppError;
  /** Members by ResourceID when the group was last written. */
  readonly computers: number;
  /** Content of the last reading that is in the workspace; missing until then. */
  readonly hash?: string;
  /**
   * What the collection list said before that reading. A stamp is compared, never computed with; missing after a
   * reading that failed, so that the next run reads again.
   */
  readonly stamp?: { readonly lastMemberChange: string | null; readonly memberCount: number };
  /** When the group's content last changed in the workspace, UTC. */
  readonly changedAt?: string;
  /** Form in which it was last written. */
  readonly form?: string;
  /** Layout to which it was put back after it had come back wrong in the usual one. */
  readonly layout?: GroupLayout;
  /** A reading that would have taken more than half away, and when it was seen first. */
  readonly heldBack?: { readonly hash: string; readonly since: string; readonly computers: number };
  /** The last write was counted wrong (`failed`), or could not be counted (`notVerified`). */
  readonly unproven?: 'failed' | 'notVerified';
  /** Its texts as Azure gave them back after they had been written twice: then Azure itself alters them. */
  readonly givenText?: string;
  /** Bytes that it needs of the workspace's list, where there was no room for it. */
  readonly needsBytes?: number;
  /** A person was asked about a collection that is no longer visible, and keeps the group. */
  readonly keep?: boolean;
}

export type KnownGroups = ReadonlyMap<string, KnownGroup>;

/** `state.json`: what the next run builds on. Losing it costs one full read and no write. */
export interface SyncState {
  readonly groups: KnownGroups;
  /** Start of the last reading of everything, UTC. */
  readonly lastFullReadAt?: string;
  /** Finish of the last run that ended as `done`. */
  readonly lastSuccessAt?: string;
  /** Forms that came back wrong since the last full read: nothing is written in them until the next. */
  readonly wrongForms: readonly string[];
  /** The status search as last written. */
  readonly status?: { readonly writtenAt: string; readonly outcome: OutcomeKind; readonly secret?: string };
}

export const emptyState: SyncState = { groups: new Map(), wrongForms: [] };
