import { expect, test } from './probe.ts';

const origin = 'https://oms.app.localhost';

test.describe('app://', () => {
  test('the header’s policy rules: an inline script is refused and reported', async ({
    app,
    page,
    complaints,
  }) => {
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.loadURL('app://oms/index.html?inline'),
    );
    await page.waitForURL(/inline/);
    expect(await page.evaluate(() => [typeof inline, pageVariable])).toEqual(['undefined', 1]);
    const reports = complaints.take();
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatch(/inline script.*script-src 'self'/);
  });

  test('the handler gets the address as the page wrote it', async ({ app, page, complaints }) => {
    const answers = await page.evaluate(async () => {
      const paths = ['/..%2f..%2fetc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/a%00b', '/page.js?x=%20y'];
      return Promise.all(paths.map(async (path) => (await fetch(path)).status));
    });
    expect(answers).toEqual([404, 404, 404, 200]);
    const requests = await app.evaluate(() => globalThis.probe.requests);
    expect(requests).toEqual(
      expect.arrayContaining([
        'app://oms/..%2f..%2fetc/passwd',
        // Chromium resolves these before anybody sees them.
        'app://oms/etc/passwd',
        'app://oms/a%00b',
        'app://oms/page.js?x=%20y',
      ]),
    );
    expect(complaints.take()).toHaveLength(3);
  });

  test('method and body arrive', async ({ app, page, complaints }) => {
    await page.evaluate(() => fetch('/post', { method: 'POST', body: 'Größe' }));
    const requests = await app.evaluate(() => globalThis.probe.requests);
    expect(requests.at(-1)).toBe('POST app://oms/post Größe');
    complaints.take();
  });

  test('no other host is reached', async ({ page, complaints }) => {
    const answer = await page.evaluate(() =>
      fetch('https://example.com/').then(
        () => 'reached',
        () => 'refused',
      ),
    );
    expect(answer).toBe('refused');
    complaints.take();
  });

  test('loadURL tells how it failed, and the window can go on', async ({ app, page }) => {
    const failure = await app.evaluate(async ({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0];
      const error = await window?.loadURL('https://example.com/').then(
        () => undefined,
        (reason: { message: string; code: string; errno: number }) => reason,
      );
      await window?.loadURL('app://oms/index.html#after');
      return {
        message: error?.message,
        code: error?.code,
        errno: error?.errno,
        url: window?.webContents.getURL(),
      };
    });
    expect(failure).toEqual({
      message: "ERR_BLOCKED_BY_CLIENT (-20) loading 'https://example.com/'",
      code: 'ERR_BLOCKED_BY_CLIENT',
      errno: -20,
      url: 'app://oms/index.html#after',
    });
    expect(await page.evaluate(() => probe.echo(1))).toBe(1);
  });
});

test('permissions are what the check handler says', async ({ page }) => {
  const states = await page.evaluate(async () => {
    const names = ['clipboard-write', 'clipboard-read', 'geolocation', 'notifications', 'camera'];
    const states = names.map(
      async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
    );
    return Promise.all(states);
  });
  expect(states).toEqual(['granted', 'denied', 'denied', 'denied', 'denied']);
});

test('window.open and links that want a window ask the handler and open none', async ({
  app,
  page,
  events,
}) => {
  await page.getByRole('button').click();
  await page.locator('#elsewhere').click();
  await page.locator('#away').click({ modifiers: ['Control'] });
  await expect
    .poll(async () => (await events()).filter((event) => event.startsWith('open')))
    .toEqual([
      'open app://oms/index.html?popup new-window',
      'open https://example.com/x foreground-tab',
      'open https://example.com/away foreground-tab',
    ]);
  expect(await page.evaluate(() => window.open('https://example.com/y'))).toBeNull();
  expect(app.windows()).toHaveLength(1);
  expect(page.url()).toBe(`${origin}/index.html`);
});

test('a navigation that the app prevents leaves the page as it was', async ({ page, events, complaints }) => {
  await page.evaluate(() => {
    pageVariable = 7;
  });
  await page.locator('#away').click();
  await page.evaluate(() => {
    location.href = 'https://example.com/there';
  });
  await expect
    .poll(events)
    .toEqual(
      expect.arrayContaining([
        'will-navigate https://example.com/away',
        'will-navigate https://example.com/there',
      ]),
    );
  expect(await page.evaluate(async () => [pageVariable, await probe.echo('alive')])).toEqual([7, 'alive']);
  expect(page.url()).toBe(`${origin}/index.html`);
  complaints.take();
});

test('a redirect of the app’s own address is announced', async ({ app, events }) => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL('app://oms/moved'));
  expect(await events()).toContain('will-redirect app://oms/index.html');
});

test('console messages, scripts and size reach the main process', async ({ app, page, complaints }) => {
  const seen = await app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    const message = new Promise<unknown>((resolve) => {
      window?.webContents.once('console-message', ({ level, message }) => resolve([level, message]));
    });
    const inner = await window?.webContents.executeJavaScript(
      'console.warn("careful", 1); [innerWidth, innerHeight]',
    );
    const failed = await window?.webContents.executeJavaScript('nope()').catch(String);
    return {
      message: await message,
      inner,
      failed,
      title: window?.getTitle(),
      content: window?.getContentSize(),
    };
  });
  expect(seen).toEqual({
    message: ['warning', 'careful 1'],
    inner: [900, 640],
    failed: 'Error: ReferenceError: nope is not defined',
    title: 'Probe',
    content: [900, 640],
  });
  await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.webContents.setZoomFactor(2);
    window?.setContentSize(1000, 700);
  });
  await expect
    .poll(() => page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio]))
    .toEqual([500, 350, 2]);
  expect(complaints.take()).toHaveLength(1);
});

test('a crashed page is told and comes back', async ({ app, events }) => {
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await expect.poll(events).toContain('gone crashed');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
  // Through main: the runner's own page stays a crashed one.
  const answer = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('probe.echo("alive")').catch(String),
    );
  await expect.poll(answer).toBe('alive');
});
