import type { NetworkProbes } from '../diagnose/probes.ts';
import type { Clock } from '../ports.ts';
import type { Practice, PracticeDeps } from '../practice.ts';

/** What the program finds around itself. Handed in, so that tests can be the surroundings. */
export interface Surroundings {
  readonly args: readonly string[];
  /** Folder from which the program was called; relative paths are meant from there. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly user: string;
  readonly computer: string;
  readonly version: string;
  /** "Node 24.21.0" */
  readonly runtime: string;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  /** Looks below HTTP; no program of Node knows which proxy the system takes. */
  readonly probes: NetworkProbes;
  /** Standard output: the result, nothing else. */
  readonly out: (text: string) => void;
  /** Standard error: everything else. */
  readonly err: (text: string) => void;
  readonly input: StandardInput;
  /** A new folder of its own, for what need not be kept. */
  readonly temporaryFolder: () => string;
  /** The person, or the system, wants the program to end. */
  readonly onStop: (stop: () => void) => void;
  readonly createPractice: (deps: PracticeDeps) => Practice;
}

export interface StandardInput {
  readonly isTerminal: boolean;
  /** Everything up to its end; rejects where it is longer than a person would type. */
  readonly read: () => Promise<string>;
}

/** 0 done, 1 stopped, 2 partly done or a question waits, 3 nothing could be started. */
export type ExitCode = 0 | 1 | 2 | 3;
