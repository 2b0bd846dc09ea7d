import type { Translation } from '../../language/translation.ts';
import { formatNumber, plural } from '../format.ts';
import type * as english from '../groups.ts';

const groupForms = { one: '1 Gruppe', other: '# Gruppen' };

/** "1 Computer", "5 Computer": the word has one form for both, but for the dative. */
const computers = (count: number): string => `${formatNumber(count)} Computer`;

const ofComputers = (count: number): string => plural(count, { one: '1 Computer', other: '# Computern' });

export const groupTexts: Translation<typeof english.groupTexts> = {
  computersLabel: () => 'Computer mit Sammlungsmitgliedschaften',
  importedLabel: (count) => (count === 1 ? 'Sammlung importiert' : 'Sammlungen importiert'),
  reading: 'Computergruppen werden gelesen',
  listLabel: 'Computergruppen',
  search: 'Gruppen suchen',
  clearSearch: 'Suche löschen',
  shown: (shown, total) =>
    shown === total ? plural(total, groupForms) : `${formatNumber(shown)} von ${plural(total, groupForms)}`,
  columns: {
    name: 'Gruppe',
    collectionId: 'Sammlungs-ID',
    computers: 'Computer',
    lastChangeAt: 'Letzte Änderung',
    state: 'Status',
  },
  empty: 'Es gibt noch keine Computergruppen. Nach der ersten Synchronisierung werden sie hier aufgelistet.',
  nothingFound: (search) => `Keine Gruppe heißt „${search}“.`,
  never: 'Noch nicht',
  close: 'Details schließen',
  backToList: 'Zurück zur Liste',
  detailOf: (name) => `Details zu ${name}`,
  alias: 'Funktionsalias',
  openLogs: 'In Log Analytics öffnen',
  useTitle: 'In einer Abfrage verwenden',
  copyUse: 'Kopieren',
  copyUseLabel: 'Beispiel kopieren',
  showQuery: 'Abfrage anzeigen',
  hideQuery: 'Abfrage ausblenden',
  queryLabel: 'Abfrage der Gruppe',
  copyQuery: 'Abfrage kopieren',
  queryCut: (shown, total) =>
    `Die ersten ${formatNumber(shown)} von ${formatNumber(total)} Zeichen werden angezeigt. Beim Kopieren werden alle übernommen.`,
  queryUnknown: 'Die Abfrage ist hier nach der nächsten Synchronisierung bekannt.',
  computers,
  computersFound: (found, total) => `${formatNumber(found)} von ${ofComputers(total)}`,
  readAt: (moment) => `Wie ${moment} gelesen`,
  searchComputers: 'Computer suchen',
  memberColumns: { computer: 'Computer', shortName: 'Kurzname' },
  membersLabel: (name) => `Computer von ${name}`,
  readingMembers: 'Computer werden gelesen',
  pendingLabel: (moment) => `Was sich durch den Lesevorgang ${moment} ändern würde`,
  wouldGo: (count) =>
    plural(count, {
      one: '1 Computer würde entfernt, wenn der letzte Lesevorgang stimmt',
      other: '# Computer würden entfernt, wenn der letzte Lesevorgang stimmt',
    }),
  wouldCome: (count) =>
    plural(count, { one: '1 Computer würde hinzugefügt', other: '# Computer würden hinzugefügt' }),
  noMembers: 'Diese Sammlung enthält zurzeit keine Computer.',
  ofMembers: (computers: number, members: number) =>
    `${formatNumber(computers)} von ${formatNumber(members)} Mitgliedern sind Computer. Die übrigen sind Platzhalter von Configuration Manager, zum Beispiel unbekannte Computer.`,
  membersUnread:
    'Die Computer werden hier nach der nächsten Synchronisierung auf diesem Computer aufgelistet.',
  noComputerFound: (search) => `Kein Computer heißt „${search}“.`,
};

export const groupStateWords: Translation<typeof english.groupStateWords> = {
  inSync: 'Synchron',
  waiting: 'Wartet',
  heldBack: 'Zurückgehalten',
  tooBig: 'Zu groß',
  notVerified: 'Geschrieben, nicht überprüft',
  failed: 'Nicht aktualisiert',
  notVisible: 'Nicht mehr sichtbar',
};

export const groupStateReasons: Translation<typeof english.groupStateReasons> = {
  inSync:
    'Die Gruppe enthält die Mitglieder, die Configuration Manager beim letzten Lesevorgang aufgeführt hat.',
  waiting: 'Die Gruppe wird bei der nächsten Synchronisierung geschrieben.',
  heldBack:
    'Der letzte Lesevorgang würde mehr als die Hälfte der Computer entfernen. Die Gruppe bleibt unverändert, bis eine mindestens eine Stunde spätere Synchronisierung dasselbe liest oder Sie entscheiden.',
  tooBig:
    'Im Arbeitsbereich ist kein Platz mehr für die Gruppe. Entfernen Sie andere gespeicherte Suchen oder Sammlungen.',
  notVerified:
    'Die Gruppe wurde geschrieben. Die App darf im Arbeitsbereich keine Abfragen ausführen, daher wurden die Computer dort nicht gezählt.',
  failed: 'Die letzte Synchronisierung hat die Gruppe unverändert gelassen. Die nächste versucht es erneut.',
  notVisible:
    'Configuration Manager führt die Sammlung nicht mehr auf: Sie wurde gelöscht, oder ein kleinerer Sicherheitsbereich verbirgt sie. Die Gruppe bleibt unverändert.',
};

export const groupOffTexts: Translation<typeof english.groupOffTexts> = {
  kept: 'Beibehalten',
  keptReason: (moment) =>
    moment === undefined
      ? 'Der Import ist ausgeschaltet: Die Gruppe bleibt unverändert.'
      : `Der Import ist ausgeschaltet: Die Gruppe bleibt, wie sie ${moment} war.`,
  deleted: 'Gelöscht',
  deletedReason: (moment) =>
    `Die Gruppe wurde ${moment} gelöscht, als der Import ausgeschaltet wurde. Wenn Sie ihn einschalten, wird sie erneut erstellt.`,
  notWritten: 'Nicht geschrieben',
  notWrittenReason: 'Der Import ist ausgeschaltet: Die Gruppe wird geschrieben, sobald er eingeschaltet ist.',
};

export const questionText: Translation<typeof english.questionText> = (question, facts) => {
  switch (question.kind) {
    case 'heldBack': {
      const { name, computersBefore, computersNow } = question;
      const lost = formatNumber(computersBefore - computersNow);
      return {
        title: `${name} würde ${lost} von ${ofComputers(computersBefore)} verlieren`,
        body: `Configuration Manager hat ${facts.since} ${computers(computersNow)} aufgeführt. Die Gruppe wurde unverändert gelassen.`,
        safe: {
          label: 'Warten',
          effect:
            'Die Gruppe ändert sich von selbst, wenn eine mindestens eine Stunde spätere Synchronisierung dasselbe liest.',
        },
        act: {
          label: 'Jetzt ändern',
          effect: `Eine Synchronisierung startet; danach enthält die Gruppe ${computers(computersNow)}.`,
        },
        confirmTitle: `${computers(computersBefore - computersNow)} aus ${name} entfernen?`,
      };
    }
    case 'notVisible':
      return {
        title: `${question.name} ist in Configuration Manager nicht mehr sichtbar`,
        body: 'Die Sammlung wurde gelöscht, oder ein kleinerer Sicherheitsbereich verbirgt sie: Beides sieht gleich aus.',
        safe: {
          label: 'Gruppe beibehalten',
          effect:
            'Die Gruppe bleibt mit ihren jetzigen Computern bestehen, und Sie werden nicht erneut gefragt.',
        },
        act: {
          label: 'Gruppe löschen',
          effect: `Die Gruppe wird aus ${facts.workspace} gelöscht; Abfragen und Warnungen, die sie verwenden, funktionieren dann nicht mehr.`,
        },
        confirmTitle: `Computergruppe von ${question.name} löschen?`,
      };
    case 'otherWriter':
      return {
        title: plural(facts.count, {
          one: 'Ein anderer Computer schreibt eine dieser Gruppen',
          other: 'Ein anderer Computer schreibt # dieser Gruppen',
        }),
        body: `Zwei Computer, die dieselben Gruppen schreiben, machen gegenseitig ihre Arbeit rückgängig. Daher hat dieser hier angehalten. Die erste Gruppe: ${question.alias}.`,
        safe: {
          label: 'Dem anderen überlassen',
          effect:
            'Der Import wird auf diesem Computer ausgeschaltet; die Gruppen bleiben bei dem anderen Computer.',
        },
        act: {
          label: 'Übernehmen',
          effect:
            'Eine Synchronisierung startet, und ab jetzt schreibt dieser Computer die Gruppen; der andere hält dann an.',
        },
        confirmTitle: 'Gruppen von dem anderen Computer übernehmen?',
      };
  }
};

export const questionTexts: Translation<typeof english.questionTexts> = {
  more: (count) => plural(count, { one: '1 weitere Frage anzeigen', other: '# weitere Fragen anzeigen' }),
  cancel: 'Abbrechen',
  elsewhere: (account) => `${account} kann antworten: Dieses Windows-Konto synchronisiert die Verbindung.`,
};
