import { closeSync, mkdirSync, openSync, readSync } from 'node:fs';
import { access, readdir, readFile, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { z } from 'zod';
import { type AppError, appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { fileFailure, isMissing, withPatience } from './fileFailure.ts';

/** Newest `schema` number that this version understands. */
const SCHEMA = 1;
const HEAD_BYTES = 64;
const SCHEMA_FIRST = /^\ufeff?\s*\{\s*"schema"\s*:\s*(\d+(?:\.\d+)?(?:e\+?\d+)?)\s*[,}]/i;

/**
 * Reads a file with a `schema` number. Undefined when there is none. A damaged file is moved aside as
 * `<name>.damaged-<time>` and told of; one of a newer version is told of and left alone.
 */
export async function readJsonFile<T>(
  path: string,
  schema: z.ZodType<T>,
  now: () => Date,
): Promise<Result<T | undefined>> {
  let text: string;
  try {
    text = await withPatience(() => readFile(path, 'utf8'));
  } catch (error) {
    return isMissing(error) ? ok(undefined) : fail(fileFailure('fileNotReadable', path, error));
  }
  const value = parse(text);
  if (isNewer(value)) return fail(newerFile(path));
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return moveAside(path, now());
}

/**
 * Writes by temporary file, flush and rename, so that a crash leaves either the old file or the new one.
 * `secret` files can be read by this account only; `compact` ones are too large for a person to read.
 */
export async function writeJsonFile(
  path: string,
  value: object,
  options: { readonly secret?: boolean; readonly compact?: boolean } = {},
): Promise<Result<void>> {
  // Whoever writes may not have read it, or have gone on without it: what a newer version keeps there is not ours to lose.
  if (standsForNewer(path)) return fail(newerFile(path));
  const text = `${JSON.stringify(value, undefined, options.compact === true ? undefined : 2)}\n`;
  const settings = options.secret === true ? { mode: 0o600 } : {};
  try {
    // Synchronous: an await here would let two writes to one file overtake each other.
    mkdirSync(dirname(path), { recursive: true });
    await withPatience(() => writeFileAtomic(path, text, { ...settings }));
    return ok(undefined);
  } catch (error) {
    return fail(fileFailure('fileNotWritable', path, error));
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

function newerFile(path: string): AppError {
  return appError('fileFromNewerVersion', { facts: { file: basename(path), path } });
}

/** By its first bytes, where every file of ours tells its version: some are large, and are written often. */
function standsForNewer(path: string): boolean {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(HEAD_BYTES);
      const head = bytes.toString('utf8', 0, readSync(file, bytes, 0, HEAD_BYTES, 0));
      return Number(SCHEMA_FIRST.exec(head)?.[1] ?? 0) > SCHEMA;
    } finally {
      closeSync(file);
    }
  } catch {
    // None yet, or one that the writing itself will have trouble with.
    return false;
  }
}

function isNewer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('schema' in value)) return false;
  return typeof value.schema === 'number' && value.schema > SCHEMA;
}

async function moveAside(path: string, at: Date): Promise<Result<never>> {
  // Windows allows no colon in a file name.
  const first = `${path}.damaged-${at.toISOString().replace(/[:.]/g, '-')}`;
  // A clock that was set back, or two in one moment: the earlier one may be all that is left of something.
  let aside = first;
  for (let count = 2; await isThere(aside); count += 1) aside = `${first}-${count}`;
  try {
    await withPatience(() => rename(path, aside));
  } catch (error) {
    return fail(fileFailure('fileNotWritable', path, error));
  }
  // The text says where the damaged file is now.
  return fail(appError('fileDamaged', { facts: { file: basename(path), path: aside } }));
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Path of the newest copy of `name` that was moved aside as damaged, if there is one. */
export async function damagedCopy(folder: string, name: string): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => []);
  const newest = names
    .filter((entry) => entry.startsWith(`${name}.damaged-`))
    .sort()
    .at(-1);
  return newest === undefined ? undefined : join(folder, newest);
}
