import type { App, Session, Shell, WebContents } from 'electron';
import type { Logger } from '../log/logger.ts';
import { allowedLink } from './externalLinks.ts';
import { isOwnUrl, OWN_ORIGIN } from './ownOrigin.ts';
import { isPermitted } from './permissions.ts';

const COMPONENT = 'Security';

export interface SecurityDeps {
  readonly app: Pick<App, 'on'>;
  readonly shell: Pick<Shell, 'openExternal'>;
  readonly logger: Logger;
}

/** Rules for every page that will ever exist in this process. Before the first window. */
export function guardPages({ app, shell, logger }: SecurityDeps): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, shell, logger));
  app.on('certificate-error', (event, _contents, url, error, _certificate, callback) => {
    event.preventDefault();
    logger.write('warning', COMPONENT, `${error} at ${hostOf(url)}`);
    callback(false);
  });
  // Without this Chromium would present the first certificate of the person's store to whoever asks.
  app.on('select-client-certificate', (event, _contents, url, _certificates, callback) => {
    event.preventDefault();
    logger.write('info', COMPONENT, `No client certificate is given to ${hostOf(url)}`);
    callback();
  });
}

function guardContents(contents: WebContents, shell: SecurityDeps['shell'], logger: Logger): void {
  const stay = (what: string) => (details: { url: string; preventDefault(): void }) => {
    if (isOwnUrl(details.url)) return;
    details.preventDefault();
    logger.write('warning', COMPONENT, `${what} to ${hostOf(details.url)} was blocked`);
  };
  contents.on('will-navigate', stay('Navigation'));
  contents.on('will-frame-navigate', stay('Navigation of a frame'));
  contents.on('will-redirect', stay('Redirect'));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    const link = allowedLink(url);
    if (link === undefined) logger.write('warning', COMPONENT, `A window for ${hostOf(url)} was blocked`);
    else void shell.openExternal(link).catch(() => undefined);
    return { action: 'deny' };
  });
}

/** Permissions of one session, asked for or checked: both count. Nothing can be downloaded. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(isPermitted(permission, originOf(details.requestingUrl), details.isMainFrame));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isPermitted(permission, requestingOrigin, details.isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

function originOf(url: string): string {
  return isOwnUrl(url) ? OWN_ORIGIN : 'null';
}

/** Only the host goes to the log: an address may carry anything. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host || new URL(url).protocol : 'an unreadable address';
}
