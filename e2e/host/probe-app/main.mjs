// A small app that uses what the host offers, for the host's own tests. It also runs in Electron.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, ipcMain, protocol, session } from 'electron';

const here = dirname(fileURLToPath(import.meta.url));
const events = [];
globalThis.probe = { events, requests: [], preventClose: false, secondInstances: [] };

app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

const csp =
  "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
const files = {
  '/index.html': ['page.html', 'text/html'],
  '/page.js': ['page.js', 'text/javascript'],
};

async function serve(request) {
  const { pathname, search } = new URL(request.url);
  probe.requests.push(
    request.method === 'GET' ? request.url : `${request.method} ${request.url} ${await request.text()}`,
  );
  if (pathname === '/moved') {
    return new Response(null, { status: 302, headers: { location: 'app://oms/index.html' } });
  }
  const [name, type] = files[pathname] ?? [];
  if (!name) {
    return new Response('Not found', { status: 404 });
  }
  let body = await readFile(join(here, name), 'utf8');
  if (search === '?inline') {
    body = body.replace('</body>', '<script>window.inline = true;</script></body>');
  }
  return new Response(body, { headers: { 'content-type': type, 'content-security-policy': csp } });
}

app.on('web-contents-created', (_event, contents) => {
  contents.on('will-navigate', (event) => {
    events.push(`will-navigate ${event.url}`);
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => events.push(`will-redirect ${event.url}`));
  contents.on('render-process-gone', (_gone, details) => events.push(`gone ${details.reason}`));
  contents.setWindowOpenHandler(({ url, disposition }) => {
    events.push(`open ${url} ${disposition}`);
    return { action: 'deny' };
  });
});

for (const name of ['before-quit', 'will-quit', 'quit', 'window-all-closed']) {
  app.on(name, () => {
    events.push(name);
    process.stdout.write(`${name}\n`);
    if (name === 'window-all-closed') {
      app.quit();
    }
  });
}

function createWindow() {
  const window = new BrowserWindow({
    width: 900,
    height: 640,
    show: false,
    webPreferences: { preload: join(here, 'preload.cjs'), sandbox: true, contextIsolation: true },
  });
  window.once('ready-to-show', () => {
    events.push('ready-to-show');
    window.show();
  });
  window.on('close', (event) => {
    process.stdout.write('close\n');
    if (probe.preventClose) {
      event.preventDefault();
    }
  });
  window.loadURL('app://oms/index.html').then(
    () => events.push('loaded'),
    (error) => events.push(String(error)),
  );
  return window;
}
globalThis.probe.createWindow = createWindow;

ipcMain.handle('echo', (_event, value) => value);
ipcMain.handle('throw', () => {
  throw Object.assign(new TypeError('bad thing'), { code: 'E_BAD' });
});
ipcMain.handle('unclonable', () => ({ handler: () => undefined }));
ipcMain.handle('never', () => new Promise(() => undefined));
ipcMain.handle('sender', (event) => ({
  url: event.senderFrame.url,
  origin: event.senderFrame.origin,
  isTop: event.senderFrame.parent === null,
  isMain: event.senderFrame === event.sender.mainFrame,
  known: BrowserWindow.fromWebContents(event.sender) !== null,
}));
ipcMain.on('note', (_event, text) => events.push(`note ${text}`));

if (app.requestSingleInstanceLock({ from: process.argv.at(-1) })) {
  app.on('second-instance', (_event, argv, workingDirectory, data) => {
    probe.secondInstances.push({ last: argv.at(-1), workingDirectory, data });
  });
  app.whenReady().then(() => {
    protocol.handle('app', serve);
    const granted = new Set(['clipboard-sanitized-write']);
    session.defaultSession.setPermissionCheckHandler((_contents, permission) => granted.has(permission));
    session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
      answer(granted.has(permission)),
    );
    createWindow();
    void dialog;
  });
} else {
  process.stdout.write('second\n');
  app.quit();
}
