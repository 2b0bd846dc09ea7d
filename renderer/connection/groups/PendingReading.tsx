import { makeStyles } from '@fluentui/react-components';
import type { GroupDetail, GroupMember } from '../../../shared/groupsModel.ts';
import { groupTexts } from '../../../shared/strings/groups.ts';
import { FoldedNames } from '../../components/FoldedNames.tsx';

const useStyles = makeStyles({
  lines: { margin: '12px 0 0', padding: 0, listStyleType: 'none', '& > li': { marginBottom: '4px' } },
});

const named = (members: readonly GroupMember[]) =>
  members.map(({ resourceId, name, dnsName }) => ({ key: resourceId, name: dnsName ?? name }));

export interface PendingReadingProps {
  readonly pending: NonNullable<GroupDetail['pending']>;
  /** When it was read, as it is said. */
  readonly readOn: string;
}

/** What a reading that is held back would take out of the group and put into it. */
export function PendingReading({ pending, readOn }: PendingReadingProps) {
  const styles = useStyles();
  const { removed, added } = pending;
  if (removed.length + added.length === 0) return null;
  return (
    <ul className={styles.lines} aria-label={groupTexts.pendingLabel(readOn)}>
      {removed.length > 0 && (
        <li>
          <FoldedNames
            status="attention"
            sentence={groupTexts.wouldGo(removed.length)}
            names={named(removed)}
          />
        </li>
      )}
      {added.length > 0 && (
        <li>
          <FoldedNames status="note" sentence={groupTexts.wouldCome(added.length)} names={named(added)} />
        </li>
      )}
    </ul>
  );
}
