import { lstat, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '../../shared/result.ts';
import { fileFailure } from '../store/fileFailure.ts';

/**
 * Somebody wants the account that syncs a connection to do so now: a file without content in the inbox, the one place
 * where others may leave something for it. That account looks each minute while its app runs, and before each sync.
 */
export interface SyncWish {
  make(): Promise<Result<void>>;
  isMade(): Promise<boolean>;
  /** Granted, or about to be. */
  take(): Promise<void>;
}

export function syncWishOf(connectionFolder: string): SyncWish {
  const path = join(connectionFolder, 'inbox', 'sync-now');
  return {
    async make() {
      try {
        await mkdir(dirname(path), { recursive: true });
        // Never through a link that somebody has put there, and twice is no more than once.
        await writeFile(path, '', { flag: 'wx' });
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
          return fail(fileFailure('fileNotWritable', path, error));
      }
      return ok(undefined);
    },
    async isMade() {
      try {
        await lstat(path);
        return true;
      } catch {
        // One that cannot be seen is none: otherwise it would call for ever.
        return false;
      }
    },
    async take() {
      // What cannot be removed calls for a sync again later, no more.
      await rm(path, { force: true, recursive: true }).catch(() => undefined);
    },
  };
}
