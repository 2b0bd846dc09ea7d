import type { EventName, EventPayloads } from '../shared/api.ts';
import type { SecretFacts } from '../shared/model.ts';
import type { Result } from '../shared/result.ts';
import type { UpdateState } from '../shared/updates.ts';
import type { AppWish } from '../shared/wish.ts';
import type { InstalledProgram } from './aboutHandlers.ts';
import type { WindowsFacts } from './configmgr/findSite.ts';
import type { NetworkProbes } from './diagnose/probes.ts';
import type { Handlers } from './ipc/handlers.ts';
import type { LogDesk } from './log/logDesk.ts';
import type { Logger, Redactor, ReportToEventLog } from './log/logger.ts';
import type { DryRun, DryRunRequest } from './methods/dryRun.ts';
import type { GroupContents } from './methods/groupContents.ts';
import type { ConnectionNotice } from './methods/notice.ts';
import type { Removal, RemovalRequest } from './methods/removeAll.ts';
import type { Settings } from './methods/settings.ts';
import type { UpdateSecretRequest } from './methods/updateSecret.ts';
import type { VerifiedGroups } from './methods/verifyGroups.ts';
import type { Policy } from './policy/policy.ts';
import type { ChosenText, Clock, DataFolders, SecretVault, Transport } from './ports.ts';
import type { ProxySignIns } from './proxy/proxySignIns.ts';
import type { ProcessFacts } from './store/runLock.ts';
import type { ScheduledTasksDeps } from './task/scheduledTasks.ts';

/** Practice mode's own Azure and site, in process. */
export interface PracticeSite {
  readonly transport: Transport;
  /** Looks below HTTP at the same made-up network. */
  readonly probes: NetworkProbes;
  /** Account that signs in to the made-up site. */
  readonly account: string;
  /** SMS Provider of the made-up site, where it is not practice mode's usual one. */
  readonly providerFqdn?: string;
}

/** What the shell hands in: everything that touches Electron, the disk's place or the network. */
export interface CompositionDeps {
  /** The real network, already with time limits and the request log. */
  readonly transport: Transport;
  /**
   * Loads practice mode at the first call; later calls answer the same site. Limits and log included. What is written
   * into its Azure is kept in `stateFolder`.
   */
  readonly practice: (stateFolder: string) => Promise<PracticeSite>;
  /** Looks below HTTP at the real network. */
  readonly probes: NetworkProbes;
  readonly vault: SecretVault;
  readonly clock: Clock;
  readonly folders: DataFolders;
  readonly logger: Logger;
  readonly redactor: Redactor;
  /** Windows account that runs the app, e.g. "CONTOSO\admin". */
  readonly account: string;
  readonly computer: string;
  readonly version: string;
  /** How the app comes to a new version; missing where there is no installed program. */
  readonly updates?: () => Promise<UpdateState>;
  /** What the organisation has settled for the computer; missing where there can be no policy. */
  readonly policy?: Policy;
  /** Tells living processes from dead ones, for the locks of runs. */
  readonly processes: ProcessFacts;
  readonly settings: Omit<Settings, 'firstTimeInTray'>;
  /** Whether the app starts when this person signs in to Windows; missing where it cannot. */
  readonly logonStart?: { isOn(): boolean; set(on: boolean): void };
  /** Missing: not Windows, or not installed, so that there is no program that a task could start. */
  readonly taskScheduler?: Pick<ScheduledTasksDeps, 'runProgram' | 'systemRoot' | 'program' | 'onlyFor'>;
  /** Missing: not Windows. */
  readonly windows?: WindowsFacts;
  /** The computer's own event log; does nothing where there is none. */
  readonly reportToEventLog?: ReportToEventLog;
  /** Where the log stands and how much it holds. */
  readonly logDesk: Pick<LogDesk, 'view' | 'setLevel'>;
  /** The program that is installed; missing for one without a window. */
  readonly about?: InstalledProgram;
  /** Opens the log file in the program that the system has for it. */
  readonly openLog: () => Promise<Result<Record<string, never>>>;
  /** Opens an allow-listed link in the browser; refuses any other. */
  readonly openLink: (url: string) => Promise<Result<Record<string, never>>>;
  /** Asks where to save a text and writes it there. */
  readonly saveText: (suggestedName: string, text: string) => Promise<Result<{ readonly saved: boolean }>>;
  /** The same for the bytes of a file. */
  readonly saveFile: (
    suggestedName: string,
    bytes: Uint8Array,
  ) => Promise<Result<{ readonly saved: boolean }>>;
  /** Asks for a file and reads it; undefined where the person closed the dialog. A larger one is refused. */
  readonly openText: (mostBytes: number) => Promise<Result<ChosenText | undefined>>;
  /** Tells a person outside of the window that something has changed. */
  readonly notify?: (notice: ConnectionNotice) => void;
  /** What the app was started or called for, once; a program without a window is called for nothing. */
  readonly takeWish?: () => { readonly wish?: AppWish };
  /** What proxies ask a person for; missing where no proxy is known that could. */
  readonly proxySignIns?: Pick<ProxySignIns, 'current' | 'answer'>;
  /** The window that the page is in; a program without one has nothing to hold. */
  readonly window?: { hold(unsaved: boolean): void; close(): void };
  readonly copyText: (text: string) => Promise<Result<Record<string, never>>>;
  /** Tells every window of the app. */
  readonly emit: <E extends EventName>(event: E, payload: EventPayloads[E]) => void;
}

/** What `--sync`, the scheduled task and the tray ask for. */
export interface SyncOnceRequest {
  /** Left out: every connection that this account syncs. */
  readonly connectionId?: string;
  /**
   * Skips what was synced with success less than 2 h 30 min ago, and what has its import switched off. Only the
   * scheduled task asks so.
   */
  readonly scheduled: boolean;
  readonly full?: boolean;
  /** A person in the notification area asks, not a program: then practice connections count as well. */
  readonly byPerson?: boolean;
}

/** 0 done or skipped, 1 failed, 2 partly done or a question waits, 3 nothing could be started. */
export type SyncExitCode = 0 | 1 | 2 | 3;

/** What the command line asks for beside the handlers. */
export interface Commands {
  /** Goes on with moves that were cut; answers the runs that do. The schedule begins with it. */
  finishMoves(): Promise<readonly string[]>;
  /** What a sync would do, without doing it. */
  dryRun(request: DryRunRequest): Promise<Result<DryRun>>;
  /** Compares all groups of a connection with the site and counts them in the workspace. */
  verifyGroups(connectionId: string): Promise<Result<VerifiedGroups>>;
  /** All groups with the names that they list. */
  listGroupContents(connectionId: string): Promise<Result<readonly GroupContents[]>>;
  /** Proves a client secret and replaces the stored one by it. */
  updateSecret(request: UpdateSecretRequest): Promise<Result<SecretFacts>>;
  /** The connection as the text of a file, without its secret. */
  exportConnection(connectionId: string): Promise<Result<{ readonly name: string; readonly text: string }>>;
  /** Whether this account can open the client secret that it has stored; undefined where it has none. */
  canOpenSecret(connectionId: string): Promise<boolean | undefined>;
  /** Takes the connections off this computer, for an uninstallation. */
  removeAll(request: RemovalRequest): Promise<Removal>;
  /** All SMS Providers that are known to serve the site of a connection. */
  providersOf(connectionId: string): Promise<readonly string[]>;
}

export interface Composition {
  readonly handlers: Handlers;
  readonly commands: Commands;
  /** Syncs without a window and resolves when all is done. Waits for a run of the connection that is under way. */
  syncOnce(request: SyncOnceRequest): Promise<SyncExitCode>;
  /** Refreshes the connections from now on, every three hours; ends with `close`. */
  startSchedule(): void;
  /** Looks at once what is due: the computer woke up, or its clock was set. */
  wake(): void;
  /** The page was closed or loaded anew: ends what only it waited for and keeps nothing for it. Runs go on. */
  pageGone(): void;
  /** The Windows session ends: stops what runs between two writes, and notes why. The app itself goes on. */
  interrupt(): void;
  /** Cancels what runs and waits until nothing is half written. */
  close(): Promise<void>;
}

export type Compose = (deps: CompositionDeps) => Composition;
