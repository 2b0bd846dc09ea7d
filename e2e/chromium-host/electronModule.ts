import { registerHooks } from 'node:module';
import { app } from './app.ts';
import { BaseWindow } from './baseWindow.ts';
import { BrowserWindow } from './browserWindow.ts';
import { ipcMain } from './ipc.ts';
import { HostMenu } from './menu.ts';
import { HostNativeImage } from './nativeImage.ts';
import { nativeTheme } from './nativeTheme.ts';
import { net } from './net.ts';
import { protocol } from './protocol.ts';
import { clipboard, dialog, HostNotification, HostTray, powerMonitor, screen, shell } from './recorded.ts';
import { safeStorage } from './safeStorage.ts';
import { HostSession } from './session.ts';
import { hostObject } from './unknownMember.ts';
import { WebContents } from './webContents.ts';

/** What `import 'electron'` gives in the main process. */
export const electron = hostObject('electron', {
  app,
  BaseWindow,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu: HostMenu,
  nativeImage: HostNativeImage,
  nativeTheme,
  net,
  Notification: HostNotification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session: HostSession,
  shell,
  Tray: HostTray,
  webContents: WebContents,
});

const shared = Symbol.for('chromium-host.electron');
const esmUrl = 'chromium-host:electron.mjs';
const cjsUrl = 'chromium-host:electron.cjs';
const reach = `globalThis[Symbol.for('chromium-host.electron')]`;

/** Makes `electron` resolve to the host for `import`, `import()` and `require`: everywhere the same objects. */
export function provideElectron(): void {
  Object.defineProperty(globalThis, shared, { value: electron });
  const names = Object.keys(electron);
  const source = [
    `const electron = ${reach};`,
    ...names.map((name) => `export const ${name} = electron.${name};`),
    'export default electron;',
  ].join('\n');
  registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier !== 'electron' && specifier !== 'electron/main' && specifier !== 'electron/common') {
        return next(specifier, context);
      }
      return context.conditions.includes('require')
        ? { url: cjsUrl, format: 'commonjs', shortCircuit: true }
        : { url: esmUrl, format: 'module', shortCircuit: true };
    },
    load: (url, context, next) => {
      if (url === esmUrl) {
        return { format: 'module', source, shortCircuit: true };
      }
      if (url === cjsUrl) {
        return { format: 'commonjs', source: `module.exports = ${reach};`, shortCircuit: true };
      }
      return next(url, context);
    },
  });
}
