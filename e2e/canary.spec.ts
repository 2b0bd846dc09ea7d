import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright/test';
import { practice } from '../shared/practice.ts';
import { wizardTexts } from '../shared/strings/pages.ts';
import { proveByCalls, updateByHand } from './canary/newSecret.ts';
import { type Watch, watchApp } from './canary/watch.ts';
import { test as base, expect, pageOf } from './fixture.ts';
import {
  addPicked,
  button,
  expectPage,
  next,
  openPicker,
  openPractice,
  passAzureAd,
  passGeneral,
  passWorkspace,
  pickCollections,
  verify,
  waitForCompletion,
} from './wizardSteps.ts';

interface Planted {
  readonly canary: string;
  /** File through which practice mode learns the canary, outside of everything that is searched. */
  readonly path: string;
}

const test = base.extend<{ readonly planted: Planted }>({
  planted: async ({ scratchDir }, use) => {
    const folder = await mkdtemp(join(scratchDir, 'oms-canary-'));
    const path = join(folder, 'secret.txt');
    const canary = newCanary();
    await writeFile(path, canary, { mode: 0o600 });
    await use({ canary, path });
    await rm(folder, { recursive: true, force: true });
  },
});

/** Looks like a client secret, and every encoding writes some of its characters differently. */
function newCanary(): string {
  return `Cny8Q~${randomBytes(9).toString('base64url')}+/=&%"\\<${randomBytes(9).toString('hex')}`;
}

/** Everything main answers, with the canary sent wherever a client secret may be. */
async function callEverything(page: Page, watch: Watch, canary: string): Promise<void> {
  const call = async <T>(method: string, answer: Promise<T>): Promise<T> => {
    const reply = await answer;
    watch.keepReply(method, reply);
    return reply;
  };
  const source = { kind: 'practice' } as const;
  const signIn = (value: string) =>
    page.evaluate((input) => window.oms.verifySignIn(input), {
      source,
      cloud: 'public' as const,
      tenant: practice.tenantId,
      clientId: practice.clientId,
      secret: { kind: 'typed' as const, value },
    });
  const verified = await call('verifySignIn', signIn(canary));
  if (!verified.ok) throw new Error(`The canary was refused: ${verified.error.code}`);
  expect((await call('verifySignIn, wrong', signIn(`${canary}x`))).ok).toBe(false);
  expect((await call('verifySignIn, too long', signIn(canary.repeat(20)))).ok).toBe(false);
  const { signInId } = verified.value;
  await call(
    'discoverWorkspaces',
    page.evaluate((input) => window.oms.discoverWorkspaces(input), { signInId }),
  );
  const listed = await call(
    'listConnections',
    page.evaluate(() => window.oms.listConnections({})),
  );
  if (!listed.ok) throw new Error(`No connections: ${listed.error.code}`);
  // It was saved, and can be used: otherwise there would be nothing to find.
  expect(listed.value.connections.map(({ secret }) => secret)).toMatchObject([
    { hasSecret: true, hint: canary.slice(0, 3) },
  ]);
  for (const { connectionId, workspace, collections } of listed.value.connections) {
    const chosen = { signInId, source, workspace, collections: [...collections] };
    await call(
      'checkWorkspace',
      page.evaluate((input) => window.oms.checkWorkspace(input), { signInId, workspace }),
    );
    await call(
      'measureWorkspace',
      page.evaluate((input) => window.oms.measureWorkspace(input), { signInId, workspace }),
    );
    const ended = () =>
      page.evaluate(() =>
        window.canaryEvents?.some((text) => /"writeCheck".*"(finished|failed)"/.test(text)),
      );
    await expect.poll(ended, { timeout: 30_000 }).toBe(true);
    await call(
      'previewConnection',
      page.evaluate((input) => window.oms.previewConnection(input), chosen),
    );
    await proveByCalls(page, connectionId, canary, call);
    await call(
      'syncNow',
      page.evaluate((input) => window.oms.syncNow(input), { connectionId }),
    );
  }
  await call(
    'getAppInfo',
    page.evaluate(() => window.oms.getAppInfo({})),
  );
  await call(
    'readDraft',
    page.evaluate(() => window.oms.readDraft({})),
  );
  await call(
    'listCollections',
    page.evaluate(() => window.oms.listCollections({ source: { kind: 'practice' } })),
  );
  await expect
    .poll(async () => {
      const runs = await page.evaluate(() => window.oms.listRuns({}));
      return runs.ok && runs.value.runs.every(({ state }) => state !== 'running');
    })
    .toBe(true);
  await call(
    'listRuns',
    page.evaluate(() => window.oms.listRuns({})),
  );
}

test('a client secret is nowhere after the wizard: not in files, logs, answers, the page or command lines', async ({
  launchApp,
  userDataDir,
  planted: { canary, path },
}) => {
  const app = await launchApp([`--practice-secret=${path}`]);
  const page = await pageOf(app);
  const watch = await watchApp(app, page, userDataDir);

  await openPractice(page);
  await passGeneral(page);
  await next(page);
  // A wrong one first: a refusal must not tell it either.
  const wrong = newCanary();
  await verify(page, { clientSecret: wrong });
  await expect(page.getByText('Azure refused the sign-in')).toBeVisible();
  await passAzureAd(page, { clientSecret: canary });
  await next(page);
  await passWorkspace(page);
  await next(page);
  await openPicker(page);
  await pickCollections(page, ['SMS00001']);
  await addPicked(page, 1);
  await next(page);
  await expectPage(page, 'summary');
  expect(await watch.search(canary), 'on Summary').toEqual([]);
  await button(page, wizardTexts.addConnection).click();
  await waitForCompletion(page);
  expect(await watch.search(canary), 'after the wizard').toEqual([]);

  await callEverything(page, watch, canary);
  expect(await watch.search(canary), 'after every method was called').toEqual([]);

  // The same secret once more, as a new one: refused, then proven and saved.
  await button(page, wizardTexts.close).click();
  await updateByHand(page, wrong, canary);
  expect(await watch.search(canary), 'after the secret was updated').toEqual([]);
  expect(await watch.search(wrong), 'the refused one').toEqual([]);

  await app.close();
  expect(await watch.searchLeftovers(canary), 'after the app has ended').toEqual([]);
  expect(await watch.searchLeftovers(wrong), 'the refused one, after the end').toEqual([]);
});

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
