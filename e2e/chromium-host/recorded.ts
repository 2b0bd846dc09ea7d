import { HostEmitter, hostObject, named } from './unknownMember.ts';

/**
 * What would leave the app for the desktop: nothing is opened or shown, each call is kept. A test reads them
 * from `globalThis.hostCalls` in the main process, or replaces the function, which works on Electron as well.
 */
export interface HostCall {
  readonly name: string;
  readonly args: readonly unknown[];
}

export const hostCalls: HostCall[] = [];

export function record(name: string, ...args: unknown[]): void {
  hostCalls.push({ name, args });
}

/** Options of a dialog, whether or not a window comes before them. */
function dialogOptions(args: readonly unknown[]): {
  readonly cancelId?: number;
  readonly buttons?: readonly string[];
} {
  return (args.length > 1 ? args[1] : args[0]) as object;
}

export const dialog = hostObject('dialog', {
  async showOpenDialog(...args: unknown[]): Promise<Electron.OpenDialogReturnValue> {
    record('dialog.showOpenDialog', dialogOptions(args));
    return { canceled: true, filePaths: [] };
  },
  async showSaveDialog(...args: unknown[]): Promise<Electron.SaveDialogReturnValue> {
    record('dialog.showSaveDialog', dialogOptions(args));
    return { canceled: true, filePath: '' };
  },
  async showMessageBox(...args: unknown[]): Promise<Electron.MessageBoxReturnValue> {
    const options = dialogOptions(args);
    record('dialog.showMessageBox', options);
    const cancel = (options.buttons ?? []).findIndex((label) => /^(cancel|no)$/i.test(label));
    return { response: options.cancelId ?? Math.max(cancel, 0), checkboxChecked: false };
  },
  showErrorBox(title: string, content: string): void {
    record('dialog.showErrorBox', title, content);
    process.stderr.write(`${title}\n${content}\n`);
  },
});
dialog satisfies Pick<
  Electron.Dialog,
  'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'
>;

export const shell = hostObject('shell', {
  async openExternal(url: string, _options?: Electron.OpenExternalOptions): Promise<void> {
    record('shell.openExternal', new URL(url).href);
  },
  async openPath(path: string): Promise<string> {
    record('shell.openPath', path);
    return '';
  },
  showItemInFolder(path: string): void {
    record('shell.showItemInFolder', path);
  },
  beep(): void {
    record('shell.beep');
  },
});
shell satisfies Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep'>;

let clipboardText = '';

/** A clipboard of its own, so that tests neither read nor disturb the desktop's. */
export const clipboard = hostObject('clipboard', {
  async readText(): Promise<string> {
    return clipboardText;
  },
  async writeText(text: string): Promise<void> {
    clipboardText = String(text);
    record('clipboard.writeText', clipboardText);
  },
  clear(): void {
    clipboardText = '';
  },
});
clipboard satisfies Pick<Electron.Clipboard, 'readText' | 'writeText' | 'clear'>;

/** A tray icon that is not drawn: `emit('click')` on it is the click. */
export class HostTray extends HostEmitter {
  #destroyed = false;

  constructor(image: unknown) {
    super();
    record('Tray', typeof image === 'string' ? image : 'image');
  }

  setToolTip(toolTip: string): void {
    record('Tray.setToolTip', toolTip);
  }

  setContextMenu(_menu: unknown): void {
    record('Tray.setContextMenu');
  }

  setImage(_image: unknown): void {
    record('Tray.setImage');
  }

  destroy(): void {
    this.#destroyed = true;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }
}

export class HostNotification extends HostEmitter {
  readonly title: string;
  readonly body: string;

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super();
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    record('Notification.show', this.title, this.body);
    this.emit('show');
  }

  close(): void {
    this.emit('close');
  }
}

/** Emits nothing by itself; a test emits `suspend` and `resume`. */
export const powerMonitor = named(
  'powerMonitor',
  new (class PowerMonitor extends HostEmitter {
    getSystemIdleTime(): number {
      return 0;
    }

    isOnBatteryPower(): boolean {
      return false;
    }
  })(),
);

const display = {
  id: 1,
  scaleFactor: 1,
  rotation: 0,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  size: { width: 1920, height: 1080 },
  workAreaSize: { width: 1920, height: 1040 },
};

/** One display, of the usual size. */
export const screen = named(
  'screen',
  new (class Screen extends HostEmitter {
    getPrimaryDisplay() {
      return display;
    }

    getAllDisplays() {
      return [display];
    }

    getDisplayMatching(_bounds: Electron.Rectangle) {
      return display;
    }

    getDisplayNearestPoint(_point: Electron.Point) {
      return display;
    }
  })(),
);
