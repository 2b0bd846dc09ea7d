import { win32 } from 'node:path';
import type { ReportToEventLog } from '../log/logger.ts';
import type { RunProgram } from '../task/programRun.ts';

export interface EventLogDeps {
  readonly platform: NodeJS.Platform;
  /** Folder of Windows, e.g. "C:\Windows". */
  readonly systemRoot: string;
  readonly runProgram: RunProgram;
  /** Masks every secret that is known. */
  readonly redact: (text: string) => string;
}

const TYPES: Readonly<Record<Parameters<ReportToEventLog>[0], string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  info: 'INFORMATION',
};

/**
 * One event holds 31,839 characters ("ReportEventW"), what eventcreate takes is not published: this much is far
 * below any limit of a command line, and more than anybody reads.
 */
const LONGEST_TEXT = 1000;

/**
 * By `eventcreate`, which is on every Windows, and best effort: it serves administrators only ("eventcreate"), so that
 * for anybody else the app's own log has to do. Elsewhere there is no such log.
 */
export function eventLog({ platform, systemRoot, runProgram, redact }: EventLogDeps): ReportToEventLog {
  return async (severity, id, text) => {
    if (platform !== 'win32' || !(Number.isInteger(id) && id >= 1 && id <= 1000)) return;
    const said = asDescription(redact(text));
    if (said === '') return;
    await runProgram(
      win32.join(systemRoot, 'System32', 'eventcreate.exe'),
      ['/L', 'APPLICATION', '/T', TYPES[severity], '/ID', String(id), '/SO', 'OMS Connect', '/D', said],
      { timeLimitInMs: 30_000 },
    );
  };
}

/** One line, that neither looks like a switch nor holds "%1", which Event Viewer would replace ("ReportEventW"). */
function asDescription(text: string): string {
  const line = text
    .replace(/\p{Cc}+/gu, ' ')
    .toWellFormed()
    .replace(/%(?=\d)/g, '% ')
    .replace(/^[\s/-]+/, '')
    .trimEnd();
  const signs = [...line];
  return signs.length <= LONGEST_TEXT ? line : `${signs.slice(0, LONGEST_TEXT - 1).join('')}…`;
}
