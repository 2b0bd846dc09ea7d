import type { Translation } from '../../language/translation.ts';
import { errorText } from '../errors.ts';
import { formatNumber, plural } from '../format.ts';
import type * as english from '../general.ts';
import { siteVersion } from '../general.ts';

export const generalTexts: Translation<typeof english.generalTexts> = {
  lead: 'Prüfen Sie, ob Azure und der Standort bereit sind',
  sentence: (commit) =>
    `Nichts wird geändert, bevor Sie auf der Seite „Zusammenfassung“ die Schaltfläche „${commit}“ wählen.`,
  inAzure: 'In Azure',
  prerequisites: [
    {
      id: 'register',
      title: 'Die App ist registriert',
      detail:
        'App-Registrierung in Microsoft Entra ID; Sie benötigen ihre Client-ID. Hieß früher „Webanwendung und/oder Web-API“.',
    },
    {
      id: 'secret',
      title: 'Die App hat einen Clientschlüssel',
      detail: 'Geheimer Clientschlüssel; Sie benötigen seinen Wert, den das Portal nur einmal anzeigt.',
    },
    {
      id: 'role',
      title: 'Die App darf OMS verwenden',
      detail:
        'Log Analytics-Mitwirkender (Log Analytics Contributor) oder Mitwirkender (Contributor) für die Ressourcengruppe des Arbeitsbereichs.',
    },
  ],
  howTo: 'Anleitung',
  howToFor: (title) => `Anleitung: ${title}`,
  inSite: 'In Configuration Manager',
  provider: 'SMS-Anbieter',
  providerToday: 'Vollständiger Name des Servers (FQDN)',
  providerPractice: 'Der erfundene Server des Übungsmodus.',
  check: 'Prüfen',
  checkAgain: 'Erneut prüfen',
  checking: 'Wird geprüft',
  tableLabel: 'Standortprüfung',
  columns: { check: 'Standortprüfung', state: 'Zustand', found: 'Ergebnis' },
  useThisServer: 'Diesen Server verwenden',
  asking: (host) => `${host} wird gefragt`,
  stillAsking: (host) => `Es wird weiter auf ${host} gewartet`,
  treeLabel: 'Standorte dieser Hierarchie',
  treeSite: (code, name, server) =>
    [`${code}${name === '' || name === code ? '' : `, ${name}`}`, server].filter(Boolean).join(', auf '),
  treeHere: 'hier verbunden',
  treeMore: (count) => plural(count, { one: 'und 1 weiterer Standort', other: 'und # weitere Standorte' }),
  waiting: 'Der Standort wird geprüft.',
  mend: 'Beheben Sie, was die Standortprüfung bemängelt, um fortzufahren.',
};

export const siteCheckNames: Translation<typeof english.siteCheckNames> = {
  adminService: 'AdminService',
  topTierSite: 'Standort der obersten Ebene',
  serviceConnectionPoint: 'Dienstverbindungspunkt',
};

export const siteFinding: Translation<typeof english.siteFinding> = (check) => {
  const facts = check.facts;
  if (check.error !== undefined) {
    const text = errorText(check.error);
    const isRowText =
      check.error.code === 'notTopTierSite' ||
      check.error.code === 'serviceConnectionPointOffline' ||
      check.error.code === 'serviceConnectionPointMissing' ||
      check.error.code === 'providerAccessDenied';
    return isRowText ? text.action : `${text.title}.`;
  }
  if (check.state === 'notChecked')
    return 'Nicht geprüft, weil die Prüfung weiter oben nicht bestanden wurde.';
  const host = facts.scpHost ?? facts.host ?? facts.fqdn;
  switch (check.id) {
    case 'adminService': {
      const version = facts.version;
      const seconds = Number(facts.seconds ?? Number.NaN);
      const answer = seconds >= 0.1 ? `Antwortet in ${formatNumber(seconds)} s.` : 'Antwortet.';
      return version === undefined ? answer : `${answer} Version ${siteVersion(version)}.`;
    }
    case 'topTierSite': {
      const name = [facts.siteCode, facts.siteName].filter(Boolean).join(', ');
      return name === ''
        ? 'Der Standort hat keinen übergeordneten Standort.'
        : `${name}, hat keinen übergeordneten Standort.`;
    }
    case 'serviceConnectionPoint':
      return host === undefined ? 'Online.' : `Online, auf ${host}.`;
  }
};
