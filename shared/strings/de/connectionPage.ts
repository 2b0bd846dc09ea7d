import type { Translation } from '../../language/translation.ts';
import type { RunTrigger, ServiceName } from '../../runModel.ts';
import type * as english from '../connectionPage.ts';
import { runKindWords as wordsOfRuns } from '../connectionPage.ts';
import {
  daysUntil,
  formatBytes,
  formatMoment,
  formatNumber,
  formatOn,
  formatTime,
  formatWhen,
  plural,
} from '../format.ts';

export const pageTexts: Translation<typeof english.pageTexts> = {
  windowTitle: (workspace) => `${workspace} – OMS Connect`,
  back: 'Zurück zur Startseite',
  loading: 'Die Verbindung wird gelesen',
  syncNow: 'Jetzt synchronisieren',
  moreSync: 'Weitere Möglichkeiten zum Synchronisieren',
  syncAll: 'Alles neu synchronisieren',
  syncAllNote: 'Liest jedes Mitglied jeder Sammlung, nicht nur die Änderungen',
  syncOff: 'Der Import ist ausgeschaltet',
  syncing: 'Eine Synchronisierung wird ausgeführt',
  openLog: 'Protokoll öffnen',
  more: 'Weitere Aktionen',
  tabsLabel: 'Ansichten dieser Verbindung',
  tabs: { connection: 'Verbindung', groups: 'Computergruppen', logs: 'Protokollsuche' },
  cancelRun: 'Synchronisierung abbrechen',
  progress: 'Status der Synchronisierung',
};

export const stateTexts: Translation<typeof english.stateTexts> = {
  running: (site) => `Synchronisierung mit ${site} wird ausgeführt`,
  deleting: 'Die Computergruppen werden gelöscht',
  importOff: 'Der Import ist ausgeschaltet',
  importOffBody:
    'Die Computergruppen werden nicht aktualisiert. Der Schalter befindet sich in den Eigenschaften auf der Registerkarte „Import“.',
  expired: (date) => `Der geheime Clientschlüssel ist am ${date} abgelaufen`,
  stays: (moment) =>
    moment === undefined
      ? 'Es gibt noch keine Computergruppe.'
      : `Die Computergruppen bleiben, wie sie ${moment} waren.`,
  never: 'Noch nicht synchronisiert',
  cancelled: 'Die letzte Synchronisierung wurde abgebrochen',
  cancelledBody: 'Was bis dahin geschrieben wurde, bleibt erhalten.',
  cutShort: 'Die letzte Synchronisierung wurde vorzeitig beendet',
  inStep: (groups, site) =>
    groups === 0
      ? `Auf dem Stand von ${site}`
      : plural(groups, {
          one: `1 Computergruppe ist auf dem Stand von ${site}`,
          other: `# Computergruppen sind auf dem Stand von ${site}`,
        }),
  partly: (groups, total, site) =>
    `${formatNumber(groups)} von ${plural(total, { one: '1 Computergruppe', other: '# Computergruppen' })} ${
      groups === 1 ? 'ist' : 'sind'
    } auf dem Stand von ${site}`,
  last: (moment, changes) => `Letzte Synchronisierung ${moment}: ${changes}.`,
  since: (site, moment) => `Auf dem Stand von ${site}, seit ${moment}`,
  partlySince: (site) => `Teilweise auf dem Stand von ${site}`,
  stopped: 'Die letzte Synchronisierung ist fehlgeschlagen',
};

export const damagedStateText: Translation<typeof english.damagedStateText> = (path) =>
  `Die Ergebnisse der letzten Synchronisierungen konnten nicht gelesen werden und wurden als ${path} beiseitegelegt. Die nächste Synchronisierung liest alles neu; die Computergruppen in Azure sind davon nicht betroffen.`;

export const nextTexts: Translation<typeof english.nextTexts> = {
  at: (when, now) => {
    if (when <= now) return 'Die nächste Synchronisierung ist jetzt fällig';
    return daysUntil(when, now) === 0
      ? `Nächste Synchronisierung um ${formatTime(when)}`
      : `Nächste Synchronisierung ${formatMoment(when, now)}`;
  },
  value: (when, now) =>
    when <= now
      ? 'Jetzt, während diese App ausgeführt wird'
      : `${formatWhen(when, now)}, während diese App ausgeführt wird`,
  paused: (until, now) => `Der Zeitplan ist bis ${formatMoment(until, now)} ausgesetzt`,
  off: 'Keine Synchronisierung, solange der Import ausgeschaltet ist',
  elsewhere: (account) => `${account} synchronisiert diese Verbindung`,
  practice: 'Der Übungsmodus synchronisiert, wenn Sie „Jetzt synchronisieren“ wählen',
  unknown: 'Die nächste Synchronisierung ist noch nicht geplant',
};

export const askedTexts: Translation<typeof english.askedTexts> = {
  hint: (account) =>
    `Fordert eine Synchronisierung bei ${account} an: Dieses Konto synchronisiert die Verbindung`,
  started: (account) =>
    `Die geplante Aufgabe von ${account} wurde gestartet. Ihr Ergebnis wird hier angezeigt, wenn sie beendet ist.`,
  wished: (account) =>
    `Eine Synchronisierung wurde bei ${account} angefordert. Die geplante Aufgabe dieses Kontos konnte von hier aus nicht gestartet werden: Es synchronisiert innerhalb einer Minute, wenn seine App ausgeführt wird, sonst bei der nächsten Ausführung dieser Aufgabe.`,
  wishedUntil: (account, when, now) =>
    `Eine Synchronisierung wurde bei ${account} angefordert. Die geplante Aufgabe dieses Kontos konnte von hier aus nicht gestartet werden: Es synchronisiert innerhalb einer Minute, wenn seine App ausgeführt wird, sonst ${formatOn(when, now)}.`,
};

export const overviewTexts: Translation<typeof english.overviewTexts> = {
  title: 'Verbindung',
  collections: 'Gerätesammlungen',
  collectionsValue: (collections, computers) =>
    `${formatNumber(collections)}, mit ${plural(computers, {
      one: '1 Computer',
      other: '# verschiedenen Computern',
    })}`,
  lastCompleted: 'Letzte abgeschlossene Synchronisierung',
  lastCompletedIn: (when, duration) => `${when}, in ${duration}`,
  never: 'Noch nicht',
  next: 'Nächste Synchronisierung',
  openImport: 'Import und Zeitplan',
  account: 'Synchronisiert als',
  accountHere: (account) => `${account} (Sie)`,
  questions: (count) =>
    plural(count, { one: '1 Frage wartet auf eine Antwort', other: '# Fragen warten auf eine Antwort' }),
  recent: 'Letzte Synchronisierungen',
  showAll: 'Alle anzeigen',
  showingAll: (count) =>
    plural(count, {
      one: '1 wird angezeigt',
      other: count >= 200 ? 'Die letzten # werden angezeigt' : 'Alle # werden angezeigt',
    }),
  columns: { time: 'Zeit', result: 'Ergebnis', changed: 'Änderungen' },
  noRuns: 'Noch keine Synchronisierung. Die erste wird hier aufgelistet, wenn sie fertig ist.',
  reading: 'Der Verlauf der Ausführungen wird gelesen',
  openRun: (when) => `Details der Synchronisierung: ${when}`,
};

export const runTexts: Translation<typeof english.runTexts> = {
  title: (kind, moment) => `${wordsOfRuns[kind]} ${moment}`,
  result: 'Ergebnis',
  started: 'Gestartet',
  startedBy: 'Gestartet von',
  duration: 'Dauer',
  changed: 'Änderungen',
  unchanged: 'Unverändert',
  unchangedValue: (groups) =>
    plural(groups, { one: '1 Gruppe war bereits synchron', other: '# Gruppen waren bereits synchron' }),
  extent: 'Gelesen',
  extentFull: 'Jedes Mitglied jeder Sammlung',
  extentQuick: 'Sammlungen, deren Mitglieder sich geändert hatten',
  requests: 'Anforderungen',
  bytes: 'Daten',
  bytesValue: ({ sent, received }) => `${formatBytes(sent)} gesendet, ${formatBytes(received)} empfangen`,
  leftTitle: 'Gruppen, die unverändert gelassen wurden',
  leftMore: (count) => plural(count, { one: 'und 1 weitere', other: 'und # weitere' }),
  logTitle: 'Protokoll dieser Ausführung',
  severities: { info: 'Hinweis', warning: 'Warnung', error: 'Problem' },
  noLog: 'Diese Ausführung hat keine Zeilen in das Protokoll geschrieben.',
  logCut: (shown, total) =>
    `Die letzten ${formatNumber(shown)} von ${formatNumber(total)} Zeilen. Beim Kopieren werden alle übernommen.`,
  copyLog: 'Protokollzeilen kopieren',
};

export const runKindWords: Translation<typeof english.runKindWords> = {
  addConnection: 'Erste Synchronisierung',
  moveConnection: 'Verschiebung',
  sync: 'Synchronisierung',
  deleteGroups: 'Löschen der Gruppen',
};

const triggerWords: Readonly<Record<RunTrigger, (account: string) => string>> = {
  person: (account) => account,
  schedule: (account) => `Zeitgeber dieser App, als ${account}`,
  task: (account) => `Geplante Aufgabe, als ${account}`,
};

export const startedBy: Translation<typeof english.startedBy> = (trigger, account) =>
  triggerWords[trigger](account);

const services: Readonly<Record<ServiceName, string>> = {
  adminService: 'AdminService',
  entra: 'Microsoft Entra ID',
  arm: 'Azure Resource Manager',
  logs: 'Protokollabfragen',
  graph: 'Microsoft Graph',
};

export const requestsSentence: Translation<typeof english.requestsSentence> = ({ requests }) => {
  const used = Object.entries(requests)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
  const total = used.reduce((sum, [, count]) => sum + count, 0);
  if (used.length === 0) return 'Keine';
  const parts = used.map(
    ([service, count]) => `${formatNumber(count)} an ${services[service as ServiceName]}`,
  );
  return `${formatNumber(total)}: ${parts.join(', ')}`;
};
