import { lstat, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Logger } from '../log/logger.ts';
import { errorNumber, fileFailure } from '../store/fileFailure.ts';
import { isSameAccount } from '../store/owner.ts';
import { consoleText } from '../task/consoleText.ts';
import type { ProgramCall } from '../task/consoleWindow.ts';
import type { RunProgram } from '../task/programRun.ts';
import type { FolderRights } from './folderRights.ts';
import { type FolderVerdict, isAdministrator, isWrittenByOne, judgeFolder } from './judgeFolder.ts';
import type { Operators } from './operators.ts';
import { AUTHENTICATED_USERS, rightsCommands } from './rightsCommands.ts';
import { readDescriptor, type SecurityDescriptor } from './securityDescriptor.ts';

export interface WindowsRightsDeps {
  readonly root: string;
  readonly account: string;
  readonly runProgram: RunProgram;
  /** Folder of Windows, e.g. "C:\Windows". */
  readonly systemRoot: string;
  /** Who may hand over a secret. */
  readonly operators: () => Promise<Operators>;
  readonly logger: Logger;
  readonly disk?: RightsDisk;
}

/** The little that is needed of the disk. */
export interface RightsDisk {
  /** False where something is there already. */
  makeFolder(path: string): Promise<boolean>;
  isPlainFolder(path: string): Promise<boolean>;
}

const realDisk: RightsDisk = {
  async makeFolder(path) {
    try {
      await mkdir(dirname(path), { recursive: true });
      await mkdir(path);
      return true;
    } catch (error) {
      if (errorNumber(error) === 'EEXIST') return false;
      throw error;
    }
  },
  // A junction, too, is a link to Node.
  isPlainFolder: async (path) => (await lstat(path)).isDirectory(),
};

interface Described {
  readonly ownerName: string;
  readonly descriptor: SecurityDescriptor;
}

const COMPONENT = 'Store';

export function createWindowsRights(deps: WindowsRightsDeps): FolderRights {
  const { root, account, logger, disk = realDisk } = deps;
  const commands = rightsCommands(deps.systemRoot);
  const call = async (each: ProgramCall | undefined): Promise<boolean> => {
    if (each === undefined) return false;
    const end = await deps.runProgram(each.command, each.args, each.options);
    return end.kind === 'ended' && end.exitCode === 0;
  };

  /** Undefined where nobody could look; `unreadable` for rights of a kind that none of ours has. */
  const describe = async (path: string): Promise<Described | 'unreadable' | undefined> => {
    const { command, args, options } = commands.describe(path);
    const end = await deps.runProgram(command, args, options);
    return end.kind === 'ended' && end.exitCode === 0 ? readAnswer(end.output) : undefined;
  };
  const judge = ({ ownerName, descriptor }: Described): FolderVerdict =>
    judgeFolder(descriptor, isSameAccount(ownerName, account));
  const refuse = (found?: Described): Result<never> => {
    const isNamed = found !== undefined && !isAdministrator(found.descriptor.owner);
    const facts = { path: root, account: isNamed ? found.ownerName : '' };
    return fail(appError('sharedFolderNotTrusted', { facts }));
  };

  const setRoot = async (): Promise<boolean> => {
    for (const each of commands.setRoot(root)) if (!(await call(each))) return false;
    return true;
  };

  const judgeRoot = async (): Promise<Result<void>> => {
    try {
      const isNew = await disk.makeFolder(root);
      if (!(await disk.isPlainFolder(root))) return refuse();
      if (isNew && !(await setRoot())) warn('could not be set');
    } catch (error) {
      return fail(fileFailure('fileNotWritable', root, error));
    }
    const found = await describe(root);
    if (found === 'unreadable') return refuse();
    if (found === undefined) {
      // Whoever hides the rights has something to hide.
      if (!(await call(commands.list(root)))) return refuse();
      // A computer on which PowerShell is not allowed must not lose its connections for it.
      warn('cannot be read');
      return ok(undefined);
    }
    if (judge(found) === 'safe') return ok(undefined);
    const isOurs = isAdministrator(found.descriptor.owner) || isSameAccount(found.ownerName, account);
    const isSet = isOurs && (await setRoot());
    const again = isSet ? await describe(root) : undefined;
    const after = again === undefined || again === 'unreadable' ? found : again;
    if (judge(after) === 'safe') {
      logger.write('info', COMPONENT, `The rights of ${root} were set`);
      return ok(undefined);
    }
    if (judge(after) === 'foreign') return refuse(after);
    warn('let everybody create files in it');
    return ok(undefined);
  };

  const warn = (what: string): void =>
    logger.write('warning', COMPONENT, `The rights of ${root} ${what}; an administrator can set them`);

  const ownedBy = async (path: string, other: string): Promise<SecurityDescriptor | undefined> => {
    const found = await describe(path);
    if (found === undefined || found === 'unreadable') return undefined;
    const { ownerName, descriptor } = found;
    const isOwn = isAdministrator(descriptor.owner) || isSameAccount(ownerName, other);
    return isOwn ? descriptor : undefined;
  };

  /** By folder, whom it was set for last in this session. */
  const settled = new Map<string, string>();
  const foreign = new Set<string>();
  let judged: Promise<Result<void>> | undefined;
  return {
    async root() {
      judged ??= judgeRoot();
      const verdict = await judged;
      // A person may mend it meanwhile.
      if (!verdict.ok) judged = undefined;
      return verdict;
    },
    async connection(folder, { sync, next, former = [] }) {
      const inbox = join(folder, 'inbox');
      const operators = await deps.operators();
      const key = JSON.stringify([sync, next, operators]).toLowerCase();
      if (settled.get(folder) === key && former.length === 0) return;
      settled.set(folder, key);
      let isDone = await call(commands.giveAll(folder, sync));
      if (next !== undefined) isDone = (await call(commands.letCreate(folder, next))) && isDone;
      try {
        await disk.makeFolder(inbox);
        // Everybody first: a group whose name Windows does not know leaves the inbox to administrators.
        const first =
          operators === 'everybody'
            ? commands.letCreate(inbox, AUTHENTICATED_USERS)
            : commands.takeBack(inbox, AUTHENTICATED_USERS);
        isDone = (await call(first)) && isDone;
        if (typeof operators === 'object')
          isDone = (await call(commands.letCreate(inbox, operators.group))) && isDone;
      } catch {
        isDone = false;
      }
      // Last, as what this account itself was given may be among it.
      for (const each of former) isDone = (await call(commands.takeBack(folder, each))) && isDone;
      // The next one tries again.
      if (!isDone) settled.delete(folder);
      if (!isDone) logger.write('warning', COMPONENT, `The rights of ${folder} could not be set`);
    },
    async isOurs(folder) {
      // A list that is drawn often must not start a program for each folder that somebody leaves. The other answer is
      // not kept: the folder may be deleted, and made again by somebody else.
      if (foreign.has(folder)) return false;
      const isPlain = await disk.isPlainFolder(folder).catch(() => false);
      const isOurs =
        isPlain &&
        (await ownedBy(folder, account)) !== undefined &&
        (await ownedBy(join(folder, 'connection.json'), account)) !== undefined;
      if (!isOurs) foreign.add(folder);
      return isOurs;
    },
    async isOf(file, other) {
      const descriptor = await ownedBy(file, other);
      return descriptor !== undefined && isWrittenByOne(descriptor);
    },
  };
}

const answer = z.looseObject({ owner: z.string().nullish(), sddl: z.string() });

function readAnswer(output: Uint8Array): Described | 'unreadable' | undefined {
  const line = consoleText(output);
  try {
    const parsed = answer.safeParse(JSON.parse(line.slice(line.indexOf('{'), line.lastIndexOf('}') + 1)));
    if (!parsed.success) return undefined;
    const descriptor = readDescriptor(parsed.data.sddl);
    if (descriptor === undefined) return 'unreadable';
    const codes = parsed.data.owner ?? '';
    const isText = /^\d{1,5}(?:,\d{1,5})*$/.test(codes);
    return { ownerName: isText ? String.fromCharCode(...codes.split(',').map(Number)) : '', descriptor };
  } catch {
    return undefined;
  }
}
