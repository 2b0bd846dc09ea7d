import type { GroupOutcome, RunKind, RunSummary, RunTrigger, SyncQuestion } from './runModel.ts';

/** One row of the Computer Groups view. */
export interface GroupView extends GroupOutcome {
  /** When its content last changed in the workspace, UTC. */
  readonly lastChangeAt?: string;
}

/** What is known on this computer of the groups of one connection; Azure is not asked. */
export interface GroupsView {
  readonly connectionId: string;
  /** In the connection's order of collections. */
  readonly groups: readonly GroupView[];
  /** Computers with at least one collection membership, each once. */
  readonly computers: number;
  /** Collections that have a group in the workspace. */
  readonly imported: number;
  /** When a person had the groups deleted on switching the import off, UTC; only while it is off. */
  readonly deletedAt?: string;
  /** What the last run left open. */
  readonly questions: readonly SyncQuestion[];
}

export interface GroupMember {
  readonly resourceId: number;
  /** Short (NetBIOS) name. */
  readonly name: string;
  readonly dnsName: string | null;
}

/** One group with its members, as of the last reading of its collection. */
export interface GroupDetail {
  readonly group: GroupView;
  /** When the members were read, UTC; missing where none have been read on this computer. */
  readonly readAt?: string;
  /** What the group has in the workspace: one row per computer, by name. */
  readonly members: readonly GroupMember[];
  /** A later reading that is held back: what it would take out and put in. */
  readonly pending?: {
    readonly readAt: string;
    readonly removed: readonly GroupMember[];
    readonly added: readonly GroupMember[];
  };
  /** The query of the group as it is written to the workspace, parts joined; empty where it is not known. */
  readonly query: string;
}

/** One line of a run's own log. */
export interface RunLogLine {
  readonly at: string;
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
}

export interface RunHistoryEntry extends RunSummary {
  readonly kind: RunKind;
  readonly trigger: RunTrigger;
  /** Windows account that ran it. */
  readonly account: string;
  readonly log: readonly RunLogLine[];
}

/** A person's answer to a question of a run. `apply`, `delete` and `takeOver` change groups, the others none. */
export type SyncAnswer =
  | { readonly kind: 'heldBack'; readonly collectionId: string; readonly choice: 'apply' | 'wait' }
  | { readonly kind: 'notVisible'; readonly collectionId: string; readonly choice: 'keep' | 'delete' }
  | { readonly kind: 'otherWriter'; readonly choice: 'takeOver' | 'leave' };

export const taskLogons = ['interactive', 'password', 'managed'] as const;
/**
 * How the scheduled task signs in: only while this person is signed in; with the password of a service account;
 * as a group managed service account, which has none that anybody knows.
 */
export type TaskLogon = (typeof taskLogons)[number];

/** The Windows scheduled task that syncs a connection while the app is closed. */
export type TaskView =
  /** Not Windows. */
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'none'; readonly taskName: string }
  | {
      readonly kind: 'registered';
      readonly taskName: string;
      readonly account: string;
      readonly logon: TaskLogon;
      /** What has to be repaired: the task names another program, was switched off, or was altered by hand. */
      readonly problem?: 'programMissing' | 'disabled' | 'altered';
      readonly lastRunAt?: string;
      /** Exit code of its last run, or what Task Scheduler says in its place (267009: running now; 0x8007052E: no sign-in). */
      readonly lastResult?: number;
      readonly nextRunAt?: string;
    };

/** What became of asking the account that syncs a connection for a sync. */
export interface AskedSync {
  readonly account: string;
  /** Its scheduled task runs now; else it is left a wish. */
  readonly isStarted: boolean;
  /** When that task runs anyhow, where Windows tells this account. */
  readonly nextRunAt?: string;
}

/** Choices of this Windows account. */
export interface AppSettings {
  /** Closing the window leaves the app in the notification area, where its timer goes on. */
  readonly staysInTray: boolean;
  /** The app starts in the notification area when this person signs in; missing where it cannot. */
  readonly startsAtLogon?: boolean;
  /** ISO time until which the app's own timer rests; missing while it does not. */
  readonly pausedUntil?: string;
}

/** What a person changes of it; what is left out stays. */
export interface SettingsChange {
  readonly staysInTray?: boolean;
  readonly startsAtLogon?: boolean;
  readonly paused?: boolean;
}
