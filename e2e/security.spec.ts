import type {} from '../renderer/oms.d.ts';
import { eventNames, methodNames } from '../shared/api.ts';
import { appUrl, expect, test } from './fixture.ts';

test.describe('what the page can reach', () => {
  test('nothing of Node or Electron, and of main only the methods by name', async ({ page }) => {
    const names = [
      'require',
      'process',
      'Buffer',
      'module',
      'global',
      'ipcRenderer',
      'electron',
      '__dirname',
    ];
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
        refused(
          () =>
            Reflect.deleteProperty(window, 'oms') ||
            (() => {
              throw new Error('kept');
            })(),
        ),
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
      BrowserWindow.getAllWindows()[0]?.webContents.send(`oms:event:${event}`, {
        runId: 'r',
        kind: 'finished',
      });
    }, eventNames[1]);
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { heard: unknown }).heard))
      .toEqual([[{ runId: 'r', kind: 'finished' }]]);
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
      page.evaluate(
        async ([at, how]) => (await fetch(at ?? '', { method: how ?? '' })).status,
        [path, method],
      );
    expect(await status('/index.html')).toBe(200);
    for (const path of [
      '/..%2fmain%2fmain.js',
      '/..%5cmain%5cmain.js',
      '/%2e%2e%2fpreload%2fpreload.cjs',
      '/a%00.js',
      '/%5c%5cserver%5cshare%5ca.js',
      '/c:/windows/a.js',
      '/index.html::$DATA',
      '/index.html%20',
      '/aux.js',
    ]) {
      expect(await status(path), path).toBe(404);
    }
    expect(await status('/index.html', 'POST')).toBe(405);
    complaints.take();
  });
});

test.describe('leaving the page', () => {
  const ways: readonly (readonly [string, () => void])[] = [
    ['by address', () => location.assign('https://evil.example/?leak=1')],
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
    ['to data', () => location.assign('data:text/plain,evil')],
    ['to a file', () => location.assign('file:///etc/hostname')],
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

  test('no window opens; an allow-listed link goes to the browser, another one nowhere', async ({
    page,
    app,
  }) => {
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
    expect(await page.evaluate(() => window.oms.openLink({ url: 'https://aka.ms/x' }))).toMatchObject({
      ok: true,
    });
    expect(await opened()).toEqual(['https://portal.azure.com/#home', 'https://aka.ms/x']);
    expect(app.windows()).toHaveLength(1);
  });
});

test('permissions: the clipboard may be written, nothing else is granted', async ({ page }) => {
  const state = (name: string) =>
    page.evaluate(
      async (asked) => (await navigator.permissions.query({ name: asked as PermissionName })).state,
      name,
    );
  expect(await state('clipboard-write')).toBe('granted');
  for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read']) {
    expect(await state(name), name).not.toBe('granted');
  }
});

test('devices and places of the computer are out of reach, and no page is put into the page', async ({
  page,
  complaints,
}) => {
  // Some of these want a gesture, which the inspector's evaluation counts as.
  const asked = await page.evaluate(async () => {
    const reached = navigator as unknown as Record<
      string,
      Record<string, (options: object) => Promise<unknown>>
    >;
    const attempts: [string, () => unknown][] = [
      ['usb', () => reached.usb?.requestDevice?.({ filters: [] })],
      ['hid', () => reached.hid?.requestDevice?.({ filters: [] })],
      ['serial', () => reached.serial?.requestPort?.({})],
      ['bluetooth', () => reached.bluetooth?.requestDevice?.({ acceptAllDevices: true })],
      ['camera', () => navigator.mediaDevices.getUserMedia({ video: true })],
      ['screen', () => navigator.mediaDevices.getDisplayMedia()],
      ['midi', () => navigator.requestMIDIAccess({ sysex: true })],
      ['clipboard', () => navigator.clipboard.readText()],
      ['fonts', () => (window as unknown as Record<string, () => unknown>).queryLocalFonts?.()],
    ];
    const names: string[] = [];
    for (const [name, attempt] of attempts) {
      try {
        // What the browser does not have at all cannot be reached either.
        if ((await attempt()) !== undefined) names.push(name);
      } catch {
        // Refused.
      }
    }
    const place = await new Promise((done) =>
      navigator.geolocation.getCurrentPosition(
        () => done('place'),
        () => done('refused'),
      ),
    );
    const webview = document.body.appendChild(document.createElement('webview'));
    return { names, place, webview: 'loadURL' in webview };
  });
  expect(asked).toEqual({ names: [], place: 'refused', webview: false });
  complaints.take();
});
