import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { HostClientRequest } from '../e2e/chromium-host/clientRequest.ts';
import { electron } from '../e2e/chromium-host/electronModule.ts';
import { IncomingMessage } from '../e2e/chromium-host/incomingMessage.ts';
import { preloadWorld } from '../e2e/chromium-host/page/preloadWorld.ts';
import { mainFrame } from '../e2e/chromium-host/webFrame.ts';

/**
 * Writes gen/electron.d.ts: Electron's own declarations without what the Chromium host lacks. Compiling the app
 * against it (tsconfig.host.json) proves that every member the app uses exists in the host as well.
 */

const root = resolve(import.meta.dirname, '..');

/** Members of an object and of its prototypes, down to where unknown members throw. */
function membersOf(value: object): Set<string> {
  const members = new Set<string>();
  for (let at: object | null = value; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at)) {
      members.add(name);
    }
  }
  return members;
}

/** What a preload finds behind `require('electron')`: the world is started with nothing but a preload that looks. */
function preloadModule(): Record<string, object> {
  const found: Record<string, object> = {};
  const page = { addEventListener: () => undefined };
  const sandbox: Record<string, unknown> = {
    window: Object.assign(page, { top: page }),
    document: page,
    send: () => undefined,
    crossing: () => ({ receive: () => undefined }),
    codec: () => ({}),
    look: (require: (id: string) => object) => Object.assign(found, require('electron')),
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    URL,
    URLSearchParams,
  };
  runInNewContext(
    `(${preloadWorld})({ binding: 'send', deliver: 'deliver', versions: {} }, codec, crossing, look)`,
    sandbox,
  );
  return found;
}

const preload = preloadModule();
const nothing = {};
const { BaseWindow, BrowserWindow, Menu, nativeImage, Notification, session, Tray, webContents } = electron;

/** Electron's interface or class, and the host's objects with its instance members and its statics. */
const narrowed: Readonly<Record<string, readonly [members: object, statics?: object]>> = {
  App: [electron.app],
  BaseWindow: [BaseWindow.prototype, BaseWindow],
  BrowserWindow: [BrowserWindow.prototype, BrowserWindow],
  ClientRequest: [HostClientRequest.prototype],
  Clipboard: [electron.clipboard],
  CommandLine: [electron.app.commandLine],
  ContextBridge: [preload.contextBridge ?? nothing],
  Dialog: [electron.dialog],
  IncomingMessage: [new IncomingMessage(new Response(null), () => undefined)],
  IpcMain: [electron.ipcMain],
  IpcRenderer: [preload.ipcRenderer ?? nothing],
  Menu: [Object.assign(Object.create(Menu.prototype), { items: [] }), Menu],
  NativeImage: [nativeImage.prototype, nativeImage],
  NativeTheme: [electron.nativeTheme],
  Net: [electron.net],
  Notification: [new Notification(), Notification],
  PowerMonitor: [electron.powerMonitor],
  Protocol: [electron.protocol],
  SafeStorage: [electron.safeStorage],
  Screen: [electron.screen],
  Session: [Object.assign(Object.create(session.prototype), { protocol: nothing }), session],
  Shell: [electron.shell],
  Tray: [Tray.prototype, Tray],
  WebContents: [webContents.prototype, webContents],
  WebFrameMain: [
    mainFrame(
      1,
      () => '',
      () => false,
    ),
  ],
};

/** Event names are not narrowed: a listener for an event that never comes does no harm. */
const always = new Set([
  'constructor',
  'on',
  'once',
  'off',
  'addListener',
  'removeListener',
  'emit',
  'removeAllListeners',
]);

/** Name of the member that a line at four spaces declares. */
function memberOf(line: string): { readonly name: string; readonly isStatic: boolean } | undefined {
  const [, isStatic, name] = /^ {4}(static )?(?:readonly )?([A-Za-z_$][\w$]*)\??[(:<]/.exec(line) ?? [];
  return name === undefined ? undefined : { name, isStatic: isStatic !== undefined };
}

function narrowBlock(
  lines: readonly string[],
  members: ReadonlySet<string>,
  statics: ReadonlySet<string>,
): string[] {
  const kept: string[] = [];
  let comment: string[] = [];
  let keep = true;
  for (const line of lines) {
    const starts = line.startsWith('    ') && line[4] !== ' ';
    if (starts && line.trimStart().startsWith('/')) {
      comment = [line];
    } else if (/^ {5}\*/.test(line)) {
      comment.push(line);
    } else {
      const member = starts ? memberOf(line) : undefined;
      if (member) {
        keep = always.has(member.name) || (member.isStatic ? statics : members).has(member.name);
      }
      if (keep) {
        kept.push(...comment, line);
      }
      comment = [];
    }
  }
  return kept;
}

/** Values that the host does not export stay as types. */
function narrowExport(line: string, exported: ReadonlySet<string>): string | undefined {
  const [, constant] = /^ {4}const (\w+):/.exec(line) ?? [];
  if (constant !== undefined) {
    return exported.has(constant) ? line : undefined;
  }
  const [, name] = /^ {4}class (\w+) extends Electron\.\w+ \{\}/.exec(line) ?? [];
  return name === undefined || exported.has(name) ? line : `    type ${name} = Electron.${name};`;
}

function narrow(source: string): string {
  const exported = membersOf({ ...electron, ...preload });
  const result: string[] = [];
  const lines = source.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const [, name = ''] = /^ {2}(?:interface|class) (\w+)\b[^<]*\{$/.exec(line) ?? [];
    const host = narrowed[name];
    const isExports =
      line === '  namespace CrossProcessExports {' ||
      line === '  namespace Main {' ||
      line === '  namespace Renderer {' ||
      line === '  namespace Common {';
    result.push(line);
    if (host || isExports) {
      const end = lines.indexOf('  }', at);
      const block = lines.slice(at + 1, end);
      result.push(
        ...(host
          ? narrowBlock(
              block,
              membersOf(host[0]),
              new Set(host[1] ? Object.getOwnPropertyNames(host[1]) : []),
            )
          : block.flatMap((member) => narrowExport(member, exported) ?? [])),
      );
      at = end - 1;
    }
  }
  return result.join('\n');
}

const source = readFileSync(join(root, 'node_modules/electron/electron.d.ts'), 'utf8');
mkdirSync(join(root, 'gen'), { recursive: true });
writeFileSync(join(root, 'gen/electron.d.ts'), narrow(source));
const missing = Object.keys(narrowed).filter(
  (name) => !new RegExp(`^ {2}(interface|class) ${name}\\b`, 'm').test(source),
);
if (missing.length > 0) {
  throw new Error(`electron.d.ts no longer declares ${missing.join(', ')}`);
}
