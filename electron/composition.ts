import type { EventName, EventPayloads } from '../shared/api.ts';
import type { Result } from '../shared/result.ts';
import type { Handlers } from './ipc/handlers.ts';
import type { Logger, Redactor } from './log/logger.ts';
import type { Clock, DataFolders, SecretVault, Transport } from './ports.ts';

/** Practice mode's own Azure and site, in process. */
export interface PracticeSite {
  readonly transport: Transport;
  /** Account that signs in to the made-up site. */
  readonly account: string;
}

/** What the shell hands in: everything that touches Electron, the disk's place or the network. */
export interface CompositionDeps {
  /** The real network, already with time limits and the request log. */
  readonly transport: Transport;
  /** Loads practice mode at the first call; later calls answer the same site. Limits and log included. */
  readonly practice: () => Promise<PracticeSite>;
  readonly vault: SecretVault;
  readonly clock: Clock;
  readonly folders: DataFolders;
  readonly logger: Logger;
  readonly redactor: Redactor;
  /** Windows account that runs the app, e.g. "CONTOSO\admin". */
  readonly account: string;
  readonly computer: string;
  readonly version: string;
  /** Opens an allow-listed link in the browser; refuses any other. */
  readonly openLink: (url: string) => Promise<Result<Record<string, never>>>;
  /** Asks where to save a text and writes it there. */
  readonly saveText: (suggestedName: string, text: string) => Promise<Result<{ readonly saved: boolean }>>;
  readonly copyText: (text: string) => Promise<Result<Record<string, never>>>;
  /** Tells every window of the app. */
  readonly emit: <E extends EventName>(event: E, payload: EventPayloads[E]) => void;
}

export interface Composition {
  readonly handlers: Handlers;
  /** Refreshes the connections from now on, every three hours; ends with `close`. */
  startSchedule(): void;
  /** Cancels what runs and waits until nothing is half written. */
  close(): Promise<void>;
}

export type Compose = (deps: CompositionDeps) => Composition;
