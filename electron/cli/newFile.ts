import { writeFileSync } from 'node:fs';
import { fail, ok } from '../../shared/result.ts';
import type { CompositionDeps } from '../composition.ts';
import { fileFailure } from '../store/fileFailure.ts';

/** In place of a dialog: writes a file where the command line says, never over one that is there. */
export function createNewFile(placeOf: (suggestedName: string) => string): {
  readonly save: CompositionDeps['saveFile'];
  readonly path: () => string | undefined;
} {
  let written: string | undefined;
  return {
    path: () => written,
    async save(suggestedName, bytes) {
      const path = placeOf(suggestedName);
      try {
        writeFileSync(path, bytes, { flag: 'wx', flush: true });
      } catch (error) {
        return fail(fileFailure('fileNotWritable', path, error));
      }
      written = path;
      return ok({ saved: true });
    },
  };
}
