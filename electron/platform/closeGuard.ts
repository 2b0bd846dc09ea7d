import type { App, BrowserWindow } from 'electron';

export interface CloseGuardDeps {
  readonly app: Pick<App, 'on'>;
  /** Has the page ask the person. */
  readonly ask: () => void;
}

/** Keeps a window open that holds changes which are not saved, until the person has been asked. */
export interface CloseGuard {
  watch(window: CloseWatched): void;
  /** What the page says of itself. */
  hold(unsaved: boolean): void;
  /** The person lets the changes go. */
  close(): void;
}

type CloseWatched = Pick<BrowserWindow, 'on' | 'close'> & {
  readonly webContents: Pick<BrowserWindow['webContents'], 'on'>;
};

/** An app that quits, as at the end of the Windows session, is not held up. */
export function createCloseGuard({ app, ask }: CloseGuardDeps): CloseGuard {
  let unsaved = false;
  let isHung = false;
  let isQuitting = false;
  let watched: CloseWatched | undefined;
  app.on('before-quit', () => {
    isQuitting = true;
  });
  return {
    watch(window) {
      watched = window;
      unsaved = false;
      isHung = false;
      // A page that hangs could neither ask nor let go; Windows would offer nothing but to end the app.
      window.on('unresponsive', () => {
        isHung = true;
      });
      window.on('responsive', () => {
        isHung = false;
      });
      window.on('close', (event) => {
        if (!unsaved || isHung || isQuitting) return;
        event.preventDefault();
        ask();
      });
      window.on('closed', () => {
        if (watched === window) watched = undefined;
      });
      // A page that is gone or loaded anew has nothing to lose any more, and could not ask.
      const forget = () => {
        unsaved = false;
        isHung = false;
      };
      window.webContents.on('render-process-gone', forget);
      window.webContents.on('did-navigate', forget);
    },
    hold(isUnsaved) {
      unsaved = isUnsaved;
    },
    close() {
      unsaved = false;
      watched?.close();
    },
  };
}
