import type { AppError } from './errors.ts';

/** Runs of a connection, what they came to, and what they ask. */

export const stepIds = [
  'saveConnection',
  'readCollections',
  'compareWorkspace',
  'writeGroups',
  'checkGroups',
  'planNextSync',
  'deleteGroups',
  'renewSecret',
  'cleanUp',
] as const;
export type StepId = (typeof stepIds)[number];

export type StepState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface StepProgress {
  readonly id: StepId;
  readonly state: StepState;
  readonly durationInMs?: number;
  /** Numbers and names for the step's one sentence. */
  readonly facts: Readonly<Record<string, string | number>>;
  readonly error?: AppError;
}

/**
 * How the group of a collection is. `waiting`: chosen and not written yet; `tooBig`: there is no room for it in the
 * workspace; `notVerified`: written, and nobody could count it there; `notVisible`: ConfigMgr no longer lists the
 * collection, so its group stays as it was.
 */
export const groupStates = [
  'inSync',
  'waiting',
  'heldBack',
  'tooBig',
  'notVerified',
  'failed',
  'notVisible',
] as const;
export type GroupState = (typeof groupStates)[number];

export interface GroupOutcome {
  readonly collectionId: string;
  /** Name of the collection. */
  readonly name: string;
  /** Saved search ID. */
  readonly id: string;
  /** Function by which queries use the group. */
  readonly alias: string;
  readonly state: GroupState;
  /** Members by ResourceID, as of the last reading; 0 before the first. */
  readonly computers: number;
  /** Why it is not as it should be. */
  readonly error?: AppError;
}

export const outcomeKinds = ['done', 'partly', 'failed', 'cancelled'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** What a run waits for: nothing is guessed that could lose a group, so a person decides. */
export type SyncQuestion =
  /** A reading would take more than half of a group away. Read the same an hour later, it is believed. */
  | {
      readonly kind: 'heldBack';
      readonly collectionId: string;
      readonly name: string;
      readonly computersBefore: number;
      readonly computersNow: number;
      /** When it was read first, UTC. */
      readonly since: string;
    }
  /** Deleted, or hidden by a smaller security scope: both look alike. */
  | { readonly kind: 'notVisible'; readonly collectionId: string; readonly name: string }
  /** Another computer keeps these groups. */
  | { readonly kind: 'otherWriter'; readonly collectionId: string; readonly alias: string };

export const serviceNames = ['entra', 'arm', 'graph', 'logs', 'adminService'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** What a run said and heard. A request is one answered call, repeats included. */
export interface Traffic {
  readonly requests: Readonly<Record<ServiceName, number>>;
  /** Bytes of bodies. */
  readonly bytes: { readonly sent: number; readonly received: number };
}

export interface SyncOutcome {
  readonly outcome: OutcomeKind;
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  readonly unchanged: number;
  readonly heldBack: number;
  readonly failed: number;
  readonly durationInMs: number;
  /** Every member of every collection was read, not only where a stamp had moved. */
  readonly full: boolean;
  readonly questions: readonly SyncQuestion[];
  readonly traffic: Traffic;
  readonly groups: readonly GroupOutcome[];
}

export const runKinds = ['addConnection', 'moveConnection', 'sync', 'deleteGroups'] as const;
export type RunKind = (typeof runKinds)[number];

/** `schedule`: the app's own timer; `task`: the Windows scheduled task or `--sync`. */
export const runTriggers = ['person', 'schedule', 'task'] as const;
export type RunTrigger = (typeof runTriggers)[number];

export interface RunView {
  readonly runId: string;
  readonly kind: RunKind;
  readonly trigger: RunTrigger;
  readonly connectionId: string;
  readonly startedAt: string;
  readonly state: 'running' | OutcomeKind;
  /** True once the first group is written and proven: the wizard may be closed, the rest goes on. */
  readonly firstGroupProven: boolean;
  /** Azure has asked for a pause; the run goes on then. UTC. */
  readonly pausedUntil?: string | undefined;
  readonly steps: readonly StepProgress[];
  readonly outcome?: SyncOutcome;
}

/** The end of a run, as lists show it. */
export interface RunSummary {
  readonly runId: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly outcome: SyncOutcome;
  /** What ended it early. */
  readonly error?: AppError;
}
