import { ok, type Result } from '../../shared/result.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { ConnectionRecord, StateRecord } from '../store/records.ts';
import { emptyState, type SyncState } from '../sync/state.ts';

/** The state of a connection, unless it tells of a workspace that the connection has left: that counts as none. */
export async function readStateOf(
  store: Pick<ConnectionStore, 'readState'>,
  { connectionId, placeId }: Pick<ConnectionRecord, 'connectionId' | 'placeId'>,
): Promise<Result<StateRecord | undefined>> {
  const kept = await store.readState(connectionId);
  return kept.ok && kept.value?.placeId !== placeId ? ok(undefined) : kept;
}

/** State as the engine has it, from the file. */
export function stateFrom(record: StateRecord | undefined): SyncState {
  if (record === undefined) return emptyState;
  const { groups, schema: _schema, computers: _computers, placeId: _place, ...rest } = record;
  return { ...rest, groups: new Map(Object.entries(groups)) };
}

export function recordOf(
  state: SyncState,
  computers: number,
  { placeId }: Pick<ConnectionRecord, 'placeId'>,
): StateRecord {
  const { groups, wrongForms, ...rest } = state;
  return {
    ...rest,
    schema: 1,
    ...(placeId === undefined ? {} : { placeId }),
    computers,
    wrongForms: [...wrongForms],
    groups: Object.fromEntries(groups),
  };
}
