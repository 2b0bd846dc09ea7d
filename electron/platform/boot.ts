import { join } from 'node:path';
import { app, BrowserWindow, clipboard, dialog, ipcMain, net, protocol, safeStorage, shell } from 'electron';
import { compose } from '../compose.ts';
import type { CompositionDeps } from '../composition.ts';
import { createEmit } from '../ipc/emit.ts';
import { registerMethods } from '../ipc/register.ts';
import { judgeSender } from '../ipc/sender.ts';
import { createCmtraceFile } from '../log/cmtraceFile.ts';
import type { Logger } from '../log/logger.ts';
import { createRedactor } from '../log/redact.ts';
import type { DataFolders } from '../ports.ts';
import { createPractice } from '../practice.ts';
import { withLimits } from '../transport/withLimits.ts';
import { createAmbientCredentials } from './ambientCredentials.ts';
import { copyText } from './clipboard.ts';
import { systemClock } from './clock.ts';
import { openExternalLink } from './externalLinks.ts';
import { installMenu } from './menu.ts';
import { OWN_ORIGIN } from './ownOrigin.ts';
import { serveApp } from './protocol.ts';
import { saveText } from './saveText.ts';
import { guardPages } from './security.ts';
import { openSessions } from './sessions.ts';
import { createChromiumTransport } from './transport.ts';
import { createVault } from './vault.ts';
import { focusWindow, openMainWindow } from './window.ts';

const COMPONENT = 'App';

/** What was settled before Electron was ready. */
export interface Launch {
  readonly folders: DataFolders;
  readonly account: string;
  readonly computer: string;
  readonly practicePort: number | undefined;
  readonly practiceRecord: string | undefined;
  readonly practiceSecret: string | undefined;
  readonly practiceSite: string | undefined;
  readonly requestTimeout: number | undefined;
  readonly simulatedNetwork: boolean;
  /** Folder of the built page. */
  readonly page: string;
  /** File of the built preload. */
  readonly preload: string;
}

/** Puts the parts together and opens the window. After `ready`. */
export async function boot(launch: Launch): Promise<void> {
  const redactor = createRedactor();
  const logger = createCmtraceFile({
    path: join(launch.folders.logs, 'OMSConnect.log'),
    redactor,
    now: systemClock.now,
  });
  logger.write(
    'info',
    COMPONENT,
    `OMS Connect ${app.getVersion()} started as ${launch.account} on ${launch.computer}`,
  );

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
  const deps: CompositionDeps = {
    transport: launch.simulatedNetwork
      ? (await practice.site()).transport
      : withLimits(
          createChromiumTransport({
            request: (options) => net.request(options),
            session: sessions.network,
            ambient: createAmbientCredentials(sessions.network('adminService')),
          }),
          { clock: systemClock, logger, timeoutInMs: launch.requestTimeout },
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
    openLink: (url) => openExternalLink(shell, url),
    copyText: (text) => copyText(clipboard, text),
    saveText: (suggestedName, text) =>
      saveText(
        dialog,
        BrowserWindow.getFocusedWindow() ?? undefined,
        app.getPath('documents'),
        suggestedName,
        text,
      ),
    emit: createEmit(() => BrowserWindow.getAllWindows()),
  };
  const composition = compose(deps);
  registerMethods(ipcMain, composition.handlers, {
    judge: (event) =>
      judgeSender(event, OWN_ORIGIN, (id) =>
        BrowserWindow.getAllWindows().some((window) => window.webContents.id === id),
      ),
    logger,
    checkAnswers: !app.isPackaged,
  });
  endWell(async () => {
    await composition.close();
    await practice.close();
  }, logger);
  if (launch.practicePort !== undefined) {
    process.stdout.write(`${JSON.stringify(await practice.serve(launch.practicePort))}\n`);
  }
  await showWindow(launch, logger);
  composition.startSchedule();
}

async function showWindow({ preload, folders }: Launch, logger: Logger): Promise<void> {
  installMenu(() => BrowserWindow.getFocusedWindow()?.webContents, !app.isPackaged);
  await openMainWindow({
    title: 'OMS Connect',
    preload,
    folder: folders.account,
    devTools: !app.isPackaged,
    logger,
  });
}

/** Nothing takes longer to stop than one write; a hung one must not keep the app from ending. */
const PATIENCE_AT_THE_END_IN_MS = 15_000;

/** Closing the last window ends the app, once nothing is half written. */
function endWell(close: () => Promise<void>, logger: Logger): void {
  let closed = false;
  let wantedAgain = false;
  app.on('second-instance', () => {
    const window = BrowserWindow.getAllWindows()[0];
    if (window !== undefined) focusWindow(window);
    // Started again while the last write is being finished: come back when it is.
    else wantedAgain = true;
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void Promise.race([close(), systemClock.wait(PATIENCE_AT_THE_END_IN_MS)])
      .catch((error: unknown) => logger.write('error', COMPONENT, `Closing failed: ${String(error)}`))
      .finally(() => {
        closed = true;
        logger.write('info', COMPONENT, 'OMS Connect ended');
        if (wantedAgain) app.relaunch();
        app.quit();
      });
  });
}
