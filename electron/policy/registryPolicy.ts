import { join } from 'node:path';
import type { RunProgram } from '../task/programRun.ts';
import type { ReadPolicy } from './policy.ts';

const KEY = String.raw`HKLM\Software\Policies\OMS Connect`;
const TIME_LIMIT_MS = 10_000;

/** reg.exe says so where there is no such key; it has no other code for that. */
const NOT_FOUND = 1;

export interface RegistryDeps {
  readonly runProgram: RunProgram;
  /** Folder of Windows, e.g. "C:\Windows". */
  readonly systemRoot: string;
}

/** The computer's policy as Windows keeps it. */
export function registryPolicy({ runProgram, systemRoot }: RegistryDeps): ReadPolicy {
  // By its full path: what stands in the search path could be anybody's.
  const program = join(systemRoot, 'System32', 'reg.exe');
  return async () => {
    const end = await runProgram(program, ['query', KEY], { timeLimitInMs: TIME_LIMIT_MS });
    if (end.kind === 'notStarted') return end.reason;
    if (end.kind === 'timedOut') return 'timedOut';
    if (end.exitCode === NOT_FOUND) return undefined;
    if (end.exitCode !== 0) return `exit code ${end.exitCode}`;
    return readValues(Buffer.from(end.output).toString('latin1'));
  };
}

/** "    AllowSecretRenewal    REG_DWORD    0x1": names and types of ours are plain ASCII in every code page. */
function readValues(text: string): Readonly<Record<string, unknown>> {
  const lines = text.split(/\r?\n/).map((line) => /^ {4}(\S.*?) {4}(REG_\w+) {4}(.*)$/.exec(line));
  return Object.fromEntries(
    lines
      .filter((line) => line !== null)
      .map(([, name = '', type, data = '']) => [name, type === 'REG_DWORD' ? Number(data) : data]),
  );
}
