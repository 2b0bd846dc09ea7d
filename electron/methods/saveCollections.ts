import type { MethodInput } from '../../shared/contract.ts';
import type { MethodOutputs } from '../../shared/methodOutputs.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { ConnectionRecord } from '../store/records.ts';
import { type ConnectionDeps, syncNow } from './connectionMethods.ts';
import type { FollowUps } from './followUps.ts';
import { changeRecord } from './importMethods.ts';

export interface SaveCollectionsDeps extends ConnectionDeps {
  readonly followUps: FollowUps;
}

/**
 * Saves which collections a connection keeps as groups, and syncs. A run under way goes on with the list that it began
 * with, and one more follows it. What is saved is never lost: at the latest the next scheduled run carries it out.
 */
export async function saveCollections(
  { connectionId, collections }: MethodInput<'saveCollections'>,
  deps: SaveCollectionsDeps,
): Promise<Result<MethodOutputs['saveCollections']>> {
  const saved = await changeRecord(connectionId, deps, (record) => withCollections(record, collections));
  if (!saved.ok) return saved;
  if (!saved.value.importEnabled) return ok({});
  const started = await syncNow({ connectionId, trigger: 'person' }, deps);
  if (started.ok || started.error.code !== 'runInProgress') return started;
  deps.followUps.syncAfter(saved.value.connectionId);
  return ok({});
}

/** The connection with this list in place of its own. Only what a person takes off the list ever loses its group. */
export function withCollections(
  record: ConnectionRecord,
  collections: ConnectionRecord['collections'],
): ConnectionRecord {
  const chosen = new Map(collections.map((collection) => [collection.collectionId, collection]));
  const former = record.collections.map(({ collectionId }) => collectionId);
  return {
    ...record,
    collections: [...chosen.values()],
    removedCollections: [...new Set([...record.removedCollections, ...former])].filter(
      (collectionId) => !chosen.has(collectionId),
    ),
  };
}
