import { mergeClasses } from '@fluentui/react-components';
import { type MouseEvent, memo } from 'react';
import type { Cell, ResultColumn } from '../../../shared/logSearch.ts';
import { logTexts } from '../../../shared/strings/logSearch.ts';
import { useGridStyles } from '../../grid/gridStyles.ts';
import { cellText, isNumeric, type Place } from './gridPlaces.ts';
import { useResultGridStyles } from './resultGridStyles.ts';

interface ResultRowProps {
  readonly row: number;
  /** Undefined until it has been read. */
  readonly cells: readonly Cell[] | undefined;
  readonly columns: readonly ResultColumn[];
  /** Column of the cell in the tab order, where it is in this row. */
  readonly activeColumn: number | undefined;
  readonly isSelected: boolean;
  readonly onChoose: (place: Place, extendsSelection: boolean) => void;
}

/** One row; drawn again only when something about it changed. */
export const ResultRow = memo(
  function ResultRow({ row, cells, columns, activeColumn, isSelected, onChoose }: ResultRowProps) {
    const styles = useGridStyles();
    const own = useResultGridStyles();
    const pointer = (column: number) => ({
      // Shift selects rows here, not text.
      onMouseDown: (event: MouseEvent) => {
        if (event.shiftKey) event.preventDefault();
      },
      onClick: (event: MouseEvent<HTMLElement>) => {
        onChoose({ row, column }, event.shiftKey);
        event.currentTarget.focus();
      },
      // The menu is about the cell that it opens on.
      onContextMenu: (event: MouseEvent<HTMLElement>) => {
        if (!isSelected) onChoose({ row, column }, false);
        event.currentTarget.focus();
      },
    });
    return (
      <tr
        data-row={row}
        aria-rowindex={row + 2}
        aria-selected={isSelected}
        className={mergeClasses(styles.row, own.row, isSelected && own.selected)}
      >
        {columns.map((column, at) => {
          const text = cells === undefined ? logTexts.loadingRow : cellText(cells[at], column);
          return (
            <td
              key={column.name}
              data-column={at}
              aria-colindex={at + 1}
              tabIndex={at === activeColumn ? 0 : -1}
              title={text.length > 24 ? text : undefined}
              className={mergeClasses(styles.cell, own.cell, isNumeric(column) && styles.right)}
              {...pointer(at)}
            >
              {text}
            </td>
          );
        })}
        <td className={mergeClasses(styles.cell, own.filler)} aria-hidden />
      </tr>
    );
  },
  (before, after) =>
    before.row === after.row &&
    before.cells === after.cells &&
    before.columns === after.columns &&
    before.activeColumn === after.activeColumn &&
    before.isSelected === after.isSelected,
);
