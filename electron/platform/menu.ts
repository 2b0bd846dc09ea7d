import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';

// One level is a factor of 1.2 (Electron, webContents.setZoomLevel): 58 % to 249 %.
const LOWEST_LEVEL = -3;
const HIGHEST_LEVEL = 5;

/** The menu that nobody sees: the keys for zoom and, while not packaged, for the developer tools. */
export function installMenu(focused: () => WebContents | undefined, developer: boolean): void {
  const zoom = (change: (level: number) => number) => () => {
    const contents = focused();
    if (contents === undefined) return;
    const level = change(contents.getZoomLevel());
    contents.setZoomLevel(Math.min(HIGHEST_LEVEL, Math.max(LOWEST_LEVEL, level)));
  };
  const items: MenuItemConstructorOptions[] = [
    { label: 'Zoom in', accelerator: 'CmdOrCtrl+Plus', click: zoom((level) => level + 0.5) },
    { label: 'Zoom in', accelerator: 'CmdOrCtrl+=', click: zoom((level) => level + 0.5) },
    { label: 'Zoom out', accelerator: 'CmdOrCtrl+-', click: zoom((level) => level - 0.5) },
    { label: 'Actual size', accelerator: 'CmdOrCtrl+0', click: zoom(() => 0) },
  ];
  if (developer) {
    items.push(
      { label: 'Reload', accelerator: 'CmdOrCtrl+R', click: () => focused()?.reload() },
      { label: 'Developer tools', accelerator: 'F12', click: () => focused()?.toggleDevTools() },
    );
  }
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'View', submenu: items }]));
}
