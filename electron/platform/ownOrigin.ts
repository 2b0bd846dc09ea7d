/** The app's own page: a standard scheme, so that it has an origin like any site. */
export const SCHEME = 'app';
export const HOST = 'oms';
export const OWN_ORIGIN = `${SCHEME}://${HOST}`;
export const START_URL = `${OWN_ORIGIN}/index.html`;

/** True for addresses of the app's own page and nothing else. */
export function isOwnUrl(url: string): boolean {
  return url === OWN_ORIGIN || url.startsWith(`${OWN_ORIGIN}/`);
}
