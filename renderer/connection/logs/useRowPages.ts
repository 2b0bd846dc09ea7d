import { useCallback, useRef, useState } from 'react';
import { type Cell, PAGE_ROWS, type RowSort } from '../../../shared/logSearch.ts';
import { usePorts } from '../../ports.tsx';
import type { Refusal } from '../useReading.ts';

type Row = readonly Cell[];

/** Pages that are kept: some screens up and down. */
const MOST_PAGES = 12;

interface Pages {
  readonly key: string;
  readonly rows: ReadonlyMap<number, readonly Row[]>;
}

export interface RowPages {
  /** Undefined until it has been read. */
  readonly rowAt: (row: number) => Row | undefined;
  /** Reads what is missing of these rows. */
  readonly need: (start: number, end: number) => void;
  readonly refusal: Refusal | undefined;
}

/** The rows of an answer as the main process gives them, for the part that is in view. */
export function useRowPages(searchId: string, count: number, sort: RowSort | undefined): RowPages {
  const { api, now } = usePorts();
  const key = `${searchId} ${sort === undefined ? '' : `${sort.column} ${sort.descending}`}`;
  const [pages, setPages] = useState<Pages>({ key, rows: new Map() });
  const [refusal, setRefusal] = useState<Refusal>();
  const asked = useRef<{ key: string; pages: Set<number> }>({ key, pages: new Set() });
  const own = pages.key === key ? pages.rows : undefined;

  const need = useCallback(
    (start: number, end: number) => {
      if (asked.current.key !== key) asked.current = { key, pages: new Set() };
      const wanted = asked.current.pages;
      const last = Math.min(end, count) - 1;
      for (let page = Math.floor(start / PAGE_ROWS); page <= Math.floor(last / PAGE_ROWS); page += 1) {
        if (wanted.has(page)) continue;
        wanted.add(page);
        void api
          .readLogRows({
            searchId,
            from: page * PAGE_ROWS,
            count: PAGE_ROWS,
            ...(sort === undefined ? {} : { sort }),
          })
          .then((answer) => {
            if (asked.current.key !== key) return;
            if (!answer.ok) return setRefusal({ error: answer.error, at: now().toISOString() });
            const { rows } = answer.value;
            setPages((before) => {
              const kept = new Map(before.key === key ? before.rows : []).set(page, rows);
              for (const far of farthest(kept, page)) {
                kept.delete(far);
                wanted.delete(far);
              }
              return { key, rows: kept };
            });
          });
      }
    },
    [api, now, key, searchId, sort, count],
  );
  const rowAt = useCallback((row: number) => own?.get(Math.floor(row / PAGE_ROWS))?.[row % PAGE_ROWS], [own]);
  return { rowAt, need, refusal };
}

function farthest(kept: ReadonlyMap<number, unknown>, page: number): number[] {
  const byDistance = [...kept.keys()].sort((a, b) => Math.abs(b - page) - Math.abs(a - page));
  return byDistance.slice(0, Math.max(0, kept.size - MOST_PAGES));
}
