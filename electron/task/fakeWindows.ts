import { win32 } from 'node:path';
import { consoleText } from './consoleText.ts';
import type { ProgramEnd, ProgramOptions, RunProgram } from './programRun.ts';
import type { TaskFiles } from './taskFiles.ts';

/** For tests: Task Scheduler as schtasks and PowerShell show it, with a disk. */
export interface FakeWindows {
  /** XML by name of the task. */
  readonly tasks: Map<string, string>;
  readonly files: Map<string, Uint8Array>;
  readonly calls: { readonly words: readonly string[]; readonly options: ProgramOptions | undefined }[];
  /** Answers in place of what would happen, by the verb ("/Create", "powershell"). */
  readonly instead: Map<string, ProgramEnd>;
  readonly disk: TaskFiles;
  readonly runProgram: RunProgram;
  /** schtasks has the file and goes on when this does, as when it waits for a password. */
  onCreate?: () => Promise<void>;
}

export const FILE_NOT_FOUND = 0x80070002;

/** It ran at 15:07:31 UTC, runs now, and is CONTOSO\admin's. */
export const STATUS =
  '{"last":"2026-11-25T15:07:31.0000000Z","next":"2026-11-25T18:07:31.0000000Z","result":267009,"account":"67,79,78,84,79,83,79,92,97,100,109,105,110","program":null}';

export function ended(exitCode: number, output = ''): ProgramEnd {
  return { kind: 'ended', exitCode, output: Buffer.from(output) };
}

export function fakeWindows(...programs: readonly string[]): FakeWindows {
  const files: FakeWindows['files'] = new Map();
  const windows: FakeWindows = {
    tasks: new Map(),
    files,
    calls: [],
    instead: new Map(),
    disk: {
      exists: async (path) => programs.includes(path) || files.has(win32.normalize(path)),
      write: async (path, bytes) => {
        files.set(win32.normalize(path), bytes);
      },
      remove: async (path) => {
        files.delete(win32.normalize(path));
      },
    },
    runProgram: async (command, args, options) => {
      const words = wordsOf(command, args);
      windows.calls.push({ words, options });
      const verb = words[0]?.endsWith('powershell.exe') ? 'powershell' : (words[1] ?? '');
      const instead = windows.instead.get(verb);
      if (instead !== undefined) return instead;
      if (verb === 'powershell') return ended(0, STATUS);
      return schtasks(verb, (name) => words[words.indexOf(name) + 1] ?? '', options?.folder ?? '');
    },
  };

  const schtasks = async (verb: string, after: (name: string) => string, folder: string) => {
    const task = after('/TN');
    if (verb === '/Create') {
      const bytes = files.get(win32.join(folder, after('/XML')));
      if (bytes === undefined) return ended(FILE_NOT_FOUND);
      // Without the mark of UTF-16 it is no task to schtasks.
      if (bytes[0] !== 0xff || bytes[1] !== 0xfe) return ended(0x8004131a);
      await windows.onCreate?.();
      windows.tasks.set(task, consoleText(bytes));
      return ended(0, 'SUCCESS: The scheduled task was created.');
    }
    const xml = windows.tasks.get(task);
    if (xml === undefined) return ended(FILE_NOT_FOUND);
    if (verb === '/Delete') windows.tasks.delete(task);
    return ended(0, verb === '/Query' ? xml : '');
  };
  return windows;
}

/** What stands on the command line of schtasks, whether or not a console window is around it. */
function wordsOf(command: string, args: readonly string[]): readonly string[] {
  if (!command.endsWith('cmd.exe')) return [command, ...args];
  const line = args.at(-1) ?? '';
  return [...line.slice(1, -1).matchAll(/"([^"]*)"/g)].map(([, word]) => word ?? '').slice(1);
}
