import { win32 } from 'node:path';
import type { TaskLogon } from '../../shared/groupsModel.ts';
import { taskRegistration } from '../../shared/strings/taskRegistration.ts';
import { inConsoleWindow, type ProgramCall } from './consoleWindow.ts';
import { statusScript } from './taskStatus.ts';

/** schtasks and PowerShell as they are called. Whole paths: the search path is not ours. */
export interface TaskCommands {
  /** `file` is the name of the XML in `folder`. Undefined where the account cannot be handed to schtasks safely. */
  create(task: CreateTask): ProgramCall | undefined;
  readDefinition(name: string): ProgramCall;
  /** `userId` is what the definition names. */
  readStatus(name: string, userId: string): ProgramCall;
  run(name: string): ProgramCall;
  end(name: string): ProgramCall;
  remove(name: string): ProgramCall;
}

export interface CreateTask {
  readonly name: string;
  readonly file: string;
  readonly folder: string;
  readonly account: string;
  readonly logon: TaskLogon;
}

const TIME_LIMIT_IN_MS = 60_000;

/**
 * With /HRESULT an exit code tells the cause ("For better diagnosability", schtasks /?); the sentences of schtasks
 * are translated.
 */
const CAUSE = '/HRESULT';

export function taskCommands(systemRoot: string): TaskCommands {
  const system = win32.join(systemRoot, 'System32');
  const schtasks = win32.join(system, 'schtasks.exe');
  const quietly = (args: readonly string[], folder?: string): ProgramCall => ({
    command: schtasks,
    args: [...args, CAUSE],
    options: { timeLimitInMs: TIME_LIMIT_IN_MS, ...(folder === undefined ? {} : { folder }) },
  });

  return {
    create({ name, file, folder, account, logon }) {
      const args = ['/Create', '/TN', name, '/XML', file, '/F'];
      // The principal stands in the XML. Beside /RU schtasks would ask for a password even where there is none: an
      // interactive task needs no password, and a managed account's is known to Windows alone.
      if (logon !== 'password') return quietly(args, folder);
      // "*" makes schtasks ask ("/RP", schtasks /?): the password never passes through this app or a command line.
      const asking = [...args, '/RU', account, '/RP', '*', CAUSE];
      return inConsoleWindow(system, taskRegistration.consoleTitle, schtasks, asking, folder);
    },
    readDefinition: (name) => quietly(['/Query', '/TN', name, '/XML']),
    readStatus: (name, userId) => ({
      command: win32.join(system, 'WindowsPowerShell', 'v1.0', 'powershell.exe'),
      args: ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', statusScript(name, userId)],
      options: { timeLimitInMs: TIME_LIMIT_IN_MS },
    }),
    run: (name) => quietly(['/Run', '/TN', name]),
    end: (name) => quietly(['/End', '/TN', name]),
    remove: (name) => quietly(['/Delete', '/TN', name, '/F']),
  };
}
