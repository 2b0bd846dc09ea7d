import { basename, join } from 'node:path';
import type { BaseWindow, Dialog } from 'electron';
import writeFileAtomic from 'write-file-atomic';
import { fail, ok, type Result } from '../../shared/result.ts';
import { fileFailure } from '../store/fileFailure.ts';

/**
 * Asks for a place by the system's own dialog and writes the text there. The page suggests a name only, never
 * a path. UTF-8 with a byte order mark, so that every Windows editor shows names in other alphabets; a script has
 * none, since Bash would take it for a command.
 */
export async function saveText(
  dialog: Pick<Dialog, 'showSaveDialog'>,
  window: BaseWindow | undefined,
  folder: string,
  suggestedName: string,
  text: string,
): Promise<Result<{ readonly saved: boolean }>> {
  const name = basename(suggestedName);
  const script = ['sh', 'ps1'].find((extension) => name.endsWith(`.${extension}`));
  const options = {
    defaultPath: join(folder, name),
    filters: [script ? { name: 'Script', extensions: [script] } : { name: 'Text', extensions: ['txt'] }],
  };
  // With its window it is modal, and cannot fall behind it.
  const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  if (answer.canceled || answer.filePath === '') return ok({ saved: false });
  try {
    await writeFileAtomic(answer.filePath, script ? text : `\ufeff${text}`);
    return ok({ saved: true });
  } catch (error) {
    return fail(fileFailure('fileNotWritable', answer.filePath, error));
  }
}
