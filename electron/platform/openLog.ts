import { basename } from 'node:path';
import type { Shell } from 'electron';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Logger } from '../log/logger.ts';

/** Opens the log in what this account reads logs with: CMTrace where it is installed. */
export async function openLog(
  shell: Pick<Shell, 'openPath'>,
  path: string,
  logger: Logger,
): Promise<Result<Record<string, never>>> {
  const problem = await shell.openPath(path);
  if (problem === '') return ok({});
  // The system's own sentence, in the language of the system: for the log, not for the screen.
  logger.write('warning', 'App', `The log could not be opened: ${problem}`);
  return fail(appError('fileNotReadable', { facts: { file: basename(path), path } }));
}
