import { existsSync, readFileSync } from 'node:fs';
import { join, win32 } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { InstallationKind } from '../../shared/strings/installations.ts';

/** The program that runs on a data folder, for a second one that wants to. */
const runningProgram = z.object({
  schema: z.literal(1),
  program: z.string().min(1),
  version: z.string(),
  installation: z.enum(['perMachine', 'perUser', 'unpackaged']),
});
export type RunningProgram = Readonly<Omit<z.output<typeof runningProgram>, 'schema'>>;

export interface ProgramPlace {
  /** Path of the program. */
  readonly program: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Written by the installer per user beside the program (UNINSTALL_FILENAME of electron-builder's script). */
const UNINSTALLER = 'Uninstall OMS Connect.exe';
const PROGRAM = 'OMS Connect.exe';

/**
 * Only the installer per user leaves an uninstaller beside the program; what it finds below Program Files is for the
 * whole computer all the same. Everything else that is packaged was put there by somebody's software distribution.
 */
export function installationOf(
  { program, env }: ProgramPlace,
  exists: (path: string) => boolean = existsSync,
): InstallationKind {
  if (win32.basename(program).toLowerCase() !== PROGRAM.toLowerCase()) return 'unpackaged';
  const folder = win32.dirname(program);
  const shared = [env.ProgramFiles, env['ProgramFiles(x86)'], env.ProgramW6432];
  const isShared = shared.some(
    (root) => root && `${folder}\\`.toLowerCase().startsWith(`${root}\\`.toLowerCase()),
  );
  return !isShared && exists(win32.join(folder, UNINSTALLER)) ? 'perUser' : 'perMachine';
}

const fileOf = (accountFolder: string): string => join(accountFolder, 'running.json');

/** Says which program has the folder now. A file that cannot be written costs the sentence its names, nothing else. */
export function noteRunning(accountFolder: string, running: RunningProgram): void {
  try {
    writeFileAtomic.sync(fileOf(accountFolder), `${JSON.stringify({ schema: 1, ...running })}\n`, {
      mode: 0o600,
    });
  } catch {
    // Whoever starts the app twice is brought to the first one, whatever it is.
  }
}

/** The program that runs, where it is not the one that asks. Nobody else may be running: what is noted may be old. */
export function otherRunning(accountFolder: string, program: string): RunningProgram | undefined {
  try {
    const found = runningProgram.safeParse(JSON.parse(readFileSync(fileOf(accountFolder), 'utf8')));
    if (!found.success) return undefined;
    const { schema: _schema, ...running } = found.data;
    return isSamePlace(running.program, program) ? undefined : running;
  } catch {
    return undefined;
  }
}

/** An update may change the case of a path; two installations never share a folder. */
function isSamePlace(a: string, b: string): boolean {
  return win32.dirname(a).toLowerCase() === win32.dirname(b).toLowerCase();
}
