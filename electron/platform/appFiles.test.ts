import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type AppFiles, answerAppRequest, filePath } from './appFiles.ts';

const root = resolve('/app/out/renderer');
const files: Record<string, string> = {
  'index.html': '<html lang="en"><meta property="csp-nonce" nonce="__CSP_NONCE__" /><p>__CSP_NONCE__</p>',
  'assets/index-1a.js': 'export {};',
  'assets/index-1a.css': 'p {}',
  'assets/with space.svg': '<svg/>',
  'assets/readme.txt': 'no',
  'assets/source.ts': 'no',
};
let nonces = 0;
const app: AppFiles = {
  root,
  newNonce: () => `n${++nonces}`,
  language: () => 'de-AT',
  readFile: async (path) => {
    const text = files[path.slice(root.length + 1)];
    if (text === undefined) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
    return new TextEncoder().encode(text);
  },
};
const get = (url: string, method = 'GET') => answerAppRequest({ url, method }, app);

test.each([
  ['app://oms', 'index.html', 'text/html; charset=utf-8'],
  ['app://oms/', 'index.html', 'text/html; charset=utf-8'],
  ['app://oms/index.html?x=../../a#b', 'index.html', 'text/html; charset=utf-8'],
  ['app://oms/assets/index-1a.js', 'assets/index-1a.js', 'text/javascript; charset=utf-8'],
  ['app://oms/assets/index-1a.css', 'assets/index-1a.css', 'text/css; charset=utf-8'],
  ['app://oms/assets/with%20space.svg', 'assets/with space.svg', 'image/svg+xml'],
])('%s is %s', async (url, name, type) => {
  const response = await get(url);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(type);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect((await response.text()).slice(0, 5)).toBe(files[name]?.slice(0, 5));
});

test('each load has a nonce of its own, in the policy and in the page', async () => {
  const [first, second] = [await get('app://oms/'), await get('app://oms/')];
  const nonce = /'nonce-(n\d+)'/.exec(first.headers.get('content-security-policy') ?? '')?.[1];
  expect(nonce).toBeDefined();
  expect(await first.text()).toBe(
    `<html lang="de-AT"><meta property="csp-nonce" nonce="${nonce}" /><p>${nonce}</p>`,
  );
  expect(second.headers.get('content-security-policy')).not.toContain(`'nonce-${nonce}'`);
  expect(first.headers.get('cache-control')).toBe('no-store');
});

test('the policy lets in our own files and nothing else', async () => {
  const policy = (await get('app://oms/')).headers.get('content-security-policy') ?? '';
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    expect.stringMatching(/^style-src 'self' 'nonce-n\d+'$/),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ]);
});

describe('nothing outside the folder and nothing unknown is served', () => {
  test.each([
    'app://oms/../main/main.js',
    'app://oms/..%2fmain%2fmain.js',
    'app://oms/%2e%2e/main/main.js',
    'app://oms/assets/..%2f..%2f..%2fmain.js',
    'app://oms/..%5c..%5cmain.js',
    'app://oms/assets\\..\\..\\main.js',
    'app://oms//etc/passwd.js',
    'app://oms/C:/Windows/win.js',
    'app://oms/index.html:stream.js',
    'app://oms/index.html%00.js',
    'app://oms/%',
    'app://oms/%5c%5cserver%5cshare%5cx.js',
    'app://oms/%2f%2fserver/share/x.js',
    'app://oms//server/share/x.js',
    'app://oms/%5c%5c?%5cC:%5cx.js',
    'app://oms/%2e%2e%5cmain%5cmain.js',
    'app://oms/%2E%2E%2Fmain%2Fmain.js',
    'app://oms/..%252fmain.js',
    'app://oms/c%3a/x.js',
    'app://oms/index.html::$DATA',
    'app://oms/index.html%3a%3a%24DATA',
    'app://oms/index.html.',
    'app://oms/index.html%20',
    'app://oms/index.html...',
    'app://oms/..%20/main/main.js',
    'app://oms/...%2fmain/main.js',
    'app://oms/assets./index-1a.js',
    'app://oms/assets%20/index-1a.js',
    'app://oms/aux.js',
    'app://oms/NUL.html',
    'app://oms/assets/com1.js',
    'app://oms/con%20.js',
    'app://oms/lpt%c2%b9.js',
    'app://oms/CONOUT$.js',
    'app://oms/assets/index-1a%0a.js',
    'app://oms/ASSETS~1/%3f.js',
    'app://oms:80/index.html',
    'app://user@oms/index.html',
    'APP://oms/index.html',
    'app://oms/assets',
    'app://oms/assets/readme.txt',
    'app://oms/assets/source.ts',
    'app://oms/missing.js',
    'app://oms.example/index.html',
    'app://other/index.html',
    'https://oms/index.html',
    'file:///app/out/renderer/index.html',
  ])('%s', async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  test('a path is inside the root or there is none', () => {
    for (const url of ['app://oms/..', 'app://oms/.', 'app://oms/a/..', 'app://oms/../renderer-other/x.js']) {
      expect(filePath(url, root), url).toBeUndefined();
    }
    // Windows reads these as another folder, drive or stream; the check must not depend on where it runs.
    for (const name of ['a%5cb.js', 'a\\b.js', 'C:/x.js', 'index.html:s.js', 'index.html%00.js']) {
      expect(filePath(`app://oms/${name}`, root), name).toBeUndefined();
    }
    // Windows drops these, opens a device or a stream, or looks up a pattern.
    const others = [
      '.. /x.js',
      'a./x.js',
      'a /x.js',
      'x.js.',
      'x.js ',
      'aux.js',
      'nul',
      'COM1.tar.js',
      'a*.js',
      'a|.js',
    ];
    for (const name of others) {
      expect(filePath(`app://oms/${encodeURI(name)}`, root), name).toBeUndefined();
    }
    expect(filePath('app://oms/auxiliary.js', root)).toBe(resolve(root, 'auxiliary.js'));
    expect(filePath('app://oms/a/../b.js', root)).toBe(resolve(root, 'b.js'));
    expect(filePath('app://oms/..b.js', root)).toBe(resolve(root, '..b.js'));
  });
});

test.each(['POST', 'HEAD', 'PUT'])('%s is not allowed', async (method) => {
  expect((await get('app://oms/index.html', method)).status).toBe(405);
});
