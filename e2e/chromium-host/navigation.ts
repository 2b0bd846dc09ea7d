import { toChromium } from './addresses.ts';
import type { CdpSession, Protocol } from './cdp.ts';
import { hostEvent } from './hostEvent.ts';
import { netErrorCode } from './netErrors.ts';
import type { WebContents } from './webContents.ts';

const withoutFragment = (url: string) => url.replace(/#.*$/s, '');

/** Loading documents: the app's own `loadURL`, and what the page tries, which the app may refuse. */
export class Navigation {
  readonly #contents: WebContents;
  readonly #frameId: string;
  readonly #session: CdpSession;
  readonly #loaded = new Set<string>();
  #waiting: { loader: string; resolve(): void; reject(error: Error): void } | undefined;
  /** Addresses that the app itself is loading: it is not asked about them. */
  readonly #own = new Set<string>();

  constructor(contents: WebContents, session: CdpSession, frameId: string) {
    this.#contents = contents;
    this.#session = session;
    this.#frameId = frameId;
    session.on('Page.lifecycleEvent', ({ frameId: frame, loaderId, name }) => {
      if (frame === frameId && name === 'load') {
        this.#loaded.add(loaderId);
        if (this.#waiting?.loader === loaderId) {
          this.#waiting.resolve();
        }
      }
    });
  }

  /** Resolves when the document has loaded; rejects like Electron, with `errno`, `code` and `url`. */
  async load(url: string): Promise<void> {
    this.#own.add(withoutFragment(url));
    this.#waiting?.reject(this.#failure('net::ERR_ABORTED', url));
    const { errorText, loaderId } = await this.#session
      .send('Page.navigate', { url: toChromium(url) })
      // Another load may have taken its place before it asked for anything.
      .finally(() => this.#own.delete(withoutFragment(url)));
    if (errorText) {
      throw this.#failure(errorText, url);
    }
    if (loaderId && !this.#loaded.has(loaderId)) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      this.#waiting = { loader: loaderId, resolve, reject };
      try {
        await promise;
      } finally {
        this.#waiting = undefined;
      }
    }
  }

  /** The window has gone: nothing will load any more. */
  abandon(url: string): void {
    this.#waiting?.reject(this.#failure('net::ERR_ABORTED', url));
  }

  /** Whether the document may be loaded; asks the app about what it did not start itself. */
  allows = (paused: Protocol.Fetch.requestPausedPayload, url: string): boolean => {
    const contents = this.#contents;
    const isMainFrame = paused.frameId === this.#frameId;
    if (isMainFrame && !paused.redirectedRequestId && this.#own.delete(withoutFragment(url))) {
      return true;
    }
    const details = {
      url,
      isMainFrame,
      isSameDocument: false,
      frame: isMainFrame ? contents.mainFrame : null,
      initiator: null,
    };
    const ask = (name: string, ...more: unknown[]): boolean => {
      const event = hostEvent({ ...details });
      contents.emit(name, event, ...more);
      return !event.defaultPrevented;
    };
    if (paused.redirectedRequestId) {
      return ask('will-redirect', url, false, isMainFrame, 1, 1);
    }
    // A reload is not asked about.
    if (isMainFrame && withoutFragment(url) === withoutFragment(contents.getURL())) {
      return true;
    }
    return ask('will-frame-navigate') && (!isMainFrame || ask('will-navigate', url, false, true, 1, 1));
  };

  #failure(name: string, url: string): Error {
    const errno = netErrorCode(name);
    const code = name.replace(/^net::/, '');
    return Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { errno, code, url });
  }
}
