/** Which rows of a long list are drawn: rows have one height, so it is arithmetic. */

export interface RowWindow {
  /** First row drawn. */
  readonly start: number;
  /** Row after the last one drawn. */
  readonly end: number;
  /** Heights in CSS px that stand for the rows above and below. */
  readonly before: number;
  readonly after: number;
}

export interface WindowInput {
  readonly count: number;
  readonly rowHeight: number;
  readonly scrollTop: number;
  readonly viewHeight: number;
  /** Rows drawn beyond each edge, so that a small scroll shows no gap. */
  readonly overscan: number;
}

/** The rows in view plus the overscan. Steps of half the overscan keep small scrolls from drawing anew. */
export function rowWindow({ count, rowHeight, scrollTop, viewHeight, overscan }: WindowInput): RowWindow {
  const highest = Math.max(0, count * rowHeight - viewHeight);
  const top = Math.min(Math.max(0, scrollTop), highest);
  const step = Math.max(1, Math.floor(overscan / 2));
  const firstInView = Math.floor(Math.floor(top / rowHeight) / step) * step;
  const inView = Math.ceil(viewHeight / rowHeight) + step;
  const start = Math.max(0, firstInView - overscan);
  const end = Math.min(count, firstInView + inView + overscan);
  return { start, end, before: start * rowHeight, after: (count - end) * rowHeight };
}

/** Where to scroll so that a row is wholly in view below a head of that height; unchanged if it is. */
export function scrollToRow(
  row: number,
  { rowHeight, scrollTop, viewHeight }: Pick<WindowInput, 'rowHeight' | 'scrollTop' | 'viewHeight'>,
): number {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  return top + rowHeight > scrollTop + viewHeight ? top + rowHeight - viewHeight : scrollTop;
}

/** The row that a key leads to, or undefined for other keys. */
export function rowAfterKey(
  key: string,
  row: number,
  count: number,
  rowsPerPage: number,
): number | undefined {
  const last = count - 1;
  if (last < 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, row + 1);
    case 'ArrowUp':
      return Math.max(0, row - 1);
    case 'PageDown':
      return Math.min(last, row + rowsPerPage);
    case 'PageUp':
      return Math.max(0, row - rowsPerPage);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
