import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app, BrowserWindow, clipboard, dialog, ipcMain, net, protocol, safeStorage, shell } from 'electron';
import type { LogLevel } from '../../shared/policy.ts';
import type { RunView } from '../../shared/runModel.ts';
import { compose } from '../compose.ts';
import type { CompositionDeps } from '../composition.ts';
import { createNodeProbes } from '../diagnose/nodeProbes.ts';
import { createEmit } from '../ipc/emit.ts';
import { registerMethods } from '../ipc/register.ts';
import { judgeSender } from '../ipc/sender.ts';
import { createLogDesk } from '../log/logDesk.ts';
import { createLogFile } from '../log/logFile.ts';
import { createRedactor } from '../log/redact.ts';
import type { ConnectionNotice } from '../methods/notice.ts';
import { createSettings } from '../methods/settings.ts';
import { createPolicy, type PolicyPlace } from '../policy/policy.ts';
import { policyFile } from '../policy/policyFile.ts';
import { registryPolicy } from '../policy/registryPolicy.ts';
import type { DataFolders } from '../ports.ts';
import { createPractice } from '../practice.ts';
import { createProxySignIns } from '../proxy/proxySignIns.ts';
import { withLimits } from '../transport/withLimits.ts';
import { withProxySignIn } from '../transport/withProxySignIn.ts';
import { createAmbientCredentials } from './ambientCredentials.ts';
import { copyText } from './clipboard.ts';
import { systemClock } from './clock.ts';
import { createCloseGuard } from './closeGuard.ts';
import { withdrawLinks } from './deepLink.ts';
import { isElevated } from './elevation.ts';
import type { ErrandQueue } from './errand.ts';
import { eventLog } from './eventLog.ts';
import { openExternalLink } from './externalLinks.ts';
import { installationOf } from './installation.ts';
import { installedProgram as aboutProgram } from './installedProgram.ts';
import { live } from './lifeCycle.ts';
import { logonStart } from './logonStart.ts';
import { installMenu } from './menu.ts';
import { openLog } from './openLog.ts';
import { openText } from './openText.ts';
import { OWN_ORIGIN } from './ownOrigin.ts';
import { processes } from './processes.ts';
import { serveApp } from './protocol.ts';
import { removeEverything, tellRemoval } from './removal.ts';
import { runProgram } from './runProgram.ts';
import { saveText } from './saveText.ts';
import { guardPages } from './security.ts';
import { openSessions } from './sessions.ts';
import type { StartMode } from './startMode.ts';
import { createChromiumTransport } from './transport.ts';
import { createUpdates } from './updates.ts';
import { createVault } from './vault.ts';
import { createMainWindow } from './window.ts';
import { createWishes } from './wishes.ts';

const COMPONENT = 'App';
const systemRoot = process.env.SystemRoot ?? 'C:\\Windows';

/** What a scheduled task starts. Unpackaged there is none: a bare electron.exe would start without the app. */
function installedProgram(account: string): NonNullable<CompositionDeps['taskScheduler']> {
  const path = process.execPath;
  return {
    ...{ runProgram, systemRoot, program: { path, folder: dirname(path) } },
    ...(installation() === 'perUser' ? { onlyFor: account } : {}),
  };
}

const installation = () => installationOf({ program: process.execPath, env: process.env });

/** Windows' own, or the file that stands for it. */
function policyPlace({ policyFile: path }: Launch): PolicyPlace | undefined {
  if (path !== undefined) return policyFile(path);
  if (process.platform !== 'win32') return undefined;
  return registryPolicy({ runProgram, systemRoot, env: process.env });
}

/** What was settled before Electron was ready. */
export interface Launch {
  readonly mode: StartMode;
  /** What later starts of the app ask for. */
  readonly errands: ErrandQueue;
  readonly folders: DataFolders;
  /** Where the accounts of the computer have their folders. Installed on Windows only. */
  readonly profiles: string | undefined;
  readonly account: string;
  readonly computer: string;
  readonly practicePort: number | undefined;
  readonly practiceRecord: string | undefined;
  readonly practiceSecret: string | undefined;
  readonly practiceSite: string | undefined;
  readonly policyFile: string | undefined;
  readonly logLevel: LogLevel | undefined;
  readonly requestTimeout: number | undefined;
  readonly simulatedNetwork: boolean;
  /** Folder of the built page. */
  readonly page: string;
  /** File of the built preload. */
  readonly preload: string;
}

/** Puts the parts together and lets the app live. After `ready`. */
export async function boot(launch: Launch): Promise<void> {
  const redactor = createRedactor();
  const logger = createLogFile({ usualFolder: launch.folders.logs, redactor, now: systemClock.now });
  process.on('exit', logger.flush);
  logger.write(
    'info',
    COMPONENT,
    `OMS Connect ${app.getVersion()} started as ${launch.account} on ${launch.computer} (${launch.mode.kind})`,
  );

  const policy = createPolicy(policyPlace(launch), logger);
  const settings = createSettings(launch.folders.account, systemClock.now);
  const logDesk = createLogDesk({ log: logger, policy, asked: launch.logLevel, settings });
  const logFolder = logDesk.begin().then(() => logger.folder());

  process.on('uncaughtExceptionMonitor', (error) => {
    logger.write('error', COMPONENT, `Uncaught: ${error.stack ?? error.message}`);
  });
  // Electron tells the monitor of exceptions only, and a window program has no stderr to read.
  process.on('unhandledRejection', (reason) => {
    const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    logger.write('error', COMPONENT, `Unhandled rejection: ${text}`);
  });
  guardPages({ app, shell, logger });
  const sessions = await openSessions();
  serveApp(protocol, launch.page);
  const practice = createPractice({
    clock: systemClock,
    logger,
    redactor,
    record: launch.practiceRecord,
    secretFile: launch.practiceSecret,
    siteFile: launch.practiceSite,
    requestTimeout: launch.requestTimeout,
    expose: launch.simulatedNetwork,
  });
  const updates = createUpdates({
    installation: installation(),
    hasPlace: () => existsSync(join(process.resourcesPath, 'app-update.yml')),
    load: async () => new (await import('electron-updater')).NsisUpdater(),
    ...{ policy, logger, clock: systemClock },
  });
  const tellWindows = createEmit(() => BrowserWindow.getAllWindows());
  const wishes = createWishes(() => tellWindows('wishMade', {}));
  const closeGuard = createCloseGuard({ app, ask: () => tellWindows('closeAsked', {}) });
  const proxySignIns = createProxySignIns({
    clock: systemClock,
    newId: randomUUID,
    redactor,
    canAsk: () => BrowserWindow.getAllWindows().some((window) => !window.isDestroyed()),
    tell: (question) => tellWindows('proxyAsked', question === undefined ? {} : { question }),
  });
  let showNotice: ((notice: ConnectionNotice) => void) | undefined;
  const runListeners = new Set<(run: RunView) => void>();
  const save = (suggestedName: string, content: string | Uint8Array) =>
    saveText(
      dialog,
      BrowserWindow.getFocusedWindow() ?? undefined,
      app.getPath('documents'),
      suggestedName,
      content,
    );
  const deps: CompositionDeps = {
    transport: launch.simulatedNetwork
      ? (await practice.site()).transport
      : withProxySignIn(
          withLimits(
            createChromiumTransport({
              request: (options) => net.request(options),
              session: sessions.network,
              ambient: createAmbientCredentials(sessions.network('adminService')),
              knownFor: proxySignIns.knownFor,
            }),
            { clock: systemClock, logger, timeoutInMs: launch.requestTimeout },
          ),
          proxySignIns.ask,
        ),
    probes: launch.simulatedNetwork
      ? (await practice.site()).probes
      : createNodeProbes((service, url) =>
          sessions.network(service === 'site' ? 'adminService' : 'arm').resolveProxy(url),
        ),
    practice: practice.site,
    vault: createVault(safeStorage, process.platform),
    clock: systemClock,
    folders: launch.folders,
    logger,
    redactor,
    account: launch.account,
    computer: launch.computer,
    version: app.getVersion(),
    updates: updates.state,
    processes,
    ...(process.platform === 'win32' && app.isPackaged
      ? { taskScheduler: installedProgram(launch.account) }
      : {}),
    policy,
    ...(process.platform === 'win32' ? { windows: { runProgram, systemRoot, env: process.env } } : {}),
    reportToEventLog: eventLog({
      platform: process.platform,
      systemRoot,
      runProgram,
      redact: (text) => redactor.redact(text),
    }),
    settings,
    ...logonStart(app, process),
    about: aboutProgram(app, shell, logger, process.resourcesPath),
    logDesk,
    openLog: () => openLog(shell, logger.path(), logger),
    openLink: (url) => openExternalLink(shell, url),
    copyText: (text) => copyText(clipboard, text),
    notify: (notice) => showNotice?.(notice),
    takeWish: wishes.take,
    proxySignIns,
    window: closeGuard,
    saveText: save,
    saveFile: save,
    openText: (mostBytes) =>
      openText(dialog, BrowserWindow.getFocusedWindow() ?? undefined, app.getPath('documents'), mostBytes),
    emit: (event, payload) => {
      tellWindows(event, payload);
      if (event === 'runChanged') for (const listener of runListeners) listener(payload as RunView);
    },
  };
  const composition = compose(deps);
  const close = async (): Promise<void> => {
    proxySignIns.close();
    await composition.close();
    await practice.close();
  };
  if (launch.mode.kind === 'remove') {
    const ownOnly = process.platform === 'win32' && !(await isElevated(runProgram, systemRoot));
    const report = await removeEverything(
      { ...launch.mode.request, ownOnly },
      {
        removeAll: composition.commands.removeAll,
        close: () => close().then(logger.flush),
        withdraw() {
          withdrawLinks(app, process.execPath);
          deps.logonStart?.set(false);
        },
        folders: launch.folders,
        profiles: launch.profiles,
      },
    );
    tellRemoval(report, launch.mode.out);
    return app.exit(report.exitCode);
  }
  registerMethods(ipcMain, composition.handlers, {
    judge: (event) =>
      judgeSender(event, OWN_ORIGIN, (id) =>
        BrowserWindow.getAllWindows().some((window) => window.webContents.id === id),
      ),
    logger,
    checkAnswers: !app.isPackaged,
  });
  if (launch.practicePort !== undefined) {
    process.stdout.write(`${JSON.stringify(await practice.serve(launch.practicePort))}\n`);
  }
  installMenu(() => BrowserWindow.getFocusedWindow()?.webContents, !app.isPackaged);
  await live({
    mode: launch.mode,
    errands: launch.errands,
    accountFolder: launch.folders.account,
    logFolder,
    systemRoot,
    composition,
    settings,
    wishes,
    updates,
    logger,
    showWindow: createMainWindow({
      title: 'OMS Connect',
      preload: launch.preload,
      folder: launch.folders.account,
      packaged: app.isPackaged,
      logger,
      closeGuard,
      pageGone: () => {
        composition.pageGone();
        proxySignIns.pageGone();
      },
    }),
    whenRunChanges: (listener) => void runListeners.add(listener),
    whenNoticed(listener) {
      showNotice = listener;
    },
    close,
  });
}
