import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { WizardDraft } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { fileFailure } from '../store/fileFailure.ts';
import { readJsonFile, writeJsonFile } from '../store/jsonFile.ts';
import { draftRecord } from '../store/records.ts';

/** What the wizard had collected when it was left. The secret is never part of it. */
export interface DraftStore {
  read(): Promise<Result<{ readonly draft?: WizardDraft }>>;
  save(draft: WizardDraft): Promise<Result<Record<string, never>>>;
  clear(): Promise<Result<Record<string, never>>>;
}

export function createDraftStore(accountFolder: string, now: () => Date): DraftStore {
  const path = join(accountFolder, 'draft.json');
  // A save that is under way must not outlive the clearing that came after it.
  const inTurn = pLimit(1);
  return {
    async read() {
      const found = await readJsonFile(path, draftRecord, now);
      if (!found.ok) return found;
      if (found.value === undefined) return ok({});
      const { schema: _schema, ...draft } = found.value;
      return ok({ draft });
    },
    save: (draft) =>
      inTurn(async () => {
        const written = await writeJsonFile(path, { schema: 1, ...draft });
        return written.ok ? ok({}) : written;
      }),
    clear: () =>
      inTurn(async () => {
        try {
          await rm(path, { force: true });
          return ok({});
        } catch (error) {
          return fail(fileFailure('fileNotWritable', path, error));
        }
      }),
  };
}
