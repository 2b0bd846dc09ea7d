import { win32 } from 'node:path';
import type { ProgramOptions } from './programRun.ts';

/** A program with everything that it is started with. */
export interface ProgramCall {
  readonly command: string;
  readonly args: readonly string[];
  readonly options: ProgramOptions;
}

/** Long enough to look up a password. */
const PATIENCE_IN_MS = 10 * 60_000;

/**
 * A program in a console window of its own, for what a person and that program alone have to settle. An app without
 * a console hands its children no usable keyboard; `start` makes a new window whose input and output are the console,
 * and with /wait ends with the program's exit code. Undefined where an argument cannot be given safely.
 *
 * cmd.exe reads the line before the program does. /s takes off the outermost quotes and nothing else ("cmd"); /d
 * keeps AutoRun commands out, /e:on and /v:off whatever the registry says of extensions and of `!`. Between quotes
 * only `%` still means something to it, so that this one is refused, and the quote itself.
 */
export function inConsoleWindow(
  systemFolder: string,
  title: string,
  program: string,
  args: readonly string[],
  folder: string,
): ProgramCall | undefined {
  const words = [title, program, ...args];
  if (!words.every(canBeQuoted)) return undefined;
  const [quotedTitle, ...rest] = words.map(quoted);
  const line = ['start', quotedTitle, '/wait', ...rest].join(' ');
  return {
    command: win32.join(systemFolder, 'cmd.exe'),
    args: ['/d', '/e:on', '/v:off', '/s', '/c', `"${line}"`],
    options: { visibleConsole: true, folder, timeLimitInMs: PATIENCE_IN_MS },
  };
}

function canBeQuoted(word: string): boolean {
  return !/["%\p{Cc}\p{Cs}]/u.test(word);
}

/**
 * In quotes always, so that no sign stands bare. Backslashes before the closing quote are doubled: the program would
 * read the last one as the mark of a quote that belongs to the argument ("Parsing C command-line arguments").
 */
function quoted(word: string): string {
  return `"${word.replace(/\\+$/, '$&$&')}"`;
}
