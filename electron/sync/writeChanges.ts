import { type AppError, appError, type ErrorCode } from '../../shared/errors.ts';
import type { GroupOutcome, GroupState } from '../../shared/model.ts';
import type { Clock, GroupStore } from '../ports.ts';
import type { Change, Plan } from './plan.ts';
import { proveGroup } from './prove.ts';

export interface WriteListener {
  /** Before each write: what is written already, and the display name of the group that comes now. */
  readonly writing: (written: number, name: string) => void;
  /** Once, when the first group is written and proven (or was already as it should be). */
  readonly firstProven: () => void;
}

export interface WriteResult {
  readonly groups: readonly GroupOutcome[];
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  readonly unchanged: number;
  readonly heldBack: number;
  readonly failed: number;
  /** What ended the writing early: a lock, a policy, a lost permission, the person. */
  readonly stop?: AppError;
}

/** Failures that every further write would meet as well. */
const endsTheRun: ReadonlySet<ErrorCode> = new Set([
  'scopeLocked',
  'disallowedByPolicy',
  'notAuthorized',
  'tokenExpired',
  'tokenOfAnotherTenant',
  'secretExpired',
  'secretWrong',
  'secretMissing',
  'secretIsId',
  'appDisabled',
  'appNotInTenant',
  'tenantNotFound',
  'tenantMalformed',
  'conditionalAccess',
  'resourceNotInTenant',
  'signInThrottled',
  'signInRefused',
  'signInUnknown',
  'otherWriter',
  // It has been waited for as long as Azure asked; more requests would only make it worse.
  'azureThrottled',
  'subscriptionNotFound',
  'resourceGroupNotFound',
  'workspaceNotFound',
  'offline',
  'hostNotFound',
  'connectionRefused',
  'certificateUntrusted',
  'certificateExpired',
  'certificateWrongName',
  'proxyUnreachable',
  'proxyCredentials',
  'clockSkew',
]);

/**
 * Failures that may be about one group (something on the way dislikes its size) or about the network: two in a
 * row are the network.
 */
const endsTheRunTwice: ReadonlySet<ErrorCode> = new Set([
  'connectionCut',
  'timedOut',
  'answerUnreadable',
  'azureUnavailable',
]);

/**
 * Carries out a plan, one write at a time: the searches of a workspace share one store, which refuses
 * concurrent writers. The first group of each form is proven before the next is written. A cancel takes effect
 * between two writes, never inside one; removals come last.
 */
export async function writeChanges(
  store: GroupStore,
  plan: Plan,
  clock: Clock,
  listener: WriteListener,
  signal?: AbortSignal,
): Promise<WriteResult> {
  const groups: GroupOutcome[] = [];
  const count = { created: 0, updated: 0, deleted: 0, unchanged: 0, heldBack: 0, failed: 0 };
  const writes = plan.changes.filter(({ kind }) => kind === 'create' || kind === 'update');
  const provenForms = new Set<string>();
  /** Forms that came back wrong: nothing more is written in them, least of all over groups that are right. */
  const wrongForms = new Map<string, AppError>();
  let written = 0;
  let stop: AppError | undefined;
  let cutBefore = false;

  for (const change of plan.changes) {
    if (change.kind === 'unchanged') {
      count.unchanged += 1;
      groups.push(outcomeOf(change, change.notVerified ? 'notVerified' : 'inSync'));
    } else if (change.kind === 'heldBack') {
      count.heldBack += 1;
      groups.push(outcomeOf(change, 'heldBack'));
    } else if (change.kind === 'refused') {
      count.failed += 1;
      groups.push(outcomeOf(change, 'failed', change.error));
    }
  }
  if (writes.length === 0 && count.unchanged > 0) listener.firstProven();

  for (const change of writes) {
    if (signal?.aborted) stop = appError('cancelled', { retryable: true });
    if (stop) break;
    const { content } = change.group;
    const wrong = wrongForms.get(store.formOf(content));
    if (wrong) {
      count.failed += 1;
      groups.push(outcomeOf(change, 'failed', wrong));
      continue;
    }
    listener.writing(written, content.displayName);
    const put = await store.put(content, change.etag);
    if (!put.ok) {
      count.failed += 1;
      groups.push(outcomeOf(change, 'failed', put.error));
      const isCut = endsTheRunTwice.has(put.error.code);
      if (endsTheRun.has(put.error.code) || (isCut && cutBefore)) stop = put.error;
      cutBefore = isCut;
      continue;
    }
    cutBefore = false;
    if (change.kind === 'create') count.created += 1;
    else count.updated += 1;
    written += 1;
    let state: GroupState = 'inSync';
    let error: AppError | undefined;
    if (!provenForms.has(put.value.form)) {
      const proof = await proveGroup(store, content, clock, signal);
      if (proof.ok) {
        provenForms.add(put.value.form);
        state = proof.value === 'proven' ? 'inSync' : 'notVerified';
        listener.firstProven();
      } else if (proof.error.code === 'cancelled') {
        state = 'notVerified';
      } else {
        count.failed += 1;
        state = 'failed';
        error = proof.error;
        if (error.code === 'groupNotProven') wrongForms.set(put.value.form, error);
      }
    }
    groups.push(outcomeOf(change, state, error));
  }

  for (const group of plan.remove) {
    if (signal?.aborted) stop ??= appError('cancelled', { retryable: true });
    if (stop) break;
    const removed = await store.remove(group);
    if (removed.ok) count.deleted += 1;
    else if (endsTheRun.has(removed.error.code)) stop = removed.error;
    else count.failed += 1;
  }
  return { groups, ...count, ...(stop ? { stop } : {}) };
}

function outcomeOf({ group }: Change, state: GroupState, error?: AppError): GroupOutcome {
  const { collectionId, displayName, id, alias } = group.content;
  return {
    collectionId,
    name: displayName,
    id,
    alias,
    state,
    computers: group.computers,
    ...(error ? { error } : {}),
  };
}
