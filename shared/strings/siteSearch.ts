import { localised } from '../language/localised.ts';
import type { SiteSearch, SiteSearchSource } from '../siteSearch.ts';

/** Find my site, beside the SMS Provider field. */
export const siteSearchTexts = localised('siteSearchTexts', {
  open: 'Find my site',
  searching: 'Looking on this computer',
  use: (fqdn: string) => `Use ${fqdn}`,
  listLabel: 'Servers that this computer knows',
});

const sources: Readonly<Record<SiteSearchSource, string>> = {
  consoleRecent: 'the Configuration Manager console was last connected to it',
  consoleSetup: 'the Configuration Manager console was set up with it',
  siteServer: 'this computer is its site server',
};

export const proposalReason = localised(
  'proposalReason',
  (source: SiteSearchSource): string => sources[source],
);

/** Why there is nothing to propose, and that nothing is lost. */
export const nothingFound = localised('nothingFound', ({ hasConsole }: SiteSearch): string => {
  return hasConsole
    ? 'A Configuration Manager console is installed here, but it has not been connected to a site by this account. Type the server’s name.'
    : 'This computer knows no site. Type the name of a server with the SMS Provider role.';
});
