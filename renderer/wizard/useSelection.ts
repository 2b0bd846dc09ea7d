import { useCallback, useRef, useState } from 'react';

/** A set of IDs that survives filtering and sorting; Shift takes everything between two choices. */
export function useSelection(shownIds: readonly string[]) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string>(undefined);
  const shown = useRef(shownIds);
  shown.current = shownIds;

  const toggle = useCallback((id: string, { range }: { readonly range: boolean }) => {
    setSelected((before) => {
      const from = anchor.current === undefined ? -1 : shown.current.indexOf(anchor.current);
      const to = shown.current.indexOf(id);
      const next = new Set(before);
      if (range && from >= 0 && to >= 0) {
        for (const between of shown.current.slice(Math.min(from, to), Math.max(from, to) + 1))
          next.add(between);
      } else if (!next.delete(id)) {
        next.add(id);
      }
      return next;
    });
    anchor.current = id;
  }, []);
  const setAll = useCallback((ids: readonly string[], isSelected: boolean) => {
    setSelected((before) => {
      const next = new Set(before);
      for (const id of ids) {
        if (isSelected) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  }, []);
  const clear = useCallback(() => setSelected(new Set()), []);
  return { selected, toggle, setAll, clear };
}
