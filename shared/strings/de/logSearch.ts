import type { Translation } from '../../language/translation.ts';
import { formatDuration, formatNumber, plural } from '../format.ts';
import type * as english from '../logSearch.ts';
import { siteListEmpty as emptyLists } from '../logSearch.ts';

const rowForms = { one: '1 Zeile', other: '# Zeilen' };

export const logTexts: Translation<typeof english.logTexts> = {
  queryLabel: 'Abfrage',
  placeholder: 'Schreiben Sie eine Abfrage in KQL, oder wählen Sie unten eine aus.',
  runHint: 'STRG+EINGABE führt die Abfrage aus.',
  rangeLabel: 'Zeitbereich',
  run: 'Ausführen',
  cancel: 'Abfrage abbrechen',
  running: (elapsed) => `Wird seit ${elapsed} ausgeführt`,
  started: 'Die Abfrage wird ausgeführt',
  portal: 'Im Azure-Portal öffnen',
  portalCopied:
    'Die Abfrage ist zu lang für einen Link und wurde daher kopiert. Fügen Sie sie in das Abfragefeld des Portals ein.',
  portalOpened: 'Die Abfrage wurde im Azure-Portal geöffnet.',
  replaced: 'Ihre vorherige Eingabe wurde beiseitegelegt.',
  giveBack: 'Zurückholen',
  ready: 'Fertige Abfragen',
  backToResult: 'Zurück zum Ergebnis',
  copy: 'Kopieren',
  copyCell: 'Zelle kopieren',
  copyRows: (count) =>
    plural(count, { one: 'Zeile mit Überschriften kopieren', other: '# Zeilen mit Überschriften kopieren' }),
  copyAll: 'Alles mit Überschriften kopieren',
  copied: (copied, asked) =>
    copied === asked
      ? `${plural(copied, rowForms)} kopiert.`
      : `Die ersten ${formatNumber(copied)} von ${plural(asked, rowForms)} wurden kopiert: Mehr nimmt die Zwischenablage nicht auf. Speichern Sie das Ergebnis als CSV-Datei, um alle zu erhalten.`,
  copiedCell: 'Zelle kopiert.',
  save: 'Als CSV speichern',
  saved: (count) => `${plural(count, rowForms)} gespeichert.`,
  gridLabel: 'Ergebnis',
  selected: (count) => plural(count, { one: '1 Zeile ausgewählt', other: '# Zeilen ausgewählt' }),
  rows: (count, durationInMs) => `${plural(count, rowForms)} in ${formatDuration(durationInMs)}`,
  listRows: (count) => plural(count, rowForms),
  fromLogs: 'aus Log Analytics',
  fromSite: 'aus Configuration Manager',
  asOf: (moment) => `wie ${moment} gelesen`,
  noRows: 'Die Abfrage ergibt in diesem Zeitbereich keine Zeilen.',
  noRowsOfQuery: 'Die Abfrage ergibt keine Zeilen.',
  furtherTables: (count) =>
    plural(count, {
      one: 'Die Antwort enthält 1 weitere Tabelle, die nicht angezeigt wird. Führen Sie deren Teil der Abfrage einzeln aus.',
      other:
        'Die Antwort enthält # weitere Tabellen, die nicht angezeigt werden. Führen Sie deren Teile der Abfrage einzeln aus.',
    }),
  more: (count) =>
    plural(count, {
      one: '1 weitere wurde auf diesem Computer nicht aufbewahrt.',
      other: '# weitere wurden auf diesem Computer nicht aufbewahrt.',
    }),
  utc: (column) => `${column} [UTC]`,
  resize: 'UMSCHALT+NACH-LINKS und UMSCHALT+NACH-RECHTS ändern die Breite der Spalte.',
  loadingRow: '…',
};

export const rangeWords: Translation<typeof english.rangeWords> = {
  hour: 'Letzte Stunde',
  fourHours: 'Letzte 4 Stunden',
  day: 'Letzte 24 Stunden',
  week: 'Letzte 7 Tage',
  month: 'Letzte 30 Tage',
  query: 'In der Abfrage festgelegt',
};

const onlyFirst = (rows: number): string =>
  plural(rows, {
    one: 'Nur die erste Zeile ist angekommen',
    other: 'Nur die ersten # Zeilen sind angekommen',
  });

export const partialTexts: Translation<typeof english.partialTexts> = {
  rows: {
    title: onlyFirst,
    body: 'Log Analytics antwortet mit höchstens 500.000 Zeilen. Filtern oder summieren Sie in der Abfrage, um die übrigen zu sehen.',
  },
  bytes: {
    title: onlyFirst,
    body: 'Log Analytics antwortet mit höchstens etwa 100 MB. Wählen Sie mit project weniger Spalten aus, oder filtern Sie die Zeilen.',
  },
  time: {
    title: () => 'Die Zeit von Log Analytics hat nicht ausgereicht, daher fehlen Zeilen',
    body: 'Wählen Sie einen kürzeren Zeitbereich, oder filtern Sie weiter vorn in der Abfrage.',
  },
  other: {
    title: () => 'Log Analytics hat nur mit einem Teil der Zeilen geantwortet',
    body: 'Was angezeigt wird, ist richtig, aber es fehlen Zeilen.',
  },
};

export const partialSays: Translation<typeof english.partialSays> = (says) =>
  `Log Analytics meldet: ${says.replace(/\.?$/, '.')}`;

export const readyTexts: Translation<typeof english.readyTexts> = {
  siteTitle: 'Aus Configuration Manager',
  siteNote:
    'Von der letzten Synchronisierung auf diesem Computer aufbewahrt. Azure wird dafür nicht abgefragt.',
  logsTitle: 'Aus Log Analytics',
  logsNote: 'Abfragen, die im Arbeitsbereich ausgeführt werden.',
  groupTitle: 'Computer einer Gruppe',
  group: 'Computergruppe',
  groupPlaceholder: 'Gruppe auswählen oder eingeben',
  noGroups: 'Es gibt noch keine Computergruppe.',
  noSuchGroup: (text) => `Keine Gruppe heißt „${text}“.`,
  moreGroups: (count) =>
    plural(count, {
      one: '1 weitere; geben Sie etwas ein, um sie zu finden',
      other: '# weitere; geben Sie etwas ein, um sie zu finden',
    }),
  lastTitle: 'Letzte Abfragen',
  lastNote: 'Nur für dieses Windows-Konto aufbewahrt.',
  noLast: 'Hier werden Abfragen aufgelistet, die Sie ausführen.',
  forget: 'Diese Abfrage aus der Liste entfernen',
  forgetAll: 'Alle entfernen',
  takeQuery: (query) => `Übernehmen: ${query}`,
};

export const siteListWords: Translation<typeof english.siteListWords> = {
  groups: {
    label: 'Importierte Gruppen',
    note: 'Jede Sammlung mit einer Gruppe, mit Alias und Status',
  },
  computers: {
    label: 'Computer mit Sammlungsmitgliedschaften',
    note: 'Jeder Computer einmal, mit den Sammlungen, denen er angehört',
  },
  changes: {
    label: 'Änderungen seit der letzten Synchronisierung',
    note: 'Computer, die bei der letzten Änderung hinzugekommen oder ausgeschieden sind',
  },
  outside: {
    label: 'Computer in keiner importierten Sammlung',
    note: 'Dem Standort bekannt, aber in keiner der Sammlungen dieser Verbindung',
  },
};

export const siteListEmpty: Translation<typeof english.siteListEmpty> = {
  groups:
    'Noch keine Sammlung hat eine Gruppe. Nach der ersten Synchronisierung werden die Gruppen hier aufgelistet.',
  computers:
    'Noch kein Computer hat eine Sammlungsmitgliedschaft. Nach der ersten Synchronisierung werden die Computer hier aufgelistet.',
  changes:
    'Seit der ersten Synchronisierung auf diesem Computer ist kein Computer zu einer Sammlung hinzugekommen oder ausgeschieden.',
  outside: 'Jeder Computer des Standorts gehört zu einer der importierten Sammlungen.',
};

export const siteListNotRead: Translation<typeof english.siteListNotRead> = {
  get groups() {
    return emptyLists.groups;
  },
  computers:
    'Die Mitglieder der Sammlungen wurden auf diesem Computer noch nicht gelesen. Die nächste Synchronisierung liest sie; danach werden sie hier aufgelistet.',
  changes:
    'Die letzten Änderungen werden auf diesem Computer nicht mehr aufbewahrt. Die nächste Änderung wird hier aufgelistet.',
  outside:
    'Die Computer des Standorts wurden auf diesem Computer noch nicht gelesen. Die nächste Synchronisierung liest sie; danach werden hier die Computer in keiner importierten Sammlung aufgelistet.',
};

export const heartbeatWords: Translation<typeof english.heartbeatWords> = {
  label: 'Computer, die Heartbeats senden',
  note: 'Jeder Computer, der sich im Zeitbereich meldet, gleich in welcher Gruppe er ist',
};

export const readyQueryWords: Translation<typeof english.readyQueryWords> = {
  computers: { label: 'Namen in der Gruppe', note: 'Wie Abfragen sie sehen: Kurznamen und DNS-Namen' },
  reporting: { label: 'Computer, die sich melden', note: 'Mit ihrem letzten Heartbeat im Zeitbereich' },
  silent: { label: 'Computer, die sich nicht melden', note: 'Kein Heartbeat im Zeitbereich' },
};

export const groupSearchTexts: Translation<typeof english.groupSearchTexts> = {
  open: 'Protokolle durchsuchen',
  label: (group) => `Protokolle der Computer von ${group} durchsuchen`,
};

export const numberTexts: Translation<typeof english.numberTexts> = {
  open: (count, label) => `${count} ${label}, Liste anzeigen`,
};

export const siteColumns: Translation<typeof english.siteColumns> = {
  group: 'Gruppe',
  collectionId: 'Sammlungs-ID',
  alias: 'Funktionsalias',
  computers: 'Computer',
  lastChange: 'Letzte Änderung',
  state: 'Status',
  computer: 'Computer',
  shortName: 'Kurzname',
  resourceId: 'Ressourcen-ID',
  collections: 'Sammlungen',
  collectionNames: 'Namen der Sammlungen',
  change: 'Änderung',
  joined: 'Hinzugekommen',
  left: 'Ausgeschieden',
};
