import pLimit from 'p-limit';
import type { AppError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { WhyChanged } from '../../shared/strings/runLog.ts';
import type { GroupStore } from '../ports.ts';
import { collectionName } from '../sync/names.ts';
import type { Change } from '../sync/plan.ts';
import type { ConnectionDeps } from './connectionMethods.ts';
import { openConnection } from './openConnection.ts';
import { rehearse } from './rehearse.ts';

/** `notChecked`: the site or the workspace could not be asked about it. */
export type VerifiedState = 'inSync' | 'wrong' | 'missing' | 'notChecked';

export interface VerifiedGroup {
  readonly collectionId: string;
  /** Name of the collection. */
  readonly name: string;
  readonly alias: string;
  readonly state: VerifiedState;
  /** Names that it has to list by the site, and how many the workspace counts in it. */
  readonly expected?: number;
  readonly found?: number;
  readonly reason?: WhyChanged;
  readonly error?: AppError;
}

export interface VerifiedGroups {
  readonly groups: readonly VerifiedGroup[];
  /** Groups that the connection keeps and that none of its collections asks for. */
  readonly surplus: readonly { readonly collectionId: string; readonly alias: string }[];
}

/** The query API runs five queries of one principal at a time. */
const AT_ONCE = 4;

/**
 * Compares every group with the site by itself: reads all members, compares names and texts, and has the workspace
 * count each group. Changes nothing.
 */
export async function verifyGroups(
  connectionId: string,
  deps: ConnectionDeps,
  signal?: AbortSignal,
): Promise<Result<VerifiedGroups>> {
  const opened = await openConnection(connectionId, deps);
  if (!opened.ok) return opened;
  const rehearsed = await rehearse(opened.value, { full: true }, deps, signal);
  if (!rehearsed.ok) return rehearsed;
  const { plan, outcome, error } = rehearsed.value;
  if (error || plan === undefined) return error ? fail(error) : ok({ groups: [], surplus: [] });
  const limit = pLimit(AT_ONCE);
  const judged = await Promise.all(
    plan.changes.map((change) => limit(() => judge(change, opened.value.groups, signal))),
  );
  const byCollection = new Map(judged.map((group) => [group.collectionId, group]));
  const groups = outcome.groups.map(({ collectionId, name, alias, error: why }): VerifiedGroup => {
    const group = byCollection.get(collectionId);
    if (group) return group;
    const its = { collectionId, name: collectionName(name, collectionId), alias };
    return { ...its, state: 'notChecked', ...(why ? { error: why } : {}) };
  });
  return ok({
    groups,
    surplus: plan.remove.map(({ collectionId, alias }) => ({ collectionId, alias })),
  });
}

/** One that has the right names by its own account still has to be counted: what is written there may not evaluate. */
async function judge(
  { kind, group, reason }: Change,
  store: GroupStore,
  signal: AbortSignal | undefined,
): Promise<VerifiedGroup> {
  const { collectionId, alias, names } = group.content;
  const its = { collectionId, name: group.name, alias, expected: names.length };
  if (kind === 'create' || (kind === 'refused' && reason === 'aliasTaken')) {
    return { ...its, state: 'missing', reason };
  }
  const count = await store.count(alias, signal);
  const found = count.ok ? { found: count.value } : {};
  const isRight = reason === 'same' || reason === 'notProven';
  if (!isRight) return { ...its, ...found, state: 'wrong', reason };
  if (!count.ok) {
    // A function that the workspace cannot evaluate is not the same as a workspace that cannot be asked.
    const state = count.error.code === 'queryRefused' ? 'wrong' : 'notChecked';
    return { ...its, state, error: count.error };
  }
  return { ...its, ...found, state: count.value === names.length ? 'inSync' : 'wrong' };
}
