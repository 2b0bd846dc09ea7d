import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { commandLine } from './commandLine.ts';

/** Marks a path that is relative to `userData`. */
export const inUserData = 'userData:';

/** Where Electron puts things on Linux, unless the app chose another place. Undefined for an unknown name. */
export function defaultPath(name: string, appName: string): string | undefined {
  const home = homedir();
  const appData = process.env.XDG_CONFIG_HOME ?? join(home, '.config');
  switch (name) {
    case 'home':
      return home;
    case 'appData':
      return appData;
    case 'userData': {
      const chosen = commandLine.getSwitchValue('user-data-dir');
      return chosen ? resolve(chosen) : join(appData, appName);
    }
    case 'sessionData':
      return inUserData;
    case 'logs':
      return `${inUserData}logs`;
    case 'crashDumps':
      return `${inUserData}Crashpad`;
    case 'temp':
      return tmpdir();
    case 'exe':
    case 'module':
      return process.execPath;
    case 'desktop':
    case 'documents':
    case 'downloads':
    case 'music':
    case 'pictures':
    case 'videos':
      return join(home, `${name.charAt(0).toUpperCase()}${name.slice(1)}`);
    default:
      return undefined;
  }
}
