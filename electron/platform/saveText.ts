import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Dialog } from 'electron';
import { fail, ok, type Result } from '../../shared/result.ts';
import { fileFailure } from '../store/fileFailure.ts';

/**
 * Asks for a place by the system's own dialog and writes the text there. The page suggests a name only, never
 * a path. UTF-8 with a byte order mark, so that every Windows editor shows names in other scripts.
 */
export async function saveText(
  dialog: Pick<Dialog, 'showSaveDialog'>,
  folder: string,
  suggestedName: string,
  text: string,
): Promise<Result<{ readonly saved: boolean }>> {
  const answer = await dialog.showSaveDialog({
    defaultPath: join(folder, basename(suggestedName)),
    filters: [{ name: 'Text', extensions: ['txt'] }],
  });
  if (answer.canceled || answer.filePath === '') return ok({ saved: false });
  try {
    await writeFile(answer.filePath, `\ufeff${text}`, 'utf8');
    return ok({ saved: true });
  } catch (error) {
    return fail(fileFailure('fileNotWritable', answer.filePath, error));
  }
}
