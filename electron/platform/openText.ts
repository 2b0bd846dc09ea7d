import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { BaseWindow, Dialog } from 'electron';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ChosenText } from '../ports.ts';
import { fileFailure } from '../store/fileFailure.ts';

/**
 * Asks for a file by the system's own dialog and reads it. Undefined where the person closed the dialog. A file that
 * is larger than `mostBytes` is refused before it is read.
 */
export async function openText(
  dialog: Pick<Dialog, 'showOpenDialog'>,
  window: BaseWindow | undefined,
  folder: string,
  mostBytes: number,
): Promise<Result<ChosenText | undefined>> {
  const options = {
    defaultPath: folder,
    filters: [{ name: 'JSON', extensions: ['json'] }],
    properties: ['openFile' as const],
  };
  const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  const [path] = answer.filePaths;
  if (answer.canceled || path === undefined) return ok(undefined);
  const name = basename(path);
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > mostBytes) return fail(appError('exportTooLarge', { facts: { file: name } }));
      return ok({ name, text: await file.readFile('utf8') });
    } finally {
      await file.close();
    }
  } catch (error) {
    return fail(fileFailure('fileNotReadable', path, error));
  }
}
