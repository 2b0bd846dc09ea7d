import { randomUUID } from 'node:crypto';
import type { PermissionEvent } from '../../shared/api.ts';
import type { MethodInput } from '../../shared/contract.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import type { PermissionVerdict } from '../../shared/permissionVerdict.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { judgePermission, scopeOf, type WorkspacePlace } from '../azure/judgePermission.ts';
import { restCall } from '../azure/restCall.ts';
import type { AzureCaller } from '../azure/roleAssignments.ts';
import type { Clock } from '../ports.ts';
import { noAnswer } from '../transport/noAnswer.ts';
import { type OpenDeps, openConnection } from './openConnection.ts';
import type { SignIns } from './signIns.ts';

export interface PermissionDeps {
  readonly signIns: SignIns;
  readonly open: OpenDeps;
  readonly clock: Clock;
  readonly emit: (event: PermissionEvent) => void;
  readonly onBug: (error: unknown) => void;
}

type Input = MethodInput<'judgePermission'>;

/** Verdicts on what an app may do in a workspace, and the waiting for a role to come into effect. */
export interface Permissions {
  judge(input: Input): Promise<Result<PermissionVerdict>>;
  /** Keeps looking until the role is in effect, the time is up or somebody cancels. */
  watch(input: Input): Promise<Result<{ readonly runId: string }>>;
  cancel(runId: string): void;
  /** Nobody is there any more who waits for a verdict. */
  cancelAll(): void;
  close(): Promise<void>;
}

const EVERY_MS = 20_000;
/** Microsoft Learn, "Troubleshoot Azure RBAC": changes of role assignments take up to 10 minutes. */
const LONGEST_MS = 10 * 60_000;

export function createPermissions(deps: PermissionDeps): Permissions {
  const { clock } = deps;
  const running = new Map<string, { readonly abort: AbortController; readonly finished: Promise<void> }>();

  const judging = new Set<AbortController>();

  const judge = async (input: Input, signal: AbortSignal): Promise<Result<PermissionVerdict>> => {
    const found = await findCaller(input, deps);
    if (!found.ok) return found;
    const { refused } = input;
    return judgePermission({ ...found.value, refused, now: clock.now(), signal });
  };

  const look = async (input: Input, signal: AbortSignal): Promise<Result<PermissionVerdict>> => {
    const found = await findCaller(input, deps);
    if (!found.ok) return found;
    const { caller, place } = found.value;
    // Groups of the app stand in the token, and a token that is kept tells the former ones.
    const renewed = await caller.signIn.renewed(caller.signIn.cloud.arm);
    if (!renewed.ok) return renewed;
    let { refused } = input;
    if (refused?.code === 'notAuthorized') {
      const allowed = await isDeleteAllowed(caller, place, signal);
      if (!allowed.ok) return allowed;
      if (allowed.value) refused = undefined;
    }
    return judgePermission({ caller, place, refused, now: clock.now(), signal });
  };

  const keepLooking = async (runId: string, input: Input, signal: AbortSignal): Promise<void> => {
    const until = clock.now().getTime() + LONGEST_MS;
    for (;;) {
      const now = clock.now().getTime();
      const nextAt = new Date(now + EVERY_MS).toISOString();
      deps.emit({ runId, kind: 'waiting', nextAt, until: new Date(until).toISOString() });
      await clock.wait(EVERY_MS, signal);
      const answer = await look(input, signal);
      signal.throwIfAborted();
      if (!answer.ok && !answer.error.retryable)
        return deps.emit({ runId, kind: 'failed', error: answer.error });
      const isOver = clock.now().getTime() + EVERY_MS > until;
      if (answer.ok && (answer.value.cause === 'granted' || isOver))
        return deps.emit({ runId, kind: 'finished', verdict: answer.value });
      if (!answer.ok && isOver) return deps.emit({ runId, kind: 'failed', error: answer.error });
    }
  };

  const cancelAll = (): void => {
    for (const abort of judging) abort.abort();
    for (const { abort } of running.values()) abort.abort();
  };

  return {
    async judge(input) {
      const abort = new AbortController();
      judging.add(abort);
      try {
        return await judge(input, abort.signal);
      } catch (error) {
        if (!abort.signal.aborted) throw error;
        return fail(appError('cancelled', { retryable: true }));
      } finally {
        judging.delete(abort);
      }
    },
    async watch(input) {
      const found = await findCaller(input, deps);
      if (!found.ok) return found;
      const runId = randomUUID();
      const abort = new AbortController();
      // The caller must know the run's id before its first event arrives.
      const finished = Promise.resolve()
        .then(() => keepLooking(runId, input, abort.signal))
        .catch((error: unknown) => {
          const failure = abort.signal.aborted ? appError('cancelled', { retryable: true }) : noAnswer(error);
          if (failure === undefined) deps.onBug(error);
          deps.emit({ runId, kind: 'failed', error: failure ?? internal() });
        })
        .finally(() => running.delete(runId));
      running.set(runId, { abort, finished });
      return ok({ runId });
    },
    cancel: (runId) => running.get(runId)?.abort.abort(),
    cancelAll,
    async close() {
      cancelAll();
      await Promise.all([...running.values()].map(({ finished }) => finished));
    },
  };
}

function internal(): AppError {
  return appError('internal', { retryable: true });
}

async function findCaller(
  { of }: Input,
  deps: PermissionDeps,
): Promise<Result<{ readonly caller: AzureCaller; readonly place: WorkspacePlace }>> {
  if (of.kind === 'connection') {
    const opened = await openConnection(of.connectionId, deps.open);
    if (!opened.ok) return opened;
    const { signIn, transport, record } = opened.value;
    return ok({ caller: { signIn, transport }, place: record.workspace });
  }
  const held = deps.signIns.get(of.signInId);
  if (!held.ok) return held;
  const { signIn, transport } = held.value;
  return ok({ caller: { signIn, transport }, place: of });
}

/**
 * Deletes a saved search that nobody has: Azure judges the right before it looks, so that nothing is changed, and
 * the answer tells whether the role that allows writing and deleting alike is in effect.
 */
async function isDeleteAllowed(
  { signIn, transport }: AzureCaller,
  place: WorkspacePlace,
  signal: AbortSignal,
): Promise<Result<boolean>> {
  const path = `${scopeOf(place)}/savedSearches/configmgr_probe_${randomUUID()}?api-version=2025-07-01`;
  const answer = await restCall({
    ...{ signIn, transport, service: 'arm', resource: signIn.cloud.arm, method: 'DELETE', signal },
    url: `${signIn.cloud.arm}${path}`,
  });
  if (answer.ok || answer.error.status === 404) return ok(true);
  const { code } = answer.error;
  if (code === 'notAuthorized') return ok(false);
  // Locks and policies are asked after the right itself. Whatever else came in between says nothing of it.
  return code === 'scopeLocked' || code === 'disallowedByPolicy' ? ok(true) : fail(answer.error);
}
