import { homedir, hostname, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { app, dialog } from 'electron';
import { installationTexts } from '../shared/strings/installations.ts';
import { removalTexts } from '../shared/strings/removal.ts';
import type { SyncExitCode } from './composition.ts';
import { accountName } from './platform/accountName.ts';
import { type LaunchArguments, parseArguments } from './platform/arguments.ts';
import type { Launch } from './platform/boot.ts';
import { refuseSwitches } from './platform/commandLine.ts';
import { type Errand, errandOf, queueErrands } from './platform/errand.ts';
import { dataFolders, type FolderSettings, userDataFolder } from './platform/folders.ts';
import { installationOf, noteRunning, otherRunning } from './platform/installation.ts';
import { speakLanguage } from './platform/language.ts';
import { registerAppScheme } from './platform/protocol.ts';
import { refusedRemoval, tellRemoval } from './platform/removal.ts';
import {
  foreignFolder,
  foreignSharedFolder,
  startFailed,
  unanswered,
  unreadableFolder,
} from './platform/startFailure.ts';
import { isUnattended, type StartMode } from './platform/startMode.ts';
import { writeSyncReport } from './platform/syncReport.ts';
import { clearTickets, readAnswer } from './platform/tickets.ts';
import { sleepHere, waitForAnswer } from './platform/waitForAnswer.ts';
import { claimFolder, judgeSharedFolder } from './store/owner.ts';

/**
 * What must happen before Electron is ready, and nothing else. `ready` comes only after this module has been
 * evaluated, so nothing here may wait for it.
 */

/** Exit code of an app that cannot start at all. */
const CANNOT_START = 3;

const startedAt = new Date();
/** Settled once the language of this start is in force. */
let spoken: Promise<void> = Promise.resolve();
const launch = prepare();
if (launch !== undefined) start(launch).catch((error: unknown) => refuse(error, launch.mode));

/** Most of the program is read while Electron gets ready, which waits for this module alone. */
async function start(prepared: Launch): Promise<void> {
  const [{ boot }] = await Promise.all([import('./platform/boot.ts'), app.whenReady(), spoken]);
  await boot(prepared);
}

function prepare(): Launch | undefined {
  const parsed = parseArguments(process.argv.slice(1), { packaged: app.isPackaged, cwd: process.cwd() });
  if (!parsed.ok) return refuseWith(() => parsed.sentence);
  const { mode, language } = parsed.value;
  spoken = speakLanguage({ asked: language, env: process.env, preferred: app.getPreferredSystemLanguages() });
  const settings = folderSettings();
  const userData = userDataFolder(parsed.value, settings);
  const me = { account: accountName(process.env, userInfo().username), machine: hostname() };

  const verdict = claimFolder(userData, me);
  if (verdict.kind === 'foreign') {
    const { owner } = verdict;
    return refuseWith(() => foreignFolder(userData, owner, me), mode);
  }
  if (verdict.kind === 'unreadable') {
    const { path, reason } = verdict;
    return refuseWith(() => unreadableFolder(path, reason), mode);
  }
  const { shared } = dataFolders(userData, parsed.value, settings);
  const sharedVerdict = judgeSharedFolder(shared, me.machine);
  if (sharedVerdict.kind === 'foreign') {
    const { machine, path } = sharedVerdict;
    return refuseWith(() => foreignSharedFolder(shared, machine, path), mode);
  }

  prepareElectron(userData);
  const errand = errandOf(mode);
  if (!app.requestSingleInstanceLock(errand)) return leaveToFirst(errand, mode, userData);
  clearTickets(userData);
  noteRunning(userData, thisProgram());
  return launchOf(parsed.value, userData, settings, me);
}

function thisProgram() {
  const { execPath: program, env } = process;
  return { program, version: app.getVersion(), installation: installationOf({ program, env }) };
}

/** The app runs already and has been told. Whoever started a sync here gets its exit code. */
function leaveToFirst(errand: Errand, mode: StartMode, accountFolder: string): undefined {
  if (errand.kind === 'nothing') return refuseWith(() => removalTexts.appRuns, mode);
  const other = otherRunning(accountFolder, process.execPath);
  // A sync that is handed over does the same, whichever installation it runs in.
  if (other !== undefined && errand.kind !== 'sync')
    return refuseWith(() => installationTexts.otherRuns(other, thisProgram()), mode);
  if (errand.kind === 'sync') {
    const waited = waitForAnswer({
      answer: () => readAnswer(accountFolder, errand.ticket),
      isAlone: () => app.requestSingleInstanceLock(errand),
      sleep: sleepHere,
      elapsed: () => performance.now(),
    });
    return waited.kind === 'answered'
      ? end(waited.exitCode, mode)
      : refuseWith(() => unanswered(waited.kind), mode);
  }
  return end(0, mode);
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
    mode: parsed.mode,
    errands: queueErrands(app),
    folders: dataFolders(userData, parsed, settings),
    profiles: settings.packaged && settings.env.PUBLIC ? dirname(settings.env.PUBLIC) : undefined,
    account: me.account,
    computer: me.machine,
    practicePort: parsed.practicePort,
    practiceRecord: parsed.practiceRecord,
    practiceSecret: parsed.practiceSecret,
    practiceSite: parsed.practiceSite,
    policyFile: parsed.policyFile,
    logLevel: parsed.logLevel,
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

function refuse(error: unknown, mode: StartMode): void {
  refuseWith(() => startFailed(error instanceof Error ? error.message : String(error)), mode);
}

function refuseWith(say: () => string, mode?: StartMode): undefined {
  const tell = (): void => {
    const sentence = say();
    process.stderr.write(`${sentence}\n`);
    if (mode?.kind === 'remove') tellRemoval(refusedRemoval(sentence), mode.out);
    // A dialog that nobody can close would keep a scheduled task from ending.
    if (!isUnattended(process.argv)) dialog.showErrorBox('OMS Connect', sentence);
    end(CANNOT_START, mode);
  };
  // A language that cannot be read must not keep the sentence from being told, in English then.
  spoken.then(tell, tell);
  return undefined;
}

function end(exitCode: SyncExitCode, mode?: StartMode): undefined {
  const out = mode?.kind === 'sync' ? mode.out : undefined;
  const problem = writeSyncReport(out, exitCode, startedAt, new Date());
  if (problem !== undefined) process.stderr.write(`${problem}\n`);
  app.exit(exitCode);
  return undefined;
}
