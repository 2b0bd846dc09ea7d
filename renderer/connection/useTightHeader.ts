import { type RefObject, useLayoutEffect, useState } from 'react';

/** What the title beside the actions keeps at least, in CSS pixels: the beginning of a name on two lines. */
const TITLE_WIDTH = 140;

/**
 * True where the actions of a page's header would leave too little for its title, as longer languages do in windows
 * that are wide enough for English.
 */
export function useTightHeader(actions: RefObject<HTMLElement | null>): boolean {
  // Width of the header at which all of them have room; known once they did not have it.
  const [needed, setNeeded] = useState(0);
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY);
  const isTight = width < needed;
  useLayoutEffect(() => {
    const header = actions.current?.closest('header');
    const title = header?.querySelector('h1')?.parentElement;
    if (!header || !title) return;
    const measure = () => {
      setWidth(header.clientWidth);
      if (isTight) return;
      const left = title.clientWidth;
      if (left < TITLE_WIDTH) setNeeded(header.clientWidth + TITLE_WIDTH - left);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(header);
    return () => observer.disconnect();
  }, [actions, isTight]);
  return isTight;
}
