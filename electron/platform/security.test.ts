import { EventEmitter } from 'node:events';
import type { App, Session, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { refuseSwitches } from './commandLine.ts';
import { allowedLink, openExternalLink } from './externalLinks.ts';
import { guardPages, guardSession } from './security.ts';

function page() {
  const app = new EventEmitter();
  const opened: string[] = [];
  const log: string[] = [];
  guardPages({
    app: app as unknown as Pick<App, 'on'>,
    shell: { openExternal: async (url) => void opened.push(url) },
    logger: { write: (_severity, _component, message) => void log.push(message) },
  });
  let openHandler: ((details: { url: string }) => { action: string }) | undefined;
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: typeof openHandler) => {
      openHandler = handler;
    },
  });
  app.emit('web-contents-created', {}, contents as unknown as WebContents);
  const prevented = (name: string, url = ''): boolean => {
    let result = false;
    contents.emit(name, { url, preventDefault: () => (result = true) });
    return result;
  };
  return { app, opened, log, prevented, open: (url: string) => openHandler?.({ url }).action };
}

describe.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s', (name) => {
  test('stays on our own page', () => {
    const { prevented } = page();
    expect(prevented(name, 'app://oms/index.html')).toBe(false);
    for (const url of [
      'https://portal.azure.com/',
      'app://oms.example/',
      'app://omsx/',
      'file:///etc/passwd',
      'data:text/html,x',
      'javascript:alert(1)',
      'about:blank',
      '',
    ]) {
      expect(prevented(name, url), url).toBe(true);
    }
  });

  test('the log names the host only', () => {
    const { prevented, log } = page();
    prevented(name, 'https://evil.example/?token=secret');
    expect(log).toEqual([expect.stringContaining('evil.example')]);
    expect(log[0]).not.toContain('secret');
  });
});

test('no webview, no window; an allow-listed link goes to the browser', () => {
  const { prevented, open, opened } = page();
  expect(prevented('will-attach-webview')).toBe(true);
  expect(open('https://evil.example/')).toBe('deny');
  expect(open('app://oms/index.html')).toBe('deny');
  expect(opened).toEqual([]);
  expect(open('https://portal.azure.com/#home')).toBe('deny');
  expect(opened).toEqual(['https://portal.azure.com/#home']);
});

test('a bad certificate is never accepted', () => {
  const { app, log } = page();
  let accepted: boolean | undefined;
  let prevented = false;
  const event = { preventDefault: () => (prevented = true) };
  app.emit(
    'certificate-error',
    event,
    {},
    'https://a.example/x?y',
    'net::ERR_CERT_DATE_INVALID',
    {},
    (yes: boolean) => {
      accepted = yes;
    },
  );
  expect({ accepted, prevented }).toEqual({ accepted: false, prevented: true });
  expect(log).toEqual(['net::ERR_CERT_DATE_INVALID at a.example']);
});

test.each([
  ['https://portal.azure.com', 'https://portal.azure.com/'],
  ['https://PORTAL.azure.us/#view/x', 'https://portal.azure.us/#view/x'],
  ['https://portal.azure.cn/?a=b', 'https://portal.azure.cn/?a=b'],
  ['https://entra.microsoft.com/', 'https://entra.microsoft.com/'],
  ['https://learn.microsoft.com/azure', 'https://learn.microsoft.com/azure'],
  ['https://aka.ms/x', 'https://aka.ms/x'],
  ['http://portal.azure.com/', undefined],
  ['https://portal.azure.com:8443/', undefined],
  ['https://user@portal.azure.com/', undefined],
  ['https://:pass@portal.azure.com/', undefined],
  ['https://portal.azure.com.evil.example/', undefined],
  ['https://evil.example/portal.azure.com', undefined],
  ['https://evil.example\\@portal.azure.com/', undefined],
  ['https://portal.azure.com./', undefined],
  ['ms-settings:privacy', undefined],
  ['file:///c:/windows', undefined],
  ['not a link', undefined],
])('link %s leads to %s', (url, expected) => {
  expect(allowedLink(url)).toBe(expected);
});

test('openLink refuses what is not on the list, without opening anything', async () => {
  const opened: string[] = [];
  const shell = { openExternal: async (url: string) => void opened.push(url) };
  expect(await openExternalLink(shell, 'https://evil.example/?secret')).toMatchObject({
    ok: false,
    error: { code: 'fieldNotAccepted' },
  });
  expect(await openExternalLink(shell, 'https://aka.ms/x')).toEqual({ ok: true, value: {} });
  expect(opened).toEqual(['https://aka.ms/x']);
});

test('permissions: the clipboard for our own main frame, nothing else for anybody', () => {
  const handlers = new Map<string, (...args: unknown[]) => unknown>();
  const set = (name: string) => (handler: (...args: unknown[]) => unknown) =>
    void handlers.set(name, handler);
  guardSession({
    setPermissionRequestHandler: set('request'),
    setPermissionCheckHandler: set('check'),
    setDevicePermissionHandler: set('device'),
    on: (name: string, handler: (...args: unknown[]) => unknown) => void handlers.set(name, handler),
  } as unknown as Session);
  const request = (permission: string, requestingUrl: string, isMainFrame = true) => {
    let granted: unknown;
    handlers.get('request')?.({}, permission, (yes: unknown) => (granted = yes), {
      requestingUrl,
      isMainFrame,
    });
    return granted;
  };
  const check = (permission: string, origin: string, isMainFrame = true) =>
    handlers.get('check')?.(null, permission, origin, { isMainFrame });

  expect(request('clipboard-sanitized-write', 'app://oms/index.html')).toBe(true);
  expect(check('clipboard-sanitized-write', 'app://oms/')).toBe(true);
  expect(check('clipboard-sanitized-write', 'app://oms')).toBe(true);
  for (const permission of [
    'clipboard-read',
    'media',
    'geolocation',
    'notifications',
    'openExternal',
    'unknown',
  ]) {
    expect(request(permission, 'app://oms/index.html'), permission).toBe(false);
    expect(check(permission, 'app://oms'), permission).toBe(false);
  }
  for (const origin of ['https://evil.example/', 'app://oms.example/', '']) {
    expect(request('clipboard-sanitized-write', origin), origin).toBe(false);
    expect(check('clipboard-sanitized-write', origin), origin).toBe(false);
  }
  expect(request('clipboard-sanitized-write', 'app://oms/', false)).toBe(false);
  expect(check('clipboard-sanitized-write', 'app://oms', false)).toBe(false);
  expect(handlers.get('device')?.({})).toBe(false);
  let downloads = true;
  handlers.get('will-download')?.({
    preventDefault: () => {
      downloads = false;
    },
  });
  expect(downloads).toBe(false);
});

test('an installed app takes off the switches that would open it, and only those', () => {
  const given = new Set(['remote-debugging-port', 'log-net-log', 'force-high-contrast', 'lang']);
  const commandLine = {
    hasSwitch: (name: string) => given.has(name),
    removeSwitch: (name: string) => void given.delete(name),
  };
  expect(refuseSwitches(commandLine)).toEqual(['remote-debugging-port', 'log-net-log']);
  expect([...given]).toEqual(['force-high-contrast', 'lang']);
});

test.each([
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'inspect',
  'inspect-brk',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'disable-web-security',
  'no-sandbox',
  'auth-server-allowlist',
  'host-resolver-rules',
  'load-extension',
  'js-flags',
])('an installed app does not take --%s', (name) => {
  const removed: string[] = [];
  const taken = {
    hasSwitch: (asked: string) => asked === name,
    removeSwitch: (one: string) => void removed.push(one),
  };
  expect(refuseSwitches(taken)).toEqual([name]);
  expect(removed).toEqual([name]);
});
