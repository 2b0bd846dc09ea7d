import type { Translation } from '../../language/translation.ts';
import type { SiteSearchSource } from '../../siteSearch.ts';
import type * as english from '../siteSearch.ts';

export const siteSearchTexts: Translation<typeof english.siteSearchTexts> = {
  open: 'Meinen Standort suchen',
  searching: 'Auf diesem Computer wird gesucht',
  use: (fqdn) => `${fqdn} verwenden`,
  listLabel: 'Server, die dieser Computer kennt',
};

const sources: Readonly<Record<SiteSearchSource, string>> = {
  consoleRecent: 'die Configuration Manager-Konsole war zuletzt damit verbunden',
  consoleSetup: 'die Configuration Manager-Konsole wurde damit eingerichtet',
  siteServer: 'dieser Computer ist der Standortserver',
};

export const proposalReason: Translation<typeof english.proposalReason> = (source) => sources[source];

export const nothingFound: Translation<typeof english.nothingFound> = ({ hasConsole }) =>
  hasConsole
    ? 'Hier ist eine Configuration Manager-Konsole installiert, aber dieses Konto hat sie noch nicht mit einem Standort verbunden. Geben Sie den Namen des Servers ein.'
    : 'Dieser Computer kennt keinen Standort. Geben Sie den Namen eines Servers mit der Rolle „SMS-Anbieter“ ein.';
