import type { StateRecord } from '../store/records.ts';
import { emptyState, type SyncState } from '../sync/state.ts';

/** State as the engine has it, from the file. */
export function stateFrom(record: StateRecord | undefined): SyncState {
  if (record === undefined) return emptyState;
  const { groups, schema: _schema, computers: _computers, ...rest } = record;
  return { ...rest, groups: new Map(Object.entries(groups)) };
}

export function recordOf(state: SyncState, computers: number): StateRecord {
  const { groups, wrongForms, ...rest } = state;
  return {
    ...rest,
    schema: 1,
    computers,
    wrongForms: [...wrongForms],
    groups: Object.fromEntries(groups),
  };
}
