import { randomUUID } from 'node:crypto';
import type { MethodInput } from '../../shared/contract.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Traffic } from '../../shared/runModel.ts';
import type { PlannedAction, PlannedGroup } from '../../shared/syncPreview.ts';
import type { GroupStore } from '../ports.ts';
import type { ConnectionRecord } from '../store/records.ts';
import { roomFor } from '../sync/budget.ts';
import { collectionName, groupAlias } from '../sync/names.ts';
import type { Change, Plan } from '../sync/plan.ts';
import type { SyncResult } from '../sync/run.ts';
import { type ConnectionDeps, openPrepared, prepareConnection } from './connectionMethods.ts';
import { type OpenConnection, openConnection } from './openConnection.ts';
import { rehearse } from './rehearse.ts';
import { withCollections } from './saveCollections.ts';

/** A saved connection as it is or with another list of collections, or what adding this would make of it. */
export type DryRunRequest =
  | {
      readonly connectionId: string;
      readonly full?: boolean;
      readonly collections?: ConnectionRecord['collections'];
    }
  | { readonly add: MethodInput<'addConnection'> };

export interface DryRun {
  /** Groups that would not just stay as they are. */
  readonly groups: readonly PlannedGroup[];
  readonly unchanged: number;
  readonly full: boolean;
  /** What would end the run before it could write. */
  readonly error?: AppError;
  readonly traffic: Traffic;
  readonly durationInMs: number;
}

/** What a sync would do now. Changes nothing: no group, no file, and it leaves no trace in the run history. */
export async function dryRun(
  request: DryRunRequest,
  deps: ConnectionDeps,
  signal?: AbortSignal,
): Promise<Result<DryRun>> {
  const startedAt = deps.clock.now().getTime();
  const opened = await openFor(request, deps);
  if (!opened.ok) return opened;
  const isFull = 'add' in request || request.full === true;
  const rehearsed = await rehearse(opened.value, { full: isFull }, deps, signal);
  if (!rehearsed.ok) return rehearsed;
  const result = rehearsed.value;
  const planned = await plannedGroups(result, opened.value, signal);
  if (!planned.ok) return planned;
  const removed = planned.value.filter(({ action }) => action === 'remove').length;
  const error = result.error;
  return ok({
    groups: planned.value,
    unchanged: error ? 0 : result.collections.length - (planned.value.length - removed),
    full: result.outcome.full,
    ...(error ? { error } : {}),
    traffic: opened.value.meter.traffic(),
    durationInMs: deps.clock.now().getTime() - startedAt,
  });
}

async function openFor(request: DryRunRequest, deps: ConnectionDeps): Promise<Result<OpenConnection>> {
  if (!('add' in request)) {
    const opened = await openConnection(request.connectionId, deps);
    if (!opened.ok || request.collections === undefined) return opened;
    return ok({ ...opened.value, record: withCollections(opened.value.record, request.collections) });
  }
  const prepared = await prepareConnection(request.add, deps);
  if (!prepared.ok) return prepared;
  // An installation gets its GUID when something is saved for the first time, and nothing is saved here.
  const installationId = prepared.value.isKnown ? await deps.installationId() : ok(randomUUID());
  if (!installationId.ok) return installationId;
  return ok(await openPrepared(prepared.value, installationId.value, deps));
}

async function plannedGroups(
  { outcome, plan, state }: SyncResult,
  { record, groups: store }: OpenConnection,
  signal: AbortSignal | undefined,
): Promise<Result<readonly PlannedGroup[]>> {
  if (plan === undefined) return ok([]);
  const fitting = await withRoom(plan, store, signal);
  if (!fitting.ok) return fitting;
  const scope = { siteCode: record.site.siteCode, connectionId: record.connectionId };
  const planned = fitting.value.flatMap((change): PlannedGroup[] => {
    const action = actions[change.kind];
    if (action === undefined) return [];
    const { content, name, computers } = change.group;
    const { collectionId, alias } = content;
    const before = state.groups.get(collectionId)?.computers;
    return [
      {
        ...{ collectionId, name, alias, action, reason: change.reason, computers },
        ...(before === undefined ? {} : { computersBefore: before }),
        ...(change.error ? { error: change.error } : {}),
      },
    ];
  });
  const seen = new Set(plan.changes.map(({ group }) => group.content.collectionId));
  // Read in vain, no longer listed, or not even read, as the workspace has no room for it.
  const left = outcome.groups
    .filter(({ collectionId, state: its }) => !seen.has(collectionId) && isLeft.has(its))
    .map(
      ({ collectionId, name, alias, error }): PlannedGroup => ({
        ...{ collectionId, name: collectionName(name, collectionId), alias, action: 'leave' },
        ...(error ? { error } : {}),
      }),
    );
  const removed = plan.remove.map(
    ({ collectionId, displayName }): PlannedGroup => ({
      collectionId,
      name: collectionName(displayName, collectionId),
      alias: groupAlias(scope, collectionId),
      action: 'remove',
    }),
  );
  return ok([...planned, ...left, ...removed]);
}

const isLeft: ReadonlySet<string> = new Set(['failed', 'notVisible', 'tooBig']);

const actions: Readonly<Record<Change['kind'], PlannedAction | undefined>> = {
  create: 'create',
  update: 'update',
  heldBack: 'holdBack',
  refused: 'leave',
  unchanged: undefined,
};

/** The plan as it would be carried out: a new group for which the workspace has no room is refused. */
async function withRoom(
  plan: Plan,
  store: GroupStore,
  signal: AbortSignal | undefined,
): Promise<Result<readonly Change[]>> {
  if (!plan.changes.some(({ kind }) => kind === 'create')) return ok(plan.changes);
  const listing = await store.list(signal);
  if (!listing.ok) return listing;
  const room = roomFor(plan, listing.value, store);
  return ok(
    plan.changes.map((change): Change => {
      if (change.kind !== 'create') return change;
      const { content, name } = change.group;
      const bytes = store.size(content, store.layoutFor(content, room.tight));
      if (bytes > room.free) {
        const facts = { collectionId: content.collectionId, name };
        return { ...change, kind: 'refused', reason: 'noRoom', error: appError('overBudget', { facts }) };
      }
      room.free -= bytes;
      return change;
    }),
  );
}
