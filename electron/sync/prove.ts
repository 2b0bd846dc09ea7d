import { type AppError, appError, type ErrorCode } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Clock, GroupContent, GroupStore } from '../ports.ts';

/** A new function is known to queries only after a while; this long it is asked again. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 3_000;

export type Proof = 'proven' | 'notVerified';

/**
 * Evaluates a group in the workspace and compares the count. An unknown function and an old count are asked
 * again for a minute. A closed query API makes the group "written, not verified", which is no failure.
 */
export async function proveGroup(
  store: GroupStore,
  content: GroupContent,
  clock: Clock,
  signal?: AbortSignal,
): Promise<Result<Proof>> {
  const deadline = clock.now().getTime() + PATIENCE_MS;
  for (;;) {
    const count = await store.count(content.alias, signal);
    if (count.ok && count.value === content.names.length) return ok('proven');
    if (!count.ok && closed(count.error)) return ok('notVerified');
    if (!count.ok && !count.error.retryable && count.error.code !== 'queryRefused') return count;
    if (clock.now().getTime() >= deadline) {
      if (count.ok) return fail(mismatch(content, String(count.value)));
      // Refused for a whole minute: the workspace cannot evaluate it. Out of reach says nothing about the group.
      return count.error.code === 'queryRefused' ? fail(mismatch(content, '')) : ok('notVerified');
    }
    if (!(await pause(clock, signal))) return fail(appError('cancelled', { retryable: true }));
  }
}

async function pause(clock: Clock, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await clock.wait(PAUSE_MS, signal);
    return true;
  } catch (error) {
    if (signal?.aborted) return false;
    throw error;
  }
}

// No right to query, a network that lets only Azure Resource Manager through, or an API that refuses whatever it is
// asked: that says nothing about the group.
const CLOSED: ReadonlySet<ErrorCode> = new Set([
  'azureRefused',
  'notAuthorized',
  'workspaceNotFound',
  'hostNotFound',
  'connectionRefused',
  'proxyUnreachable',
  'proxyRefuses',
  'proxyCredentials',
  'certificateUntrusted',
  'certificateExpired',
  'certificateWrongName',
]);

function closed(error: AppError): boolean {
  return CLOSED.has(error.code);
}

function mismatch({ alias, displayName, names }: GroupContent, found: string): AppError {
  return appError('groupNotProven', {
    facts: { alias, name: displayName, expected: String(names.length), found },
  });
}
