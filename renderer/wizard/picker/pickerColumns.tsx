import { estimateLeastBytes } from '../../../shared/groupSize.ts';
import type { CollectionSummary } from '../../../shared/model.ts';
import { collectionTexts, pickerTexts } from '../../../shared/strings/collections.ts';
import { formatShortDate } from '../../../shared/strings/format.ts';
import { StatusLine } from '../../components/StatusIcon.tsx';
import type { CollectionColumn } from '../../grid/sorting.ts';
import type { GridColumn } from '../../grid/WindowedGrid.tsx';
import { collectionColumns } from '../collectionColumns.ts';

// Sites stamp what never happened with 1 January 1980 (WMI's date for none).
const FIRST_REAL_YEAR = 1981;

function formatStamp(stamp: string | null): string {
  const when = new Date(stamp ?? '');
  return Number.isNaN(when.getTime()) || when.getUTCFullYear() < FIRST_REAL_YEAR ? '' : formatShortDate(when);
}

// Built-in collections that hold every device of a site: sending them is allowed, by mistake it is costly.
const whole = new Set(['SMS00001', 'SMSDM003']);

/** The list's columns and a note. `left` is the room in the workspace in bytes, where it is known. */
export function pickerColumns(
  onList: ReadonlySet<string>,
  left: number | undefined,
): readonly GridColumn<CollectionSummary, CollectionColumn>[] {
  return [
    ...collectionColumns,
    {
      id: 'lastMemberChange',
      title: collectionTexts.columns.lastMemberChange,
      width: '116px',
      onlyWhenRoomy: true,
      cell: (row) => formatStamp(row.lastMemberChange),
    },
    {
      id: 'note',
      title: collectionTexts.columns.note,
      width: '136px',
      sortable: false,
      onlyWhenRoomy: true,
      cell: (row) => {
        if (onList.has(row.collectionId)) return pickerTexts.onTheList;
        if (left !== undefined && estimateLeastBytes(row.memberCount) > left) {
          return <StatusLine status="attention">{pickerTexts.doesNotFit}</StatusLine>;
        }
        if (row.memberCount === 0) return <StatusLine status="note">{pickerTexts.emptyNow}</StatusLine>;
        if (whole.has(row.collectionId)) return pickerTexts.large;
        return row.isBuiltIn ? pickerTexts.builtIn : null;
      },
    },
  ];
}
