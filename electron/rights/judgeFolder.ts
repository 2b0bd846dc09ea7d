import type { SecurityDescriptor } from './securityDescriptor.ts';

/**
 * Whether others than administrators can change what accounts of this computer keep in a folder.
 *
 * `safe`: they can read and may create. `open`: they may create in the folders below as well, as Windows lets them in
 * every folder that nobody has set rights for; what is there they cannot change. `foreign`: somebody can change or
 * remove what others have put there.
 */
export type FolderVerdict = 'safe' | 'open' | 'foreign';

/** Well-known accounts by both of their names ("Security identifiers"). */
const ADMINISTRATORS: ReadonlySet<string> = new Set([
  ...['BA', 'S-1-5-32-544', 'SY', 'S-1-5-18', 'LA', 'DA', 'EA'],
  // Windows' own installer.
  'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464',
]);
const CREATOR_OWNER: ReadonlySet<string> = new Set(['CO', 'S-1-3-0']);
const OWNER_RIGHTS: ReadonlySet<string> = new Set(['OW', 'S-1-3-4']);

/** To delete it or what is in it, to set its rights or its owner, and everything that stands for these. */
const CHANGES = 0x10000 | 0x40 | 0x40000 | 0x80000 | 0x10000000 | 0x40000000;
/** To set the rights or the owner. */
const RULES = 0x40000 | 0x80000 | 0x10000000;
/** To make files and folders, and to write what describes them. */
const CREATES = 0x2 | 0x4 | 0x10 | 0x100;

/** To write in a file, and everything by which somebody could let themselves. */
const WRITES = 0x2 | 0x4 | CHANGES;
/** A group of Windows' own, by letters or by a short number; accounts and groups of a domain have long ones. */
const isOfMany = (sid: string): boolean => !/^S-1-5-21-|^S-1-5-80-|^S-1-5-82-|^S-1-12-/.test(sid);

export function isAdministrator(sid: string): boolean {
  // The built-in administrator of any computer or domain.
  return ADMINISTRATORS.has(sid) || /^S-1-5-21-\d+-\d+-\d+-500$/.test(sid);
}

/**
 * Nobody but its owner and administrators may write in a file. Where an administrator owns it, the account that it is
 * for stands in it by name, and nobody beside that one.
 */
export function isWrittenByOne({ owner, aces }: SecurityDescriptor): boolean {
  if (aces === undefined) return false;
  const writers = new Set(
    aces
      .filter(({ allows, countsHere, mask }) => allows && countsHere && (mask & WRITES) !== 0)
      .map(({ sid }) => sid)
      .filter((sid) => !isAdministrator(sid) && !OWNER_RIGHTS.has(sid) && sid !== owner),
  );
  return writers.size <= (isAdministrator(owner) ? 1 : 0) && !writers.values().some(isOfMany);
}

/** `ownedByMe`: the owner is the account that asks, which may do with it what it likes. */
export function judgeFolder({ owner, aces }: SecurityDescriptor, ownedByMe: boolean): FolderVerdict {
  if (aces === undefined) return 'foreign';
  const limit = aces.find(({ sid, countsHere, allows }) => OWNER_RIGHTS.has(sid) && countsHere && allows);
  // An owner may always set the rights anew, unless its own are limited by name.
  const isRuled = limit === undefined || (limit.mask & (RULES | CHANGES)) !== 0;
  if (!isAdministrator(owner) && !ownedByMe && isRuled) return 'foreign';
  const others = aces.filter(
    ({ sid, allows, countsHere, isHandedOn }) =>
      allows &&
      !isAdministrator(sid) &&
      !OWNER_RIGHTS.has(sid) &&
      // What somebody makes is theirs; in this folder itself it names nobody.
      !(CREATOR_OWNER.has(sid) && (isHandedOn || !countsHere)) &&
      !(ownedByMe && sid === owner),
  );
  if (others.some(({ mask }) => (mask & CHANGES) !== 0)) return 'foreign';
  return others.some(({ mask, isHandedOn }) => isHandedOn && (mask & CREATES) !== 0) ? 'open' : 'safe';
}
