import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, pageOf, probeApp, test } from './probe.ts';

const electron = join(import.meta.dirname, '../chromium-host/electron');

/** Starts the host as a person would, without a test runner. */
async function run(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(electron, args, { env: { ...process.env, ...env } });
  let output = '';
  child.stdout.on('data', (data) => {
    output += String(data);
  });
  child.stderr.on('data', (data) => {
    output += String(data);
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, ended, output: () => output };
}

async function processesOf(folder: string): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.includes(folder)).length;
}

test('a second start hands over its arguments and ends', async ({ app, page, userDataDir }) => {
  expect(await page.title()).toBe('Probe');
  const second = await run([probeApp, `--user-data-dir=${userDataDir}`, '--connection=42']);
  expect(await second.ended).toBe(0);
  expect(second.output()).toContain('second\n');
  await expect
    .poll(() => app.evaluate(() => globalThis.probe.secondInstances))
    .toEqual([
      { last: '--connection=42', workingDirectory: process.cwd(), data: { from: '--connection=42' } },
    ]);
  expect(await app.evaluate(({ app }) => app.hasSingleInstanceLock())).toBe(true);
});

test('a prevented close keeps the window and calls a quit off', async ({ app, page, events }) => {
  const left = await app.evaluate(({ app, BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    globalThis.probe.preventClose = true;
    window?.close();
    app.quit();
    const { length } = BrowserWindow.getAllWindows();
    globalThis.probe.preventClose = false;
    return { length, destroyed: window?.isDestroyed() };
  });
  expect(left).toEqual({ length: 1, destroyed: false });
  expect(await page.evaluate(() => probe.echo('alive'))).toBe('alive');
  const order = (await events()).filter((event) => event.includes('quit') || event.includes('closed'));
  expect(order).toEqual(['before-quit']);
});

test('quit: before-quit, close, will-quit, quit; data stays, processes do not', async ({
  launchApp,
  userDataDir,
}) => {
  const app = await launchApp([], {}, { app: probeApp });
  let output = '';
  app.process().stdout?.on('data', (data) => {
    output += String(data);
  });
  await pageOf(app);
  await app.close();
  expect(output.trim().split('\n')).toEqual(['before-quit', 'close', 'will-quit', 'quit']);
  expect(await processesOf(userDataDir)).toBe(0);
  expect(await readdir(userDataDir)).not.toContain('host.lock');
});

test('closing the last window says so and quits', async ({ launchApp }) => {
  const app = await launchApp([], {}, { app: probeApp });
  let output = '';
  app.process().stdout?.on('data', (data) => {
    output += String(data);
  });
  const page = await pageOf(app);
  const ended = once(app.process(), 'exit');
  await page.close();
  expect((await ended)[0]).toBe(0);
  expect(output.trim().split('\n')).toEqual([
    'close',
    'window-all-closed',
    'before-quit',
    'will-quit',
    'quit',
  ]);
});

test('a window that is closed past the app is still reported, and the app ends', async ({ launchApp }) => {
  const app = await launchApp([], {}, { app: probeApp });
  let output = '';
  app.process().stdout?.on('data', (data) => {
    output += String(data);
  });
  const page = await pageOf(app);
  const ended = once(app.process(), 'exit');
  const session = await page.context().newCDPSession(page);
  await session.send('Page.close');
  expect((await ended)[0]).toBe(0);
  expect(output.trim().split('\n')).toEqual([
    'close',
    'window-all-closed',
    'before-quit',
    'will-quit',
    'quit',
  ]);
});

test('a window without a page is no browser window, and the app lives until it is closed too', async ({
  launchApp,
}) => {
  const app = await launchApp([], {}, { app: probeApp });
  const page = await pageOf(app);
  const ended = once(app.process(), 'exit');
  const windows = await app.evaluate(({ BaseWindow, BrowserWindow }) => {
    const window = new BaseWindow({ show: false, title: 'Listens' });
    const both = [BaseWindow.getAllWindows().length, BrowserWindow.getAllWindows().length];
    return { both, visible: window.isVisible(), title: window.getTitle() };
  });
  expect(windows).toEqual({ both: [2, 1], visible: false, title: 'Listens' });
  await page.close();
  expect(await app.evaluate(() => globalThis.probe.events)).not.toContain('window-all-closed');
  await app.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows()[0]?.close()).catch(() => undefined);
  expect((await ended)[0]).toBe(0);
});

test('a picture knows whether it is one, and its size', async ({ app, page }) => {
  expect(await page.title()).toBe('Probe');
  const pixel =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const sizes = await app.evaluate(
    ({ nativeImage }, urls) =>
      urls.map((url) => {
        const image = nativeImage.createFromDataURL(url);
        return image.isEmpty() ? 'empty' : image.getSize();
      }),
    [pixel, 'data:image/png;base64,AAAA', 'data:text/plain,x'],
  );
  expect(sizes).toEqual([{ width: 1, height: 1 }, 'empty', 'empty']);
});

test('without a test runner: runs, listens nowhere, and dies with its browser', async ({ userDataDir }) => {
  const host = await run([probeApp, `--user-data-dir=${userDataDir}`]);
  await expect.poll(() => processesOf(userDataDir), { timeout: 15_000 }).toBeGreaterThan(2);
  expect(host.output()).not.toContain('listening');
  host.child.kill('SIGKILL');
  await host.ended;
  await expect.poll(() => processesOf(userDataDir), { timeout: 15_000 }).toBe(0);
  // The lock of a process that was killed is no obstacle.
  const next = await run([probeApp, `--user-data-dir=${userDataDir}`]);
  await expect.poll(() => processesOf(userDataDir), { timeout: 15_000 }).toBeGreaterThan(2);
  next.child.kill('SIGTERM');
  expect(await next.ended).toBe(0);
  expect(next.output()).toContain('will-quit');
});

test('plain sentences for what is missing', async ({ userDataDir }) => {
  const noApp = await run(['/nowhere/app', `--user-data-dir=${userDataDir}`]);
  expect(await noApp.ended).toBe(1);
  expect(noApp.output().trim()).toBe('There is no app at /nowhere/app.');
  const noChromium = await run([probeApp, `--user-data-dir=${userDataDir}`], {
    CHROMIUM: '/nowhere/chromium',
  });
  expect(await noChromium.ended).toBe(1);
  expect(noChromium.output()).toContain('CHROMIUM names /nowhere/chromium, which cannot be run.');
});

test('sealed text opens again in the same data folder only', async ({ app, page }) => {
  expect(await page.title()).toBe('Probe');
  const result = await app.evaluate(async ({ app, safeStorage }) => {
    const sealed = await safeStorage.encryptStringAsync('gehe1m');
    const again = await safeStorage.encryptStringAsync('gehe1m');
    const opened = await safeStorage.decryptStringAsync(sealed);
    const tampered = Buffer.from(sealed);
    tampered[tampered.length - 1] = (tampered.at(-1) ?? 0) ^ 1;
    const refused = await safeStorage.decryptStringAsync(tampered).catch(String);
    app.setPath('userData', `${app.getPath('userData')}/other`);
    const foreign = await safeStorage.decryptStringAsync(sealed).catch(String);
    return {
      available: await safeStorage.isAsyncEncryptionAvailable(),
      backend: safeStorage.getSelectedStorageBackend(),
      opened,
      same: sealed.equals(again),
      plain: sealed.includes('gehe1m'),
      refused,
      foreign,
    };
  });
  const failure = 'Error: Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.';
  expect(result).toEqual({
    available: true,
    backend: 'gnome_libsecret',
    opened: { result: 'gehe1m', shouldReEncrypt: false },
    same: false,
    plain: false,
    refused: failure,
    foreign: failure,
  });
});

test('a test can ask for a system without a key store', async ({ launchApp }) => {
  const app = await launchApp([], { OMS_HOST_STORAGE: 'basic_text' }, { app: probeApp });
  await pageOf(app);
  expect(await app.evaluate(({ safeStorage }) => safeStorage.getSelectedStorageBackend())).toBe('basic_text');
});

test('the desktop is not touched: calls are kept, dialogs are cancelled, tests may replace them', async ({
  app,
  page,
}) => {
  expect(await page.title()).toBe('Probe');
  const result = await app.evaluate(async ({ clipboard, dialog, shell }) => {
    await shell.openExternal('https://learn.microsoft.com/x');
    await clipboard.writeText('copied');
    const cancelled = await dialog.showOpenDialog({ properties: ['openFile'] });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/chosen'] });
    const chosen = await dialog.showOpenDialog({});
    const calls = Reflect.get(globalThis, 'hostCalls') as { name: string }[];
    return { cancelled, chosen, text: await clipboard.readText(), calls: calls.map(({ name }) => name) };
  });
  expect(result).toEqual({
    cancelled: { canceled: true, filePaths: [] },
    chosen: { canceled: false, filePaths: ['/chosen'] },
    text: 'copied',
    calls: ['shell.openExternal', 'clipboard.writeText', 'dialog.showOpenDialog'],
  });
});

test('a member that the host lacks is an error with its name', async ({ app, page }) => {
  expect(await page.title()).toBe('Probe');
  const texts = await app.evaluate((electron) => {
    const text = (read: () => unknown) => {
      try {
        return `has ${String(read())}`;
      } catch (error) {
        return (error as Error).message;
      }
    };
    const window = electron.BrowserWindow.getAllWindows()[0];
    return [
      text(() => electron.app.setBadgeCount(1)),
      text(() => window?.setKiosk(true)),
      text(() => window?.webContents.capturePage()),
      text(() => electron.session.defaultSession.webRequest),
      text(() => electron.autoUpdater),
    ];
  });
  expect(texts).toEqual([
    'not in the host: app.setBadgeCount',
    'not in the host: BrowserWindow.setKiosk',
    'not in the host: WebContents.capturePage',
    'not in the host: Session.webRequest',
    'not in the host: electron.autoUpdater',
  ]);
});
