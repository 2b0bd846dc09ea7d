import { record } from './recorded.ts';
import { HostEmitter } from './unknownMember.ts';

/** The part of `app` by which Windows itself knows the program: each call is kept, and nothing is registered. */
export abstract class AppShell extends HostEmitter {
  #opensAtLogin = false;
  readonly #protocols = new Set<string>();

  setUserTasks(tasks: Electron.Task[]): boolean {
    record('app.setUserTasks', tasks);
    return true;
  }

  setLoginItemSettings(settings: Electron.Settings): void {
    record('app.setLoginItemSettings', settings);
    this.#opensAtLogin = settings.openAtLogin ?? false;
  }

  getLoginItemSettings(_options?: Electron.LoginItemSettingsOptions): Electron.LoginItemSettings {
    const openAtLogin = this.#opensAtLogin;
    return {
      ...{ openAtLogin, executableWillLaunchAtLogin: openAtLogin },
      ...{ wasOpenedAtLogin: false, status: openAtLogin ? 'enabled' : 'not-registered', launchItems: [] },
    };
  }

  isDefaultProtocolClient(protocol: string, _path?: string, _args?: string[]): boolean {
    return this.#protocols.has(protocol);
  }

  setAsDefaultProtocolClient(protocol: string, path?: string, args?: string[]): boolean {
    record('app.setAsDefaultProtocolClient', protocol, path, args);
    this.#protocols.add(protocol);
    return true;
  }

  removeAsDefaultProtocolClient(protocol: string, path?: string, args?: string[]): boolean {
    record('app.removeAsDefaultProtocolClient', protocol, path, args);
    return this.#protocols.delete(protocol);
  }
}
