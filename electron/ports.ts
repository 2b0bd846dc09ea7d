import type { CollectionSummary, SiteReport } from '../shared/model.ts';
import type { Result } from '../shared/result.ts';
import type { OutcomeKind, ServiceName } from '../shared/runModel.ts';

/**
 * Everything outside the app, as narrow ports. One composition root (`compose.ts`) hands them in; nothing
 * else knows whether it speaks to Chromium's network stack or to the simulator.
 */

export interface TransportOptions {
  readonly service: ServiceName;
  readonly signal?: AbortSignal;
  /** Whole exchange, body included. Default 60,000 (a cold SMS Provider takes more than 5 s to answer). */
  readonly timeoutInMs?: number;
  /**
   * The request's body once more, for whoever counts it or sends it again: a request's own can be read once, and
   * copying it costs more than the sending.
   */
  readonly bodyText?: string;
  /** Is told the length of the answer's body in bytes, for whoever counts. */
  readonly onBody?: (length: number) => void;
}

/**
 * The shape of `fetch`: answers any status, follows no redirect. Rejects with `TransportError` when there is
 * no answer.
 */
export type Transport = (request: Request, options: TransportOptions) => Promise<Response>;

/** Seals texts so that only this Windows account on this computer can open them. */
export interface SecretVault {
  /** `memory`: the system has no key store; nothing may be written to a file. */
  kind(): Promise<'sealed' | 'memory'>;
  /** Base64 of the sealed text. */
  seal(text: string): Promise<string>;
  /** Undefined when this account cannot open it (another account's, or a reset password). */
  open(sealed: string): Promise<string | undefined>;
}

export interface Clock {
  now(): Date;
  /** Resolves after the time, or rejects with the signal's reason. */
  wait(inMs: number, signal?: AbortSignal): Promise<void>;
}

/** A file that a person chose. */
export interface ChosenText {
  /** Without its folder. */
  readonly name: string;
  readonly text: string;
}

export interface DataFolders {
  /** Per Windows account, never roaming: secrets (sealed), window state. */
  readonly account: string;
  /** Shared by the accounts of this computer: connections without secrets, run history. */
  readonly shared: string;
  readonly logs: string;
}

/** One member of a collection. */
export interface Member {
  readonly resourceId: number;
  /** Short (NetBIOS) computer name, as ConfigMgr has it. */
  readonly name: string;
  readonly domain: string | null;
  /** 5 is a computer; unknown-computer objects have others. Null where the site does not say. */
  readonly resourceType: number | null;
}

/** What SMS_R_System adds to a member: its DNS name, where known. */
export interface Device {
  readonly resourceId: number;
  readonly dnsName: string | null;
}

export interface CollectionSource {
  checkSite(signal?: AbortSignal): Promise<Result<SiteReport>>;
  /** Device collections only, ordered by ID. */
  listCollections(signal?: AbortSignal): Promise<Result<readonly CollectionSummary[]>>;
  /**
   * All members of one collection. A failed, timed-out or unstable read is an error, never an empty list.
   * `expected` is the MemberCount of the list that named the collection.
   */
  listMembers(
    collectionId: string,
    expected: number,
    signal?: AbortSignal,
  ): Promise<Result<readonly Member[]>>;
  listDevices(signal?: AbortSignal): Promise<Result<readonly Device[]>>;
  /** These devices only. One that is missing in the answer has no record that this account may see. */
  findDevices(resourceIds: readonly number[], signal?: AbortSignal): Promise<Result<readonly Device[]>>;
}

/** A group as the workspace has it. */
export interface StoredGroup {
  readonly id: string;
  readonly alias: string;
  readonly displayName: string;
  readonly collectionId: string;
  readonly hash: string;
  readonly writer: string;
  readonly etag: string | undefined;
  /** False when something of it is missing or foreign: a write was cut, somebody deleted a part or took a tag off. */
  readonly intact: boolean;
  /** False when a text is another than the one that was written: edited by hand, or altered by Azure itself. */
  readonly asWritten: boolean;
  /** Fingerprint of all its texts as Azure gives them back. */
  readonly text: string;
}

/** A group as it should be. `names` is sorted and without duplicates. */
export interface GroupContent {
  readonly collectionId: string;
  readonly id: string;
  readonly alias: string;
  readonly displayName: string;
  readonly names: readonly string[];
  /** The same names by place, where they come from such a list. */
  readonly shared?: SharedNames;
  readonly hash: string;
}

/** Names of a group by their places in a list that all groups of a run share: what is known of a name is kept there. */
export interface SharedNames {
  /** Sorted, each name once. */
  readonly list: readonly string[];
  /** Ascending. */
  readonly places: Uint32Array;
}

export interface GroupListing {
  /** Groups of this connection. */
  readonly ours: readonly StoredGroup[];
  /** Every alias in the workspace, lower case, with the saved-search ID that has it. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Groups of the same hierarchy that another connection keeps: two writers would undo each other. */
  readonly rivals: readonly StoredGroup[];
  /** Lower-case IDs of everything that this connection keeps, parts included. */
  readonly ownIds: ReadonlySet<string>;
  /** UTF-8 bytes of the whole list answer. */
  readonly totalBytes: number;
  readonly count: number;
}

/** How a group's names are laid out in the workspace. Only the store knows what it means. */
export type GroupLayout = string;

/** The one row by which the workspace itself tells how the sync is. */
export interface StatusRow {
  readonly outcome: OutcomeKind;
  readonly lastRun: string;
  readonly lastSuccessfulRun: string | undefined;
  readonly lastFullRead: string | undefined;
  readonly computer: string;
  readonly account: string;
  readonly groups: number;
  readonly version: string;
  readonly secretExpiresOn: string | undefined;
}

/** Computer groups of one connection in one workspace. `sync/` knows nothing of how they are kept. */
export interface GroupStore {
  /** `adopt`: what another connection or computer keeps for this hierarchy counts as ours, because a person said so. */
  list(signal?: AbortSignal, adopt?: boolean): Promise<Result<GroupListing>>;
  /** The layout that a group gets. `tight`: the workspace's list is short of room, so size matters most. */
  layoutFor(group: GroupContent, tight: boolean): GroupLayout;
  /** The plainest layout there is: for a group that came back wrong in another one. */
  readonly plainLayout: GroupLayout;
  /** Makes the query of a group that is written next, while the one before is on its way. */
  prepare(group: GroupContent, layout: GroupLayout): void;
  /** Query form and size class: groups of one form are evaluated alike. */
  formOf(group: GroupContent, layout: GroupLayout): string;
  /** UTF-8 bytes that `put` would add to the list. */
  size(group: GroupContent, layout: GroupLayout): number;
  /** About as many bytes as `size` in the layout that is easiest to read, without making the query. */
  roughSize(group: GroupContent): number;
  /**
   * Creates (`etag` null; refused if the ID exists) or updates. Answers the etag that it has now. Refused with
   * `aliasTaken` where a part's alias is somebody else's.
   */
  put(
    group: GroupContent,
    etag: string | null,
    layout: GroupLayout,
  ): Promise<Result<{ readonly etag: string }>>;
  remove(group: StoredGroup): Promise<Result<void>>;
  /** Removes what no group uses any more, by the last listing and by what was written since; answers how many. */
  sweep(): Promise<Result<number>>;
  /** Evaluates the group in the workspace: how many names it lists. */
  count(alias: string, signal?: AbortSignal): Promise<Result<number>>;
  /** Writes the status search, a saved function of one row. */
  writeStatus(alias: string, id: string, row: StatusRow): Promise<Result<void>>;
  /** Removes the status search, if it is ours. */
  removeStatus(id: string): Promise<Result<void>>;
}
