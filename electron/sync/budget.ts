import type { GroupListing, GroupStore } from '../ports.ts';
import type { Plan } from './plan.ts';
import type { Room } from './writeGroup.ts';

/** What the saved-search list of a workspace may grow to; Azure Resource Manager cuts answers off at 8 MB. */
export const BUDGET_BYTES = 6_000_000;

/** Above this share of the budget groups are laid out by size: a list that fits matters more than readable texts. */
const COMFORTABLE = 0.5;

/** The room that is left, judged with everything that is going to be created in its most readable layout. */
export function roomFor(
  plan: Plan,
  listing: Pick<GroupListing, 'totalBytes'>,
  store: Pick<GroupStore, 'roughSize'>,
): Room {
  const limit = BUDGET_BYTES * COMFORTABLE;
  let comfortable = listing.totalBytes;
  for (const { kind, group } of plan.changes) {
    if (comfortable > limit) break;
    if (kind === 'create') comfortable += store.roughSize(group.content);
  }
  return { free: BUDGET_BYTES - listing.totalBytes, replaced: 0, tight: comfortable > limit };
}
