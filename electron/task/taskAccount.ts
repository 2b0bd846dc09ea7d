import { appError } from '../../shared/errors.ts';
import { isAccountName } from '../../shared/fields.ts';
import type { TaskLogon } from '../../shared/groupsModel.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/** Why an account cannot run the task; each has its own text. */
export type AccountRule =
  | 'missing'
  | 'form'
  | 'builtIn'
  | 'notManaged'
  | 'managedNeeded'
  | 'characters'
  | 'batchLogon'
  | 'perUser'
  | 'same';

// Windows translates "NT AUTHORITY", so that its parts are looked for.
const BUILT_IN_DOMAIN = /^(?:builtin|nt service|iis apppool|nt[ -]aut\p{L}*|aut\p{L}+ nt)$/iu;
// Reserved names: no other account can have them, whatever stands before them.
const BUILT_IN_NAME = /^(?:system|localsystem|local ?service|network ?service)$/i;
const BUILT_IN_SID = /^S-1-5-(?:18|19|20)$/i;

/** Group managed service accounts end in a dollar sign, as computers do; nobody signs in as one by hand. */
export function isManagedAccount(account: string): boolean {
  return /\$(?:@|$)/.test(account);
}

/** SYSTEM and its like, by name or SID. They have the rights of the whole computer, and no vault of their own. */
export function isBuiltInAccount(account: string): boolean {
  const backslash = account.lastIndexOf('\\');
  return (
    BUILT_IN_SID.test(account) ||
    BUILT_IN_NAME.test(account.slice(backslash + 1)) ||
    BUILT_IN_DOMAIN.test(account.slice(0, Math.max(backslash, 0)))
  );
}

/** Refuses an account that must not, or cannot, run the task in that way. */
export function checkTaskAccount(logon: TaskLogon, account: string): Result<void> {
  if (isBuiltInAccount(account)) return refused(account, 'builtIn');
  if (!isAccountName(account)) return refused(account, 'form');
  const managed = isManagedAccount(account);
  if (logon === 'managed' && !managed) return refused(account, 'notManaged');
  if (logon !== 'managed' && managed) return refused(account, 'managedNeeded');
  return ok(undefined);
}

export function refused(account: string | undefined, rule: AccountRule): Result<never> {
  return fail(
    appError('taskAccountRefused', { facts: { rule, ...(account === undefined ? {} : { account }) } }),
  );
}
