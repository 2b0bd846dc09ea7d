import { hostEvent } from './hostEvent.ts';
import { lifeCycle } from './lifeCycle.ts';
import { focusedWindow, PlacedWindow } from './placedWindow.ts';
import { HostSession } from './session.ts';
import { WebContents } from './webContents.ts';

type Options = Electron.BrowserWindowConstructorOptions;

const all = new Set<BrowserWindow>();
let lastId = 0;

/** `BrowserWindow`: one page in one window. */
export class BrowserWindow extends PlacedWindow {
  readonly #id: number;
  readonly #contents: WebContents;
  readonly #options: Options;
  #enabled = true;
  #destroyed = false;
  #title: string;

  constructor(options: Options = {}) {
    const { width = 800, height = 600, x = 0, y = 0, minWidth = 0, minHeight = 0, show = true } = options;
    super({ x, y, width, height, minWidth, minHeight, visible: show });
    lastId += 1;
    this.#id = lastId;
    this.#options = options;
    this.#title = options.title ?? '';
    const { webPreferences = {} } = options;
    for (const [name, value] of Object.entries(webPreferences)) {
      if (unsupported.has(name) && value) {
        throw new Error(`not in the host: webPreferences.${name}`);
      }
    }
    this.#contents = new WebContents({
      session: (webPreferences.session ??
        (webPreferences.partition
          ? HostSession.fromPartition(webPreferences.partition)
          : HostSession.defaultSession)) as HostSession,
      preload: webPreferences.preload,
      size: () => this.getBounds(),
      window: () => this,
      requestClose: () => this.close(),
    });
    this.#contents.once('_first-paint', () => this.emit('ready-to-show', hostEvent({})));
    this.#contents.on('page-title-updated', (_event, newTitle: string, explicit: boolean) => {
      const event = hostEvent({});
      this.emit('page-title-updated', event, newTitle, explicit);
      if (!event.defaultPrevented) {
        this.#title = newTitle;
      }
    });
    this.#contents.once('destroyed', () => {
      if (!this.#destroyed) {
        // Somebody closed the visible window by its own button: the app is told, too late to prevent it.
        this.emit('close', hostEvent({}));
        this.destroy();
      }
    });
    all.add(this);
    lifeCycle.windowCreated(this, this.#contents);
    if (show) {
      this.focus();
    }
  }

  static getAllWindows(): BrowserWindow[] {
    return [...all];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focusedWindow() as BrowserWindow | null;
  }

  static fromWebContents(contents: unknown): BrowserWindow | null {
    return [...all].find((window) => window.#contents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return [...all].find((window) => window.#id === id) ?? null;
  }

  get id(): number {
    return this.#id;
  }

  get webContents(): WebContents {
    return this.#contents;
  }

  loadURL(url: string): Promise<void> {
    return this.#contents.loadURL(url);
  }

  reload(): void {
    this.#contents.reload();
  }

  protected override resizePage(width: number, height: number): void {
    this.#contents._resize(width, height);
  }

  protected override focusPage(): void {
    this.#contents.focus();
  }

  /** Asks the app, then closes. */
  close(): void {
    if (this.#destroyed) {
      return;
    }
    const event = hostEvent({});
    this.emit('close', event);
    if (event.defaultPrevented) {
      lifeCycle.closePrevented();
    } else {
      this.destroy();
    }
  }

  destroy(): void {
    if (this.#destroyed) {
      return;
    }
    this.#destroyed = true;
    all.delete(this);
    this.blur();
    this.#contents._destroy();
    this.emit('closed');
    lifeCycle.windowClosed();
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  setEnabled(enable: boolean): void {
    this.#enabled = enable;
  }

  isEnabled(): boolean {
    return this.#enabled;
  }

  isModal(): boolean {
    return this.#options.modal ?? false;
  }

  setBackgroundColor(_color: string): void {}
  setMenu(_menu: unknown): void {}
  removeMenu(): void {}
  setMenuBarVisibility(_visible: boolean): void {}
  setProgressBar(_progress: number): void {}
  setOverlayIcon(_overlay: unknown, _description: string): void {}
  flashFrame(_flag: boolean): void {}
  moveTop(): void {}
}

/** What would change how safe the page is: the host has one way only, the safe one. */
const unsupported = new Set([
  'nodeIntegration',
  'nodeIntegrationInSubFrames',
  'nodeIntegrationInWorker',
  'webviewTag',
  'offscreen',
]);
