/**
 * Chromium cannot be told of a scheme of our own. The page is loaded from `https://<host>.<scheme>.localhost`
 * (a secure context that no server is ever asked for), and everything the main process sees says
 * `<scheme>://<host>` again.
 */

const schemes = new Set<string>();

/** Makes a scheme one that the host serves. */
export function addScheme(scheme: string): void {
  schemes.add(scheme);
}

/** `app://oms/x` as Chromium loads it. Addresses of other schemes stay. */
export function toChromium(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url) ?? [];
  return schemes.has(scheme.toLowerCase()) ? `https://${host}.${scheme}.localhost${rest || '/'}` : url;
}

/** `https://oms.app.localhost/x` as Electron would say it. Addresses of other hosts stay. */
export function toElectron(url: string): string {
  const [, host = '', scheme = '', rest = ''] =
    /^https:\/\/([^/?#]*)\.([a-z][a-z0-9+-]*)\.localhost(?=[/?#]|$)(.*)$/is.exec(url) ?? [];
  return schemes.has(scheme) ? `${scheme}://${host}${rest}` : url;
}

/** The scheme that serves this address, or undefined if Chromium's own network would. */
export function servedScheme(chromiumUrl: string): string | undefined {
  const url = toElectron(chromiumUrl);
  return url === chromiumUrl ? undefined : url.slice(0, url.indexOf(':'));
}

/** Origin as Electron reports it: `app://oms`, or `null` for an opaque one. */
export function originOf(electronUrl: string): string {
  const [, own] = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)/i.exec(electronUrl) ?? [];
  return own ?? 'null';
}
