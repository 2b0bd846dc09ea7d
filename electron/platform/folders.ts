import { join } from 'node:path';
import type { DataFolders } from '../ports.ts';
import type { LaunchArguments } from './arguments.ts';

export const FOLDER_NAME = 'OMS Connect';

/** The folders that a person chose on the command line. */
export type ChosenFolders = Pick<LaunchArguments, 'userDataDir' | 'sharedDataDir'>;

export interface FolderSettings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly packaged: boolean;
  /** Electron's `appData`: roams with the account on Windows, so it only serves elsewhere. */
  readonly appData: string;
  readonly home: string;
}

/** Folder of this Windows account. Never a roaming one: its sealed secrets open on this computer only. */
export function userDataFolder(launch: ChosenFolders, settings: FolderSettings): string {
  if (launch.userDataDir !== undefined) return launch.userDataDir;
  if (settings.platform !== 'win32') return join(settings.appData, FOLDER_NAME);
  const local = settings.env.LOCALAPPDATA ?? join(settings.home, 'AppData', 'Local');
  return join(local, FOLDER_NAME);
}

/**
 * Where everything is kept. The connections are shared by the accounts of the computer; an unpackaged app
 * keeps its own, so that a try-out never touches the real ones.
 */
export function dataFolders(userData: string, launch: ChosenFolders, settings: FolderSettings): DataFolders {
  return {
    account: userData,
    shared: sharedFolder(userData, launch, settings),
    logs: join(userData, 'logs'),
  };
}

function sharedFolder(userData: string, launch: ChosenFolders, settings: FolderSettings): string {
  if (launch.sharedDataDir !== undefined) return launch.sharedDataDir;
  if (!settings.packaged || settings.platform !== 'win32') return join(userData, 'shared');
  return join(settings.env.ProgramData ?? settings.env.PROGRAMDATA ?? 'C:\\ProgramData', FOLDER_NAME);
}
