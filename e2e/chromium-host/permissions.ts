import type { CdpSession } from './cdp.ts';
import type { HostSession } from './session.ts';

type Permission = Parameters<NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>>[1];

/** Electron's name of each permission that Chromium can be told to grant or deny, and Chromium's. */
const names: readonly (readonly [Permission, string, ('audio' | 'video')?])[] = [
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['geolocation', 'geolocation'],
  ['idle-detection', 'idle-detection'],
  ['local-fonts', 'local-fonts'],
  ['media', 'camera', 'video'],
  ['media', 'microphone', 'audio'],
  ['midi', 'midi'],
  ['notifications', 'notifications'],
  ['persistent-storage', 'persistent-storage'],
  ['screen-wake-lock', 'screen-wake-lock'],
  ['storage-access', 'storage-access'],
  ['window-management', 'window-management'],
];

/**
 * Asks the app's check handler for each known permission and tells Chromium the answers, before a page of
 * that origin is loaded. Without a handler everything is granted, as in Electron.
 */
export async function applyPermissions(
  browser: CdpSession,
  session: HostSession,
  contents: unknown,
  origins: { readonly electron: string; readonly chromium: string },
): Promise<void> {
  const { check } = session._permissions;
  const ask = ([permission, name, mediaType]: (typeof names)[number]) => {
    const details = {
      isMainFrame: true,
      requestingUrl: `${origins.electron}/`,
      securityOrigin: `${origins.electron}/`,
      ...(mediaType ? { mediaType } : {}),
    };
    const granted =
      check === null ||
      Boolean(check(contents as Electron.WebContents, permission, `${origins.electron}/`, details));
    // A Chromium that does not know the name keeps its own answer.
    return browser
      .send('Browser.setPermission', {
        permission: { name },
        setting: granted ? 'granted' : 'denied',
        origin: origins.chromium,
      })
      .catch(() => undefined);
  };
  await Promise.all(names.map(ask));
}
