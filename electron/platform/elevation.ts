import { win32 } from 'node:path';
import type { RunProgram } from '../task/programRun.ts';

/** Mandatory levels "high" and "system" ("Well-known SIDs"), which only an administrator's and Windows' programs have. */
const LEVELS = /\bS-1-16-(?:12288|16384)\b/;

/** Whether this program has the rights of an administrator. Where nobody can tell, it has not. */
export async function isElevated(runProgram: RunProgram, systemRoot: string): Promise<boolean> {
  const whoami = win32.join(systemRoot, 'System32', 'whoami.exe');
  const end = await runProgram(whoami, ['/groups', '/fo', 'csv', '/nh'], { timeLimitInMs: 30_000 });
  return (
    end.kind === 'ended' && end.exitCode === 0 && LEVELS.test(Buffer.from(end.output).toString('latin1'))
  );
}
