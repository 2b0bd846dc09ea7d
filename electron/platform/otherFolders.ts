import { lstat, readdir, realpath, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorNumber, isMissing } from '../store/fileFailure.ts';
import { FOLDER_NAME } from './folders.ts';
import { type FolderEnd, isLink, removeFolder } from './removeFolder.ts';

/** Folder of downloaded updates beside the data: electron-updater makes its name of the package's. */
const UPDATE_CACHE = 'oms-connect-updater';

export interface OtherFolders {
  readonly found: readonly string[];
  /** Those that a link in the profile leads to: anybody can make one to where they may not write themselves. */
  readonly behindLinks: readonly string[];
  /** False where this account may not look into every profile. */
  readonly isWhole: boolean;
}

/** Folders of this app in the profiles of the computer, as far as this account may look. */
export async function otherFolders(profiles: string, own: string): Promise<OtherFolders> {
  const found: string[] = [];
  const behindLinks: string[] = [];
  let isWhole = true;
  // What stands above the profiles is an administrator's, and may be a link.
  const root = await realpath(profiles).catch(() => profiles);
  const ownPlace = await realpath(own).catch(() => own);
  for (const profile of await readdir(root).catch(() => [])) {
    const local = join(root, profile, 'AppData', 'Local');
    try {
      await readdir(local);
    } catch (error) {
      isWhole &&= isMissing(error) || errorNumber(error) === 'ENOTDIR';
      continue;
    }
    const isPlain = await isPlaced(local);
    for (const name of [FOLDER_NAME, UPDATE_CACHE]) {
      const folder = join(local, name);
      if ([own, ownPlace].some((mine) => isSamePath(folder, mine)) || !(await isThere(folder))) continue;
      if (isPlain) found.push(folder);
      else if (!isSamePath(await realpath(folder).catch(() => folder), ownPlace)) behindLinks.push(folder);
    }
  }
  return { found, behindLinks, isWhole };
}

/** Chromium holds the file `lockfile` while it runs; one that was left behind goes. */
export async function removeForeign(folder: string): Promise<FolderEnd> {
  const isInPlace = () => isPlaced(dirname(folder));
  try {
    if ((await isInPlace()) && !(await isLink(folder))) await rm(join(folder, 'lockfile'), { force: true });
  } catch (error) {
    return { kind: isMissing(error) ? 'missing' : 'inUse', folder };
  }
  return removeFolder(folder, isInPlace);
}

/** No part of the path is a link. */
async function isPlaced(path: string): Promise<boolean> {
  return isSamePath(await realpath(path), path);
}

/** A link that leads nowhere is there as well. */
async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function isSamePath(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
