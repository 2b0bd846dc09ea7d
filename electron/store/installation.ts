import { randomUUID } from 'node:crypto';
import { link, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { errorNumber, fileFailure } from './fileFailure.ts';
import { damagedCopy, readJsonFile } from './jsonFile.ts';
import { type InstallationRecord, installationRecord } from './records.ts';

/**
 * GUID of this installation, one per machine, made at the first call. It marks which computer wrote a group,
 * so two accounts that start at the same moment must end up with the same one.
 */
export async function readInstallationId(
  sharedFolder: string,
  machine: string,
  now: () => Date,
): Promise<Result<string>> {
  const path = join(sharedFolder, 'installation.json');
  const found = await readJsonFile(path, installationRecord, now);
  if (!found.ok) return found;
  if (found.value !== undefined) return ok(found.value.installationId.toLowerCase());
  // A new GUID beside a damaged one would make every group look like another computer's.
  const aside = await damagedCopy(sharedFolder, 'installation.json');
  if (aside !== undefined)
    return fail(appError('fileDamaged', { facts: { file: 'installation.json', path: aside } }));
  const made = await makeOnce(sharedFolder, machine, path);
  if (!made.ok) return made;
  const read = await readJsonFile(path, installationRecord, now);
  if (!read.ok) return read;
  if (read.value === undefined)
    return fail(appError('fileNotWritable', { facts: { file: 'installation.json', path } }));
  return ok(read.value.installationId.toLowerCase());
}

/** A hard link appears whole or not at all, and never replaces what another account made first. */
async function makeOnce(folder: string, machine: string, path: string): Promise<Result<void>> {
  const record: InstallationRecord = { schema: 1, installationId: randomUUID(), machine };
  const temporary = `${path}.${record.installationId}`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(temporary, `${JSON.stringify(record, undefined, 2)}\n`, { flag: 'wx', flush: true });
    await link(temporary, path);
    return ok(undefined);
  } catch (error) {
    return errorNumber(error) === 'EEXIST'
      ? ok(undefined)
      : fail(fileFailure('fileNotWritable', path, error));
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}
