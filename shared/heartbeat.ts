/** So many days are looked back for a Heartbeat. */
export const HEARTBEAT_DAYS = 7;
/** Agents send a Heartbeat every minute (Azure Monitor table reference); after this long something is wrong. */
export const LATE_AFTER_MS = 15 * 60 * 1000;

/** What Log Analytics knows of one computer. */
export interface HeartbeatReport {
  /** As it was asked for. */
  readonly computer: string;
  readonly checkedAt: string;
  /** The workspace has no table of heartbeats: no computer has ever reported to it. */
  readonly noTable?: true;
  /** No device collection of the connection has a computer of this name: it may be mistyped. */
  readonly notInCollections?: true;
  /** The latest one; missing where there is none. */
  readonly last?: {
    /** The name by which the agent reports. */
    readonly computer: string;
    readonly at: string;
    /** "Azure Monitor Agent", for example. */
    readonly category: string;
  };
}
