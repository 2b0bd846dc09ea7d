import { chmod, lstat, mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { appError } from '../../shared/errors.ts';
import { fail, ok } from '../../shared/result.ts';
import { fileFailure, isMissing } from '../store/fileFailure.ts';
import type { FolderRights } from './folderRights.ts';

/** Mode of an inbox: everybody may put something there, and remove only what is their own. */
const INBOX = 0o1777;
const OTHERS_WRITE = 0o022;

/** The same where Windows is not, which is for developers only: by mode and user id. */
export function createPlainRights(root: string, userId = process.getuid?.()): FolderRights {
  return {
    async root() {
      try {
        const { uid, mode } = await lstat(root);
        const isOurs = userId === undefined || uid === userId;
        if (!isOurs && uid !== 0)
          return fail(appError('sharedFolderNotTrusted', { facts: { path: root, account: String(uid) } }));
        if (isOurs && (mode & OTHERS_WRITE) !== 0) await chmod(root, mode & 0o7777 & ~OTHERS_WRITE);
        return ok(undefined);
      } catch (error) {
        // Whoever writes first makes it; nobody else can write in the folder that it is in.
        if (isMissing(error)) return ok(undefined);
        return fail(fileFailure('fileNotWritable', root, error));
      }
    },
    async connection(folder) {
      const inbox = join(folder, 'inbox');
      // Without it nobody hands over anything, and everything else goes on.
      await mkdir(inbox, { recursive: true }).catch(() => undefined);
      await chmod(inbox, INBOX).catch(() => undefined);
    },
    async isOurs(folder) {
      try {
        const [own, file] = [await lstat(folder), await lstat(join(folder, 'connection.json'))];
        const isOurs = ({ uid }: { readonly uid: number }) =>
          userId === undefined || uid === userId || uid === 0;
        return own.isDirectory() && file.isFile() && isOurs(own) && isOurs(file);
      } catch {
        return false;
      }
    },
    async isOf(file) {
      try {
        // Accounts are names that the system does not know here: the connection is whose its folder is.
        const [found, folder] = [await lstat(file), await stat(dirname(file))];
        return found.isFile() && (found.uid === folder.uid || found.uid === 0);
      } catch {
        return false;
      }
    },
  };
}
