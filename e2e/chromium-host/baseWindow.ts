import { hostEvent } from './hostEvent.ts';
import { lifeCycle } from './lifeCycle.ts';
import { focusedWindow, PlacedWindow } from './placedWindow.ts';
import { record } from './recorded.ts';

type Options = Electron.BaseWindowConstructorOptions;

const all = new Set<BaseWindow>();
let lastId = 0;

/** `BaseWindow`: a window without a page. Nothing is shown for it; Chromium is not started. */
export class BaseWindow extends PlacedWindow {
  readonly #id: number;
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
    all.add(this);
  }

  static getAllWindows(): BaseWindow[] {
    return [...all];
  }

  static getFocusedWindow(): BaseWindow | null {
    return focusedWindow() as BaseWindow | null;
  }

  static fromId(id: number): BaseWindow | null {
    return [...all].find((window) => window.#id === id) ?? null;
  }

  get id(): number {
    return this.#id;
  }

  protected resizePage(_width: number, _height: number): void {}
  protected focusPage(): void {}
  protected destroyPage(): void {}

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
    this.destroyPage();
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
  setProgressBar(progress: number, options?: Electron.ProgressBarOptions): void {
    record('BaseWindow.setProgressBar', progress, options);
  }
  setOverlayIcon(overlay: Electron.NativeImage | null, description: string): void {
    record('BaseWindow.setOverlayIcon', overlay === null ? 'none' : 'image', description);
  }
  flashFrame(_flag: boolean): void {}
  moveTop(): void {}
}
