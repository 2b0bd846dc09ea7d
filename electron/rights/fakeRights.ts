import { dirname } from 'node:path';
import type { ProgramEnd, RunProgram } from '../task/programRun.ts';
import type { RightsDisk } from './windowsRights.ts';

/** For tests: folders with owners and rights as NTFS keeps them, which icacls sets and Get-Acl shows. */

export interface FakeAccount {
  readonly name: string;
  readonly sid: string;
  readonly isAdmin?: boolean;
}

interface FakeAce {
  readonly flags: string;
  readonly mask: number;
  readonly sid: string;
  readonly isInherited: boolean;
}

interface FakeFolder {
  owner: FakeAccount;
  aces: readonly FakeAce[];
  /** Its owner lets nobody see the rights. */
  isHidden?: boolean;
  /** One more entry as SDDL writes it, of a kind that the others are not. */
  extra?: string;
}

export interface FakeRights {
  readonly folders: Map<string, FakeFolder>;
  readonly calls: (readonly string[])[];
  /** Programs that are not there. */
  readonly missing: Set<string>;
  readonly runProgram: RunProgram;
  readonly disk: RightsDisk;
  /** Whoever is at work. */
  me: FakeAccount;
  /** A folder or file that somebody has made. */
  make(path: string, owner: FakeAccount): void;
  /** Whether an account that is no administrator has all of these rights there. */
  may(who: FakeAccount, path: string, mask: number): boolean;
}

const AUTHENTICATED = 'S-1-5-11';
export const administrators: FakeAccount = {
  name: 'BUILTIN\\Administrators',
  sid: 'S-1-5-32-544',
  isAdmin: true,
};
export const rightsOf = {
  write: 0x2,
  makeFolder: 0x4,
  remove: 0x10000,
  removeInside: 0x40,
  rule: 0x40000,
  read: 0x1,
};
const FULL = 0x1f01ff;
const SIMPLE: Readonly<Record<string, number>> = { F: FULL, RX: 0x1200a9, WD: 0x2, AD: 0x4 };

/** What Windows gives C:\ProgramData: users may create in it and in everything below. */
const programData: readonly FakeAce[] = [
  { flags: 'OICI', mask: FULL, sid: 'S-1-5-18', isInherited: false },
  { flags: 'OICI', mask: FULL, sid: 'S-1-5-32-544', isInherited: false },
  { flags: 'OICIIO', mask: FULL, sid: 'S-1-3-0', isInherited: false },
  { flags: 'OICI', mask: 0x1200a9, sid: 'S-1-5-32-545', isInherited: false },
  { flags: 'CI', mask: 0x116, sid: 'S-1-5-32-545', isInherited: false },
];

const isFile = (path: string) => path.endsWith('.json');

export function fakeRights(me: FakeAccount, accounts: readonly FakeAccount[]): FakeRights {
  const folders: FakeRights['folders'] = new Map();
  const parentOf = (path: string) => folders.get(dirname(path))?.aces ?? programData;
  const inheritedBy = (path: string, owner: FakeAccount): readonly FakeAce[] =>
    parentOf(path)
      .filter(({ flags }) => (isFile(path) ? /OI/ : /OI|CI/).test(flags))
      .flatMap(({ flags, mask, sid }) => {
        const handedOn = isFile(path) ? '' : flags.replace('IO', '');
        if (sid !== 'S-1-3-0') return [{ flags: handedOn, mask, sid, isInherited: true }];
        return [
          { flags: '', mask, sid: owner.sid, isInherited: true },
          ...(isFile(path) ? [] : [{ flags: 'OICIIO', mask, sid, isInherited: true }]),
        ];
      });
  const make = (path: string, owner: FakeAccount): void => {
    folders.set(path, { owner, aces: inheritedBy(path, owner) });
  };
  const granted = ({ aces }: FakeFolder, sids: readonly string[]): number =>
    aces
      .filter(({ flags, sid }) => !flags.includes('IO') && sids.includes(sid))
      .reduce((sum, { mask }) => sum | mask, 0);
  const may = (who: FakeAccount, path: string, mask: number): boolean => {
    const folder = folders.get(path);
    if (folder === undefined) return false;
    const own = folder.owner.sid === who.sid;
    const limit = folder.aces.some(({ sid }) => sid === 'S-1-3-4');
    const ofOwner = !own ? 0 : limit ? granted(folder, ['S-1-3-4']) : 0x60000;
    const has = granted(folder, [who.sid, AUTHENTICATED, 'S-1-5-32-545']) | ofOwner;
    return (has & mask) === mask;
  };
  const sidOf = (name: string): string | undefined =>
    name.startsWith('*') ? name.slice(1) : accounts.find((one) => one.name === name)?.sid;

  const icacls = ([path = '', ...rest]: readonly string[]): number => {
    const folder = folders.get(path);
    if (folder === undefined) return 2;
    if (folder.isHidden) return 5;
    if (!rest.some((word) => /^\/(?:grant|reset|remove)/.test(word))) return 0;
    if (fake.me.isAdmin !== true && !may(fake.me, path, rightsOf.rule)) return 5;
    let { aces } = folder;
    let isGranting = false;
    let isRemoving = false;
    for (const word of rest) {
      if (word === '/reset') aces = inheritedBy(path, folder.owner);
      else if (word === '/inheritance:r') aces = aces.filter(({ isInherited }) => !isInherited);
      else if (word.startsWith('/grant')) isGranting = true;
      else if (word === '/remove:g') isRemoving = true;
      else if (word === '/Q') isGranting = false;
      else if (isRemoving) {
        const sid = sidOf(word);
        if (sid === undefined) return 1332;
        aces = aces.filter((one) => one.sid !== sid || one.isInherited);
      } else {
        const [, name = '', flags = '', rights = ''] =
          /^(.+?):((?:\((?:OI|CI|IO)\))*)(\([A-Z,]+\)|[A-Z]+)$/.exec(word) ?? [];
        const sid = sidOf(name);
        const masks = rights
          .replace(/[()]/g, '')
          .split(',')
          .map((one) => SIMPLE[one]);
        if (!isGranting || sid === undefined || masks.includes(undefined)) return 1332;
        const mask = masks.reduce<number>((sum, one) => sum | (one ?? 0), 0);
        const isOther = (one: FakeAce) => one.sid !== sid || one.isInherited;
        if (rest.includes('/grant:r')) aces = aces.filter(isOther);
        aces = [...aces, { flags: flags.replace(/[()]/g, ''), mask, sid, isInherited: false }];
      }
    }
    folder.aces = aces;
    return 0;
  };
  const getAcl = (script: string): ProgramEnd => {
    const path = /-LiteralPath '((?:[^']|'')*)'/.exec(script)?.[1]?.replaceAll("''", "'") ?? '';
    const folder = folders.get(path);
    if (folder === undefined || folder.isHidden) return ended(1, '');
    const { owner, aces } = folder;
    const codes = [...owner.name].map((sign) => sign.charCodeAt(0)).join(',');
    const list = folder.extra === undefined ? [] : [folder.extra];
    list.push(
      ...aces.map(
        ({ flags, mask, sid, isInherited }) =>
          `(A;${flags}${isInherited ? 'ID' : ''};0x${mask.toString(16)};;;${sid})`,
      ),
    );
    const sddl = `O:${owner.sid}G:S-1-5-21-1-2-3-513D:${aces.some((one) => one.isInherited) ? 'AI' : 'PAI'}${list.join('')}`;
    return ended(0, JSON.stringify({ owner: codes, sddl }));
  };
  const fake: FakeRights = {
    folders,
    calls: [],
    missing: new Set(),
    me,
    make,
    may,
    disk: {
      async makeFolder(path) {
        if (folders.has(path)) return false;
        make(path, fake.me);
        return true;
      },
      isPlainFolder: async (path) => folders.has(path),
    },
    async runProgram(command, args) {
      const program = command.split('\\').at(-1) ?? '';
      fake.calls.push([command, ...args]);
      if (fake.missing.has(program)) return { kind: 'notStarted', reason: 'ENOENT' };
      return program === 'icacls.exe' ? ended(icacls(args), '') : getAcl(args.at(-1) ?? '');
    },
  };
  return fake;
}

function ended(exitCode: number, output: string): ProgramEnd {
  return { kind: 'ended', exitCode, output: Buffer.from(output) };
}
