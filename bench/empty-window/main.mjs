// The least an app can be: one window of the app's size with a line of text. What the app is measured against.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, protocol } from 'electron';

const userData = app.commandLine.getSwitchValue('user-data-dir');
if (userData !== '') app.setPath('userData', userData);
app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
app.on('window-all-closed', () => app.quit());
app.whenReady().then(async () => {
  protocol.handle('app', async () => {
    const body = await readFile(join(import.meta.dirname, 'page.html'), 'utf8');
    return new Response(body, { headers: { 'content-type': 'text/html' } });
  });
  const window = new BrowserWindow({
    width: 960,
    height: 680,
    useContentSize: true,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  window.once('ready-to-show', () => window.show());
  await window.loadURL('app://oms/index.html');
});
