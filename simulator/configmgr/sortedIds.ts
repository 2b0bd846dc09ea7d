/** Sorted lists of resource ids without duplicates: members are kept in the order in which the service answers. */

/** Index of the first id that is not below `id`. */
export function lowerBound(ids: readonly number[], id: number): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] ?? Number.POSITIVE_INFINITY) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True when the list holds the id. */
export function hasId(ids: readonly number[], id: number): boolean {
  return ids[lowerBound(ids, id)] === id;
}

/** Inserts in place; false when the id was there already. */
export function insertId(ids: number[], id: number): boolean {
  const at = lowerBound(ids, id);
  if (ids[at] === id) return false;
  ids.splice(at, 0, id);
  return true;
}

/** Removes in place; false when the id was not there. */
export function removeId(ids: number[], id: number): boolean {
  const at = lowerBound(ids, id);
  if (ids[at] !== id) return false;
  ids.splice(at, 1);
  return true;
}

/** Sorted copy without duplicates. */
export function sortedUnique(ids: readonly number[]): number[] {
  const sorted = Float64Array.from(ids).sort();
  const unique: number[] = [];
  for (const id of sorted) if (id !== unique[unique.length - 1]) unique.push(id);
  return unique;
}
