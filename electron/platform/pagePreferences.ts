import type { WebPreferences } from 'electron';

/** Of every window: a page without Node, in a sandbox, in a world of its own. Defaults are stated where they matter. */
export function pagePreferences(preload: string, packaged: boolean): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    // Text that is dragged onto the window must not be opened in its place.
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !packaged,
  };
}
