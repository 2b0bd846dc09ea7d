import { win32 } from 'node:path';
import type { App, Task } from 'electron';
import { trayTexts } from '../../shared/strings/tray.ts';
import { windowArguments } from './startMode.ts';

/** What the program was started as. */
export interface Start {
  readonly platform: NodeJS.Platform;
  readonly execPath: string;
  readonly argv: readonly string[];
  /** Folder of Windows, e.g. "C:\\Windows". */
  readonly systemRoot: string;
  /** Once it is known: policy may name another than the usual one. */
  readonly logFolder: Promise<string>;
}

/**
 * The tasks in the program's menu on the taskbar and in Start, which Windows shows also while it does not run. Each
 * starts it once more, with the same folders; where it runs already, that start hands its errand over. Until the folder
 * of the log is known, what Windows has from the start before stays.
 */
export async function offerTasks(app: Pick<App, 'setUserTasks'>, start: Start): Promise<void> {
  const { platform, execPath, argv } = start;
  if (platform !== 'win32') return;
  const logFolder = await start.logFolder;
  const explorer = win32.join(start.systemRoot, 'explorer.exe');
  const task = (title: string, description: string, errand: string): Task => ({
    program: execPath,
    arguments: [...windowArguments(argv.slice(1)), errand].map(quoted).join(' '),
    iconPath: execPath,
    iconIndex: 0,
    title,
    description,
  });
  app.setUserTasks([
    task(trayTexts.syncNow, trayTexts.syncNowNote, '--sync'),
    task(trayTexts.updateSecret, trayTexts.updateSecretNote, '--update-secret'),
    // Without this program: whoever looks for the log may do so because it does not start.
    {
      ...{ program: explorer, arguments: quoted(logFolder), iconPath: explorer, iconIndex: 0 },
      ...{ title: trayTexts.openLogs, description: trayTexts.openLogsNote },
    },
  ]);
}

/** By the rules of Microsoft's "Parsing C command-line arguments". */
function quoted(argument: string): string {
  if (/^[^\s"]+$/.test(argument)) return argument;
  return `"${argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}
