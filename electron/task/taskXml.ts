import { appError } from '../../shared/errors.ts';
import type { TaskLogon } from '../../shared/groupsModel.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { taskRegistration } from '../../shared/strings/taskRegistration.ts';
import { checkTaskAccount, refused } from './taskAccount.ts';
import { taskAction } from './taskAction.ts';

/** What a task is made of. */
export interface TaskDefinition {
  readonly connectionId: string;
  readonly siteCode: string;
  readonly workspaceName: string;
  readonly account: string;
  readonly logon: TaskLogon;
  readonly program: TaskProgram;
  /** When it starts first: local time without a zone, as `firstStart` makes it. */
  readonly start: string;
}

/** The program that the task starts. */
export interface TaskProgram {
  readonly path: string;
  readonly folder: string;
  /** Path of Windows' command processor, which looks whether the program is there. */
  readonly shell?: string;
}

const REPEAT_IN_HOURS = 3;
/** The same as ISO 8601 duration. */
export const TASK_INTERVAL = `PT${REPEAT_IN_HOURS}H`;

/**
 * Settings of the task, each with the value that counts where the element is missing ("settingsType Complex Type",
 * Task Scheduler schema; for the time limit "TaskSettings.ExecutionTimeLimit"): Windows leaves some out when it
 * shows a task.
 */
export const taskSettings: readonly (readonly [name: string, value: string, whenMissing: string])[] = [
  ['MultipleInstancesPolicy', 'IgnoreNew', 'IgnoreNew'],
  ['DisallowStartIfOnBatteries', 'false', 'true'],
  ['StopIfGoingOnBatteries', 'false', 'true'],
  ['AllowHardTerminate', 'true', 'true'],
  ['StartWhenAvailable', 'true', 'false'],
  ['RunOnlyIfNetworkAvailable', 'false', 'false'],
  ['AllowStartOnDemand', 'true', 'true'],
  ['RunOnlyIfIdle', 'false', 'false'],
  ['WakeToRun', 'false', 'false'],
  ['ExecutionTimeLimit', 'PT2H', 'PT72H'],
];

/** "pathType Simple Type", Task Scheduler schema: a path is shorter than this. */
const PATH_LENGTH = 260;

/**
 * Name of a connection's task: a folder of our own, and in it the site with the start of the connection's ID. Letters,
 * digits and one blank inside, because a name obeys the rules for file names ("schtasks create") and neither begins
 * nor ends with a blank ("ITaskFolder::RegisterTask").
 */
export function taskName({
  siteCode,
  connectionId,
}: Pick<TaskDefinition, 'siteCode' | 'connectionId'>): string {
  const site = siteCode.replace(/[^A-Za-z0-9]/g, '') || 'Site';
  const id = connectionId
    .toLowerCase()
    .replace(/[^0-9a-f]/g, '')
    .slice(0, 6);
  return `\\${taskRegistration.folder}\\${site} ${id}`;
}

export function taskArguments(connectionId: string): string {
  return `--sync --scheduled --connection ${connectionId.toLowerCase()}`;
}

/**
 * The next full 3 hours of the local day (so that one run comes soon after 03:00, when everything is read), later by
 * this installation's jitter. Local time without a zone keeps its hour when the clocks change.
 */
export function firstStart(now: Date, jitterInMs: number): string {
  const hour = (Math.floor(now.getHours() / REPEAT_IN_HOURS) + 1) * REPEAT_IN_HOURS;
  const full = new Date(now.getFullYear(), now.getMonth(), now.getDate(), hour);
  const start = new Date(full.getTime() + jitterInMs);
  const two = (value: number) => String(value).padStart(2, '0');
  const date = [start.getFullYear(), two(start.getMonth() + 1), two(start.getDate())].join('-');
  return `${date}T${[start.getHours(), start.getMinutes(), start.getSeconds()].map(two).join(':')}`;
}

/**
 * The task as XML of schema version 1.2, which every supported Windows reads. A managed account stands there as
 * `Password` as well: it has one, which Windows fetches by itself.
 */
export function taskXml(task: TaskDefinition): Result<string> {
  const account = checkTaskAccount(task.logon, task.account);
  if (!account.ok) return account;
  if (!isXmlLine(task.account)) return refused(task.account, 'characters');
  for (const path of [task.program.path, task.program.folder]) {
    if (path !== '' && path.length < PATH_LENGTH && isXmlLine(path)) continue;
    return fail(appError('taskNotRegistered', { facts: { act: 'register', reason: 'programPath', path } }));
  }
  return ok(document(task));
}

/**
 * UTF-16, low byte first, with its mark: what Windows itself exports. Microsoft documents no encoding; people report
 * that schtasks calls UTF-8 malformed, with a mark and without.
 */
export function taskFile(xml: string): Uint8Array {
  return Buffer.from(`\ufeff${xml}`, 'utf16le');
}

function document({ connectionId, siteCode, workspaceName, account, logon, program, start }: TaskDefinition) {
  const description = taskRegistration.description(siteCode, workspaceName);
  const given = taskArguments(connectionId);
  const action = taskAction({ program: program.path, given, logon, shell: program.shell });
  return lines(
    '<?xml version="1.0" encoding="UTF-16"?>',
    '<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">',
    '  <RegistrationInfo>',
    `    <Author>${escaped(taskRegistration.author)}</Author>`,
    `    <Description>${escaped(printable(description))}</Description>`,
    '  </RegistrationInfo>',
    '  <Triggers>',
    // In the order in which Windows exports its own, which it reads again.
    '    <TimeTrigger>',
    // Without a duration it is repeated for ever ("repetitionType Complex Type").
    `      <Repetition><Interval>${TASK_INTERVAL}</Interval></Repetition>`,
    `      <StartBoundary>${escaped(start)}</StartBoundary>`,
    '      <Enabled>true</Enabled>',
    '    </TimeTrigger>',
    '  </Triggers>',
    '  <Principals>',
    '    <Principal id="Author">',
    `      <UserId>${escaped(account)}</UserId>`,
    `      <LogonType>${logon === 'interactive' ? 'InteractiveToken' : 'Password'}</LogonType>`,
    '      <RunLevel>LeastPrivilege</RunLevel>',
    '    </Principal>',
    '  </Principals>',
    '  <Settings>',
    ...taskSettings.map(([name, value]) => `    <${name}>${value}</${name}>`),
    '    <Enabled>true</Enabled>',
    '  </Settings>',
    '  <Actions Context="Author">',
    '    <Exec>',
    `      <Command>${escaped(action.command)}</Command>`,
    `      <Arguments>${escaped(action.arguments)}</Arguments>`,
    `      <WorkingDirectory>${escaped(program.folder)}</WorkingDirectory>`,
    '    </Exec>',
    '  </Actions>',
    '</Task>',
  );
}

const lines = (...all: readonly string[]): string => `${all.join('\r\n')}\r\n`;

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}

// Everything that XML 1.0 does not have as a character (its production 2), and line breaks and tabs, which it changes.
const NO_LINE = /[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function isXmlLine(text: string): boolean {
  return text.search(NO_LINE) < 0;
}

function printable(text: string): string {
  return text.replace(NO_LINE, '\ufffd');
}
