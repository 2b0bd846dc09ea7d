import { mergeClasses } from '@fluentui/react-components';
import { ArrowDown12Regular, ArrowUp12Regular } from '@fluentui/react-icons';
import {
  type KeyboardEvent,
  type UIEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { LogAnswer, RowSort } from '../../../shared/logSearch.ts';
import { collectionTexts } from '../../../shared/strings/collections.ts';
import { logTexts } from '../../../shared/strings/logSearch.ts';
import { useGridStyles } from '../../grid/gridStyles.ts';
import { ROW_HEIGHT } from '../../grid/WindowedGrid.tsx';
import { rowWindow, scrollToRow } from '../../grid/windowing.ts';
import {
  firstWidths,
  isNumeric,
  type Place,
  placeAfterKey,
  type RowRange,
  rangeBetween,
} from './gridPlaces.ts';
import { ResultRow } from './ResultRow.tsx';
import { useResultGridStyles } from './resultGridStyles.ts';
import { useColumnWidths } from './useColumnWidths.ts';
import type { RowPages } from './useRowPages.ts';

const HEAD_HEIGHT = 33;
const OVERSCAN = 8;
const FIRST_VIEW_HEIGHT = 320;

export interface ResultGridProps {
  readonly answer: LogAnswer;
  readonly pages: RowPages;
  readonly sort: RowSort | undefined;
  readonly onSort: (sort: RowSort | undefined) => void;
  readonly selection: RowRange | undefined;
  readonly onSelect: (range: RowRange | undefined) => void;
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
  /** Ctrl+C: the selected rows, or the cell where none are. */
  readonly onCopy: () => void;
}

/** A table of any columns of which only the rows in view are drawn. One cell is in the tab order; arrows move it. */
export function ResultGrid(props: ResultGridProps) {
  const { answer, pages, sort, onSort, selection, onSelect, place, onPlace, onCopy } = props;
  const { columns, rows: count } = answer;
  const styles = useGridStyles();
  const own = useResultGridStyles();
  const frame = useRef<HTMLDivElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const [viewHeight, setViewHeight] = useState(FIRST_VIEW_HEIGHT);
  const [viewWidth, setViewWidth] = useState(0);
  const wantsFocus = useRef(false);
  const anchor = useRef(0);
  const { widths, resize, handleProps } = useColumnWidths(firstWidths(columns, viewWidth));
  const view = rowWindow({ count, rowHeight: ROW_HEIGHT, scrollTop, viewHeight, overscan: OVERSCAN });

  useEffect(() => pages.need(view.start, view.end), [pages.need, view.start, view.end]);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      setViewHeight(Math.max(ROW_HEIGHT, element.clientHeight - HEAD_HEIGHT));
      setViewWidth(element.clientWidth);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    cellAt(frame.current, place)?.focus({ preventScroll: true });
    cellAt(frame.current, place)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const moveTo = (next: Place, extends_: boolean) => {
    const element = frame.current;
    if (element !== null) {
      const { scrollTop: top } = element;
      element.scrollTop = scrollToRow(next.row, { rowHeight: ROW_HEIGHT, scrollTop: top, viewHeight });
      setScrollTop(element.scrollTop);
    }
    wantsFocus.current = true;
    if (extends_) {
      if (selection === undefined) anchor.current = place.row;
      onSelect(rangeBetween(anchor.current, next.row));
    } else if (next.row !== place.row) onSelect(undefined);
    onPlace(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof Element && event.target.closest('thead') !== null) return;
    if (event.altKey || event.metaKey) return;
    const letter = event.ctrlKey ? event.key.toLowerCase() : '';
    const rowsPerPage = Math.max(1, Math.floor(viewHeight / ROW_HEIGHT) - 1);
    const next = placeAfterKey(event, place, { rows: count, columns: columns.length, rowsPerPage });
    if (next !== undefined) moveTo(next, event.shiftKey && next.row !== place.row);
    else if (letter === 'c') onCopy();
    else if (letter === 'a') onSelect({ from: 0, to: count });
    else if (event.key === ' ') {
      anchor.current = place.row;
      onSelect(rangeBetween(place.row, place.row));
    } else return;
    event.preventDefault();
  };
  const choose = (chosen: Place, extends_: boolean) => {
    if (extends_) {
      if (selection === undefined) anchor.current = place.row;
      onSelect(rangeBetween(anchor.current, chosen.row));
    } else {
      anchor.current = chosen.row;
      onSelect(undefined);
    }
    onPlace(chosen);
  };
  // By reference: a row is drawn anew only when something about it changed, and must not keep an old place.
  const latest = useRef(choose);
  latest.current = choose;
  const onChoose = useCallback((chosen: Place, extends_: boolean) => latest.current(chosen, extends_), []);
  const sortBy = (column: number) => {
    if (sort?.column !== column) onSort({ column, descending: false });
    else onSort(sort.descending ? undefined : { column, descending: true });
  };

  const onScroll = (event: UIEvent<HTMLDivElement>) => {
    const element = event.currentTarget;
    const { scrollTop: top } = element;
    setScrollTop(top);
    // A focused cell that leaves what is drawn hands the focus to the frame, so that keys go on working.
    const focused = document.activeElement?.closest('[data-row]');
    const row = Number(focused?.getAttribute('data-row') ?? Number.NaN);
    const next = rowWindow({ count, rowHeight: ROW_HEIGHT, scrollTop: top, viewHeight, overscan: OVERSCAN });
    if (element.contains(focused ?? null) && (row < next.start || row >= next.end)) {
      element.focus({ preventScroll: true });
    }
  };

  const isDrawn = place.row >= view.start && place.row < view.end;
  const frameProps = {
    role: 'presentation',
    tabIndex: isDrawn || count === 0 ? -1 : 0,
    onScroll,
    onKeyDown,
  } as const;
  const gridProps = {
    role: 'grid',
    // Names of columns are Azure's, and part of queries.
    translate: 'no',
    'aria-label': logTexts.gridLabel,
    'aria-rowcount': count + 1,
    'aria-colcount': columns.length,
    'aria-multiselectable': true,
  } as const;
  return (
    <div ref={frame} className={mergeClasses(styles.frame, own.frame)} {...frameProps}>
      <table
        className={styles.table}
        style={{ minWidth: `${widths.reduce((sum, width) => sum + width, 0)}px` }}
        {...gridProps}
      >
        <colgroup>
          {widths.map((width, at) => (
            <col key={columns[at]?.name} style={{ width: `${width}px` }} />
          ))}
          {/* Takes what is left, so that widening one column moves no other. */}
          <col />
        </colgroup>
        <thead className={styles.head}>
          <tr aria-rowindex={1}>
            {columns.map((column, at) => {
              const isSorted = sort?.column === at;
              const title = column.type === 'datetime' ? logTexts.utc(column.name) : column.name;
              return (
                <th
                  key={column.name}
                  scope="col"
                  aria-colindex={at + 1}
                  aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
                  className={mergeClasses(styles.headCell, own.headCell, isNumeric(column) && styles.right)}
                >
                  <button
                    type="button"
                    className={mergeClasses(styles.sort, own.sort)}
                    title={title}
                    aria-label={collectionTexts.sortBy(title)}
                    aria-description={logTexts.resize}
                    onClick={() => sortBy(at)}
                    onKeyDown={(event) => resize(event, at)}
                  >
                    <span className={own.headText}>{title}</span>
                    {isSorted && (sort.descending ? <ArrowDown12Regular /> : <ArrowUp12Regular />)}
                  </button>
                  <span className={own.handle} aria-hidden {...handleProps(at)} />
                </th>
              );
            })}
            <th className={mergeClasses(styles.headCell, own.filler)} aria-hidden />
          </tr>
        </thead>
        <tbody>
          {view.before > 0 && <tr aria-hidden style={{ height: `${view.before}px` }} />}
          {Array.from({ length: view.end - view.start }, (_, offset) => {
            const row = view.start + offset;
            return (
              <ResultRow
                key={row}
                row={row}
                cells={pages.rowAt(row)}
                columns={columns}
                activeColumn={row === place.row ? place.column : undefined}
                isSelected={selection !== undefined && row >= selection.from && row < selection.to}
                onChoose={onChoose}
              />
            );
          })}
          {view.after > 0 && <tr aria-hidden style={{ height: `${view.after}px` }} />}
        </tbody>
      </table>
    </div>
  );
}

function cellAt(frame: HTMLElement | null, { row, column }: Place): HTMLElement | null | undefined {
  return frame?.querySelector<HTMLElement>(`[data-row="${row}"] > [data-column="${column}"]`);
}
