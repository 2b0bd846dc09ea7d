import { Checkbox, mergeClasses } from '@fluentui/react-components';
import { memo } from 'react';
import { useGridStyles } from './gridStyles.ts';
import type { GridColumn } from './WindowedGrid.tsx';

interface GridRowProps<Row> {
  readonly id: string;
  readonly position: number;
  readonly item: Row;
  readonly columns: readonly GridColumn<Row, string>[];
  /** Name of the row's checkbox; undefined for a list without. */
  readonly checkboxLabel: ((row: Row) => string) | undefined;
  readonly isActive: boolean;
  /** Undefined in a list that is only read. */
  readonly isSelected: boolean | undefined;
  readonly isDisabled: boolean;
  readonly onChoose: (position: number, id: string, range: boolean) => void;
}

function Row<Item>(props: GridRowProps<Item>) {
  const { id, position, item, columns, checkboxLabel, isActive, isSelected, isDisabled, onChoose } = props;
  const styles = useGridStyles();
  return (
    <tr
      data-row={position}
      aria-rowindex={position + 2}
      aria-selected={isSelected}
      aria-disabled={isDisabled || undefined}
      tabIndex={isActive ? 0 : -1}
      className={mergeClasses(
        styles.row,
        isSelected === true && !isDisabled && styles.selected,
        isSelected === true && checkboxLabel === undefined && styles.selectedBar,
        isDisabled && styles.disabled,
      )}
      onClick={(event) => onChoose(position, id, event.shiftKey)}
    >
      {checkboxLabel !== undefined && (
        <td className={mergeClasses(styles.cell, styles.checkCell)}>
          {/* A click bubbles to the row, which is what is chosen; keys go to the row as well. */}
          <Checkbox
            className={styles.checkbox}
            checked={isSelected === true}
            disabled={isDisabled}
            tabIndex={-1}
            aria-label={checkboxLabel(item)}
          />
        </td>
      )}
      {columns.map((column) => {
        const content = column.cell(item);
        return (
          <td
            key={column.id}
            // What does not fit is cut: the pointer shows the whole.
            title={typeof content === 'string' && content !== '' ? content : undefined}
            className={mergeClasses(
              styles.cell,
              column.align === 'right' && styles.right,
              column.onlyWhenRoomy === true && styles.roomy,
            )}
          >
            {content}
          </td>
        );
      })}
    </tr>
  );
}

/** One row; drawn again only when something about it changed. */
export const GridRow = memo(Row) as typeof Row;
