import type { Translation } from '../../language/translation.ts';
import { formatNumber } from '../format.ts';
import type * as english from '../journey.ts';

export const journeyTexts: Translation<typeof english.journeyTexts> = {
  title: 'Von der Registrierung bis zur Protokollsuche',
  of: (workspace) => `Die Schritte für ${workspace}`,
  done: (count, all) => `${formatNumber(count)} von ${formatNumber(all)} fertig`,
  allDone: 'Alle Schritte sind fertig.',
  hide: 'Schritte ausblenden',
  show: 'Alle sieben Schritte anzeigen',
  noAgent: 'Keiner muss melden',
  endUnknown: {
    note: 'Wann er abläuft, ist nicht bekannt; deshalb wird niemand gewarnt. Das Portal zeigt das Datum.',
    act: 'Datum eingeben',
  },
  states: { done: 'Fertig', open: 'Zu erledigen', attention: 'Aufmerksamkeit erforderlich' },
};

export const journeyStepTexts: Translation<typeof english.journeyStepTexts> = {
  register: {
    name: 'App in Azure registrieren',
    note: 'Mit ihrer Client-ID und ihrem geheimen Clientschlüssel meldet sich Configuration Manager an.',
    act: 'So registrieren Sie sie',
  },
  permit: {
    name: 'Der App die Verwendung des Arbeitsbereichs erlauben',
    note: 'Sie benötigt eine Rolle in der Ressourcengruppe des Arbeitsbereichs.',
    act: 'So weisen Sie die Rolle zu',
  },
  connect: {
    name: 'OMS-Verbindung hinzufügen',
    note: 'Der Assistent überprüft alles, bevor er etwas ändert.',
    act: 'Assistenten öffnen',
  },
  secret: {
    name: 'Geheimen Clientschlüssel gültig halten',
    note: 'Aktualisieren Sie ihn, wenn er abläuft oder verloren geht.',
    act: 'Clientschlüssel aktualisieren',
  },
  agent: {
    name: 'Agent installieren, wo Daten gewünscht sind',
    note: 'Gerätesammlungen benötigen keinen. Heartbeat, Perf und Ähnliches benötigen ihn.',
    act: 'Agent und Prüfung',
  },
  import: {
    name: 'Gerätesammlungen importieren',
    note: 'Jede Sammlung in der Liste wird zu einer Computergruppe.',
    act: 'Import und Zeitplan',
  },
  view: {
    name: 'Computergruppen anzeigen',
    note: 'Welche Computer jede enthält, und wie Abfragen sie verwenden.',
    act: 'Gruppen anzeigen',
  },
};
