import type { UpdateState } from './updates.ts';

export const appFolders = ['account', 'shared', 'logs'] as const;
/** What this account keeps, what the accounts of the computer share, and the log. */
export type AppFolder = (typeof appFolders)[number];

/** What the app tells of itself. */
export interface AboutView {
  readonly version: string;
  /** What it runs on, by name: "Electron", for example. */
  readonly runsOn: readonly { readonly name: string; readonly version: string }[];
  readonly updates: UpdateState;
  readonly folders: readonly {
    readonly id: AppFolder;
    readonly path: string;
    /** Nothing is kept there yet. */
    readonly isMissing?: true;
  }[];
  /** The licences of the parts by others came with the app. */
  readonly hasNotices: boolean;
  /** So many settings are the organisation's. */
  readonly policySettings: number;
}
