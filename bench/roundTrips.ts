/** One request and its answer, on one clock. */
export interface Exchange {
  readonly from: number;
  readonly to: number;
}

/**
 * How many exchanges came one after the other: the longest chain in which each began only when the one before was
 * over. That is what a person on a slow line waits for, whatever ran beside.
 */
export function roundTrips(exchanges: readonly Exchange[]): number {
  let chain = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { from, to } of [...exchanges].sort((a, b) => a.to - b.to)) {
    if (from < end) continue;
    chain += 1;
    end = to;
  }
  return chain;
}
