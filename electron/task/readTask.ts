import type { TaskLogon, TaskView } from '../../shared/groupsModel.ts';
import { agrees, hasLosses } from './consoleText.ts';
import { isBuiltInAccount, isManagedAccount } from './taskAccount.ts';
import { startedBy, type TaskAction } from './taskAction.ts';
import type { TaskStatus } from './taskStatus.ts';
import { TASK_INTERVAL, taskArguments, taskSettings } from './taskXml.ts';
import { elementsAt, readXml, textAt, type XmlElement } from './xmlTree.ts';

/** How the task of a connection should be. */
export interface TaskExpectation {
  readonly taskName: string;
  readonly connectionId: string;
  /** Account that syncs the connection. */
  readonly syncAccount: string;
  /** Path of this program. */
  readonly program: string;
  readonly programExists: boolean;
  /** Path of Windows' command processor, where the task may start the program by it. */
  readonly shell?: string;
}

export type RegisteredTask = Extract<TaskView, { kind: 'registered' }>;

/** The `Task` element of what schtasks showed, alone or in a list of one. */
export function readDefinition(text: string): XmlElement | undefined {
  const root = readXml(text);
  if (root === undefined) return undefined;
  const task = root.name === 'Tasks' ? elementsAt(root, 'Task')[0] : root;
  return task?.name === 'Task' ? task : undefined;
}

/** Whom the definition names: an account, or on newer Windows its SID. */
export function userIdOf(task: XmlElement): string {
  return (
    textAt(task, 'Principals', 'Principal', 'UserId') ??
    textAt(task, 'Principals', 'Principal', 'GroupId') ??
    ''
  );
}

/** What the definition and the status say, and what has to be repaired, the gravest first. */
export function judgeTask(
  task: XmlElement,
  status: TaskStatus | undefined,
  expected: TaskExpectation,
): RegisteredTask {
  const account = accountOf(task, status);
  const problem = !startsThisProgram(task, status, expected)
    ? 'programMissing'
    : isSwitchedOff(task)
      ? 'disabled'
      : isAltered(task, account, expected)
        ? 'altered'
        : undefined;
  return {
    kind: 'registered',
    taskName: expected.taskName,
    account,
    logon: logonOf(task, account),
    ...(problem === undefined ? {} : { problem }),
    ...(status?.lastRunAt === undefined ? {} : { lastRunAt: status.lastRunAt }),
    ...(status?.lastResult === undefined ? {} : { lastResult: status.lastResult }),
    ...(status?.nextRunAt === undefined ? {} : { nextRunAt: status.nextRunAt }),
  };
}

function accountOf(task: XmlElement, status: TaskStatus | undefined): string {
  const userId = userIdOf(task);
  return isSid(userId) || hasLosses(userId) ? (status?.account ?? userId) : userId;
}

function isSid(account: string): boolean {
  return /^S-1(?:-\d+)+$/i.test(account);
}

/** Anything but a token of a signed-in person runs without one; what is neither ours is told as altered besides. */
function logonOf(task: XmlElement, account: string): TaskLogon {
  const type = textAt(task, 'Principals', 'Principal', 'LogonType');
  const isGroup = elementsAt(task, 'Principals', 'Principal', 'GroupId').length > 0;
  if (type === 'InteractiveToken' || isGroup) return 'interactive';
  return isManagedAccount(account) ? 'managed' : 'password';
}

function startsThisProgram(
  task: XmlElement,
  status: TaskStatus | undefined,
  { program, programExists, shell }: TaskExpectation,
): boolean {
  const { command, checked } = startedBy(actionIn(task), shell);
  // Of one that looks first, the status knows the command processor only.
  const told = hasLosses(command) && !checked ? withoutQuotes(status?.program ?? command) : command;
  return programExists && agrees(told, program);
}

function actionIn(task: XmlElement): TaskAction {
  return {
    command: textAt(task, 'Actions', 'Exec', 'Command') ?? '',
    arguments: textAt(task, 'Actions', 'Exec', 'Arguments') ?? '',
  };
}

function withoutQuotes(path: string): string {
  return path.trim().replace(/^"(.*)"$/, '$1');
}

function isSwitchedOff(task: XmlElement): boolean {
  const triggers = elementsAt(task, 'Triggers').flatMap(({ children }) => children);
  return (
    isFalse(textAt(task, 'Settings', 'Enabled')) ||
    (triggers.length > 0 && triggers.every((trigger) => isFalse(textAt(trigger, 'Enabled'))))
  );
}

function isAltered(task: XmlElement, account: string, expected: TaskExpectation): boolean {
  return !(
    hasOurAction(task, expected) &&
    hasOurTrigger(task) &&
    hasOurPrincipal(task) &&
    !isBuiltInAccount(account) &&
    mayBe(account, expected.syncAccount) &&
    taskSettings.every(([name, value, whenMissing]) =>
      isSame(textAt(task, 'Settings', name) ?? whenMissing, value),
    )
  );
}

function hasOurAction(task: XmlElement, { connectionId, shell }: TaskExpectation): boolean {
  const actions = elementsAt(task, 'Actions').flatMap(({ children }) => children);
  const given = startedBy(actionIn(task), shell).arguments;
  return actions.length === 1 && given.replace(/\s+/g, ' ').toLowerCase() === taskArguments(connectionId);
}

function hasOurTrigger(task: XmlElement): boolean {
  const [trigger, ...others] = elementsAt(task, 'Triggers').flatMap(({ children }) => children);
  return (
    trigger?.name === 'TimeTrigger' &&
    others.length === 0 &&
    isSame(textAt(trigger, 'Repetition', 'Interval') ?? '', TASK_INTERVAL) &&
    elementsAt(trigger, 'Repetition', 'Duration').length === 0 &&
    elementsAt(trigger, 'EndBoundary').length === 0
  );
}

/** Without an element the run level is the least one ("runLevelType Simple Type"). */
function hasOurPrincipal(task: XmlElement): boolean {
  const [principal, ...others] = elementsAt(task, 'Principals', 'Principal');
  if (principal === undefined || others.length > 0) return false;
  return (
    elementsAt(principal, 'UserId').length === 1 &&
    ['InteractiveToken', 'Password'].includes(textAt(principal, 'LogonType') ?? '') &&
    (textAt(principal, 'RunLevel') ?? 'LeastPrivilege') === 'LeastPrivilege'
  );
}

/**
 * False only where the task surely runs as another account, which has not the client secret. A SID that nobody could
 * translate, or a name without its domain, is believed.
 */
function mayBe(account: string, syncAccount: string): boolean {
  if (isSid(account)) return true;
  const name = account.includes('\\') ? syncAccount : syncAccount.slice(syncAccount.lastIndexOf('\\') + 1);
  return agrees(account, name);
}

function isSame(read: string, ours: string): boolean {
  const seconds = secondsOf(ours);
  if (seconds !== undefined) return secondsOf(read) === seconds;
  return normal(read) === normal(ours);
}

/** XML writes truth in two ways. */
function normal(value: string): string {
  return value === '1' ? 'true' : value === '0' ? 'false' : value;
}

function isFalse(value: string | undefined): boolean {
  return value !== undefined && normal(value) === 'false';
}

/** "PT2H" and "PT120M" are one duration. */
function secondsOf(duration: string): number | undefined {
  const parts = /^P(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration);
  if (parts === null) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}
