import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import writeFileAtomic from 'write-file-atomic';
import type { Logger } from '../log/logger.ts';
import { readJsonFile } from '../store/jsonFile.ts';
import type { CloseGuard } from './closeGuard.ts';
import { START_URL } from './ownOrigin.ts';
import { watchPage } from './pageLife.ts';
import { pagePreferences } from './pagePreferences.ts';
import { FIRST_CONTENT, minimumOn, placeWindow, type WindowRecord, windowRecord } from './windowPlacement.ts';

export interface WindowSettings {
  readonly title: string;
  /** The built preload, one CommonJS file. */
  readonly preload: string;
  /** Account folder, where the window's place is remembered. */
  readonly folder: string;
  readonly packaged: boolean;
  readonly logger: Logger;
  readonly closeGuard: CloseGuard;
  /** The page is no more; another one may follow. */
  readonly pageGone: () => void;
}

const MOST_REVIVALS = 3;

// Fluent's colorNeutralBackground1 in webLightTheme and webDarkTheme: no flash before the first paint.
const BACKGROUND = { light: '#ffffff', dark: '#292929' };

/** Makes the function that opens the main window or brings the open one to the front. */
export function createMainWindow(settings: WindowSettings): (closed: () => void) => Promise<void> {
  let opening: Promise<void> | undefined;
  return async (closed) => {
    const window = BrowserWindow.getAllWindows().find((each) => !each.isDestroyed());
    if (window !== undefined) {
      focusWindow(window);
      return;
    }
    opening ??= openMainWindow(settings, closed).finally(() => {
      opening = undefined;
    });
    await opening;
  };
}

/** Opens the main window where it stood last, and shows it once it has something to show. */
async function openMainWindow(settings: WindowSettings, closed: () => void): Promise<void> {
  const file = join(settings.folder, 'window.json');
  const read = await readJsonFile(file, windowRecord, () => new Date());
  const saved = read.ok ? read.value : undefined;
  const areas = workAreas();
  const bounds = placeWindow(saved, areas);
  const least = minimumOn(areas);
  const window = new BrowserWindow({
    ...(bounds ?? { ...FIRST_CONTENT, useContentSize: true }),
    minWidth: least.width,
    minHeight: least.height,
    title: settings.title,
    show: false,
    backgroundColor: background(),
    webPreferences: pagePreferences(settings.preload, settings.packaged),
  });
  // The menu only carries the zoom keys; its bar would take the Alt key from the page.
  window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => {
    if (saved?.maximized === true) window.maximize();
    window.show();
  });
  window.on('close', () => remember(window, file));
  settings.closeGuard.watch(window);
  watchPage(window, settings.pageGone);
  const followTheme = () => window.setBackgroundColor(background());
  nativeTheme.on('updated', followTheme);
  window.on('closed', () => {
    nativeTheme.off('updated', followTheme);
    closed();
  });
  reviveAfterCrash(window, settings.logger);
  await window.loadURL(START_URL).catch((error: unknown) => {
    // A person may close the window before its page is there.
    if (!window.isDestroyed()) throw error;
  });
}

function background(): string {
  return nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light;
}

/** At once and not by and by: the app may end with its last window. A place that is not kept harms nobody. */
function remember(window: BrowserWindow, file: string): void {
  const { x, y, width, height } = window.getNormalBounds();
  const record: WindowRecord = { schema: 1, x, y, width, height, maximized: window.isMaximized() };
  try {
    writeFileAtomic.sync(file, `${JSON.stringify(record)}\n`);
  } catch {
    // The next start chooses a place.
  }
}

/** Runs go on in main; a page that is loaded anew finds them again. Not for ever, should it crash each time. */
function reviveAfterCrash(window: BrowserWindow, logger: Logger): void {
  let crashes = 0;
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    crashes += 1;
    logger.write('error', 'Window', `The page ended: ${details.reason} (${details.exitCode})`);
    if (crashes <= MOST_REVIVALS && !window.isDestroyed()) window.webContents.reload();
  });
}

function workAreas() {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary, ...others].map((display) => display.workArea);
}

/** Brings the window to the person who started the app once more. */
function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
