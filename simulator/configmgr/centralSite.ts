import type { SiteFile } from './siteFile.ts';
import type { SiteState } from './siteState.ts';

/** A central administration site that a hierarchy gains while it runs. */
export type CentralSite = Omit<NonNullable<SiteFile['gains']>, 'at'>;

/**
 * Expands a stand-alone primary site into a hierarchy: the new site stands above it and sees everything, its server is
 * an SMS Provider, and it takes the service connection point over.
 */
export function addCentralSite(state: SiteState, { code, name, server }: CentralSite): void {
  const top = state.sites.find((each) => each.parent === null);
  if (top === undefined || state.sites.some((each) => each.code === code))
    throw new Error(`The hierarchy cannot gain the site ${code}`);
  top.parent = code;
  const { version, installDir } = top;
  state.sites.push({ code, name, server, version, installDir, type: 'centralAdministration', parent: null });
  state.sites.sort((a, b) => (a.code < b.code ? -1 : 1));
  state.providers.set(server.toLowerCase(), { host: server, siteCode: code, state: 'up' });
  state.serviceConnectionPoint = { host: server, site: code, mode: 'online' };
}

/** What the site file says is to happen by now; true where something did. */
export function passTime(state: SiteState, now: Date): boolean {
  const { gains } = state;
  if (gains === undefined || now.getTime() < Date.parse(gains.at)) return false;
  state.gains = undefined;
  addCentralSite(state, gains);
  return true;
}
