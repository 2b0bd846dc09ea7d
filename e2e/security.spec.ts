import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright/test';
import { eventNames, methodNames } from '../shared/api.ts';
import { appUrl, expect, isRealElectron, test } from './fixture.ts';

const root = resolve(import.meta.dirname, '..');
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

/** What the page says the moment something is refused, so that a test waits for the refusal and not for time. */
function violation(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((done) =>
        document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), {
          once: true,
        }),
      ),
  );
}

test.describe('what the page can reach', () => {
  test('nothing of Node or Electron, and of main only the methods by name', async ({ page }) => {
    const names = ['require', 'process', 'Buffer', 'module', 'global', 'ipcRenderer', 'electron', '__dirname'];
    expect(
      await page.evaluate((all) => all.filter((name) => name in window), names),
      'globals of Node or Electron in the page',
    ).toEqual([]);
    expect(await page.evaluate(() => Object.keys(window.oms).sort())).toEqual([...methodNames, 'on'].sort());
  });

  test('the bridge cannot be replaced or extended', async ({ page }) => {
    const attempts = await page.evaluate(() => {
      const refused = (act: () => void): boolean => {
        try {
          act();
          return false;
        } catch {
          return true;
        }
      };
      const oms = window.oms as unknown as Record<string, unknown>;
      return [
        refused(() => Object.assign(window, { oms: {} })),
        refused(() => Object.assign(oms, { getAppInfo: () => 'forged' })),
        refused(() => Object.assign(oms, { invoke: () => 'forged' })),
        refused(() => Reflect.deleteProperty(window, 'oms') || (() => { throw new Error('kept'); })()),
      ];
    });
    expect(attempts).toEqual([true, true, true, true]);
    expect(await page.evaluate(() => window.oms.getAppInfo({}))).toMatchObject({ ok: true });
  });

  test('only the known events, and a listener gets the payload alone', async ({ page, app }) => {
    const other = await page.evaluate(() => {
      try {
        (window.oms.on as (event: string, listener: () => void) => void)('anything', () => undefined);
        return 'subscribed';
      } catch (error) {
        return String(error);
      }
    });
    expect(other).toContain('No such event');
    await page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      window.oms.on('discovery', (...all: unknown[]) => heard.push(all));
    });
    await app.evaluate(({ BrowserWindow }, event) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send(`oms:event:${event}`, { runId: 'r', kind: 'finished' });
    }, eventNames[1]);
    await expect.poll(() => page.evaluate(() => (window as unknown as { heard: unknown }).heard)).toEqual([
      [{ runId: 'r', kind: 'finished' }],
    ]);
  });

  test('a call of the wrong shape is answered with the path at fault, not the value', async ({ page }) => {
    const answer = await page.evaluate(() =>
      window.oms.checkSite({ source: { kind: 'provider', fqdn: 4711 as unknown as string } }),
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'fieldNotAccepted', field: 'providerFqdn' } });
    expect(JSON.stringify(answer)).not.toContain('4711');
  });

  test('files of the page only', async ({ page, complaints }) => {
    const status = (path: string, method = 'GET') =>
      page.evaluate(async ([at, how]) => (await fetch(at ?? '', { method: how ?? '' })).status, [path, method]);
    expect(await status('/index.html')).toBe(200);
    for (const path of ['/..%2fmain%2fmain.js', '/..%5cmain%5cmain.js', '/%2e%2e%2fpreload%2fpreload.cjs', '/a%00.js']) {
      expect(await status(path), path).toBe(404);
    }
    expect(await status('/index.html', 'POST')).toBe(405);
    complaints.take();
  });
});

test.describe('content security policy', () => {
  test('its header is complete, and each load has another nonce', async ({ page }) => {
    const read = () =>
      page.evaluate(async () => (await fetch('/index.html')).headers.get('content-security-policy') ?? '');
    const first = await read();
    for (const directive of policy) expect(first.split('; ')).toContain(directive);
    expect(first).not.toMatch(/unsafe|\*/);
    expect(await read()).not.toBe(first);
  });

  test('the page’s own nonce is filled in and lets its styles in', async ({ page }) => {
    const nonce = () => page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce);
    const first = await nonce();
    expect(first).toMatch(/^[\w+/=-]{20,}$/);
    await page.reload();
    expect(await nonce()).not.toBe(first);
    const colour = await page.evaluate(() => {
      const style = document.createElement('style');
      style.nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
      style.textContent = 'i { color: rgb(1, 2, 3) }';
      document.head.append(style);
      const probe = document.body.appendChild(document.createElement('i'));
      return getComputedStyle(probe).color;
    });
    expect(colour).toBe('rgb(1, 2, 3)');
  });

  const attempts: readonly (readonly [string, string, () => unknown])[] = [
    [
      'a style without the nonce',
      'style-src-elem',
      () => {
        const style = document.createElement('style');
        style.textContent = 'body { color: red }';
        document.head.append(style);
      },
    ],
    ['a request to another host', 'connect-src', () => void fetch('https://evil.example/').catch(() => undefined)],
    [
      'an image of another host',
      'img-src',
      () => {
        const image = document.createElement('img');
        image.src = 'https://evil.example/a.png';
        document.body.append(image);
      },
    ],
    [
      'a frame',
      'frame-src',
      () => {
        const frame = document.createElement('iframe');
        frame.src = '/index.html';
        document.body.append(frame);
      },
    ],
    ['markup from text', 'require-trusted-types-for', () => {
      try {
        document.body.innerHTML = '<img src=x onerror=alert(1)>';
      } catch {
        // The refusal is what the test waits for.
      }
    }],
    ['a policy for trusted types', 'trusted-types', () => {
      try {
        (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }).trustedTypes.createPolicy('mine', {});
      } catch {
        // As above.
      }
    }],
  ];
  for (const [name, directive, attempt] of attempts) {
    test(`refuses ${name}`, async ({ page, complaints }) => {
      const refused = violation(page);
      await page.evaluate(attempt);
      expect(await refused).toBe(directive);
      complaints.take();
    });
  }

  test('refuses code from text', async ({ page, complaints }) => {
    const ran = await page.evaluate(() => {
      try {
        return new Function('return "ran"')();
      } catch (error) {
        return (error as Error).name;
      }
    });
    expect(ran).toBe('EvalError');
    complaints.take();
  });
});

test.describe('leaving the page', () => {
  const ways: readonly (readonly [string, () => void])[] = [
    ['by address', () => void (location.href = 'https://evil.example/?leak=1')],
    ['by replacing', () => location.replace('https://evil.example/')],
    [
      'by a link',
      () => {
        const link = document.createElement('a');
        link.href = 'https://evil.example/';
        document.body.append(link);
        link.click();
      },
    ],
    ['to data', () => void (location.href = 'data:text/plain,evil')],
    ['to a file', () => void (location.href = 'file:///etc/hostname')],
  ];
  for (const [name, leave] of ways) {
    test(`${name} is blocked, and the page goes on working`, async ({ page, complaints }) => {
      await page.evaluate(leave);
      // Answered by main after the attempt: the page is still there, with its bridge.
      expect(await page.evaluate(() => window.oms.getAppInfo({}))).toMatchObject({ ok: true });
      expect(page.url()).toMatch(appUrl);
      complaints.take();
    });
  }

  test('no window opens; an allow-listed link goes to the browser, another one nowhere', async ({ page, app }) => {
    await app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = async (url: string) => void opened.push(url);
    });
    const opened = () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
    const results = await page.evaluate(() => [
      window.open('https://evil.example/'),
      window.open('/index.html'),
      window.open('https://portal.azure.com/#home'),
    ]);
    expect(results).toEqual([null, null, null]);
    await expect.poll(opened).toEqual(['https://portal.azure.com/#home']);
    const refused = await page.evaluate(() => window.oms.openLink({ url: 'https://evil.example/' }));
    expect(refused).toMatchObject({ ok: false });
    expect(await page.evaluate(() => window.oms.openLink({ url: 'https://aka.ms/x' }))).toMatchObject({ ok: true });
    expect(await opened()).toEqual(['https://portal.azure.com/#home', 'https://aka.ms/x']);
    expect(app.windows()).toHaveLength(1);
  });
});

test('permissions: the clipboard may be written, nothing else is granted', async ({ page }) => {
  const state = (name: string) =>
    page.evaluate(async (asked) => (await navigator.permissions.query({ name: asked as PermissionName })).state, name);
  expect(await state('clipboard-write')).toBe('granted');
  for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read']) {
    expect(await state(name), name).not.toBe('granted');
  }
});

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

  test('the folder of another account is refused with exit code 3 and left alone', async ({ userDataDir }) => {
    await mkdir(userDataDir, { recursive: true });
    const owner = JSON.stringify({ schema: 1, account: 'CONTOSO\\somebody', machine: 'PC99' });
    await writeFile(join(userDataDir, 'owner.json'), owner);
    const { code, stderr } = await start(`--user-data-dir=${userDataDir}`);
    expect(code).toBe(3);
    expect(stderr).toContain('CONTOSO\\somebody on PC99');
    const { readdir } = await import('node:fs/promises');
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
    await expect.poll(() => app.evaluate(() => (globalThis as unknown as { seconds: number }).seconds)).toBe(1);
    expect(await page.evaluate(() => window.oms.getAppInfo({}))).toMatchObject({ ok: true });
  });
});
