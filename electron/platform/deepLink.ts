import type { App } from 'electron';
import type { AppWish } from '../../shared/wish.ts';

/**
 * Links that lead into the app, such as from a ticket or an alert. Any page of the web can offer one, so that none of
 * them acts: each only opens a page, and what is not in this grammar is refused.
 */
export const LINK_SCHEME = 'oms-connect';

const GUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
// "//" and the last "/" are what some programs make of a link of their own accord.
const GRAMMAR = new RegExp(
  `^${LINK_SCHEME}:(?://)?(?:(connection|update-secret|log-search)/(${GUID})|(update-secret))/?$`,
  'i',
);
const LONGEST = 100;

/** Anything that Windows may have started the app with because of a link of ours. */
export function isDeepLink(argument: string): boolean {
  return argument.slice(0, LINK_SCHEME.length + 1).toLowerCase() === `${LINK_SCHEME}:`;
}

/** What a link asks for. Nothing of one that is refused is kept, shown or logged: it may say anything. */
export function readDeepLink(link: string): AppWish {
  const parts = link.length > LONGEST ? null : GRAMMAR.exec(link);
  const verb = (parts?.[1] ?? parts?.[3])?.toLowerCase();
  const connectionId = parts?.[2]?.toLowerCase();
  if (verb === 'update-secret')
    return { kind: 'updateSecret', ...(connectionId === undefined ? {} : { connectionId }) };
  if (connectionId === undefined) return { kind: 'refusedLink' };
  return verb === 'connection'
    ? { kind: 'openConnection', connectionId }
    : { kind: 'logSearch', connectionId };
}

type LinkedApp = Pick<
  App,
  'isDefaultProtocolClient' | 'setAsDefaultProtocolClient' | 'removeAsDefaultProtocolClient'
>;

/** Nothing after it is a switch, for Chromium as for this app, whatever a link holds. */
const LINK_ARGUMENTS = ['--'];

/** For this Windows account, by the installed program alone. Already there, nothing is written. */
export function offerLinks(
  app: LinkedApp,
  program: { readonly platform: NodeJS.Platform; readonly execPath: string; readonly packaged: boolean },
): void {
  if (program.platform !== 'win32' || !program.packaged) return;
  if (app.isDefaultProtocolClient(LINK_SCHEME, program.execPath, LINK_ARGUMENTS)) return;
  app.setAsDefaultProtocolClient(LINK_SCHEME, program.execPath, LINK_ARGUMENTS);
}

/** When the app is removed for good. */
export function withdrawLinks(app: LinkedApp, execPath: string): void {
  app.removeAsDefaultProtocolClient(LINK_SCHEME, execPath, LINK_ARGUMENTS);
}
