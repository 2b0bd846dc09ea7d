import { mergeClasses } from '@fluentui/react-components';
import { ArrowDown12Regular, ArrowUp12Regular } from '@fluentui/react-icons';
import {
  type KeyboardEvent,
  type ReactNode,
  type UIEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { collectionTexts } from '../../shared/strings/collections.ts';
import { GridRow } from './GridRow.tsx';
import { useGridStyles } from './gridStyles.ts';
import type { Sort } from './sorting.ts';
import { rowAfterKey, rowWindow, scrollToRow } from './windowing.ts';

/** 32 px and the 1 px line below. */
export const ROW_HEIGHT = 33;
const HEAD_HEIGHT = 33;
const OVERSCAN = 4;
const CHECKBOX_WIDTH = '56px';
// Before the frame has been measured: the height it has in a window of the default size.
const FIRST_VIEW_HEIGHT = 420;

export interface GridColumn<Row, Id extends string> {
  readonly id: Id;
  readonly title: string;
  /** CSS width; the column without one takes what is left. */
  readonly width?: string;
  readonly align?: 'right';
  readonly sortable?: boolean;
  /** Left out where the window is narrow, so that the name stays readable. */
  readonly onlyWhenRoomy?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

export interface WindowedGridProps<Row, Id extends string> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly columns: readonly GridColumn<Row, Id>[];
  readonly sort: Sort<Id>;
  readonly onSort: (column: Id) => void;
  /** Left out, together with `onToggle`, for a list that is only read. */
  readonly isSelected?: (id: string) => boolean;
  readonly isDisabled?: (id: string) => boolean;
  readonly onToggle?: (id: string, how: { readonly range: boolean }) => void;
  /** One row at most is chosen, by Enter as well. */
  readonly chooses?: 'one';
  /** Checkboxes in front of the rows, for lists where a tick cannot read as "is sent". */
  readonly checkboxes?: { readonly head: ReactNode; readonly labelOf: (row: Row) => string };
  readonly empty: ReactNode;
  readonly className?: string | undefined;
  /** Takes the keyboard out of the list, such as Delete. */
  readonly onKey?: (event: KeyboardEvent) => void;
}

/** A long table of which only the rows in view are drawn. One row is in the tab order; arrows move it. */
export function WindowedGrid<Row, Id extends string>(props: WindowedGridProps<Row, Id>) {
  const { rows, rowId, columns, sort, checkboxes, label } = props;
  const styles = useGridStyles();
  const frame = useRef<HTMLDivElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const [viewHeight, setViewHeight] = useState(FIRST_VIEW_HEIGHT);
  const [active, setActive] = useState(0);
  const wantsFocus = useRef(false);
  const row = Math.min(active, Math.max(0, rows.length - 1));
  const view = rowWindow({
    count: rows.length,
    rowHeight: ROW_HEIGHT,
    scrollTop,
    viewHeight,
    overscan: OVERSCAN,
  });

  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() =>
      setViewHeight(Math.max(ROW_HEIGHT, element.clientHeight - HEAD_HEIGHT)),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // A list that became shorter must not leave the view beyond its end.
  useLayoutEffect(() => {
    if (frame.current !== null && frame.current.scrollTop !== scrollTop)
      setScrollTop(frame.current.scrollTop);
  });

  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    const target = frame.current?.querySelector<HTMLElement>(`[data-row="${row}"]`);
    (target ?? frame.current)?.focus({ preventScroll: true });
  });

  const moveTo = useCallback(
    (next: number) => {
      const element = frame.current;
      if (element !== null) {
        element.scrollTop = scrollToRow(next, {
          rowHeight: ROW_HEIGHT,
          scrollTop: element.scrollTop,
          viewHeight,
        });
        setScrollTop(element.scrollTop);
      }
      wantsFocus.current = true;
      setActive(next);
    },
    [viewHeight],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const isHead = event.target instanceof Element && event.target.closest('thead') !== null;
    if (isHead) return;
    props.onKey?.(event);
    const next = rowAfterKey(
      event.key,
      row,
      rows.length,
      Math.max(1, Math.floor(viewHeight / ROW_HEIGHT) - 1),
    );
    const current = rows[row];
    if (next !== undefined) {
      event.preventDefault();
      moveTo(next);
    } else if (isChoice(event.key, props.chooses) && current !== undefined) {
      event.preventDefault();
      props.onToggle?.(rowId(current), { range: event.shiftKey });
    }
  };

  // By reference, so that rows are not drawn anew because a page handed in a new function.
  const onToggle = useRef(props.onToggle);
  onToggle.current = props.onToggle;
  const choose = useCallback((position: number, id: string, range: boolean) => {
    setActive(position);
    onToggle.current?.(id, { range });
  }, []);
  const onScroll = (event: UIEvent<HTMLDivElement>) => {
    const element = event.currentTarget;
    // A focused row that leaves the drawn window hands the focus to the frame, so that keys go on working.
    const focused = document.activeElement?.closest('[data-row]');
    const position = Number(focused?.getAttribute('data-row') ?? Number.NaN);
    setScrollTop(element.scrollTop);
    const next = rowWindow({
      count: rows.length,
      rowHeight: ROW_HEIGHT,
      scrollTop: element.scrollTop,
      viewHeight,
      overscan: OVERSCAN,
    });
    if (element.contains(focused ?? null) && (position < next.start || position >= next.end)) {
      element.focus({ preventScroll: true });
    }
  };

  const isActiveDrawn = row >= view.start && row < view.end;
  const frameProps = {
    role: 'presentation',
    // The frame takes the focus only while the active row is scrolled out of what is drawn.
    tabIndex: isActiveDrawn || rows.length === 0 ? -1 : 0,
    onScroll,
    onKeyDown,
  } as const;
  const gridProps = {
    role: 'grid',
    'aria-label': label,
    'aria-rowcount': rows.length + 1,
    'aria-multiselectable': props.onToggle !== undefined && props.chooses === undefined,
  } as const;
  return (
    <div ref={frame} className={mergeClasses(styles.frame, props.className)} {...frameProps}>
      <table className={styles.table} {...gridProps}>
        <colgroup>
          {checkboxes !== undefined && <col style={{ width: CHECKBOX_WIDTH }} />}
          {columns.map((column) => (
            <col
              key={column.id}
              className={mergeClasses(column.onlyWhenRoomy === true && styles.roomy)}
              style={column.width === undefined ? {} : { width: column.width }}
            />
          ))}
        </colgroup>
        <thead className={styles.head}>
          <tr aria-rowindex={1}>
            {checkboxes !== undefined && (
              <th className={mergeClasses(styles.headCell, styles.checkCell)}>{checkboxes.head}</th>
            )}
            {columns.map((column) => {
              const isSorted = sort.column === column.id;
              const order = sort.descending ? 'descending' : 'ascending';
              return (
                <th
                  key={column.id}
                  scope="col"
                  className={mergeClasses(
                    styles.headCell,
                    column.align === 'right' && styles.right,
                    column.onlyWhenRoomy === true && styles.roomy,
                  )}
                  aria-sort={isSorted ? order : undefined}
                >
                  {column.sortable === false ? (
                    column.title
                  ) : (
                    <button
                      type="button"
                      className={styles.sort}
                      aria-label={collectionTexts.sortBy(column.title)}
                      onClick={() => props.onSort(column.id)}
                    >
                      {column.title}
                      {isSorted && (sort.descending ? <ArrowDown12Regular /> : <ArrowUp12Regular />)}
                    </button>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {view.before > 0 && <tr {...spacer(view.before)} />}
          {rows.slice(view.start, view.end).map((item, offset) => {
            const position = view.start + offset;
            const id = rowId(item);
            return (
              <GridRow
                key={id}
                id={id}
                position={position}
                item={item}
                columns={columns}
                checkboxLabel={checkboxes?.labelOf}
                isActive={position === row}
                isSelected={props.isSelected?.(id)}
                isDisabled={props.isDisabled?.(id) === true}
                onChoose={choose}
              />
            );
          })}
          {view.after > 0 && <tr {...spacer(view.after)} />}
        </tbody>
      </table>
      {rows.length === 0 && <div className={styles.empty}>{props.empty}</div>}
    </div>
  );
}

function isChoice(key: string, chooses: 'one' | undefined): boolean {
  return key === ' ' || (key === 'Enter' && chooses === 'one');
}

/** A row that stands for the ones not drawn; of no meaning to a screen reader, which counts by aria-rowindex. */
function spacer(height: number) {
  return { 'aria-hidden': true, style: { height: `${height}px` } } as const;
}
