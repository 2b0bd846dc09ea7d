import { win32 } from 'node:path';
import type { ProgramCall } from '../task/consoleWindow.ts';

/** icacls and PowerShell as they are called. Whole paths: the search path is not ours. Accounts of Windows by SID. */
export interface RightsCommands {
  /** Rights of the folder that the accounts share, once nothing of its own stands there any more. */
  setRoot(path: string): readonly ProgramCall[];
  /** An account that syncs has the whole folder. Undefined where its name cannot be handed over safely. */
  giveAll(path: string, account: string): ProgramCall | undefined;
  /** What an account was given by name is taken back. */
  takeBack(path: string, account: string): ProgramCall | undefined;
  /** Whoever is in the group may put something there, and can alter nothing. */
  letCreate(path: string, group: string): ProgramCall | undefined;
  /** Ends well where this account may read the rights at all. */
  list(path: string): ProgramCall;
  /** Owner and rights as one line of JSON. */
  describe(path: string): ProgramCall;
}

const TIME_LIMIT_IN_MS = 30_000;

const ADMINISTRATORS = '*S-1-5-32-544';
const SYSTEM = '*S-1-5-18';
export const AUTHENTICATED_USERS = 'S-1-5-11';
const CREATOR_OWNER = '*S-1-3-0';
/** Takes the place of what an owner may do by itself ("Well-known SIDs"): to set the rights anew. */
const OWNER_RIGHTS = '*S-1-3-4';

export function rightsCommands(systemRoot: string): RightsCommands {
  const system = win32.join(systemRoot, 'System32');
  const icacls = (...args: readonly string[]): ProgramCall => ({
    command: win32.join(system, 'icacls.exe'),
    // Quietly: what it would say is translated.
    args: [...args, '/Q'],
    options: { timeLimitInMs: TIME_LIMIT_IN_MS },
  });
  return {
    setRoot: (path) => [
      icacls(path, '/reset'),
      icacls(
        ...[path, '/inheritance:r', '/grant'],
        ...[`${ADMINISTRATORS}:(OI)(CI)F`, `${SYSTEM}:(OI)(CI)F`],
        ...[`*${AUTHENTICATED_USERS}:(OI)(CI)RX`, `*${AUTHENTICATED_USERS}:(AD,WD)`],
        ...[`${CREATOR_OWNER}:(OI)(CI)(IO)F`, `${OWNER_RIGHTS}:RX`],
      ),
    ],
    giveAll(path, account) {
      const name = nameFor(account);
      return name === undefined ? undefined : icacls(path, '/grant', `${name}:(OI)(CI)F`);
    },
    takeBack(path, account) {
      const name = nameFor(account);
      return name === undefined ? undefined : icacls(path, '/remove:g', name);
    },
    letCreate(path, group) {
      const name = nameFor(group);
      // In place of more that it may have had.
      return name === undefined ? undefined : icacls(path, '/grant:r', `${name}:(WD)`);
    },
    list: (path) => icacls(path),
    describe: (path) => ({
      command: win32.join(system, 'WindowsPowerShell', 'v1.0', 'powershell.exe'),
      args: ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', describeScript(path)],
      options: { timeLimitInMs: TIME_LIMIT_IN_MS },
    }),
  };
}

/** A SID with icacls' star, or DOMAIN\name. A sign of icacls' own in it would say something else. */
function nameFor(account: string): string | undefined {
  if (/^S-1(?:-\d{1,10}){2,15}$/i.test(account)) return `*${account}`;
  return /^[^"/\\[\]:;|=,+*?<>()\p{Cc}]+\\[^"/\\[\]:;|=,+*?<>()\p{Cc}]+$/u.test(account)
    ? account
    : undefined;
}

/** Nothing that the constrained language of hardened computers lacks. Names as character codes: see `statusScript`. */
function describeScript(path: string): string {
  return [
    `$ErrorActionPreference='Stop'`,
    `$ProgressPreference='SilentlyContinue'`,
    // By its path: whoever starts the app from a newer PowerShell hands on where that one has its own.
    `Import-Module ($PSHOME+'\\Modules\\Microsoft.PowerShell.Security')`,
    `function codes($s){if($s){(([string]$s).ToCharArray()|ForEach-Object{[int]$_}) -join ','}}`,
    `$a=Get-Acl -LiteralPath '${path.replaceAll("'", "''")}'`,
    '@{owner=(codes $a.Owner);sddl=$a.Sddl}|ConvertTo-Json -Compress',
  ].join(';');
}
