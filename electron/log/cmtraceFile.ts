import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { formatEntry } from './cmtrace.ts';
import type { Logger, Redactor, Severity } from './logger.ts';

/** A full `x.log` becomes `x.lo_`, as Configuration Manager does it. */
export const ROLL_AT_BYTES = 2 * 1024 * 1024;

export interface CmtraceFileOptions {
  /** Ends in `.log`. */
  readonly path: string;
  readonly redactor: Redactor;
  readonly now: () => Date;
  /** UTC minus local time in minutes at that moment. Default: this computer's. */
  readonly bias?: (at: Date) => number;
  readonly thread?: number;
  readonly rollAtBytes?: number;
}

/**
 * A log that CMTrace can follow while it grows: UTF-8 with a byte order mark. The file is opened for each
 * line, so that a second process may write to it and either may roll it; Node shares files for reading,
 * writing and renaming on Windows. A log that cannot be written never stops the app.
 */
export function createCmtraceFile(options: CmtraceFileOptions): Logger {
  const { path, redactor, now } = options;
  const bias = options.bias ?? ((at: Date) => at.getTimezoneOffset());
  const thread = options.thread ?? process.pid;
  const rollAt = options.rollAtBytes ?? ROLL_AT_BYTES;

  return {
    write(severity: Severity, component: string, message: string): void {
      const at = now();
      const text = redactor.redact(message);
      const entry = { at, biasInMinutes: bias(at), severity, component, message: text, thread };
      append(path, `${formatEntry(entry)}\r\n`, rollAt);
    },
  };
}

function append(path: string, line: string, rollAt: number): void {
  try {
    const bytes = Buffer.from(line, 'utf8');
    const size = writeLine(path, bytes, rollAt);
    if (size <= rollAt) return;
    roll(path);
    writeLine(path, bytes, Number.POSITIVE_INFINITY);
  } catch {
    // Nowhere to tell it: the log itself is what failed.
  }
}

/** Writes unless the file would outgrow `limit`; answers the size it has or would have had. */
function writeLine(path: string, bytes: Buffer, limit: number): number {
  const file = openForAppend(path);
  try {
    const size = fstatSync(file).size;
    if (size > 0 && size + bytes.length > limit) return size + bytes.length;
    writeSync(file, size === 0 ? Buffer.concat([Buffer.from('\ufeff'), bytes]) : bytes);
    return 0;
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

function roll(path: string): void {
  try {
    renameSync(path, path.replace(/\.log$/i, '.lo_'));
  } catch {
    // A viewer holds it without sharing: the log goes on in the same file and the next line tries again.
  }
}
