import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { readJsonFile, writeJsonFile } from '../store/jsonFile.ts';
import { START_URL } from './ownOrigin.ts';
import { FIRST_CONTENT, MINIMUM, placeWindow, type WindowRecord, windowRecord } from './windowPlacement.ts';

export interface WindowSettings {
  readonly title: string;
  /** The built preload, one CommonJS file. */
  readonly preload: string;
  /** Account folder, where the window's place is remembered. */
  readonly folder: string;
  readonly devTools: boolean;
}

// Fluent's colorNeutralBackground1 in webLightTheme and webDarkTheme: no flash before the first paint.
const BACKGROUND = { light: '#ffffff', dark: '#292929' };

/** Opens the main window where it stood last, and shows it once it has something to show. */
export async function openMainWindow(settings: WindowSettings): Promise<BrowserWindow> {
  const file = join(settings.folder, 'window.json');
  const read = await readJsonFile(file, windowRecord, () => new Date());
  const saved = read.ok ? read.value : undefined;
  const bounds = placeWindow(saved, workAreas());
  const window = new BrowserWindow({
    ...(bounds ?? { ...FIRST_CONTENT, useContentSize: true }),
    minWidth: MINIMUM.width,
    minHeight: MINIMUM.height,
    title: settings.title,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: settings.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: settings.devTools,
    },
  });
  // The menu only carries the zoom keys; its bar would take the Alt key from the page.
  window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => {
    if (saved?.maximized === true) window.maximize();
    window.show();
  });
  window.on('close', () => {
    const record: WindowRecord = { schema: 1, ...window.getNormalBounds(), maximized: window.isMaximized() };
    void writeJsonFile(file, record);
  });
  await window.loadURL(START_URL);
  return window;
}

function workAreas() {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary, ...others].map((display) => display.workArea);
}

/** Brings the window to the person who started the app once more. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
