import { OWN_ORIGIN } from './ownOrigin.ts';

/**
 * What a page may do beyond showing itself: put text on the clipboard, and only our own page's main frame.
 * Electron grants everything by default.
 */
export function isPermitted(permission: string, origin: string, isMainFrame: boolean): boolean {
  // Chromium writes an origin with a slash at the end here, and without one elsewhere.
  const plain = origin.endsWith('/') ? origin.slice(0, -1) : origin;
  return permission === 'clipboard-sanitized-write' && plain === OWN_ORIGIN && isMainFrame;
}
