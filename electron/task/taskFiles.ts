import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { withPatience } from '../store/fileFailure.ts';

/** The little that the task needs of the disk. */
export interface TaskFiles {
  exists(path: string): Promise<boolean>;
  /** Readable by this account only. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Nothing to remove is no failure. */
  remove(path: string): Promise<void>;
}

export const taskFiles: TaskFiles = {
  async exists(path) {
    try {
      await access(path);
      return true;
    } catch {
      return false;
    }
  },
  async write(path, bytes) {
    await mkdir(dirname(path), { recursive: true });
    await withPatience(() => writeFile(path, bytes, { mode: 0o600 }));
  },
  remove: (path) => withPatience(() => rm(path, { force: true })),
};
