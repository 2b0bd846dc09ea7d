import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type AppError, appError, type ErrorCode } from '../../shared/errors.ts';

/** What the file system said, as a cause that a person can act on. */
export function fileFailure(code: ErrorCode, path: string, error: unknown): AppError {
  const reason = errorNumber(error) ?? 'unknown';
  return appError(code, { facts: { file: basename(path), path, reason }, serviceCode: reason });
}

export function isMissing(error: unknown): boolean {
  return errorNumber(error) === 'ENOENT';
}

/** Node's name for a system error, e.g. "EACCES". */
export function errorNumber(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

// On Windows a scanner or indexer may hold a file for a moment after it was written.
const PASSING = new Set(['EBUSY', 'EPERM', 'EACCES']);
const PATIENCE_IN_MS = [10, 40, 160];

/** Repeats a file operation that Windows refuses only for a moment. Elsewhere such a refusal stays. */
export async function withPatience<T>(
  operation: () => Promise<T>,
  delaysInMs: readonly number[] = process.platform === 'win32' ? PATIENCE_IN_MS : [],
): Promise<T> {
  for (const delayInMs of delaysInMs) {
    try {
      return await operation();
    } catch (error) {
      if (!PASSING.has(errorNumber(error) ?? '')) throw error;
      await wait(delayInMs);
    }
  }
  return operation();
}
