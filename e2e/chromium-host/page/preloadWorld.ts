/// <reference lib="dom" />
import type { Codec } from '../codec.ts';
import type { createCrossing as CreateCrossing } from './crossing.ts';

/** What the host tells the preload's world. */
export interface PreloadConfig {
  /** Unguessable; part of every name that the worlds and the host share. */
  readonly name: string;
  /** The world's function that sends to the host, and the one that the host calls. */
  readonly binding: string;
  readonly deliver: string;
  readonly preloadPath: string;
  readonly platform: string;
  readonly versions: Readonly<Record<string, string>>;
  /** Accelerators that the application menu has; only then are keys reported. */
  readonly reportsKeys: boolean;
}

/** Head line of a message between the preload's world and the host; the encoded value follows. */
export interface IpcHead {
  readonly kind:
    | 'invoke'
    | 'send'
    | 'open'
    | 'key'
    | 'title'
    | 'preload-error'
    | 'result'
    | 'failure'
    | 'event';
  readonly id?: number;
  readonly channel?: string;
}

type Listener = (event: object, ...args: unknown[]) => void;
type Preload = (
  require: (id: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  process: object,
) => void;

/**
 * The preload's isolated world: `ipcRenderer`, `contextBridge`, and the preload script itself, which runs as
 * CommonJS with the few modules that a sandboxed preload may require.
 *
 * Self-contained: its source text runs in the page.
 */
export function preloadWorld(
  config: PreloadConfig,
  createCodec: () => Codec,
  createCrossing: typeof CreateCrossing,
  preload: Preload | undefined,
): void {
  const world = globalThis as unknown as Record<string, unknown>;
  const binding = world[config.binding] as ((text: string) => void) | undefined;
  delete world[config.binding];
  if (window !== window.top || !binding) {
    return;
  }
  const codec = createCodec();
  const crossing = createCrossing(config.name, 'preload');
  const clone = (value: unknown): unknown => {
    try {
      return structuredClone(value);
    } catch {
      throw new Error('An object could not be cloned.');
    }
  };
  const post = (head: IpcHead, value: unknown) =>
    binding(`${JSON.stringify(head)}\n${codec.encode(clone(value))}`);

  const waiting = new Map<
    number,
    { resolve(value: unknown): void; reject(error: Error): void; channel: string }
  >();
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>();
  let lastId = 0;

  Object.defineProperty(world, config.deliver, {
    value: (text: string) => {
      const line = text.indexOf('\n');
      const { kind, id = 0, channel = '' } = JSON.parse(text.slice(0, line)) as IpcHead;
      const value = codec.decode(text.slice(line + 1));
      if (kind === 'event') {
        for (const { listener, once } of [...(listeners.get(channel) ?? [])]) {
          if (once) {
            ipcRenderer.off(channel, listener);
          }
          listener({ sender: ipcRenderer, ports: [] }, ...(value as unknown[]));
        }
        return;
      }
      const call = waiting.get(id);
      waiting.delete(id);
      if (kind === 'result') {
        call?.resolve(value);
      } else {
        call?.reject(new Error(`Error invoking remote method '${call.channel}': ${String(value)}`));
      }
    },
  });

  const unknownMembers = <T extends object>(owner: string, members: T): T =>
    new Proxy(members, {
      get(target, key) {
        if (typeof key === 'string' && !(key in target) && key !== 'then' && key !== 'toJSON') {
          throw new Error(`not in the host: ${owner}.${key}`);
        }
        return Reflect.get(target, key);
      },
    });

  const add = (channel: string, listener: Listener, once: boolean) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
    return ipcRenderer;
  };
  const remove = (channel: string, listener: Listener) => {
    const known = listeners.get(channel) ?? [];
    const last = known.findLastIndex((entry) => entry.listener === listener);
    listeners.set(channel, known.toSpliced(last, last === -1 ? 0 : 1));
    return ipcRenderer;
  };

  const ipcRenderer = unknownMembers('ipcRenderer', {
    invoke: async (channel: string, ...args: unknown[]) => {
      lastId += 1;
      const id = lastId;
      const answer = Promise.withResolvers<unknown>();
      waiting.set(id, { ...answer, channel });
      try {
        post({ kind: 'invoke', id, channel }, args);
      } catch (error) {
        waiting.delete(id);
        throw error;
      }
      return answer.promise;
    },
    send: (channel: string, ...args: unknown[]) => post({ kind: 'send', channel }, args),
    on: (channel: string, listener: Listener) => add(channel, listener, false),
    once: (channel: string, listener: Listener) => add(channel, listener, true),
    addListener: (channel: string, listener: Listener) => add(channel, listener, false),
    off: remove,
    removeListener: remove,
    removeAllListeners: (channel: string) => {
      listeners.delete(channel);
      return ipcRenderer;
    },
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
  });

  const contextBridge = unknownMembers('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => {
      const outcome = crossing.exchange({ kind: 'expose', key, api: crossing.pack(api) });
      if (!outcome?.ok) {
        throw outcome ? crossing.unpack(outcome.value) : new Error('An object could not be cloned.');
      }
    },
  });

  crossing.receive((message) => {
    if (message.kind === 'open') {
      post({ kind: 'open' }, message);
    }
  });

  // A click that Chromium would answer with another window. At the window, so that the page may prevent it.
  const opensWindow = (event: Event): void => {
    const { button, ctrlKey, shiftKey, metaKey, defaultPrevented } = event as MouseEvent;
    const link = event
      .composedPath()
      .find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement && node.href !== '');
    const modified = ctrlKey || shiftKey || metaKey || button === 1;
    const elsewhere = link && !['', '_self', '_top', '_parent'].includes(link.target);
    if (link && !defaultPrevented && button !== 2 && (modified || elsewhere)) {
      event.preventDefault();
      post({ kind: 'open' }, { url: link.href, frameName: modified ? '' : link.target, features: '' });
    }
  };
  window.addEventListener('click', opensWindow);
  window.addEventListener('auxclick', opensWindow);

  let title: string | undefined;
  const reportTitle = () => {
    if (document.title !== title && document.title !== '') {
      title = document.title;
      post({ kind: 'title' }, title);
    }
  };
  document.addEventListener('DOMContentLoaded', () => {
    reportTitle();
    new MutationObserver(reportTitle).observe(document.head, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });

  if (config.reportsKeys) {
    window.addEventListener('keydown', (event) => {
      const { key, ctrlKey, altKey, shiftKey, metaKey, defaultPrevented } = event;
      if (event.isTrusted && !defaultPrevented && (ctrlKey || altKey || metaKey || /^F\d+$/.test(key))) {
        post({ kind: 'key' }, { key, ctrlKey, altKey, shiftKey, metaKey });
      }
    });
  }

  const later = (callback: (...args: unknown[]) => void, ...args: unknown[]) =>
    setTimeout(callback, 0, ...args);
  const modules: Record<string, object> = {
    electron: unknownMembers('electron', { ipcRenderer, contextBridge }),
    timers: {
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval,
      setImmediate: later,
      clearImmediate: clearTimeout,
    },
    url: { URL, URLSearchParams },
  };
  const process = {
    type: 'renderer',
    platform: config.platform,
    versions: config.versions,
    argv: [],
    env: {},
    sandboxed: true,
    contextIsolated: true,
    isMainFrame: true,
  };
  const require = (id: string): unknown => {
    const found = modules[id.replace(/^node:/, '')];
    if (!found) {
      throw new Error(`module not found: ${id}`);
    }
    return found;
  };
  try {
    const module = { exports: {} };
    preload?.(require, module, module.exports, process);
  } catch (error) {
    console.error(`Unable to load preload script: ${config.preloadPath}`);
    console.error(error);
    post({ kind: 'preload-error' }, String(error));
  }
}
