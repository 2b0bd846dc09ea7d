import { BaseWindow } from './baseWindow.ts';
import { hostEvent } from './hostEvent.ts';
import { lifeCycle } from './lifeCycle.ts';
import { HostSession } from './session.ts';
import { WebContents } from './webContents.ts';

type Options = Electron.BrowserWindowConstructorOptions;

/** `BrowserWindow`: one page in one window. */
export class BrowserWindow extends BaseWindow {
  readonly #contents: WebContents;

  constructor(options: Options = {}) {
    const { webPreferences = {}, show = true } = options;
    for (const [name, value] of Object.entries(webPreferences)) {
      if (unsupported.has(name) && value) {
        throw new Error(`not in the host: webPreferences.${name}`);
      }
    }
    super(options);
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
        this.setTitle(newTitle);
      }
    });
    this.#contents.once('destroyed', () => {
      if (!this.isDestroyed()) {
        // Somebody closed the visible window by its own button: the app is told, too late to prevent it.
        this.emit('close', hostEvent({}));
        this.destroy();
      }
    });
    lifeCycle.windowCreated(this, this.#contents);
    if (show) {
      this.focus();
    }
  }

  static override getAllWindows(): BrowserWindow[] {
    return BaseWindow.getAllWindows().filter((window) => window instanceof BrowserWindow);
  }

  static override getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.isFocused()) ?? null;
  }

  static fromWebContents(contents: unknown): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.#contents === contents) ?? null;
  }

  static override fromId(id: number): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.id === id) ?? null;
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

  protected override destroyPage(): void {
    this.#contents._destroy();
  }
}

/** What would change how safe the page is: the host has one way only, the safe one. */
const unsupported = new Set([
  'nodeIntegration',
  'nodeIntegrationInSubFrames',
  'nodeIntegrationInWorker',
  'webviewTag',
  'offscreen',
]);
