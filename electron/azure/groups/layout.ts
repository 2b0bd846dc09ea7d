import { mostReadableNames } from '../../../shared/groupSize.ts';
import type { GroupLayout } from '../../ports.ts';
import { defaultLimitBytes, type QueryForm, smallestLimitBytes } from './queryText.ts';

/** Query form and largest text of one search: "compressed 65536". */
export function layoutToken(form: QueryForm, limitBytes: number): GroupLayout {
  return `${form} ${limitBytes}`;
}

/** Up to here a group is readable also where room is short: compressed it would be no smaller. */
const MOST_READABLE_WHEN_TIGHT = 20;

export function layoutForCount(names: number, tight: boolean, limitBytes: number): GroupLayout {
  const most = tight ? MOST_READABLE_WHEN_TIGHT : mostReadableNames;
  return layoutToken(names > most ? 'compressed' : 'readable', limitBytes);
}

/** Names in clear text, below the limit that is assumed without any measurement. */
export const plainLayout: GroupLayout = layoutToken('readable', defaultLimitBytes);

/** What stands in a state file may be anything; then the plainest is meant. */
export function readLayout(layout: GroupLayout): { readonly form: QueryForm; readonly limitBytes: number } {
  const [, form, digits] = /^(readable|compressed) (\d{1,9})$/.exec(layout) ?? [];
  const limitBytes = Math.max(Number(digits ?? defaultLimitBytes), smallestLimitBytes);
  return { form: form === 'compressed' ? 'compressed' : 'readable', limitBytes };
}
