/// <reference lib="dom" />
import type { createCrossing as CreateCrossing } from './crossing.ts';

/**
 * The page's half of the bridge: defines what the preload exposes, and turns `window.open` into a question.
 *
 * Self-contained: its source text runs in the page, before any script of the page.
 */
export function mainWorld(name: string, createCrossing: typeof CreateCrossing): void {
  if (window !== window.top) {
    return;
  }
  const crossing = createCrossing(name, 'page');

  const freeze = (value: unknown, seen: Set<unknown>): void => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) {
      return;
    }
    seen.add(value);
    // A typed array with elements refuses to be frozen.
    if (!ArrayBuffer.isView(value)) {
      Object.freeze(value);
    }
    for (const key of Object.keys(value)) {
      freeze((value as Record<string, unknown>)[key], seen);
    }
  };

  crossing.receive((message) => {
    if (message.kind !== 'expose') {
      return;
    }
    let ok = true;
    let answer: unknown = true;
    if (message.key in window) {
      ok = false;
      answer = new Error('Cannot bind an API on top of an existing property on the window object');
    } else {
      const api = crossing.unpack(message.api);
      freeze(api, new Set());
      Object.defineProperty(window, message.key, {
        value: api,
        writable: false,
        configurable: false,
        enumerable: true,
      });
    }
    crossing.exchange({ kind: 'reply', outcome: { ok, value: crossing.pack(answer) } });
  });

  const open = (url?: string | URL, frameName?: string, features?: string): null => {
    crossing.exchange({
      kind: 'open',
      url: url === undefined || url === '' ? 'about:blank' : new URL(String(url), document.baseURI).href,
      frameName: frameName ?? '',
      features: features ?? '',
    });
    return null;
  };
  Object.defineProperty(window, 'open', { value: open, writable: false, configurable: false });
}
