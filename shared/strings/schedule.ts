import type { TaskLogon, TaskView } from '../groupsModel.ts';
import { localised } from '../language/localised.ts';
import { formatMoment, plural } from './format.ts';

type TaskProblem = NonNullable<Extract<TaskView, { kind: 'registered' }>['problem']>;

/** The import switch. */
export const importTexts = localised('importTexts', {
  title: 'Import',
  label: 'Import Configuration Manager collection memberships',
  on: 'While it is on, the computer groups are refreshed every 3 hours. While it is off, nothing is read and nothing is written.',
  onPractice:
    'While it is on, Sync now refreshes the computer groups. While it is off, nothing is read and nothing is written.',
  elsewhere: (account: string) =>
    `Only ${account} can switch it: that Windows account syncs this connection and has the client secret.`,
  whileRunning: 'It can be switched when the sync has ended or is cancelled.',
  askTitle: 'Switch the import off?',
  askBody: (groups: number, workspace: string) =>
    `Nothing is refreshed until it is switched on again. Say what becomes of ${plural(groups, {
      one: 'the 1 computer group',
      other: 'the # computer groups',
    })} in ${workspace}.`,
  keep: 'Keep the groups',
  keepMeans: 'Queries and alerts go on finding them, with the computers of the last sync.',
  remove: 'Delete the groups',
  removeMeans:
    'Queries and alerts that use them stop working. Other saved searches in the workspace are not touched. Switching the import on creates them again.',
  leaveOn: 'Leave it on',
});

/** The app's own timer, and the notification area. */
export const timerTexts = localised('timerTexts', {
  title: 'While this app runs',
  every: 'The app syncs every 3 hours, and at once when the computer wakes up late.',
  practice: 'Sync now refreshes a practice connection; nothing else does.',
  trayMeansPractice: 'The app then goes on without a window, until you sign out of Windows or quit it.',
  tray: 'Keep running in the notification area when the window is closed',
  logon: 'Start with Windows, in the notification area',
  logonMeans:
    'When you sign in to Windows, the app starts without a window and keeps the computer groups fresh. It needs no rights of an administrator.',
  pausedTitle: (until: Date, now: Date) => `The timer is paused until ${formatMoment(until, now)}`,
  pausedBody: 'Then it goes on by itself. Sync now works meanwhile, and so does the Windows scheduled task.',
  resume: 'Resume the timer',
  trayMeans: 'The timer then goes on without a window, until you sign out of Windows or quit the app.',
});

/** The Windows scheduled task. */
export const taskTexts = localised('taskTexts', {
  title: 'While this app is closed',
  reading: 'Asking Windows Task Scheduler',
  unavailableTitle: 'This computer has no Windows Task Scheduler',
  unavailable:
    'A scheduled task can be made on Windows only. On this computer the groups are refreshed while the app runs.',
  practiceTitle: 'Practice has no scheduled task',
  practice: 'Its made-up Azure is there only while this app runs.',
  purpose:
    'A Windows scheduled task syncs every 3 hours without a window, also when nobody has opened the app. Choose the account that it runs as.',
  choose: 'The task runs',
  accountLabel: 'Account',
  accountHint: {
    password: 'DOMAIN\\name of the service account',
    managed: 'DOMAIN\\name$ of the managed account, with the $ at its end',
  },
  accountMissing: 'Type the account that the task runs as.',
  accountForm: 'Type it as DOMAIN\\name or name@domain.',
  accountDollar: 'A group managed service account ends in $.',
  accountNoDollar: 'An account that ends in $ has no password: choose the managed one above.',
  passwordPrompt:
    'Windows asks for the password in its own window when the task is created. This app never sees it.',
  rightsTitle: 'What the account needs',
  create: 'Create the task',
  repair: 'Repair the task',
  remove: 'Remove the task',
  working: 'Windows is at work',
  workingPassword: 'Windows asks for the password in a window of its own',
  name: 'Task',
  account: 'Runs as',
  lastRun: 'Last run',
  lastRunValue: (when: string, result: string) => `${when}: ${result}`,
  notRunYet: 'Not yet',
  nextRun: 'Next run',
  notPlanned: 'Not planned',
  good: 'The scheduled task is in order',
  removeTitle: 'Remove the scheduled task?',
  removeBody: 'The groups are then refreshed only while this app runs. The groups themselves stay.',
  keepTask: 'Keep the task',
});

/** How a task signs in: the choice, and what it means. */
export const logonTexts: Readonly<Record<TaskLogon, { readonly label: string; readonly means: string }>> =
  localised('logonTexts', {
    interactive: {
      label: 'Only while I am signed in',
      means: 'As you, with your own rights, and never while you are signed out. Nothing else is needed.',
    },
    password: {
      label: 'With a service account',
      means: 'Day and night, signed in or not. Windows keeps the account’s password.',
    },
    managed: {
      label: 'With a group managed service account',
      means: 'Day and night, with no password that anybody knows: Active Directory changes it by itself.',
    },
  });

export interface TaskRight {
  readonly name: string;
  /** Where it is given. */
  readonly where: string;
}

/** Rights of an account that is not the person who is signed in. */
export const taskRights = localised('taskRights', (logon: TaskLogon): readonly TaskRight[] => {
  if (logon === 'interactive') return [];
  const own: readonly TaskRight[] = [
    {
      name: 'Log on as a batch job',
      where:
        'On this computer: Local Security Policy > Local Policies > User Rights Assignment, or a group policy.',
    },
    {
      name: 'Read-only Analyst',
      where:
        'In the Configuration Manager console: Administration > Security > Administrative Users, for the collections that it reads.',
    },
  ];
  const managed: TaskRight = {
    name: 'Use of the managed account by this computer',
    where: 'In Active Directory: this computer is among those that may retrieve the account’s password.',
  };
  return logon === 'managed' ? [...own, managed] : own;
});

export const taskProblems: Readonly<Record<TaskProblem, { readonly title: string; readonly body: string }>> =
  localised('taskProblems', {
    programMissing: {
      title: 'The task starts a program that is no longer there',
      body: 'The app was moved or installed anew since. Repair the task, so that it starts this one.',
    },
    disabled: {
      title: 'The task is switched off in Windows Task Scheduler',
      body: 'It does not run until it is repaired or switched on there.',
    },
    altered: {
      title: 'The task was changed outside of this app',
      body: 'It may run as another account, at other times or not at all. Repair it to have it as it was made.',
    },
  });

// Windows' own codes; the first four are this app's.
const results: Readonly<Record<number, string>> = {
  0: 'done',
  1: 'stopped. The run history says why.',
  2: 'partly done, or a question waits',
  3: 'nothing could be started. The log says why.',
  267009: 'running now',
  267011: 'has not run yet',
  267014: 'ended by a person',
  2147942402: 'Windows did not find the program',
  2147943645: 'not started, as nobody was signed in',
  2147943726: 'Windows refused the account or its password',
  2147943785: 'the account lacks the right “Log on as a batch job”',
};

/** Result of a task's last run in words; a code that is not known is told as Windows writes it. */
export const taskResult = localised('taskResult', (code: number): string => {
  return results[code >>> 0] ?? `ended with 0x${(code >>> 0).toString(16).toUpperCase()}`;
});
