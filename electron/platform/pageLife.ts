import type { BrowserWindow } from 'electron';

type Watched = Pick<BrowserWindow, 'on'> & {
  readonly webContents: Pick<BrowserWindow['webContents'], 'on'>;
};

/** Tells when the page of a window is no more: closed, crashed, or another one in its place. */
export function watchPage(window: Watched, gone: () => void): void {
  window.on('closed', gone);
  window.webContents.on('render-process-gone', gone);
  window.webContents.on('did-navigate', gone);
}
