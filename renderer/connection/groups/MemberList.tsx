import { Link, makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { useDeferredValue, useMemo, useState } from 'react';
import type { GroupMember } from '../../../shared/groupsModel.ts';
import { groupTexts } from '../../../shared/strings/groups.ts';
import { type GridColumn, WindowedGrid } from '../../grid/WindowedGrid.tsx';
import { media } from '../../theme.ts';
import { filterMembers, type MemberRow, memberRows } from './memberRows.ts';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    justifyContent: 'space-between',
    gap: '8px 16px',
    margin: '16px 0 8px',
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  read: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  search: { width: '208px', [media.narrow]: { width: '100%' } },
  list: {
    flexGrow: 1,
    flexShrink: 0,
    flexBasis: '166px',
    minHeight: '166px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

type MemberColumn = 'computer' | 'shortName';
const computer: GridColumn<MemberRow, MemberColumn> = {
  id: 'computer',
  get title() {
    return groupTexts.memberColumns.computer;
  },
  sortable: false,
  cell: (row) => row.computer,
};
const shortName: GridColumn<MemberRow, MemberColumn> = {
  id: 'shortName',
  get title() {
    return groupTexts.memberColumns.shortName;
  },
  width: '152px',
  sortable: false,
  cell: (row) => row.shortName,
};

export interface MemberListProps {
  readonly name: string;
  readonly members: readonly GroupMember[];
  /** How many Configuration Manager counts, where that is more. */
  readonly membersInSite: number | undefined;
  /** When they were read, as it is said; undefined where they never were on this computer. */
  readonly readOn: string | undefined;
}

/** The computers of a group, as they come from the main process: in order of name. */
export function MemberList({ name, members, membersInSite, readOn }: MemberListProps) {
  const styles = useStyles();
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  const all = useMemo(() => memberRows(members), [members]);
  const rows = useMemo(() => filterMembers(all, wanted), [all, wanted]);
  const columns = useMemo(
    () => (all.some((row) => row.shortName !== '') ? [computer, shortName] : [computer]),
    [all],
  );
  return (
    <>
      <div className={styles.head}>
        <div>
          <h3 className={styles.title}>{groupTexts.computers(all.length)}</h3>
          <div className={styles.read} role="status">
            {rows.length < all.length
              ? groupTexts.computersFound(rows.length, all.length)
              : readOn !== undefined && groupTexts.readAt(readOn)}
          </div>
          {membersInSite !== undefined && (
            <div className={styles.read}>{groupTexts.ofMembers(all.length, membersInSite)}</div>
          )}
        </div>
        {all.length > 0 && (
          <SearchBox
            className={styles.search}
            size="medium"
            aria-label={groupTexts.searchComputers}
            placeholder={groupTexts.searchComputers}
            value={search}
            input={{ 'aria-keyshortcuts': 'Control+F Control+L' }}
            dismiss={{ 'aria-label': groupTexts.clearSearch }}
            onChange={(_event, data) => setSearch(data.value)}
          />
        )}
      </div>
      <WindowedGrid
        className={styles.list}
        label={groupTexts.membersLabel(name)}
        rows={rows}
        rowId={idOf}
        columns={columns}
        sort={{ column: 'computer', descending: false }}
        onSort={() => undefined}
        empty={
          readOn === undefined ? (
            groupTexts.membersUnread
          ) : all.length === 0 ? (
            groupTexts.noMembers
          ) : (
            <>
              {groupTexts.noComputerFound(wanted)}{' '}
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

function idOf(row: MemberRow): string {
  return row.id;
}
