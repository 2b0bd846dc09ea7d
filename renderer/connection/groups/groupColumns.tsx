import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { GroupView } from '../../../shared/groupsModel.ts';
import { formatNumber, formatWhen } from '../../../shared/strings/format.ts';
import { groupTexts } from '../../../shared/strings/groups.ts';
import { StatusLine, StatusMark } from '../../components/StatusIcon.tsx';
import type { GridColumn } from '../../grid/WindowedGrid.tsx';
import type { GroupColumn } from './groupRows.ts';
import { type GroupStanding, groupStanding, type ImportStanding } from './groupStanding.ts';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis' },
  chosen: { fontWeight: tokens.fontWeightSemibold },
});

interface NameProps {
  readonly group: GroupView;
  readonly isChosen: boolean;
  /** Undefined where it stands in a column of its own. */
  readonly standing: GroupStanding | undefined;
}

function Name({ group, isChosen, standing }: NameProps) {
  const styles = useStyles();
  return (
    <span className={styles.line}>
      {standing !== undefined && standing.status !== 'good' && (
        <StatusMark status={standing.status} word={standing.word} />
      )}
      <span className={mergeClasses(styles.name, isChosen && styles.chosen)} title={group.name}>
        {group.name}
      </span>
    </span>
  );
}

const { columns } = groupTexts;

/** All columns; beside a group's details, where there is little room, name and computers. */
export function groupColumns(look: {
  readonly standing: ImportStanding;
  readonly chosen: string | undefined;
  readonly isBeside: boolean;
}): readonly GridColumn<GroupView, GroupColumn>[] {
  const { standing, chosen, isBeside } = look;
  const name: GridColumn<GroupView, GroupColumn> = {
    id: 'name',
    title: columns.name,
    cell: (group) => (
      <Name
        group={group}
        isChosen={group.collectionId === chosen}
        standing={isBeside ? groupStanding(group, standing) : undefined}
      />
    ),
  };
  const computers: GridColumn<GroupView, GroupColumn> = {
    id: 'computers',
    title: columns.computers,
    width: isBeside ? '112px' : '108px',
    align: 'right',
    cell: ({ computers: count }) => formatNumber(count),
  };
  if (isBeside) return [name, computers];
  return [
    name,
    {
      id: 'collectionId',
      title: columns.collectionId,
      width: '112px',
      onlyWhenRoomy: true,
      cell: ({ collectionId }) => collectionId,
    },
    computers,
    {
      id: 'lastChangeAt',
      title: columns.lastChangeAt,
      width: '144px',
      onlyWhenRoomy: true,
      cell: ({ lastChangeAt }) =>
        lastChangeAt === undefined ? groupTexts.never : formatWhen(new Date(lastChangeAt), standing.time),
    },
    {
      id: 'state',
      title: columns.state,
      width: '204px',
      cell: (group) => {
        const { status, word } = groupStanding(group, standing);
        return <StatusLine status={status}>{word}</StatusLine>;
      },
    },
  ];
}
