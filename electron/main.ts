import { homedir, hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { accountName } from './platform/accountName.ts';
import { type LaunchArguments, parseArguments } from './platform/arguments.ts';
import type { Launch } from './platform/boot.ts';
import { refuseSwitches } from './platform/commandLine.ts';
import { dataFolders, type FolderSettings, userDataFolder } from './platform/folders.ts';
import { registerAppScheme } from './platform/protocol.ts';
import { foreignFolder, startFailed, unreadableFolder } from './platform/startFailure.ts';
import { claimFolder } from './store/owner.ts';

/**
 * What must happen before Electron is ready, and nothing else. `ready` comes only after this module has been
 * evaluated, so nothing here may wait for it.
 */

/** Exit code of an app that cannot start at all. */
const CANNOT_START = 3;

const launch = prepare();
if (launch !== undefined) start(launch).catch(refuse);

/** Most of the program is read while Electron gets ready, which waits for this module alone. */
async function start(prepared: Launch): Promise<void> {
  const [{ boot }] = await Promise.all([import('./platform/boot.ts'), app.whenReady()]);
  await boot(prepared);
}

function prepare(): Launch | undefined {
  const parsed = parseArguments(process.argv.slice(1), { packaged: app.isPackaged, cwd: process.cwd() });
  if (!parsed.ok) return refuseWith(parsed.sentence);
  const settings = folderSettings();
  const userData = userDataFolder(parsed.value, settings);
  const me = { account: accountName(process.env, userInfo().username), machine: hostname() };

  const verdict = claimFolder(userData, me);
  if (verdict.kind === 'foreign') return refuseWith(foreignFolder(userData, verdict.owner));
  if (verdict.kind === 'unreadable') return refuseWith(unreadableFolder(verdict.path, verdict.reason));

  prepareElectron(userData);
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return undefined;
  }
  return launchOf(parsed.value, userData, settings, me);
}

function prepareElectron(userData: string): void {
  app.setPath('userData', userData);
  app.setPath('sessionData', userData);
  app.enableSandbox();
  // Unpackaged, tests and developers need them.
  if (app.isPackaged) refuseSwitches(app.commandLine);
  registerAppScheme();
  // Toasts and the taskbar know the app by this name; it must equal the installer's appId.
  if (process.platform === 'win32') app.setAppUserModelId('OMSConnect.OMSConnect');
}

function launchOf(
  parsed: LaunchArguments,
  userData: string,
  settings: FolderSettings,
  me: { readonly account: string; readonly machine: string },
): Launch {
  return {
    folders: dataFolders(userData, parsed, settings),
    account: me.account,
    computer: me.machine,
    practicePort: parsed.practicePort,
    practiceRecord: parsed.practiceRecord,
    practiceSecret: parsed.practiceSecret,
    practiceSite: parsed.practiceSite,
    requestTimeout: parsed.requestTimeout,
    simulatedNetwork: parsed.simulatedNetwork ?? false,
    page: join(import.meta.dirname, '../renderer'),
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
  };
}

function folderSettings(): FolderSettings {
  return {
    platform: process.platform,
    env: process.env,
    packaged: app.isPackaged,
    appData: app.getPath('appData'),
    home: homedir(),
  };
}

function refuse(error: unknown): void {
  refuseWith(startFailed(error instanceof Error ? error.message : String(error)));
}

function refuseWith(sentence: string): undefined {
  process.stderr.write(`${sentence}\n`);
  dialog.showErrorBox('OMS Connect', sentence);
  app.exit(CANNOT_START);
  return undefined;
}
