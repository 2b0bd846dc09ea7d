import { resolve } from 'node:path';
import { type LogLevel, logLevels } from '../../shared/policy.ts';
import { type StartMode, startMode } from './startMode.ts';
import { beforeDashes, SwitchError, switchValue } from './switches.ts';

/** What the command line asks for. Paths are absolute. */
export interface LaunchArguments {
  readonly mode: StartMode;
  readonly userDataDir?: string;
  /** Language of the texts, in place of the one that the Windows account prefers. */
  readonly language?: string;
  /** How much is written to the log, for this start. */
  readonly logLevel?: LogLevel;
  /** Unpackaged only: root of the connections instead of the machine's folder. */
  readonly sharedDataDir?: string;
  /** Unpackaged only: also serve practice mode on this loopback port; 0 takes a free one. */
  readonly practicePort?: number;
  /** Unpackaged only: append each exchange of practice mode to this file as a JSON line. */
  readonly practiceRecord?: string;
  /** Unpackaged only: file with one more client secret that practice mode's app accepts. */
  readonly practiceSecret?: string;
  /** Unpackaged only: site file that practice mode uses in place of its own made-up site. */
  readonly practiceSite?: string;
  /** Unpackaged only: JSON file in place of the organisation's policy. */
  readonly policyFile?: string;
  /** Unpackaged only: how long a request may take, in ms, for tests that let one hang. */
  readonly requestTimeout?: number;
  /**
   * Unpackaged only: the simulator stands for the real network too, and tests reach it in main as
   * `globalThis.practiceSimulator`.
   */
  readonly simulatedNetwork?: boolean;
}

export type ParsedArguments =
  | { readonly ok: true; readonly value: LaunchArguments }
  | { readonly ok: false; readonly sentence: string };

/** Reads our own switches. Everything else is passed over: Chromium, Electron and test tools add theirs. */
export function parseArguments(
  commandLine: readonly string[],
  options: { readonly packaged: boolean; readonly cwd: string },
): ParsedArguments {
  // What follows "--" is no switch: a link that brings some along must not choose the folders.
  const argv = beforeDashes(commandLine);
  const path = (name: string): string | undefined => {
    const text = switchValue(argv, name);
    return text === undefined ? undefined : resolve(options.cwd, text);
  };
  try {
    const mode = startMode(commandLine, options.cwd);
    const userDataDir = path('user-data-dir');
    // A folder that somebody names may hold anything.
    if (options.packaged && mode.kind === 'remove' && userDataDir !== undefined)
      throw new SwitchError(
        'The switches --remove-all and --remove-tasks take no --user-data-dir: they remove the usual folders only. Delete another one yourself.',
      );
    const language = switchValue(argv, 'language');
    const level = switchValue(argv, 'log-level');
    const logLevel = level === undefined ? undefined : levelOfLog(level);
    if (options.packaged)
      return { ok: true, value: { mode, ...defined({ userDataDir, language, logLevel }) } };
    const port = switchValue(argv, 'practice-port');
    const timeout = switchValue(argv, 'request-timeout');
    return {
      ok: true,
      value: {
        mode,
        ...defined({
          userDataDir,
          language,
          logLevel,
          sharedDataDir: path('shared-data-dir'),
          practicePort: port === undefined ? undefined : portNumber(port),
          practiceRecord: path('practice-record'),
          practiceSecret: path('practice-secret'),
          practiceSite: path('practice-site'),
          policyFile: path('policy-file'),
          requestTimeout: timeout === undefined ? undefined : milliseconds(timeout),
          simulatedNetwork: argv.includes('--simulated-network') || undefined,
        }),
      },
    };
  } catch (error) {
    if (error instanceof SwitchError) return { ok: false, sentence: error.message };
    throw error;
  }
}

function portNumber(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new SwitchError('The switch --practice-port needs a number from 0 to 65535.');
  return port;
}

function levelOfLog(text: string): LogLevel {
  const level = logLevels.find((each) => each === text.toLowerCase());
  if (level === undefined)
    throw new SwitchError(`The switch --log-level needs one of these words: ${logLevels.join(', ')}.`);
  return level;
}

function milliseconds(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) {
    throw new SwitchError('The switch --request-timeout needs a number of milliseconds.');
  }
  return Number(text);
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}
