import { spawn } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ElectronApplication } from 'playwright/test';
import type {} from '../renderer/oms.d.ts';
import { appUrl, expect, pageOf, test } from './fixture.ts';
import { isRealElectron } from './realElectron.ts';

const root = resolve(import.meta.dirname, '..');

test.describe('before there is a window', () => {
  const executable = isRealElectron
    ? join(root, 'node_modules/electron/dist', process.platform === 'win32' ? 'electron.exe' : 'electron')
    : join(root, 'e2e/chromium-host/electron');
  const start = (...args: string[]) =>
    new Promise<{ code: number | null; stderr: string }>((done) => {
      const child = spawn(executable, [root, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
      let stderr = '';
      child.stderr.on('data', (chunk) => (stderr += String(chunk)));
      child.on('close', (code) => done({ code, stderr }));
    });

  // Electron shows the sentence in a dialog as well, which waits for a person.
  test.skip(isRealElectron && process.platform === 'win32', 'the dialog would wait for a person');

  test('the folder of another account is refused with exit code 3 and left alone', async ({
    userDataDir,
  }) => {
    await mkdir(userDataDir, { recursive: true });
    const owner = JSON.stringify({ schema: 1, account: 'CONTOSO\\somebody', machine: 'PC99' });
    await writeFile(join(userDataDir, 'owner.json'), owner);
    const { code, stderr } = await start(`--user-data-dir=${userDataDir}`);
    expect(code).toBe(3);
    expect(stderr).toContain('CONTOSO\\somebody on PC99');
    expect(await readdir(userDataDir)).toEqual(['owner.json']);
  });

  test('the connections of another computer are refused before anything of Electron is written', async ({
    userDataDir,
  }) => {
    const shared = join(userDataDir, 'shared');
    await mkdir(shared, { recursive: true });
    const installationId = crypto.randomUUID();
    const record = { schema: 1, installationId, machine: 'PC99' };
    await writeFile(join(shared, 'installation.json'), JSON.stringify(record));
    const { code, stderr } = await start(`--user-data-dir=${userDataDir}`);
    expect(code).toBe(3);
    expect(stderr).toContain('the connections of the computer PC99');
    expect((await readdir(userDataDir)).sort()).toEqual(['owner.json', 'shared']);
    expect(await readdir(shared)).toEqual(['installation.json']);
  });

  test('a switch without sense is answered with a sentence and exit code 3', async ({ userDataDir }) => {
    const { code, stderr } = await start(`--user-data-dir=${userDataDir}`, '--practice-port=nonsense');
    expect(code).toBe(3);
    expect(stderr).toContain('--practice-port');
  });

  test('a second start hands over to the first and ends', async ({ app, page, userDataDir }) => {
    await app.evaluate(({ app: main }) => {
      Object.assign(globalThis, { seconds: 0 });
      main.on('second-instance', () => Object.assign(globalThis, { seconds: 1 }));
    });
    expect((await start(`--user-data-dir=${userDataDir}`)).code).toBe(0);
    await expect
      .poll(() => app.evaluate(() => (globalThis as unknown as { seconds: number }).seconds))
      .toBe(1);
    expect(await page.evaluate(() => window.oms.getAppInfo({}))).toMatchObject({ ok: true });
  });
});

test('the window comes back where it stood, and one that nobody could reach is rescued', async ({
  launchApp,
  userDataDir,
}) => {
  const bounds = (app: ElectronApplication) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  const place = { x: 40, y: 30, width: 1000, height: 700 };
  const first = await launchApp();
  await pageOf(first);
  await first.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), place);
  const stood = await bounds(first);
  await first.close();
  const second = await launchApp();
  await pageOf(second);
  expect(await bounds(second)).toEqual(stood);
  await second.close();

  const lost = { schema: 1, x: -30_000, y: -30_000, width: 900, height: 640, maximized: false };
  await writeFile(join(userDataDir, 'window.json'), JSON.stringify(lost));
  const third = await launchApp();
  await pageOf(third);
  expect((await bounds(third))?.x).toBeGreaterThanOrEqual(0);
});

test('a page that crashes is loaded again, and main answers it', async ({ app, page, complaints }) => {
  expect(page.url()).toMatch(appUrl);
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  // Through main: the test's own page stays a crashed one.
  const answers = () =>
    app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return contents?.executeJavaScript('window.oms.getAppInfo({}).then(({ ok }) => ok)').catch(() => false);
    });
  await expect.poll(answers).toBe(true);
  complaints.take();
});
