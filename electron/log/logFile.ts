import { join } from 'node:path';
import type { LogLevel } from '../../shared/policy.ts';
import { appendLine, createLines, type LineOptions } from './cmtraceFile.ts';
import { isWritten, type Logger } from './logger.ts';

export const LOG_NAME = 'OMSConnect.log';

export interface LogPlace {
  readonly folder: string;
  readonly level: LogLevel;
}

/** The log of a program that learns only after its start where its log is to stand, and how much of it. */
export interface LogFile extends Logger {
  /** Writes what was held until now. Later calls change folder and level from there on. */
  begin(place: LogPlace): void;
  /** For the end of a program that never came to know: what is held goes to the usual folder. */
  flush(): void;
  level(): LogLevel;
  folder(): string;
  path(): string;
}

export interface LogFileOptions extends LineOptions {
  /** Folder of the log where nobody has chosen another, or where the chosen one cannot be written. */
  readonly usualFolder: string;
}

export function createLogFile(options: LogFileOptions): LogFile {
  const toLine = createLines(options);
  let place: LogPlace = { folder: options.usualFolder, level: 'normal' };
  let held: { readonly severity: Parameters<Logger['write']>[0]; readonly line: string }[] | undefined = [];

  const append = (line: string): boolean => appendLine(join(place.folder, LOG_NAME), line);
  const write: Logger['write'] = (severity, component, message) => {
    if (held !== undefined) held.push({ severity, line: toLine(severity, component, message) });
    else if (isWritten(severity, place.level)) append(toLine(severity, component, message));
  };
  const release = (): void => {
    const lines = held ?? [];
    held = undefined;
    for (const { severity, line } of lines) if (isWritten(severity, place.level)) append(line);
  };
  const begin = (next: LogPlace): void => {
    const isElsewhere = next.folder !== place.folder;
    place = next;
    // A folder's rights tell less than a try: nothing is written, but the file is opened for it.
    const isRefused = isElsewhere && !append('');
    if (isRefused) place = { ...next, folder: options.usualFolder };
    release();
    if (isRefused)
      write('warning', 'App', `The log cannot be written in ${next.folder}; it stands in ${place.folder}`);
  };

  return {
    write,
    begin,
    flush: release,
    level: () => place.level,
    folder: () => place.folder,
    path: () => join(place.folder, LOG_NAME),
  };
}
