import { lstat, readdir, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { errorNumber, isMissing } from '../store/fileFailure.ts';

/** What became of a folder. */
export interface FolderEnd {
  /**
   * `link`: it was one, and only that is gone; `behindLink`: a folder above it is one, so that nothing was touched;
   * `emptied`: only the empty folder itself is there, as whoever made the shared one has no right to remove it;
   * `ofOthers`: what is left in the shared one is that of other accounts.
   */
  readonly kind:
    | 'missing'
    | 'removed'
    | 'inUse'
    | 'open'
    | 'ownOpen'
    | 'link'
    | 'behindLink'
    | 'emptied'
    | 'ofOthers';
  readonly folder: string;
  /** Why it is still there. */
  readonly reason?: string;
}

/**
 * Each entry by itself: one that is held must not keep the others. Whoever can alter the folder may have put a link in
 * its place, so that an administrator empties another one: where it leads to is never touched.
 */
export async function removeFolder(
  folder: string,
  /** Looks before each entry whether the folder still is where it seems to be. */
  isInPlace: () => Promise<boolean> = async () => true,
): Promise<FolderEnd> {
  let reason: string | undefined;
  const attempt = async (path: string): Promise<void> => {
    try {
      await rm(path, { recursive: true, force: true, maxRetries: 3 });
    } catch (error) {
      reason ??= errorNumber(error) ?? 'unknown';
    }
  };
  try {
    if (!(await isInPlace())) return { kind: 'behindLink', folder };
    if (await isLink(folder)) {
      await unlink(folder);
      return { kind: 'link', folder };
    }
    const names = await readdir(folder);
    for (const path of [...names.map((name) => join(folder, name)), folder]) {
      // It goes last, and only once it is empty.
      if (path === folder && reason !== undefined) break;
      if ((await isLink(folder)) || !(await isInPlace())) return { kind: 'behindLink', folder };
      await attempt(path);
      if (path === folder && reason !== undefined && (await readdir(folder)).length === 0)
        return { kind: 'emptied', folder, reason };
    }
  } catch (error) {
    if (isMissing(error)) return { kind: 'missing', folder };
    reason = errorNumber(error) ?? 'unknown';
  }
  return reason === undefined ? { kind: 'removed', folder } : { kind: 'open', folder, reason };
}

/** A junction, too, is a link to Node. */
export async function isLink(path: string): Promise<boolean> {
  return (await lstat(path)).isSymbolicLink();
}
