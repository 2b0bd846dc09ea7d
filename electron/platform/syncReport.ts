import writeFileAtomic from 'write-file-atomic';
import type { SyncExitCode } from '../composition.ts';
import { errorNumber } from '../store/fileFailure.ts';

/**
 * What `--sync --out FILE` leaves for whoever started it, as a window program has no console on Windows. Written
 * at once, by the process that was started: it may have to end before there is an app. Answers a sentence when
 * the file cannot be written.
 */
export function writeSyncReport(
  path: string | undefined,
  exitCode: SyncExitCode,
  startedAt: Date,
  finishedAt: Date,
): string | undefined {
  if (path === undefined) return undefined;
  const report = { exitCode, startedAt: startedAt.toISOString(), finishedAt: finishedAt.toISOString() };
  try {
    writeFileAtomic.sync(path, `${JSON.stringify(report)}\n`);
    return undefined;
  } catch (error) {
    return `The file ${path} of --out cannot be written (${errorNumber(error) ?? 'unknown'}).`;
  }
}
