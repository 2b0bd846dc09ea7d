import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright/test';
import { newCanary } from './canary/planted.ts';
import { type Watch, watchApp } from './canary/watch.ts';
import { expect, pageOf, test } from './fixture.ts';

test.use({ spoilsLog: true });

/** One deliberate leak per place: the search that finds none of them above must find each of these. */
const leaks: readonly (readonly [string, RegExp, (leak: Leak) => Promise<unknown>])[] = [
  [
    'the log',
    /^file logs.OMSConnect\.log: plain$/,
    ({ app, file, canary }) => append(app, file('logs', 'OMSConnect.log'), canary),
  ],
  [
    'a data file, in base64',
    /^file leak\.json: base64, /,
    ({ app, file, canary }) => append(app, file('leak.json'), JSON.stringify({ a: btoa(`..${canary}`) })),
  ],
  [
    'a data file, in UTF-16',
    /^file leak\.bin: UTF-16$/,
    ({ file, canary }) => writeFile(file('leak.bin'), Buffer.from(canary, 'utf16le')),
  ],
  [
    'the name of a file',
    /^file name: /,
    ({ file, canary }) => writeFile(file(encodeURIComponent(canary)), ''),
  ],
  [
    'an answer',
    /^reply of getAppInfo: JSON$/,
    async ({ app, page, watch, canary }) => {
      await app.evaluate(({ ipcMain }, text) => {
        ipcMain.removeHandler('oms:getAppInfo');
        ipcMain.handle('oms:getAppInfo', () => ({ ok: true, value: { version: text } }));
      }, canary);
      watch.keepReply('getAppInfo', await page.evaluate(() => window.oms.getAppInfo({})));
    },
  ],
  [
    'an event',
    /^event: JSON$/,
    async ({ app, page, canary }) => {
      await app.evaluate(({ BrowserWindow }, text) => {
        BrowserWindow.getAllWindows()[0]?.webContents.send('oms:event:runChanged', { runId: text });
      }, canary);
      await expect.poll(() => page.evaluate(() => window.canaryEvents?.length)).toBe(1);
    },
  ],
  [
    'a field of the page',
    /^page: value of input: plain$/,
    ({ page, canary }) =>
      page.evaluate((text) => {
        document.body.append(
          Object.assign(document.createElement('input'), { value: text, type: 'password' }),
        );
      }, canary),
  ],
  [
    'an attribute of the page',
    /^page: attributes of i: URL-encoded$/,
    ({ page, canary }) =>
      page.evaluate((text) => {
        const element = document.body.appendChild(document.createElement('i'));
        element.setAttribute('data-link', encodeURIComponent(text));
      }, canary),
  ],
  [
    'the page’s storage',
    /^page: localStorage: JSON/,
    ({ page, canary }) => page.evaluate((text) => localStorage.setItem('draft', text), canary),
  ],
  [
    'the command line of a child of a child',
    /^command line of process \d+: plain$/,
    ({ app, canary }) =>
      app.evaluate((_electron, text) => {
        const { spawn } = process.getBuiltinModule('node:child_process');
        // Both end with the app: their input closes then.
        const wait = 'process.stdin.resume()';
        const streams = "{ stdio: ['pipe', 'ignore', 'ignore'] }";
        const child = `require('child_process').spawn('node', ['-e', '${wait}', process.argv[1]], ${streams}); ${wait}`;
        return new Promise<void>((done) => {
          spawn('node', ['-e', child, text], { stdio: ['pipe', 'ignore', 'ignore'] }).once('spawn', done);
        });
      }, canary),
  ],
  [
    'what the process prints',
    /^stdout: plain$/,
    ({ app, canary }) => app.evaluate((_electron, text) => void process.stdout.write(`${text}\n`), canary),
  ],
];

interface Leak {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly watch: Watch;
  readonly canary: string;
  /** Path below the data folder. */
  file(...names: string[]): string;
}

function append(app: ElectronApplication, path: string, text: string): Promise<void> {
  return app.evaluate(
    (_electron, [file, line]) => {
      const { appendFileSync } = process.getBuiltinModule('node:fs');
      appendFileSync(file ?? '', `${line}\n`);
    },
    [path, text],
  );
}

test('a leak in any of these places would be found', async ({ launchApp, userDataDir }) => {
  const app = await launchApp();
  const page = await pageOf(app);
  const watch = await watchApp(app, page, userDataDir);
  const file = (...names: string[]): string => join(userDataDir, ...names);
  for (const [place, expected, leak] of leaks) {
    await test.step(place, async () => {
      const canary = newCanary();
      expect(await watch.search(canary), 'before').toEqual([]);
      await leak({ app, page, watch, canary, file });
      await expect.poll(() => watch.search(canary)).toContainEqual(expect.stringMatching(expected));
    });
  }
});
