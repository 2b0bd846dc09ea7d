import { basename, extname, join } from 'node:path';
import type { BaseWindow, Dialog } from 'electron';
import writeFileAtomic from 'write-file-atomic';
import { fail, ok, type Result } from '../../shared/result.ts';
import { fileFailure } from '../store/fileFailure.ts';

const TEXT = { name: 'Text', extensions: ['txt'] };
const JSON_FILE = { name: 'JSON', extensions: ['json'] };
const CSV = { name: 'CSV (comma separated)', extensions: ['csv'] };

/**
 * Asks for a place by the system's own dialog and writes the text there. The page suggests a name only, never
 * a path. UTF-8; a text for people with a byte order mark, so that every Windows editor shows names in other scripts,
 * and JSON without, as programs expect it.
 */
export async function saveText(
  dialog: Pick<Dialog, 'showSaveDialog'>,
  window: BaseWindow | undefined,
  folder: string,
  suggestedName: string,
  text: string,
): Promise<Result<{ readonly saved: boolean }>> {
  const isJson = suggestedName.endsWith('.json');
  const options = {
    defaultPath: join(folder, basename(suggestedName)),
    filters: [isJson ? JSON_FILE : extname(suggestedName) === '.csv' ? CSV : TEXT],
  };
  // With its window it is modal, and cannot fall behind it.
  const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  if (answer.canceled || answer.filePath === '') return ok({ saved: false });
  try {
    await writeFileAtomic(answer.filePath, isJson ? text : `\ufeff${text}`);
    return ok({ saved: true });
  } catch (error) {
    return fail(fileFailure('fileNotWritable', answer.filePath, error));
  }
}
