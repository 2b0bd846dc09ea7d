import { isAccountName } from '../../../shared/fields.ts';
import type { TaskLogon } from '../../../shared/groupsModel.ts';
import { taskTexts } from '../../../shared/strings/schedule.ts';

/** What is wrong with the account of a scheduled task, or undefined. */
export function accountProblem(logon: TaskLogon, account: string): string | undefined {
  if (logon === 'interactive') return undefined;
  const name = account.trim();
  if (name === '') return taskTexts.accountMissing;
  if (!isAccountName(name)) return taskTexts.accountForm;
  if (logon === 'managed') return name.endsWith('$') ? undefined : taskTexts.accountDollar;
  return name.endsWith('$') ? taskTexts.accountNoDollar : undefined;
}
