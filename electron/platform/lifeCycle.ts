import { app, BaseWindow, BrowserWindow, Menu, nativeImage, powerMonitor, screen, Tray } from 'electron';
import type { RunView } from '../../shared/runModel.ts';
import type { AppWish } from '../../shared/wish.ts';
import type { Composition, SyncExitCode } from '../composition.ts';
import type { Logger } from '../log/logger.ts';
import type { ConnectionNotice } from '../methods/notice.ts';
import type { Settings } from '../methods/settings.ts';
import { systemClock } from './clock.ts';
import { offerLinks } from './deepLink.ts';
import { endWell } from './ending.ts';
import type { Errand, ErrandQueue } from './errand.ts';
import { offerTasks } from './jumpList.ts';
import { showNotice } from './notices.ts';
import { createResidence } from './residence.ts';
import { watchSessionEnd } from './sessionEnd.ts';
import type { StartMode } from './startMode.ts';
import { createSyncDesk } from './syncDesk.ts';
import { writeSyncReport } from './syncReport.ts';
import { createTaskbar } from './taskbar.ts';
import { createAppTray } from './tray.ts';
import { showTrayNotice } from './trayNotice.ts';
import { attentionMark, trayPicture } from './trayPicture.ts';
import { readTrayState, readTrayView } from './trayState.ts';
import type { Updates } from './updates.ts';
import type { Wishes } from './wishes.ts';

export interface Life {
  readonly mode: Exclude<StartMode, { kind: 'remove' }>;
  readonly errands: ErrandQueue;
  readonly accountFolder: string;
  readonly logFolder: Promise<string>;
  /** Folder of Windows. */
  readonly systemRoot: string;
  readonly composition: Composition;
  readonly settings: Settings;
  readonly wishes: Wishes;
  readonly updates: Updates;
  readonly logger: Logger;
  /** Opens the window, or brings the open one to the front. */
  readonly showWindow: (closed: () => void) => Promise<void>;
  readonly whenRunChanges: (listener: (run: RunView) => void) => void;
  readonly whenNoticed: (listener: (notice: ConnectionNotice) => void) => void;
  /** Stops everything and waits until nothing is half written. */
  readonly close: () => Promise<void>;
}

/** From the first window, icon or sync to the end of the process. Resolves once the app can be seen, or works. */
export async function live(life: Life): Promise<void> {
  const { mode, composition, settings, logger } = life;
  // A sync that does not come to its end has failed.
  let exitCode: SyncExitCode = mode.kind === 'sync' ? 1 : 0;
  let isScheduled = false;
  const onBug = (error: unknown): void =>
    logger.write('error', 'App', `Unexpected: ${error instanceof Error ? error.stack : String(error)}`);

  const desk = createSyncDesk({
    syncOnce: (request) => composition.syncOnce(request),
    accountFolder: life.accountFolder,
    logger,
  });
  const open = (): void => void openWindow().catch(onBug);
  const openFor = (wish: AppWish | undefined): void => {
    if (wish !== undefined) life.wishes.make(wish);
    open();
  };
  const tray = createAppTray({
    createIcon: () =>
      new Tray(nativeImage.createFromDataURL(trayPicture(screen.getPrimaryDisplay().scaleFactor))),
    createMenu: (items) => Menu.buildFromTemplate(items),
    readState: () => readTrayView(composition.handlers),
    open,
    updateSecret: () => openFor({ kind: 'updateSecret' }),
    syncNow: () => void residence.during(desk.sync({ scheduled: false, byPerson: true })),
    pause: (paused) => composition.handlers.saveSettings({ settings: { paused } }),
    quit: () => app.quit(),
    onBug,
  });
  const taskbar = createTaskbar({
    window: () => BrowserWindow.getAllWindows().find((window) => !window.isDestroyed()),
    mark: () => nativeImage.createFromDataURL(attentionMark(screen.getPrimaryDisplay().scaleFactor)),
    readState: () => readTrayState(composition.handlers),
    onBug,
  });
  life.whenRunChanges((run) => {
    tray.runChanged();
    taskbar.runChanged(run);
  });
  life.whenNoticed((notice) => {
    const kind = notice.leadsTo === 'updateSecret' ? 'updateSecret' : 'openConnection';
    showNotice(notice, () => openFor({ kind, connectionId: notice.connectionId }));
  });
  const residence = createResidence({
    showWindow: () => life.showWindow(() => void residence.windowClosed().catch(onBug)),
    tray,
    staysInTray: () => staysInTray(life),
    async explainTray() {
      if (await settings.firstTimeInTray()) showTrayNotice(open);
    },
    end: () => app.quit(),
  });

  const goOnSyncing = (): void => {
    if (!isScheduled) composition.startSchedule();
    isScheduled = true;
  };
  const openWindow = async (): Promise<void> => {
    const isOpen = BrowserWindow.getAllWindows().length > 0;
    await residence.openWindow();
    if (!isOpen) taskbar.windowOpened();
    goOnSyncing();
  };
  const stayInBackground = (): void => {
    residence.enterTray();
    goOnSyncing();
  };
  const syncAndReport = async ({ request, out }: Extract<StartMode, { kind: 'sync' }>): Promise<void> => {
    const startedAt = systemClock.now();
    exitCode = await desk.sync(request);
    const problem = writeSyncReport(out, exitCode, startedAt, systemClock.now());
    if (problem !== undefined) logger.write('warning', 'Sync', problem);
  };

  const ending = endWell({
    app,
    clock: systemClock,
    logger,
    async close() {
      await life.close();
      // Who waits for a sync is answered first.
      await residence.idle();
    },
    exitCode: () => exitCode,
    argv: process.argv,
    install: () => life.updates.install(),
  });
  const take = (errand: Errand): void => {
    if (errand.kind === 'sync') {
      const { ticket, request } = errand;
      const answered = residence.isLeaving ? desk.turnAway(ticket) : desk.syncFor(ticket, request);
      residence.during(answered).catch(onBug);
    } else if (errand.kind === 'nothing') return;
    else if (residence.isLeaving) ending.comeBack(errand.kind);
    else if (errand.kind === 'window') openFor(errand.wish);
    else stayInBackground();
  };

  const { platform, execPath, argv } = process;
  const { systemRoot, logFolder } = life;
  // Not waited for: the window need not come later because the registry answers slowly.
  offerTasks(app, { platform, execPath, argv, systemRoot, logFolder }).catch(onBug);
  offerLinks(app, { platform, execPath, packaged: app.isPackaged });
  app.on('browser-window-blur', () => taskbar.windowLeft());
  app.on('before-quit', () => residence.leave());
  // The residence decides. Without a listener Electron would end the app with its last window.
  app.on('window-all-closed', () => undefined);
  powerMonitor.on('resume', () => composition.wake());
  // Windows tells only programs with a window that the session ends; one that nobody sees is enough.
  watchSessionEnd(process.platform === 'win32' ? new BaseWindow({ show: false }) : undefined, powerMonitor, {
    asked: () => composition.interrupt(),
    ends() {
      life.updates.keepForLater();
      app.quit();
    },
  });

  if (mode.kind !== 'sync') life.updates.begin();
  if (mode.kind === 'window' && mode.wish !== undefined) life.wishes.make(mode.wish);
  if (mode.kind === 'window') await openWindow();
  else if (mode.kind === 'background') stayInBackground();
  else residence.during(syncAndReport(mode)).catch(onBug);
  life.errands.deliverTo(take);
}

/** Without a connection there is nothing to stay for. */
async function staysInTray({ settings, composition, logger }: Life): Promise<boolean> {
  const chosen = await settings.read();
  if (!chosen.ok) logger.write('warning', 'App', `The settings cannot be read (${chosen.error.code})`);
  if (!chosen.ok || !chosen.value.staysInTray) return false;
  const listing = await composition.handlers.listConnections({});
  return listing.ok && listing.value.connections.length + listing.value.unreadable.length > 0;
}
