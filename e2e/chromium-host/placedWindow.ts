import { HostEmitter } from './unknownMember.ts';

type Bounds = Electron.Rectangle;
type WindowState = 'normal' | 'minimized' | 'maximized' | 'fullscreen';

export interface Placement extends Bounds {
  readonly minWidth: number;
  readonly minHeight: number;
  readonly visible: boolean;
}

let focused: PlacedWindow | null = null;

export function focusedWindow(): PlacedWindow | null {
  return focused;
}

/**
 * Where a window stands, and whether it is visible, focused, minimised or maximised. All but the content size
 * is kept here: a headless Chromium has no such state, and an X server without a window manager ignores it.
 */
export abstract class PlacedWindow extends HostEmitter {
  #bounds: Bounds;
  #minimum: readonly [number, number];
  #state: WindowState = 'normal';
  #visible: boolean;

  constructor({ x, y, width, height, minWidth, minHeight, visible }: Placement) {
    super();
    this.#bounds = { x, y, width, height };
    this.#minimum = [minWidth, minHeight];
    this.#visible = visible;
  }

  /** Makes the page as large as the window has become, in CSS pixels. */
  protected abstract resizePage(width: number, height: number): void;
  protected abstract focusPage(): void;

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
      this.focusPage();
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
      this.resizePage(this.#bounds.width, this.#bounds.height);
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
}
