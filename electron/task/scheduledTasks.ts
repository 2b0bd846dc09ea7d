import { join, win32 } from 'node:path';
import pLimit from 'p-limit';
import { appError } from '../../shared/errors.ts';
import type { TaskLogon, TaskView } from '../../shared/groupsModel.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { fileFailure } from '../store/fileFailure.ts';
import { isSameAccount } from '../store/owner.ts';
import { jitterInMs } from '../sync/schedule.ts';
import { consoleText } from './consoleText.ts';
import type { ProgramCall } from './consoleWindow.ts';
import type { ProgramEnd, RunProgram } from './programRun.ts';
import { judgeTask, readDefinition, userIdOf } from './readTask.ts';
import { refused } from './taskAccount.ts';
import { taskCommands } from './taskCommands.ts';
import { causeOf, isMissing, isRegistered, taskFailure, warnsOfBatchLogon } from './taskExit.ts';
import type { TaskFiles } from './taskFiles.ts';
import { readStatus } from './taskStatus.ts';
import { firstStart, type TaskProgram, taskFile, taskName, taskXml } from './taskXml.ts';

/** What of a connection its task depends on. */
export interface TaskConnection {
  readonly connectionId: string;
  readonly site: { readonly siteCode: string };
  readonly workspace: { readonly name: string };
  /** Windows account that has the client secret, and which therefore syncs. */
  readonly syncAccount: string;
}

/** The scheduled task of each connection, which syncs it while the app is closed. */
export interface ScheduledTasks {
  read(connection: TaskConnection): Promise<Result<TaskView>>;
  /** Creates it, or puts it right. For `password`, Windows asks for the password in a window of its own. */
  register(connection: TaskConnection, logon: TaskLogon, account: string): Promise<Result<TaskView>>;
  /** No task is no failure. */
  remove(connection: TaskConnection): Promise<Result<TaskView>>;
  runNow(connection: TaskConnection): Promise<Result<void>>;
}

export interface ScheduledTasksDeps {
  readonly runProgram: RunProgram;
  readonly files: TaskFiles;
  /** Folder of Windows, e.g. "C:\Windows". */
  readonly systemRoot: string;
  /** What the task starts: this program. */
  readonly program: TaskProgram;
  /** Folder of this Windows account, which nobody else can write to. */
  readonly accountFolder: string;
  readonly installationId: () => Promise<Result<string>>;
  readonly now: () => Date;
  /** The one account that can see the program, where it is installed in a profile; missing where all can. */
  readonly onlyFor?: string;
}

/** Where there is no Windows Task Scheduler, or no installed program that it could start. */
export const noScheduledTasks: ScheduledTasks = {
  read: async () => ok({ kind: 'unavailable' }),
  register: async () => fail(appError('taskUnavailable')),
  remove: async () => fail(appError('taskUnavailable')),
  runNow: async () => fail(appError('taskUnavailable')),
};

/** Tasks of Windows, by schtasks. */
export function createScheduledTasks(deps: ScheduledTasksDeps): ScheduledTasks {
  const commands = taskCommands(deps.systemRoot);
  const shell = win32.join(deps.systemRoot, 'System32', 'cmd.exe');
  // One prompt for a password at a time; looking goes on meanwhile.
  const inTurn = pLimit(1);
  const call = ({ command, args, options }: ProgramCall): Promise<ProgramEnd> =>
    deps.runProgram(command, args, options);
  const nameOf = ({ site, connectionId }: TaskConnection) =>
    taskName({ siteCode: site.siteCode, connectionId });

  const read = async (connection: TaskConnection): Promise<Result<TaskView>> => {
    const name = nameOf(connection);
    const shown = await call(commands.readDefinition(name));
    if (isMissing(shown)) return ok({ kind: 'none', taskName: name });
    if (causeOf(shown) !== 0 || shown.kind !== 'ended') return fail(taskFailure('read', shown));
    const task = readDefinition(consoleText(shown.output));
    if (task === undefined) return fail(taskFailure('read', shown));
    // Without it the view has no times, which is no reason to have no view.
    const told = await call(commands.readStatus(name, userIdOf(task)));
    const status = told.kind === 'ended' && told.exitCode === 0 ? readStatus(told.output) : undefined;
    return ok(
      judgeTask(task, status, {
        taskName: name,
        connectionId: connection.connectionId,
        syncAccount: connection.syncAccount,
        program: deps.program.path,
        shell,
        programExists: await deps.files.exists(deps.program.path),
      }),
    );
  };

  /** Hands the XML to schtasks in a file that is gone afterwards, whatever happened. */
  const create = async (xml: string, path: string, creation: ProgramCall): Promise<Result<ProgramEnd>> => {
    try {
      const written = await write(path, taskFile(xml));
      return written.ok ? ok(await call(creation)) : written;
    } finally {
      await deps.files.remove(path).catch(() => undefined);
    }
  };

  const write = async (path: string, bytes: Uint8Array): Promise<Result<void>> => {
    try {
      return ok(await deps.files.write(path, bytes));
    } catch (error) {
      return fail(fileFailure('fileNotWritable', path, error));
    }
  };

  const register = async (
    connection: TaskConnection,
    logon: TaskLogon,
    account: string,
  ): Promise<Result<TaskView>> => {
    // The command processor would not find the program, and would end well: nobody would be told.
    if (deps.onlyFor !== undefined && !isSameAccount(account, deps.onlyFor))
      return refused(account, 'perUser');
    const installationId = await deps.installationId();
    if (!installationId.ok) return installationId;
    const xml = taskXml({
      connectionId: connection.connectionId,
      siteCode: connection.site.siteCode,
      workspaceName: connection.workspace.name,
      account,
      logon,
      program: { ...deps.program, shell },
      start: firstStart(deps.now(), jitterInMs(installationId.value)),
    });
    if (!xml.ok) return xml;
    const file = `task-${connection.connectionId.toLowerCase()}.xml`;
    const folder = deps.accountFolder;
    const creation = commands.create({ name: nameOf(connection), file, folder, account, logon });
    if (creation === undefined) return refused(account, 'characters');
    const created = await create(xml.value, join(folder, file), creation);
    if (!created.ok) return created;
    if (!isRegistered(created.value)) return fail(taskFailure('register', created.value));
    if (warnsOfBatchLogon(created.value)) return refused(account, 'batchLogon');
    const view = await read(connection);
    // A window that was closed may have lost the exit code on its way.
    return view.ok && view.value.kind === 'none' ? fail(taskFailure('register', created.value)) : view;
  };

  const remove = async (connection: TaskConnection): Promise<Result<TaskView>> => {
    const removed = await call(commands.remove(nameOf(connection)));
    if (causeOf(removed) === 0 || isMissing(removed)) {
      const view = await read(connection);
      if (view.ok && view.value.kind === 'none') return view;
    }
    return fail(taskFailure('remove', removed));
  };

  return {
    read,
    register: (connection, logon, account) => inTurn(() => register(connection, logon, account)),
    remove: (connection) => inTurn(() => remove(connection)),
    async runNow(connection) {
      const run = await call(commands.run(nameOf(connection)));
      return causeOf(run) === 0 ? ok(undefined) : fail(taskFailure('run', run));
    },
  };
}
