import { expect, sendToPage, test } from './probe.ts';

test('the page sees what the preload exposed and nothing else', async ({ page }) => {
  const seen = await page.evaluate(() => ({
    types: [
      typeof Reflect.get(globalThis, 'ipcRenderer'),
      typeof Reflect.get(globalThis, 'require'),
      typeof Reflect.get(globalThis, 'process'),
      typeof Reflect.get(globalThis, 'module'),
    ],
    own: Reflect.ownKeys(window).filter((key) => /^(host|probe|preload)|deliver/.test(String(key))),
    world: preloadSaw.world(),
    second: preloadSaw.second,
    missing: preloadSaw.missing,
  }));
  expect(seen.types).toEqual(['undefined', 'undefined', 'undefined', 'undefined']);
  expect(seen.own).toEqual(['probe', 'preloadSaw']);
  // The preload has a process, sees the same document, but not the page's variables.
  expect(seen.world).toEqual({ page: 'undefined', process: 'object', sandboxed: true });
  expect(seen.second).toBe('Cannot bind an API on top of an existing property on the window object');
  expect(seen.missing).toBe('module not found: node:fs');
});

test('the exposed API is a frozen copy', async ({ page }) => {
  const result = await page.evaluate(() => {
    const refused: string[] = [];
    const attempts: Record<string, () => void> = {
      member: () => Reflect.set(probe, 'version', 9) || refused.push('member'),
      nested: () => Reflect.set(probe.nested.list, 0, 9) || refused.push('nested'),
      added: () => Reflect.set(probe, 'extra', 9) || refused.push('added'),
      whole: () => Reflect.set(window, 'probe', 9) || refused.push('whole'),
      removed: () => Reflect.deleteProperty(window, 'probe') || refused.push('removed'),
    };
    for (const attempt of Object.values(attempts)) {
      attempt();
    }
    return { refused, version: probe.version, list: probe.nested.list };
  });
  // The preload changed its own object after exposing it: the page must not see that.
  expect(result).toEqual({
    refused: ['member', 'nested', 'added', 'whole', 'removed'],
    version: 1,
    list: [1, 2],
  });
});

test('exposed functions answer and throw synchronously', async ({ page }) => {
  const result = await page.evaluate(() => {
    try {
      return { sum: probe.sum(2, 3), fail: probe.fail() };
    } catch (error) {
      return { sum: probe.sum(2, 3), thrown: String(error), isRange: error instanceof RangeError };
    }
  });
  expect(result).toEqual({ sum: 5, thrown: 'RangeError: out of range', isRange: true });
});

test('values cross as structured clones', async ({ page }) => {
  const kept = await page.evaluate(async () => {
    const cyclic: Record<string, unknown> = { when: new Date(5), some: new Map([['a', new Set([1n])]]) };
    cyclic.self = cyclic;
    const copy = (await probe.echo(cyclic)) as typeof cyclic;
    const bytes = (await probe.echo(new Uint8Array([1, 2]))) as Uint8Array;
    const rows = Array.from({ length: 2000 }, (_, id) => ({ id, name: `Größe ${id} \u2028` }));
    return [
      copy.when instanceof Date && copy.when.getTime(),
      copy.self === copy,
      copy.some instanceof Map && copy.some.get('a').has(1n),
      bytes instanceof Uint8Array && [...bytes],
      JSON.stringify(await probe.echo(rows)) === JSON.stringify(rows),
      'missing' in ((await probe.echo({ missing: undefined })) as object),
      await probe.echo(undefined),
    ];
  });
  expect(kept).toEqual([5, true, true, [1, 2], true, true, undefined]);
});

test('failures have the texts of Electron', async ({ page }) => {
  const texts = await page.evaluate(async () => {
    const text = (promise: Promise<unknown>) =>
      promise.then(String, (error) => [String(error), 'code' in error]);
    return [
      await text(probe.invoke('throw')),
      await text(probe.invoke('nope')),
      await text(probe.invoke('unclonable')),
      // A function argument crosses the bridge as a function, and cannot go on to the main process.
      await text(probe.echo(() => 1)),
      await text(Promise.resolve().then(() => probe.echo(document.body))),
      await text(Promise.resolve().then(() => probe.sum(Symbol('a') as never, 1))),
    ];
  });
  expect(texts).toEqual([
    ["Error: Error invoking remote method 'throw': TypeError: bad thing", false],
    ["Error: Error invoking remote method 'nope': Error: No handler registered for 'nope'", false],
    ["Error: Error invoking remote method 'unclonable': Error: An object could not be cloned.", false],
    ['Error: An object could not be cloned.', false],
    ['Error: An object could not be cloned.', false],
    ['Error: An object could not be cloned.', false],
  ]);
});

test('the main process knows who called', async ({ page }) => {
  expect(await page.evaluate(() => probe.invoke('sender'))).toEqual({
    url: 'app://oms/index.html',
    origin: 'app://oms',
    isTop: true,
    isMain: true,
    known: true,
  });
  await page.evaluate(() => history.pushState(null, '', '/index.html?step=2'));
  const sender = await page.evaluate(() => probe.invoke('sender'));
  expect(sender).toMatchObject({ url: 'app://oms/index.html?step=2', origin: 'app://oms' });
});

test('events reach the page until it unsubscribes', async ({ app, page, events }) => {
  await page.evaluate(() => {
    const stop = probe.on('tick', (...args) => {
      received.push(args);
      if (received.length === 2) {
        stop();
      }
    });
  });
  for (const value of [1, 2, 3]) {
    await sendToPage(app, 'tick', value, { at: value });
  }
  // An answer comes after everything that was sent before it.
  await page.evaluate(() => probe.echo(0));
  expect(await page.evaluate(() => received)).toEqual([
    [1, { at: 1 }],
    [2, { at: 2 }],
  ]);
  await page.evaluate(() => probe.note('from the page'));
  await expect.poll(events).toContain('note from the page');
});

test('a reloaded page gets its bridge again, and no answers of the old one', async ({ app, page }) => {
  await page.evaluate(() => {
    void probe.invoke('never');
    void probe.invoke('echo', 1);
  });
  await page.reload();
  expect(await page.evaluate(() => probe.echo('again'))).toBe('again');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
  await page.waitForFunction(
    () => performance.getEntriesByType('navigation').length > 0 && pageVariable === 1,
  );
  await page.evaluate(() => void probe.on('tick', (value) => received.push(value)));
  await sendToPage(app, 'tick', 'new');
  await page.evaluate(() => probe.echo(0));
  expect(await page.evaluate(() => received)).toEqual(['new']);
});
