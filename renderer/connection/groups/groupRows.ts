import type { GroupView } from '../../../shared/groupsModel.ts';
import { type GroupState, groupStates } from '../../../shared/runModel.ts';
import type { Status } from '../../components/StatusIcon.tsx';
import { byName, type Sort } from '../../grid/sorting.ts';

export type GroupColumn = 'name' | 'collectionId' | 'computers' | 'lastChangeAt' | 'state';

export const groupStatuses: Readonly<Record<GroupState, Status>> = {
  inSync: 'good',
  waiting: 'waiting',
  heldBack: 'attention',
  tooBig: 'attention',
  notVerified: 'note',
  failed: 'stopped',
  notVisible: 'attention',
};

// What needs a person comes first.
const urgency: readonly GroupState[] = [
  'failed',
  'tooBig',
  'heldBack',
  'notVisible',
  'notVerified',
  'waiting',
  'inSync',
];
const places = new Map(groupStates.map((state) => [state, urgency.indexOf(state)]));

function order(a: GroupView, b: GroupView, column: GroupColumn): number {
  switch (column) {
    case 'name':
      return byName(a.name, b.name);
    case 'collectionId':
      return byName(a.collectionId, b.collectionId);
    case 'computers':
      return a.computers - b.computers;
    case 'lastChangeAt':
      return Date.parse(a.lastChangeAt ?? '1970') - Date.parse(b.lastChangeAt ?? '1970');
    case 'state':
      return (places.get(a.state) ?? 0) - (places.get(b.state) ?? 0);
  }
}

/** A sorted copy. Equal ones stand by name, then by ID, so that the order never jumps. */
export function sortGroups(groups: readonly GroupView[], sort: Sort<GroupColumn>): readonly GroupView[] {
  return [...groups].sort((a, b) => {
    const first = order(a, b, sort.column);
    if (first !== 0) return sort.descending ? -first : first;
    return byName(a.name, b.name) || byName(a.collectionId, b.collectionId);
  });
}

/** Every word of the search must be in the name, the collection ID or the alias. */
export function filterGroups(groups: readonly GroupView[], search: string): readonly GroupView[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  return groups.filter(({ name, collectionId, alias }) => {
    const text = `${name}\n${collectionId}\n${alias}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
