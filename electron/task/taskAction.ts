import type { TaskLogon } from '../../shared/groupsModel.ts';
import { agrees } from './consoleText.ts';

/** What a task starts, as Task Scheduler keeps it. */
export interface TaskAction {
  readonly command: string;
  readonly arguments: string;
}

interface Start {
  readonly program: string;
  /** Arguments of the program. */
  readonly given: string;
  readonly logon: TaskLogon;
  /** Path of Windows' command processor. */
  readonly shell: string | undefined;
}

/**
 * Where nobody sees it, the command processor looks first whether the program is there: a task that outlives an
 * uninstallation then ends well and does nothing, in place of failing every 3 hours for ever. It waits for the program
 * and ends with its exit code. On the desktop of a person it would show its window for as long as a sync takes, so that
 * a task of a signed-in person starts the program itself; the uninstaller per user removes that one.
 */
export function taskAction({ program, given, logon, shell }: Start): TaskAction {
  // Between quotes only a percent sign still means something there, and a path has no quotes.
  if (shell === undefined || logon === 'interactive' || program.includes('%'))
    return { command: program, arguments: given };
  return { command: shell, arguments: `/d /s /c "if exist "${program}" "${program}" ${given}"` };
}

const CHECKED = /^\/d \/s \/c "if exist "([^"]+)" "\1" ([^"]*)"$/i;

/** What an action starts in the end, and whether it looks for the program first. */
export function startedBy(
  action: TaskAction,
  shell: string | undefined,
): TaskAction & { readonly checked: boolean } {
  const command = action.command.trim().replace(/^"(.*)"$/, '$1');
  const parts = CHECKED.exec(action.arguments.replace(/\s+/g, ' ').trim());
  if (shell === undefined || parts === null || !agrees(command, shell))
    return { command, arguments: action.arguments, checked: false };
  return { command: parts[1] ?? '', arguments: parts[2] ?? '', checked: true };
}
