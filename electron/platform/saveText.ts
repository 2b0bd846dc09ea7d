import { basename, extname, join } from 'node:path';
import type { BaseWindow, Dialog } from 'electron';
import writeFileAtomic from 'write-file-atomic';
import { fail, ok, type Result } from '../../shared/result.ts';
import { fileFailure } from '../store/fileFailure.ts';

/** What a file is for, by the extension of its suggested name. */
const kinds: Readonly<Record<string, { readonly name: string; readonly isForPrograms: boolean }>> = {
  '.txt': { name: 'Text', isForPrograms: false },
  '.csv': { name: 'CSV (comma separated)', isForPrograms: false },
  '.json': { name: 'JSON', isForPrograms: true },
  '.zip': { name: 'ZIP', isForPrograms: true },
  '.sh': { name: 'Script', isForPrograms: true },
  '.ps1': { name: 'Script', isForPrograms: false },
};

/**
 * Asks for a place by the system's own dialog and writes the text, or the bytes of a file, there. The page suggests a name only, never a path.
 * UTF-8 with a byte order mark, so that every Windows editor shows names in other scripts, and Windows PowerShell reads
 * them as they are; JSON and Bash scripts without: programs do not expect it, and Bash would take it for a command.
 */
export async function saveText(
  dialog: Pick<Dialog, 'showSaveDialog'>,
  window: BaseWindow | undefined,
  folder: string,
  suggestedName: string,
  content: string | Uint8Array,
): Promise<Result<{ readonly saved: boolean }>> {
  const name = basename(suggestedName);
  const extension = extname(name) in kinds ? extname(name) : '.txt';
  const kind = kinds[extension];
  const options = {
    defaultPath: join(folder, name),
    filters: [{ name: kind?.name ?? 'Text', extensions: [extension.slice(1)] }],
  };
  // With its window it is modal, and cannot fall behind it.
  const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  if (answer.canceled || answer.filePath === '') return ok({ saved: false });
  try {
    const isText = typeof content === 'string' && kind?.isForPrograms !== true;
    await writeFileAtomic(answer.filePath, isText ? `\ufeff${content}` : Buffer.from(content));
    return ok({ saved: true });
  } catch (error) {
    return fail(fileFailure('fileNotWritable', answer.filePath, error));
  }
}
