import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defaultPath, inUserData } from './appPaths.ts';
import { AppShell } from './appShell.ts';
import { BaseWindow } from './baseWindow.ts';
import { BrowserWindow } from './browserWindow.ts';
import { closeChromium } from './chromium.ts';
import { closeChromiumNetwork } from './chromiumNetwork.ts';
import { commandLine } from './commandLine.ts';
import { hostEvent } from './hostEvent.ts';
import { lifeCycle } from './lifeCycle.ts';
import { SingleInstance } from './singleInstance.ts';
import { named } from './unknownMember.ts';

export interface AppIdentity {
  readonly path: string;
  readonly name: string;
  readonly version: string;
}

type Quit = 'no' | 'closingWindows' | 'leaving';

class App extends AppShell {
  readonly commandLine = commandLine;
  readonly isPackaged = false;
  readonly #ready = Promise.withResolvers<void>();
  readonly #paths = new Map<string, string>();
  #identity: AppIdentity = { path: process.cwd(), name: 'Electron', version: '0.0.0' };
  #isReady = false;
  #quit: Quit = 'no';
  #exitCode = 0;
  #instance: SingleInstance | undefined;
  #userModelId = '';

  constructor() {
    super();
    lifeCycle.windowCreated = (window, contents) => {
      this.emit('browser-window-created', hostEvent({}), window);
      this.emit('web-contents-created', hostEvent({}), contents);
    };
    lifeCycle.closePrevented = () => {
      this.#quit = 'no';
      lifeCycle.quitting = false;
    };
    lifeCycle.windowClosed = () => this.#windowClosed();
  }

  /** By the boot, before the app's main script runs. */
  _identify(identity: AppIdentity): void {
    this.#identity = identity;
  }

  /** The main script has decided not to start. */
  get _isLeaving(): boolean {
    return this.#quit === 'leaving';
  }

  /** By the boot, when the main script has been evaluated. */
  _becomeReady(): void {
    this.#isReady = true;
    this.#ready.resolve();
    this.emit('will-finish-launching');
    this.emit('ready', hostEvent({}), {});
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  getName(): string {
    return this.#identity.name;
  }

  setName(name: string): void {
    this.#identity = { ...this.#identity, name };
  }

  get name(): string {
    return this.getName();
  }

  set name(name: string) {
    this.setName(name);
  }

  getVersion(): string {
    return this.#identity.version;
  }

  getAppPath(): string {
    return this.#identity.path;
  }

  getLocale(): string {
    return Intl.DateTimeFormat().resolvedOptions().locale;
  }

  getSystemLocale(): string {
    return this.getLocale();
  }

  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()];
  }

  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    const path = this.#paths.get(name) ?? defaultPath(name, this.#identity.name);
    if (path === undefined) {
      throw new Error(`Failed to get '${name}' path`);
    }
    // Those that lie in the data folder move with it.
    return path.startsWith(inUserData) ? join(this.getPath('userData'), path.slice(inUserData.length)) : path;
  }

  setPath(name: string, path: string): void {
    if (resolve(path) !== path) {
      throw new Error('Path must be absolute');
    }
    mkdirSync(path, { recursive: true });
    this.#paths.set(name, path);
  }

  setAppLogsPath(path?: string): void {
    this.setPath('logs', path ?? join(this.getPath('userData'), 'logs'));
  }

  setAppUserModelId(id: string): void {
    this.#userModelId = id;
  }

  /** What the app called itself, for tests. */
  get _userModelId(): string {
    return this.#userModelId;
  }

  enableSandbox(): void {
    if (this.#isReady) {
      throw new Error('app.enableSandbox() can only be called before app is ready');
    }
  }

  disableHardwareAcceleration(): void {}
  setAccessibilitySupportEnabled(_enabled: boolean): void {}
  isAccessibilitySupportEnabled(): boolean {
    return false;
  }
  focus(): void {
    BrowserWindow.getAllWindows()[0]?.focus();
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    this.#instance ??= new SingleInstance(this.getPath('userData'), (second) => {
      this.emit(
        'second-instance',
        hostEvent({}),
        second.argv,
        second.workingDirectory,
        second.additionalData,
      );
    });
    return this.#instance.request({ argv: process.argv, workingDirectory: process.cwd(), additionalData });
  }

  hasSingleInstanceLock(): boolean {
    return this.#instance?.held ?? false;
  }

  releaseSingleInstanceLock(): void {
    this.#instance?.release();
  }

  relaunch(options: Electron.RelaunchOptions = {}): void {
    const { execPath = process.execPath, args = process.argv.slice(1) } = options;
    this.once('quit', () => {
      this.releaseSingleInstanceLock();
      spawn(execPath, args, { detached: true, stdio: 'ignore' }).unref();
    });
  }

  /** before-quit, close of each window, will-quit, quit. A listener may prevent each but the last. */
  quit(): void {
    if (this.#quit !== 'no') {
      return;
    }
    const event = hostEvent({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) {
      return;
    }
    this.#quit = 'closingWindows';
    lifeCycle.quitting = true;
    for (const window of BaseWindow.getAllWindows()) {
      window.close();
      if (!lifeCycle.quitting) {
        return;
      }
    }
    this.#leaveIfClosed();
  }

  exit(exitCode = 0): void {
    this.#exitCode = exitCode;
    this.#quit = 'leaving';
    for (const window of BaseWindow.getAllWindows()) {
      window.destroy();
    }
    this.#leave();
  }

  #windowClosed(): void {
    if (BaseWindow.getAllWindows().length > 0 || this.#quit === 'leaving') {
      return;
    }
    if (this.#quit === 'closingWindows') {
      // After the listeners of `closed`.
      queueMicrotask(() => this.#leaveIfClosed());
    } else if (!this.emit('window-all-closed')) {
      this.quit();
    }
  }

  #leaveIfClosed(): void {
    if (this.#quit !== 'closingWindows' || BaseWindow.getAllWindows().length > 0) {
      return;
    }
    this.#quit = 'leaving';
    const event = hostEvent({});
    this.emit('will-quit', event);
    if (event.defaultPrevented) {
      this.#quit = 'no';
      lifeCycle.quitting = false;
    } else {
      this.#leave();
    }
  }

  #leave(): void {
    this.emit('quit', hostEvent({}), this.#exitCode);
    void Promise.allSettled([closeChromium(), closeChromiumNetwork()]).finally(() => {
      this.releaseSingleInstanceLock();
      process.exit(this.#exitCode);
    });
  }
}

export const app = named('app', new App());
app satisfies Pick<
  Electron.App,
  | 'enableSandbox'
  | 'requestSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'relaunch'
  | 'getPath'
  | 'setPath'
  | 'getVersion'
  | 'getName'
  | 'setName'
  | 'name'
  | 'isPackaged'
  | 'setAppUserModelId'
  | 'setUserTasks'
  | 'setLoginItemSettings'
  | 'getLoginItemSettings'
  | 'isDefaultProtocolClient'
  | 'setAsDefaultProtocolClient'
  | 'removeAsDefaultProtocolClient'
  | 'getAppPath'
  | 'getLocale'
  | 'commandLine'
>;
