import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { NARROWEST, WIDEST, WIDTH_STEP } from './gridPlaces.ts';

/** Widths of columns that a person changes, by dragging a head's edge or by Shift and an arrow on the head. */
export function useColumnWidths(first: readonly number[]) {
  const [changed, setChanged] = useState<ReadonlyMap<number, number>>(new Map());
  const widths = first.map((width, at) => changed.get(at) ?? width);
  const drag = useRef<{ readonly column: number; readonly x: number; readonly width: number }>(undefined);
  const set = (column: number, width: number) =>
    setChanged((before) =>
      new Map(before).set(column, Math.min(WIDEST, Math.max(NARROWEST, Math.round(width)))),
    );
  const resize = (event: KeyboardEvent, column: number) => {
    const step = event.key === 'ArrowRight' ? WIDTH_STEP : event.key === 'ArrowLeft' ? -WIDTH_STEP : 0;
    if (!event.shiftKey || step === 0) return;
    event.preventDefault();
    set(column, (widths[column] ?? NARROWEST) + step);
  };
  const handleProps = (column: number) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { column, x: event.clientX, width: widths[column] ?? NARROWEST };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const from = drag.current;
      if (from?.column === column) set(column, from.width + event.clientX - from.x);
    },
    onPointerUp: () => {
      drag.current = undefined;
    },
    onDoubleClick: () =>
      setChanged((before) => {
        const rest = new Map(before);
        rest.delete(column);
        return rest;
      }),
  });
  return { widths, resize, handleProps };
}
