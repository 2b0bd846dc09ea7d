import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import type { ProgramEnd, RunProgram } from '../task/programRun.ts';

const TIME_LIMIT_IN_MS = 60_000;
/** A definition or a line of JSON is what programs are asked for; more than this is something else. */
const LONGEST_OUTPUT = 1024 * 1024;

/** Runs a program of the system: without a shell, and without a window unless a person has to talk to it. */
export const runProgram: RunProgram = (command, args, options = {}) =>
  new Promise((resolve) => {
    const { visibleConsole = false, folder, timeLimitInMs = TIME_LIMIT_IN_MS } = options;
    const settings: SpawnOptions = {
      shell: false,
      // Node would put backslashes before quotes, which cmd.exe does not understand.
      windowsVerbatimArguments: visibleConsole,
      windowsHide: !visibleConsole,
      stdio: ['ignore', visibleConsole ? 'ignore' : 'pipe', 'ignore'],
      ...(folder === undefined ? {} : { cwd: folder }),
    };
    let child: ChildProcess;
    try {
      child = spawn(command, args, settings);
    } catch (error) {
      // What no command line can carry, such as a zero byte.
      resolve({ kind: 'notStarted', reason: reasonOf(error) });
      return;
    }
    const output: Buffer[] = [];
    let length = 0;
    let timedOut = false;
    const limit = setTimeout(() => {
      timedOut = true;
      child.kill();
    }, timeLimitInMs);
    const end = (result: ProgramEnd) => {
      clearTimeout(limit);
      resolve(timedOut ? { kind: 'timedOut' } : result);
    };
    child.stdout?.on('data', (part: Buffer) => {
      length += part.length;
      if (length <= LONGEST_OUTPUT) output.push(part);
    });
    child.on('error', (error) => end({ kind: 'notStarted', reason: reasonOf(error) }));
    // Not `exit`: output may still be on its way then. Ended from outside, it has no code.
    child.on('close', (code) => end({ kind: 'ended', exitCode: code ?? -1, output: Buffer.concat(output) }));
  });

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
