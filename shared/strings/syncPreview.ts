import { localised } from '../language/localised.ts';
import type { PlannedAction, PlannedGroup } from '../syncPreview.ts';
import { errorText } from './errors.ts';
import { formatNumber, formatTime, plural } from './format.ts';
import type { TextContext } from './links.ts';
import { whyChanged } from './runLog.ts';

/** What the next sync would do, told before Apply. */
export const syncPreviewTexts = localised('syncPreviewTexts', {
  open: 'Preview the next sync',
  again: 'Preview the next sync again',
  cancel: 'Cancel the preview',
  reading: (site: string, workspace: string) => `Reading ${site} and comparing it with ${workspace}`,
  title: (at: Date) => `What the next sync would do, as of ${formatTime(at)}`,
  listChanged: 'The list was changed after this preview.',
  synced: 'A sync has ended after this preview.',
  running: 'A sync is running on the saved list. What it still changes is not in this preview.',
  importOff: 'The import is switched off: this is done once it is on.',
  nothing: 'Nothing would change.',
  unchanged: (groups: number) =>
    plural(groups, {
      one: '1 computer group would stay as it is',
      other: '# computer groups would stay as they are',
    }),
});

const computers = (count: number) => plural(count, { one: '1 computer', other: '# computers' });

const groupsOf: Readonly<Record<PlannedAction, { readonly one: string; readonly other: string }>> = {
  create: { one: '1 computer group would be created', other: '# computer groups would be created' },
  update: { one: '1 computer group would be updated', other: '# computer groups would be updated' },
  remove: { one: '1 computer group would be deleted', other: '# computer groups would be deleted' },
  holdBack: {
    one: '1 computer group would be held back, since it would lose most of its computers',
    other: '# computer groups would be held back, since they would lose most of their computers',
  },
  leave: {
    one: '1 collection could not be carried out',
    other: '# collections could not be carried out',
  },
};

/** One sentence for all groups that the same would happen to. */
export const plannedSentence = localised(
  'plannedSentence',
  (action: PlannedAction, groups: readonly Pick<PlannedGroup, 'computers'>[]): string => {
    const said = plural(groups.length, groupsOf[action]);
    if (action !== 'create') return said;
    const sum = groups.reduce((total, group) => total + (group.computers ?? 0), 0);
    return groups.length === 1
      ? `${said}, with ${computers(sum)}`
      : `${said}, with ${plural(sum, { one: '1 membership', other: '# memberships' })}`;
  },
);

/** What stands behind the name of one group: its computers, and why. */
export const plannedDetail = localised(
  'plannedDetail',
  (group: PlannedGroup, context: TextContext): string => {
    const { action, reason, error, computersBefore: before, computers: now } = group;
    const count =
      now === undefined
        ? ''
        : before === undefined || before === now
          ? computers(now)
          : `${formatNumber(before)} to ${computers(now)}`;
    const why =
      error !== undefined
        ? errorText(error, context).title
        : reason === undefined || reason === 'new' || action === 'holdBack'
          ? ''
          : whyChanged[reason];
    return [count, why].filter((part) => part !== '').join('; ');
  },
);
