import { isAbsolute, relative, resolve, sep } from 'node:path';
import { isOwnUrl, OWN_ORIGIN } from './ownOrigin.ts';
import { fileHeaders, pageHeaders } from './pageHeaders.ts';

/** Stands in index.html where the nonce of each load goes. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/** As index.html has it. The page speaks this language, and a screen reader pronounces it. */
const ENGLISH = 'lang="en"';

const MIME_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
};

export interface AppFiles {
  /** Folder of the built page; nothing outside of it is served. */
  readonly root: string;
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly newNonce: () => string;
  /** A language tag. */
  readonly language: () => string;
}

/** Answers one request for a file of the page: GET, a known kind of file, inside the root, else 404 or 405. */
export async function answerAppRequest(
  request: { readonly method: string; readonly url: string },
  { root, readFile, newNonce, language }: AppFiles,
): Promise<Response> {
  if (request.method !== 'GET') {
    return new Response(null, { status: 405, headers: { ...fileHeaders, allow: 'GET' } });
  }
  const path = filePath(request.url, root);
  const type = path === undefined ? undefined : MIME_TYPES[extension(path)];
  if (path === undefined || type === undefined) return notFound();
  let content: Uint8Array;
  try {
    content = await readFile(path);
  } catch {
    return notFound();
  }
  if (!type.startsWith('text/html')) {
    return new Response(new Uint8Array(content), { headers: { ...fileHeaders, 'content-type': type } });
  }
  const nonce = newNonce();
  const html = new TextDecoder()
    .decode(content)
    .replaceAll(NONCE_PLACEHOLDER, nonce)
    .replace(ENGLISH, `lang="${language()}"`);
  return new Response(html, { headers: { ...pageHeaders(nonce), 'content-type': type } });
}

/** Absolute path that an address of ours stands for, or undefined when it leads out of the root. */
export function filePath(url: string, root: string): string | undefined {
  if (!isOwnUrl(url)) return undefined;
  const raw = url.slice(OWN_ORIGIN.length).replace(/[?#].*$/s, '');
  let name: string;
  try {
    name = decodeURIComponent(raw);
  } catch {
    return undefined;
  }
  if (name.split('/').some(meansMore)) return undefined;
  const path = resolve(root, `.${name === '' || name === '/' ? '/index.html' : name}`);
  // `relative` compares without regard to case on Windows, as the file system does.
  const inside = relative(root, path);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside))
    return undefined;
  return path;
}

/**
 * True for a part of a path that Windows reads as something else than its letters: a colon names a stream or a drive, a
 * backslash parts, dots and spaces at the end are dropped ("Naming Files, Paths, and Namespaces"), and a device is
 * meant whatever follows its name. The same everywhere, so that tests on other systems say something of Windows.
 */
function meansMore(part: string): boolean {
  if (part === '.' || part === '..') return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\\:*?"<>|\u0000-\u001f]/.test(part) || /[. ]$/.test(part)) return true;
  return /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\.|$)/i.test(part);
}

function extension(path: string): string {
  return /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
}

function notFound(): Response {
  return new Response(null, { status: 404, headers: fileHeaders });
}
