import { Link, makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { useDeferredValue, useMemo, useState } from 'react';
import type { GroupView } from '../../../shared/groupsModel.ts';
import { groupTexts } from '../../../shared/strings/groups.ts';
import { nextSort, type Sort } from '../../grid/sorting.ts';
import { WindowedGrid } from '../../grid/WindowedGrid.tsx';
import { media } from '../../theme.ts';
import { groupColumns } from './groupColumns.tsx';
import { filterGroups, type GroupColumn, sortGroups } from './groupRows.ts';
import type { ImportStanding } from './groupStanding.ts';

const useStyles = makeStyles({
  top: {
    display: 'flex',
    alignItems: 'center',
    gap: '16px',
    flexShrink: 0,
    padding: '12px 24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.narrow]: { padding: '8px 16px' },
  },
  search: { flexGrow: 1, minWidth: 0, maxWidth: '352px' },
  shown: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
  },
  // From edge to edge: text starts and ends on the margins of the page.
  grid: {
    flexGrow: 1,
    minHeight: 0,
    '& th:first-child, & td:first-child': { paddingLeft: '24px' },
    '& th:last-child, & td:last-child': { paddingRight: '24px' },
    [media.narrow]: {
      '& th:first-child, & td:first-child': { paddingLeft: '16px' },
      '& th:last-child, & td:last-child': { paddingRight: '16px' },
    },
  },
});

export interface GroupListProps {
  readonly groups: readonly GroupView[];
  readonly chosen: string | undefined;
  /** A group's details stand beside the list. */
  readonly isBeside: boolean;
  readonly standing: ImportStanding;
  readonly onChoose: (collectionId: string) => void;
}

/** Search and the sortable list of groups. */
export function GroupList({ groups, chosen, isBeside, standing, onChoose }: GroupListProps) {
  const styles = useStyles();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<Sort<GroupColumn>>({ column: 'name', descending: false });
  // Typing stays quick in long lists: the box is drawn first, the rows right after.
  const wanted = useDeferredValue(search);
  const sorted = useMemo(() => sortGroups(groups, sort), [groups, sort]);
  const rows = useMemo(() => filterGroups(sorted, wanted), [sorted, wanted]);
  const columns = useMemo(() => groupColumns({ standing, chosen, isBeside }), [standing, chosen, isBeside]);
  return (
    <>
      <div className={styles.top}>
        <SearchBox
          className={styles.search}
          aria-label={groupTexts.search}
          placeholder={groupTexts.search}
          value={search}
          input={{ 'aria-keyshortcuts': 'Control+F Control+L' }}
          dismiss={{ 'aria-label': groupTexts.clearSearch }}
          onChange={(_event, data) => setSearch(data.value)}
        />
        <span className={styles.shown} role="status">
          {groups.length > 0 && groupTexts.shown(rows.length, groups.length)}
        </span>
      </div>
      <WindowedGrid
        className={styles.grid}
        label={groupTexts.listLabel}
        rows={rows}
        rowId={idOf}
        columns={columns}
        sort={sort}
        onSort={(column) => setSort(nextSort(sort, column))}
        isSelected={(id) => id === chosen}
        onToggle={onChoose}
        chooses="one"
        empty={
          groups.length === 0 ? (
            groupTexts.empty
          ) : (
            <>
              {groupTexts.nothingFound(wanted)}{' '}
              <Link as="button" type="button" inline onClick={() => setSearch('')}>
                {groupTexts.clearSearch}
              </Link>
            </>
          )
        }
      />
    </>
  );
}

function idOf(group: GroupView): string {
  return group.collectionId;
}
