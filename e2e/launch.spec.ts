import { spawn } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type {} from '../renderer/oms.d.ts';
import { expect, isRealElectron, test } from './fixture.ts';

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
