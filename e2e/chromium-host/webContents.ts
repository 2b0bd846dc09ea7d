import { once } from 'node:events';
import { originOf, toChromium, toElectron } from './addresses.ts';
import { chromium, closeTarget, type OpenedTarget, openTarget, whenPageOpensTarget } from './chromium.ts';
import { hostEvent } from './hostEvent.ts';
import { followTheme } from './nativeTheme.ts';
import { Navigation } from './navigation.ts';
import { watchPage } from './pageEvents.ts';
import { takeMessage } from './pageMessages.ts';
import { applyPermissions } from './permissions.ts';
import { interceptRequests } from './requests.ts';
import type { HostSession } from './session.ts';
import { HostEmitter } from './unknownMember.ts';
import { mainFrame, type WebFrame } from './webFrame.ts';
import { cloneForIpc, Worlds } from './worlds.ts';
import { zoomPage } from './zoom.ts';

export interface WebContentsOptions {
  readonly session: HostSession;
  readonly preload: string | undefined;
  size(): { readonly width: number; readonly height: number };
  window(): unknown;
  /** The window decides, as it emits `close` first. */
  requestClose(): void;
}

type OpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse;

interface Page extends OpenedTarget {
  readonly worlds: Worlds;
  readonly navigation: Navigation;
}

const all = new Map<number, WebContents>();
let lastId = 0;

export class WebContents extends HostEmitter {
  readonly #id: number;
  readonly #mainFrame: WebFrame;
  readonly #options: WebContentsOptions;
  readonly #page: Promise<Page>;
  #now: Page | undefined;
  #openHandler: OpenHandler | undefined;
  #zoom = 1;
  /** Kept by `watchPage`. */
  _state = { url: '', title: '', loading: false, crashed: false, destroyed: false };

  constructor(options: WebContentsOptions) {
    super();
    lastId += 1;
    this.#id = lastId;
    this.#options = options;
    this.#mainFrame = mainFrame(
      this.#id,
      () => this._state.url,
      () => this._state.destroyed,
    );
    all.set(this.#id, this);
    this.#page = this.#open();
    this.#page.catch((error) => {
      if (!this._state.destroyed) {
        process.stderr.write(`The window could not be opened: ${String(error)}\n`);
      }
    });
  }

  get id(): number {
    return this.#id;
  }

  get _options(): WebContentsOptions {
    return this.#options;
  }

  get session(): HostSession {
    return this.#options.session;
  }

  get mainFrame(): WebFrame {
    return this.#mainFrame;
  }

  static getAllWebContents(): WebContents[] {
    return [...all.values()];
  }

  static fromId(id: number): WebContents | undefined {
    return all.get(id);
  }

  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return [...all.values()].find((contents) => contents.#now?.id === targetId);
  }

  async #open(): Promise<Page> {
    const target = await openTarget(this.#options.size(), {
      destroyed: () => this._destroyed(),
      crashed: () => {
        this._state.crashed = true;
        this.emit('render-process-gone', hostEvent({}), { reason: 'crashed', exitCode: 1 });
      },
    });
    const { session, id } = target;
    const worlds = new Worlds(session, id, this.#options.preload, (head, value) =>
      takeMessage(this, worlds, head, value),
    );
    const navigation = new Navigation(this, session, id);
    watchPage(this, session, id);
    this.#now = { ...target, worlds, navigation };
    await Promise.all([
      session.send('Page.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Log.enable'),
      worlds.install(),
      interceptRequests(session, navigation.allows),
      followTheme(session),
    ]);
    return this.#now;
  }

  _pageOpens({ url, frameName, features }: { url: string; frameName: string; features: string }): void {
    const answer = this.#openHandler?.({
      url: toElectron(url),
      frameName,
      features,
      disposition: features === '' ? 'foreground-tab' : 'new-window',
      referrer: { url: '', policy: 'strict-origin-when-cross-origin' },
    });
    if (answer?.action !== 'deny') {
      console.error(`not in the host: a window that a page opens (${url})`);
    }
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  async loadURL(url: string): Promise<void> {
    const { navigation } = await this.#page;
    const electron = originOf(url);
    const chromiumOrigin = toChromium(`${electron}/`).replace(/\/$/, '');
    if (chromiumOrigin !== electron) {
      const { browser } = chromium().connection;
      await applyPermissions(browser, this.session, this, { electron, chromium: chromiumOrigin });
    }
    this._state.loading = true;
    try {
      await navigation.load(url);
    } catch (error) {
      this._state.loading = false;
      const { errno, code } = error as { errno?: number; code?: string };
      this.emit('did-fail-load', hostEvent({}), errno, code, url, true, 1, 1);
      throw error;
    }
  }

  /** Dropped while there is no document that could take it, as in Electron. */
  send(channel: string, ...args: unknown[]): void {
    const worlds = this.#now?.worlds;
    if (worlds) {
      worlds.deliver({ kind: 'event', channel }, args);
    } else {
      cloneForIpc(args);
    }
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const { session } = await this.#page;
    if (this._state.loading) {
      await once(this, 'did-stop-loading');
    }
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    });
    if (exceptionDetails) {
      const { exception, text } = exceptionDetails;
      throw new Error(exception?.description?.split('\n')[0] ?? String(exception?.value ?? text));
    }
    return result.value;
  }

  #post(action: (page: Page) => void): void {
    this.#page.then(action, () => undefined);
  }

  reload(): void {
    this.#post(({ session }) => session.post('Page.reload'));
  }

  reloadIgnoringCache(): void {
    this.#post(({ session }) => session.post('Page.reload', { ignoreCache: true }));
  }

  stop(): void {
    this.#post(({ session }) => session.post('Page.stopLoading'));
  }

  focus(): void {
    this.#post(({ session }) => session.post('Page.bringToFront'));
  }

  forcefullyCrashRenderer(): void {
    this.#post(({ session }) => session.post('Page.crash'));
  }

  setZoomFactor(factor: number): void {
    this.#zoom = factor;
    const { width, height } = this.#options.size();
    this.#post(({ session }) => zoomPage(session, factor, width, height));
  }

  getZoomFactor(): number {
    return this.#zoom;
  }

  /** One level is a factor of 1.2. */
  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level);
  }

  getZoomLevel(): number {
    return Math.log(this.#zoom) / Math.log(1.2);
  }

  /** Content size in CSS pixels, set by the window. */
  _resize(width: number, height: number): void {
    this.#post(async ({ id }) => {
      const { browser } = chromium().connection;
      const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId: id });
      browser.post('Browser.setContentsSize', { windowId, width, height });
      // A zoomed page has a size of its own.
      this.setZoomFactor(this.#zoom);
    });
  }

  close(_options?: { readonly waitForBeforeUnload?: boolean }): void {
    this.#options.requestClose();
  }

  /** Closes the page without asking. */
  _destroy(): void {
    this.#page.then(
      ({ id }) => closeTarget(id),
      () => undefined,
    );
    this._destroyed();
  }

  _destroyed(): void {
    if (!this._state.destroyed) {
      this._state.destroyed = true;
      all.delete(this.id);
      this.#now?.navigation.abandon(this._state.url);
      this.emit('destroyed');
    }
  }

  getURL(): string {
    return this._state.url;
  }

  getTitle(): string {
    return this._state.title;
  }

  getType(): 'window' {
    return 'window';
  }

  isDestroyed(): boolean {
    return this._state.destroyed;
  }

  isCrashed(): boolean {
    return this._state.crashed;
  }

  isLoading(): boolean {
    return this._state.loading;
  }

  isLoadingMainFrame(): boolean {
    return this._state.loading;
  }

  toggleDevTools(): void {}
}

whenPageOpensTarget((openerId, url) => {
  WebContents.fromDevToolsTargetId(openerId)?._pageOpens({ url, frameName: '', features: '' });
});
