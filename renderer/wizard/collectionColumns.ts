import { collectionTexts } from '../../shared/strings/collections.ts';
import { formatNumber } from '../../shared/strings/format.ts';
import type { CollectionColumn } from '../grid/sorting.ts';
import type { GridColumn } from '../grid/WindowedGrid.tsx';
import type { ChosenCollection } from './state.ts';

const { columns } = collectionTexts;

/** The columns that the list and its picker share. Kept as one array, so that rows need not be drawn anew. */
export const collectionColumns: readonly GridColumn<ChosenCollection, CollectionColumn>[] = [
  { id: 'name', title: columns.name, cell: (row) => row.name },
  { id: 'collectionId', title: columns.collectionId, width: '112px', cell: (row) => row.collectionId },
  {
    id: 'memberCount',
    title: columns.memberCount,
    width: '92px',
    align: 'right',
    cell: (row) => (row.memberCount === undefined ? '' : formatNumber(row.memberCount)),
  },
  {
    id: 'folder',
    title: columns.folder,
    width: '136px',
    onlyWhenRoomy: true,
    cell: (row) => row.folder ?? '',
  },
];
