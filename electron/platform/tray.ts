import type { Menu, MenuItemConstructorOptions, Tray } from 'electron';
import { type TrayState, trayTexts, trayTooltip } from '../../shared/strings/tray.ts';

export interface TrayDeps {
  readonly createIcon: () => Tray;
  readonly createMenu: (items: MenuItemConstructorOptions[]) => Menu;
  /** Asked only while the icon is there. */
  readonly readState: () => Promise<TrayState>;
  readonly onBug: (error: unknown) => void;
  readonly open: () => void;
  readonly syncNow: () => void;
  readonly updateSecret: () => void;
  readonly quit: () => void;
}

export interface AppTray {
  show(): void;
  hide(): void;
  /** A run began, went on or ended. */
  runChanged(): void;
}

/** The icon in the notification area: how the connections are, and the way back to the window. */
export function createAppTray(deps: TrayDeps): AppTray {
  let icon: Tray | undefined;
  let shown: TrayState = { kind: 'unknown' };
  let reading = 0;

  const menu = (): Menu =>
    deps.createMenu([
      { label: trayTexts.open, click: deps.open },
      {
        label: trayTexts.syncNow,
        enabled: shown.kind !== 'syncing' && shown.kind !== 'noConnection',
        click: deps.syncNow,
      },
      {
        label: trayTexts.updateSecret,
        enabled: shown.kind !== 'noConnection',
        click: deps.updateSecret,
      },
      { type: 'separator' },
      { label: trayTexts.quit, click: deps.quit },
    ]);

  const draw = (state: TrayState): void => {
    shown = state;
    icon?.setToolTip(trayTooltip(state));
    icon?.setContextMenu(menu());
  };

  const refresh = async (): Promise<void> => {
    reading += 1;
    const mine = reading;
    const state = await deps.readState();
    // A later reading, or none because the icon has gone, knows better.
    if (mine !== reading || icon === undefined) return;
    // A run tells of every group; drawing anew would close a menu that is open.
    if (trayTooltip(state) !== trayTooltip(shown)) draw(state);
  };

  return {
    show() {
      if (icon !== undefined) return;
      icon = deps.createIcon();
      icon.on('double-click', deps.open);
      draw({ kind: 'unknown' });
      refresh().catch(deps.onBug);
    },
    hide() {
      icon?.destroy();
      icon = undefined;
    },
    runChanged() {
      if (icon !== undefined) refresh().catch(deps.onBug);
    },
  };
}
