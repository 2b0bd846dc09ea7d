import { readFile } from 'node:fs/promises';
import type { PolicyPlace, ReadPolicy } from './policy.ts';

/** A JSON file in place of the registry, for tests and for trying a policy: `{ "AllowSecretRenewal": 1 }`. */
export function policyFile(path: string): PolicyPlace {
  return { source: 'file', read: readIt(path) };
}

function readIt(path: string): ReadPolicy {
  return async () => {
    try {
      const value: unknown = JSON.parse((await readFile(path, 'utf8')).replace(/^\ufeff/, ''));
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'no JSON object';
      return { ...value };
    } catch (error) {
      if (error instanceof SyntaxError) return 'no JSON';
      return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    }
  };
}
