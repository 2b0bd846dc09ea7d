import { hostEvent } from './hostEvent.ts';
import { lifeCycle } from './lifeCycle.ts';
import { HostSession } from './session.ts';
import { HostEmitter } from './unknownMember.ts';
import { WebContents } from './webContents.ts';

type Options = Electron.BrowserWindowConstructorOptions;
type Bounds = Electron.Rectangle;
type WindowState = 'normal' | 'minimized' | 'maximized' | 'fullscreen';

const all = new Set<BrowserWindow>();
let focused: BrowserWindow | null = null;
let lastId = 0;

/**
 * `BrowserWindow`. Position, minimised, maximised and full-screen state are kept here: a headless Chromium has
 * no such state, and an X server without a window manager ignores it. Content size is real.
 */
export class BrowserWindow extends HostEmitter {
  readonly #id: number;
  readonly #contents: WebContents;
  readonly #options: Options;
  #bounds: Bounds;
  #minimum: readonly [number, number];
  #state: WindowState = 'normal';
  #visible: boolean;
  #enabled = true;
  #destroyed = false;
  #title: string;

  constructor(options: Options = {}) {
    super();
    lastId += 1;
    this.#id = lastId;
    this.#options = options;
    const { width = 800, height = 600, x = 0, y = 0, show = true, title = '' } = options;
    this.#bounds = { x, y, width, height };
    this.#minimum = [options.minWidth ?? 0, options.minHeight ?? 0];
    this.#visible = show;
    this.#title = title;
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
      size: () => this.#bounds,
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
    // The page's target has gone without the window having been asked.
    this.#contents.once('destroyed', () => this.destroy());
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
    return focused;
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

  show(): void {
    if (!this.#visible) {
      this.#visible = true;
      this.emit('show');
    }
    this.focus();
  }

  showInactive(): void {
    if (!this.#visible) {
      this.#visible = true;
      this.emit('show');
    }
  }

  hide(): void {
    if (this.#visible) {
      this.#visible = false;
      this.blur();
      this.emit('hide');
    }
  }

  isVisible(): boolean {
    return this.#visible && this.#state !== 'minimized';
  }

  focus(): void {
    if (focused !== this) {
      focused?.blur();
      focused = this;
      this.#contents.focus();
      this.emit('focus');
    }
  }

  blur(): void {
    if (focused === this) {
      focused = null;
      this.emit('blur');
    }
  }

  isFocused(): boolean {
    return focused === this;
  }

  #enter(state: WindowState, event: string): void {
    if (this.#state !== state) {
      this.#state = state;
      this.emit(event);
    }
  }

  minimize(): void {
    this.#enter('minimized', 'minimize');
    this.blur();
  }

  restore(): void {
    if (this.#state === 'minimized') {
      this.#enter('normal', 'restore');
    } else {
      this.unmaximize();
    }
  }

  maximize(): void {
    this.#visible = true;
    this.#enter('maximized', 'maximize');
  }

  unmaximize(): void {
    if (this.#state === 'maximized') {
      this.#enter('normal', 'unmaximize');
    }
  }

  setFullScreen(flag: boolean): void {
    if (flag !== this.isFullScreen()) {
      this.#enter(flag ? 'fullscreen' : 'normal', flag ? 'enter-full-screen' : 'leave-full-screen');
    }
  }

  isMinimized(): boolean {
    return this.#state === 'minimized';
  }

  isMaximized(): boolean {
    return this.#state === 'maximized';
  }

  isFullScreen(): boolean {
    return this.#state === 'fullscreen';
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

  getBounds(): Bounds {
    return { ...this.#bounds };
  }

  getNormalBounds(): Bounds {
    return { ...this.#bounds };
  }

  getContentBounds(): Bounds {
    return { ...this.#bounds };
  }

  setBounds(bounds: Partial<Bounds>, _animate?: boolean): void {
    const before = this.#bounds;
    const [minWidth, minHeight] = this.#minimum;
    const next = { ...before, ...bounds };
    this.#bounds = {
      ...next,
      width: Math.max(next.width, minWidth),
      height: Math.max(next.height, minHeight),
    };
    if (this.#bounds.x !== before.x || this.#bounds.y !== before.y) {
      this.emit('move');
      this.emit('moved');
    }
    if (this.#bounds.width !== before.width || this.#bounds.height !== before.height) {
      this.#contents._resize(this.#bounds.width, this.#bounds.height);
      this.emit('resize');
      this.emit('resized');
    }
  }

  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height];
  }

  setSize(width: number, height: number, _animate?: boolean): void {
    this.setBounds({ width, height });
  }

  getContentSize(): number[] {
    return this.getSize();
  }

  setContentSize(width: number, height: number, _animate?: boolean): void {
    this.setBounds({ width, height });
  }

  getPosition(): number[] {
    return [this.#bounds.x, this.#bounds.y];
  }

  setPosition(x: number, y: number, _animate?: boolean): void {
    this.setBounds({ x, y });
  }

  getMinimumSize(): number[] {
    return [...this.#minimum];
  }

  setMinimumSize(width: number, height: number): void {
    this.#minimum = [width, height];
    this.setBounds({});
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
