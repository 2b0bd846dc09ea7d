import type { Menu, MenuItemConstructorOptions, Tray } from 'electron';
import { type TrayState, trayTexts, trayTooltip } from '../../shared/strings/tray.ts';

export interface TrayDeps {
  readonly createIcon: () => Tray;
  readonly createMenu: (items: MenuItemConstructorOptions[]) => Menu;
  /** Asked only while the icon is there. */
  readonly readState: () => Promise<TrayView>;
  readonly onBug: (error: unknown) => void;
  readonly open: () => void;
  readonly syncNow: () => void;
  readonly updateSecret: () => void;
  /** Has the timer rest, or go on. */
  readonly pause: (paused: boolean) => Promise<unknown>;
  readonly quit: () => void;
}

export interface TrayView {
  readonly state: TrayState;
  /** The timer rests, whatever else there is to tell. */
  readonly isPaused: boolean;
}

export interface AppTray {
  show(): void;
  hide(): void;
  /** A run began, went on or ended. */
  runChanged(): void;
}

const unknown: TrayView = { state: { kind: 'unknown' }, isPaused: false };

/** The icon in the notification area: how the connections are, and the way back to the window. */
export function createAppTray(deps: TrayDeps): AppTray {
  let icon: Tray | undefined;
  let shown = unknown;
  let reading = 0;

  const menu = (): Menu =>
    deps.createMenu([
      { label: trayTexts.open, click: deps.open },
      {
        label: trayTexts.syncNow,
        enabled: shown.state.kind !== 'syncing' && shown.state.kind !== 'noConnection',
        click: deps.syncNow,
      },
      {
        label: trayTexts.updateSecret,
        enabled: shown.state.kind !== 'noConnection',
        click: deps.updateSecret,
      },
      {
        label: shown.isPaused ? trayTexts.resume : trayTexts.pause,
        enabled: shown.state.kind !== 'noConnection',
        click: pause,
      },
      { type: 'separator' },
      { label: trayTexts.quit, click: deps.quit },
    ]);

  const pause = (): void => {
    void deps.pause(!shown.isPaused).then(refresh).catch(deps.onBug);
  };

  const draw = (view: TrayView): void => {
    shown = view;
    icon?.setToolTip(trayTooltip(view.state));
    icon?.setContextMenu(menu());
  };

  const refresh = async (): Promise<void> => {
    reading += 1;
    const mine = reading;
    const view = await deps.readState();
    // A later reading, or none because the icon has gone, knows better.
    if (mine !== reading || icon === undefined) return;
    // A run tells of every group; drawing anew would close a menu that is open.
    const isSame = trayTooltip(view.state) === trayTooltip(shown.state) && view.isPaused === shown.isPaused;
    if (!isSame) draw(view);
  };

  return {
    show() {
      if (icon !== undefined) return;
      icon = deps.createIcon();
      icon.on('double-click', deps.open);
      draw(unknown);
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
