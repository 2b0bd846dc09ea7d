import { join } from 'node:path';
import type { RunProgram } from '../task/programRun.ts';
import type { PolicyPlace } from './policy.ts';

const KEY = String.raw`Software\Policies\OMS Connect`;
const TIME_LIMIT_MS = 10_000;

/** reg.exe says so where there is no such key; it has no other code for that. */
const NOT_FOUND = 1;

export interface RegistryDeps {
  readonly runProgram: RunProgram;
  /** Folder of Windows, e.g. "C:\Windows". */
  readonly systemRoot: string;
  /** For values of the type that may hold "%ProgramData%". */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The computer's policy as Windows keeps it. */
export function registryPolicy({ runProgram, systemRoot, env }: RegistryDeps): PolicyPlace {
  // By its full path: what stands in the search path could be anybody's.
  const program = join(systemRoot, 'System32', 'reg.exe');
  const query = (hive: string) =>
    runProgram(program, ['query', `${hive}\\${KEY}`], { timeLimitInMs: TIME_LIMIT_MS });
  return {
    source: 'registry',
    async read() {
      const end = await query('HKLM');
      if (end.kind === 'notStarted') return end.reason;
      if (end.kind === 'timedOut') return 'timedOut';
      if (end.exitCode === NOT_FOUND) return undefined;
      if (end.exitCode !== 0) return `exit code ${end.exitCode}`;
      return readValues(Buffer.from(end.output), env);
    },
    async hasOfUser() {
      const end = await query('HKCU');
      return end.kind === 'ended' && end.exitCode === 0 && valueLines(Buffer.from(end.output)).length > 0;
    },
  };
}

/** "    AllowSecretRenewal    REG_DWORD    0x1": names and types of ours are plain ASCII in every code page. */
function valueLines(output: Buffer): readonly RegExpExecArray[] {
  return output
    .toString('latin1')
    .split(/\r?\n/)
    .map((line) => /^ {4}(\S.*?) {4}(REG_\w+) {4}(.*)$/.exec(line))
    .filter((line) => line !== null);
}

function readValues(output: Buffer, env: RegistryDeps['env']): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    valueLines(output).map(([, name = '', type = '', data = '']) => [name, dataOf(type, data, env)]),
  );
}

function dataOf(type: string, data: string, env: RegistryDeps['env']): unknown {
  if (type === 'REG_DWORD') return Number(data);
  // reg.exe writes in the code page of a console that nobody sees: which letter it was is not known.
  if (/[^\x20-\x7e]/.test(data)) return undefined;
  return type === 'REG_EXPAND_SZ' ? expanded(data, env) : data;
}

/** "%ProgramData%\Logs" with the folder in place of its name; a name that is not known stays, as in Windows. */
function expanded(text: string, env: RegistryDeps['env']): string {
  const known = Object.entries(env);
  return text.replace(/%([^%]+)%/g, (whole, name: string) => {
    const found = known.find(([key]) => key.toLowerCase() === name.toLowerCase());
    return found?.[1] ?? whole;
  });
}
