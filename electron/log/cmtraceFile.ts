import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { formatEntry } from './cmtrace.ts';
import type { Logger, Redactor, Severity } from './logger.ts';

/** A full `x.log` becomes `x.lo_`, as Configuration Manager does it. */
export const ROLL_AT_BYTES = 2 * 1024 * 1024;

/** Whoever rolls a log is done long before. */
const ROLL_TAKES_AT_MOST_MS = 60_000;

export interface LineOptions {
  readonly redactor: Redactor;
  readonly now: () => Date;
  /** UTC minus local time in minutes at that moment. Default: this computer's. */
  readonly bias?: (at: Date) => number;
  readonly thread?: number;
}

export interface CmtraceFileOptions extends LineOptions {
  /** Ends in `.log`. */
  readonly path: string;
  readonly rollAtBytes?: number;
}

/**
 * A log that CMTrace can follow while it grows: UTF-8 with a byte order mark. The file is opened for each
 * line, so that a second process may write to it and either may roll it; Node shares files for reading,
 * writing and renaming on Windows. A log that cannot be written never stops the app.
 */
export function createCmtraceFile(options: CmtraceFileOptions): Logger {
  const toLine = createLines(options);
  const rollAt = options.rollAtBytes ?? ROLL_AT_BYTES;
  return {
    write(severity, component, message): void {
      appendLine(options.path, toLine(severity, component, message), rollAt);
    },
  };
}

/** Makes the line of an entry, redacted, with the time at which it is made. */
export function createLines(
  options: LineOptions,
): (severity: Severity, component: string, message: string) => string {
  const { redactor, now } = options;
  // Asked for each line: it changes with summer time.
  const bias = options.bias ?? ((at: Date) => at.getTimezoneOffset());
  const thread = options.thread ?? process.pid;
  return (severity, component, message) => {
    const at = now();
    const text = redactor.redact(message);
    return `${formatEntry({ at, biasInMinutes: bias(at), severity, component, message: text, thread })}\r\n`;
  };
}

/** Answers whether the line was written. */
export function appendLine(path: string, line: string, rollAt = ROLL_AT_BYTES): boolean {
  try {
    const bytes = Buffer.from(line, 'utf8');
    if (writeLine(path, bytes, rollAt)) return true;
    roll(path, rollAt - bytes.length);
    return writeLine(path, bytes, Number.POSITIVE_INFINITY);
  } catch {
    // Nowhere to tell it: the log itself is what failed.
    return false;
  }
}

/** Writes unless the file would outgrow `limit`; answers whether it did. */
function writeLine(path: string, bytes: Buffer, limit: number): boolean {
  const file = openForAppend(path);
  try {
    const { size } = fstatSync(file);
    if (size > 0 && size + bytes.length > limit) return false;
    writeSync(file, size === 0 ? Buffer.concat([Buffer.from('\ufeff'), bytes]) : bytes);
    return true;
  } finally {
    closeSync(file);
  }
}

function openForAppend(path: string): number {
  try {
    return openSync(path, 'a', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, 'a', 0o600);
  }
}

/**
 * One process rolls at a time, and only what is still full: the second of two that found it so would put the new,
 * nearly empty log in the place of the one that was just rolled.
 */
function roll(path: string, fullAbove: number): void {
  const mark = `${path}.rolling`;
  if (!takeMark(mark)) return;
  try {
    if (statSync(path).size > fullAbove) renameSync(path, path.replace(/\.log$/i, '.lo_'));
  } catch {
    // A viewer holds it without sharing: the log goes on in the same file and the next line tries again.
  } finally {
    rmSync(mark, { force: true });
  }
}

function takeMark(mark: string): boolean {
  try {
    closeSync(openSync(mark, 'wx'));
    return true;
  } catch {
    // Of a process that was killed in between: the next line rolls.
    const age = Date.now() - (statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > ROLL_TAKES_AT_MOST_MS) rmSync(mark, { force: true });
    return false;
  }
}
