import type { MethodInput } from '../../shared/contract.ts';
import { appError } from '../../shared/errors.ts';
import type { SyncAnswer } from '../../shared/groupsModel.ts';
import type { MethodOutputs } from '../../shared/methodOutputs.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import { type ConnectionDeps, syncNow } from './connectionMethods.ts';
import { deleteGroups } from './deleteGroups.ts';
import { findById } from './findConnection.ts';
import { openConnection } from './openConnection.ts';
import { startLocked } from './startLocked.ts';

/**
 * "Import Configuration Manager collection memberships", on or off. Off leaves the groups as they are, or deletes them
 * in a run of its own; on syncs at once.
 */
export async function setImport(
  input: MethodInput<'setImport'>,
  deps: ConnectionDeps,
): Promise<Result<MethodOutputs['setImport']>> {
  const { connectionId, enabled } = input;
  const changed = await changeRecord(connectionId, deps, (record) => ({ ...record, importEnabled: enabled }));
  if (!changed.ok) return changed;
  if (input.enabled) return syncNow({ connectionId, trigger: 'person' }, deps);
  return input.groups === 'delete' ? startDeleting(connectionId, deps) : ok({});
}

/** Carries out what a person decided about a question of the last run. */
export async function answerQuestion(
  { connectionId, answer }: MethodInput<'answerQuestion'>,
  deps: ConnectionDeps,
): Promise<Result<MethodOutputs['answerQuestion']>> {
  switch (answer.kind) {
    case 'heldBack':
      // Waiting needs no act: a run at least an hour later that reads the same believes it.
      if (answer.choice === 'wait') return ok({});
      return syncNow({ ...person(connectionId), confirmed: new Set([answer.collectionId]) }, deps);
    case 'notVisible':
      return answer.choice === 'keep'
        ? syncNow({ ...person(connectionId), kept: new Set([answer.collectionId]) }, deps)
        : removeCollection(connectionId, answer, deps);
    case 'otherWriter': {
      if (answer.choice === 'takeOver') return syncNow({ ...person(connectionId), takeOver: true }, deps);
      const left = await changeRecord(connectionId, deps, (record) => ({ ...record, importEnabled: false }));
      return left.ok ? ok({}) : left;
    }
  }
}

const person = (connectionId: string) => ({ connectionId, trigger: 'person' }) as const;

/** The group goes because a person takes its collection off the list; the sync that follows deletes it. */
async function removeCollection(
  connectionId: string,
  { collectionId }: Extract<SyncAnswer, { kind: 'notVisible' }>,
  deps: ConnectionDeps,
): Promise<Result<MethodOutputs['answerQuestion']>> {
  const changed = await changeRecord(connectionId, deps, (record) => ({
    ...record,
    collections: record.collections.filter((one) => one.collectionId !== collectionId),
    removedCollections: [...new Set([...record.removedCollections, collectionId])],
  }));
  return changed.ok ? syncNow(person(connectionId), deps) : changed;
}

/** A person's change, by the account that syncs and by no other; the record says who made it, and when. */
export async function changeRecord(
  connectionId: string,
  { stores, account, clock }: ConnectionDeps,
  change: (record: ConnectionRecord) => ConnectionRecord,
): Promise<Result<ConnectionRecord>> {
  const found = await findById(stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { record, store } = found.value;
  if (!isSameAccount(record.syncAccount, account)) {
    return fail(appError('notSyncAccount', { facts: { account: record.syncAccount } }));
  }
  return store.alter(record.connectionId, (now) => ({
    ...change(now),
    changedAt: clock.now().toISOString(),
    changedBy: account,
  }));
}

/** Takes what the connection keeps out of the workspace, in a run of its own. */
export async function startDeleting(
  connectionId: string,
  deps: ConnectionDeps,
): Promise<Result<{ readonly runId: string }>> {
  const opened = await openConnection(connectionId, deps);
  if (!opened.ok) return opened;
  const { record, store } = opened.value;
  return startLocked(
    store,
    {
      workspaceId: record.workspace.resourceId,
      kind: 'deleteGroups',
      trigger: 'person',
      connectionId: record.connectionId,
      steps: ['deleteGroups'],
      work: (report, signal, runId) =>
        deleteGroups(
          { ...opened.value, kind: 'deleteGroups', trigger: 'person', runId, wish: {} },
          { ...deps, store },
          report,
          signal,
        ),
    },
    deps,
  );
}
