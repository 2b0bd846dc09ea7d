import { readFileSync } from 'node:fs';
import { join, win32 } from 'node:path';
import type { CompositionDeps } from '../../electron/composition.ts';
import { ended, type FakeWindows, fakeWindows } from '../../electron/task/fakeWindows.ts';

export interface TestWindows {
  readonly windows: FakeWindows;
  readonly taskScheduler: NonNullable<CompositionDeps['taskScheduler']>;
  /** What a start of the task does. */
  onRun: () => Promise<unknown>;
}

/** A computer with a Task Scheduler, which takes its XML from the real disk. */
export function testWindows(): TestWindows {
  const path = 'C:\\Program Files\\OMS Connect\\OMS Connect.exe';
  const windows = fakeWindows(path);
  const test: TestWindows = {
    windows,
    onRun: async () => undefined,
    taskScheduler: {
      systemRoot: 'C:\\Windows',
      program: { path, folder: win32.dirname(path) },
      async runProgram(command, args, options) {
        // For an account with a password it stands in one line, within a console window.
        const line = args.join(' ');
        const file = /task-[0-9a-f-]+\.xml/.exec(line)?.[0];
        if (file !== undefined && line.includes('/Create')) {
          const folder = options?.folder ?? '';
          windows.files.set(win32.normalize(win32.join(folder, file)), readFileSync(join(folder, file)));
        }
        if (args[0] === '/Run' && !windows.instead.has('/Run')) {
          await test.onRun();
          return ended(0);
        }
        return windows.runProgram(command, args, options);
      },
    },
  };
  return test;
}
