import type { ChangesRecord, MembersRecord } from '../store/records.ts';

/** Most computers that are kept by name; a collection that is emptied by mistake has more than anybody reads. */
const MOST_NAMES = 10_000;

type Kept = Pick<MembersRecord, 'computers' | 'collections'>;

/**
 * Who joined and left each collection between two readings. A collection that was not read before, or is none any
 * more, has no changes: all of it is new or gone. Undefined where nobody joined or left.
 */
export function changesBetween(before: Kept | undefined, after: Kept, now: Date): ChangesRecord | undefined {
  if (before === undefined) return undefined;
  const names = new Map([...before.computers, ...after.computers]);
  const groups: ChangesRecord['groups'] = [];
  let room = MOST_NAMES;
  const take = (ids: readonly number[]): [number, string][] => {
    const taken = ids.slice(0, room);
    room -= taken.length;
    return taken.map((id) => [id, names.get(id) ?? '']);
  };
  for (const [collectionId, entry] of Object.entries(after.collections)) {
    const former = Object.hasOwn(before.collections, collectionId)
      ? before.collections[collectionId]
      : undefined;
    // The same object where it was not read anew.
    if (former === undefined || former === entry) continue;
    const [was, is] = [new Set(former.members), new Set(entry.members)];
    const joined = entry.members.filter((id) => !was.has(id));
    const left = former.members.filter((id) => !is.has(id));
    if (joined.length + left.length === 0) continue;
    groups.push({
      collectionId,
      joined: take(joined),
      left: take(left),
      joinedCount: joined.length,
      leftCount: left.length,
    });
  }
  return groups.length === 0 ? undefined : { schema: 1, at: now.toISOString(), groups };
}
