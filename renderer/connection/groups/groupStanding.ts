import type { GroupsView, GroupView } from '../../../shared/groupsModel.ts';
import { formatOn } from '../../../shared/strings/format.ts';
import { groupOffTexts, groupStateReasons, groupStateWords } from '../../../shared/strings/groups.ts';
import type { Status } from '../../components/StatusIcon.tsx';
import { groupStatuses } from './groupRows.ts';

/** How a group is, in a word for lists and a sentence for its details. */
export interface GroupStanding {
  readonly status: Status;
  readonly word: string;
  /** Nothing to say where it is as it should be. */
  readonly reason: string | undefined;
}

/** What the standing of a connection's groups depends on beside their own state. */
export interface ImportStanding {
  readonly importEnabled: boolean;
  /** Finish of the last run that ended well. */
  readonly lastSuccessAt?: string;
  /** See `GroupsView.deletedAt`. */
  readonly deletedAt?: GroupsView['deletedAt'];
  readonly time: Date;
}

/** While the import is off nothing is refreshed and nothing waits: what a run left is told as what it is now. */
export function groupStanding(group: Pick<GroupView, 'state'>, standing: ImportStanding): GroupStanding {
  const { state } = group;
  const { importEnabled, lastSuccessAt, deletedAt, time } = standing;
  if (importEnabled) {
    const reason = state === 'inSync' ? undefined : groupStateReasons[state];
    return { status: groupStatuses[state], word: groupStateWords[state], reason };
  }
  if (state !== 'waiting') {
    const since = lastSuccessAt === undefined ? undefined : formatOn(new Date(lastSuccessAt), time);
    return { status: 'note', word: groupOffTexts.kept, reason: groupOffTexts.keptReason(since) };
  }
  return deletedAt === undefined
    ? { status: 'note', word: groupOffTexts.notWritten, reason: groupOffTexts.notWrittenReason }
    : {
        status: 'note',
        word: groupOffTexts.deleted,
        reason: groupOffTexts.deletedReason(formatOn(new Date(deletedAt), time)),
      };
}
