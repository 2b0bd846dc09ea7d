import type { Page } from 'playwright/test';

declare global {
  /** Of the measurement that was begun last; resolves with milliseconds. */
  var paintedRows: Promise<number> | undefined;
}

/**
 * Time from an event in the page (its own time stamp, so waiting in line counts) to the frame after the grid had
 * as many rows as it should. The message after the animation frame's callback runs when that frame was produced.
 */
export async function untilPainted(
  page: Page,
  { event, rows }: { readonly event: 'keydown' | 'click'; readonly rows: number },
  act: () => Promise<void>,
): Promise<number> {
  await page.evaluate(
    ([type, expected]) => {
      globalThis.paintedRows = new Promise((resolve) => {
        let from: number | undefined;
        let seen = false;
        const look = () => {
          const grid = document.querySelector('[role=grid][data-measured], [role=dialog] [role=grid]');
          // The row of titles counts as well.
          if (from === undefined || seen || grid?.getAttribute('aria-rowcount') !== String(expected + 1))
            return;
          seen = true;
          observer.disconnect();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - (from ?? Number.NaN));
            port2.postMessage(undefined);
          });
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { attributes: true, childList: true, subtree: true });
        const begin = ({ timeStamp }: Event) => {
          from = timeStamp;
        };
        document.addEventListener(type, begin, { capture: true, once: true });
      });
    },
    [event, rows] as const,
  );
  await act();
  return page.evaluate(async () => {
    const late = new Promise<never>((_resolve, reject) =>
      setTimeout(() => reject(new Error('The rows did not come within 30 s')), 30_000),
    );
    return Promise.race([globalThis.paintedRows ?? late, late]);
  });
}
