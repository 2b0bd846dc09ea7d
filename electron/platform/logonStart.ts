import type { App } from 'electron';
import type { CompositionDeps } from '../composition.ts';

/** In the notification area: nobody asked for a window. */
const ARGS = ['--background'];

/**
 * Whether Windows starts the app when this person signs in. Switched off in Task Manager, it counts as off, and
 * switching it on here takes that back ("enabled", app.setLoginItemSettings). Only an installed program stays where
 * it is.
 */
export function logonStart(
  app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings' | 'isPackaged'>,
  { platform, execPath }: Pick<NodeJS.Process, 'platform' | 'execPath'>,
): Pick<CompositionDeps, 'logonStart'> {
  if (platform !== 'win32' || !app.isPackaged) return {};
  const item = { path: execPath, args: ARGS };
  return {
    logonStart: {
      isOn() {
        const { openAtLogin, launchItems } = app.getLoginItemSettings(item);
        const own = launchItems.find(({ path }) => path.toLowerCase() === execPath.toLowerCase());
        return openAtLogin && own?.enabled !== false;
      },
      set: (on) => app.setLoginItemSettings({ ...item, openAtLogin: on, enabled: on }),
    },
  };
}
