import type { AppError } from './errors.ts';

/** The answer of anything that can fail for a reason a person can act on. A throw is a bug. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: AppError };

/** Wraps a value as a successful answer. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wraps an expected failure. */
export function fail(error: AppError): Result<never> {
  return { ok: false, error };
}
