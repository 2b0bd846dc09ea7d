import type { Translation } from '../../language/translation.ts';
import { formatMoment, plural } from '../format.ts';
import type * as english from '../schedule.ts';

export const importTexts: Translation<typeof english.importTexts> = {
  title: 'Import',
  label: 'Configuration Manager-Sammlungsmitgliedschaften importieren',
  on: 'Solange der Import eingeschaltet ist, werden die Computergruppen alle 3 Stunden aktualisiert. Solange er ausgeschaltet ist, wird nichts gelesen und nichts geschrieben.',
  onPractice:
    'Solange der Import eingeschaltet ist, aktualisiert „Jetzt synchronisieren“ die Computergruppen. Solange er ausgeschaltet ist, wird nichts gelesen und nichts geschrieben.',
  elsewhere: (account) =>
    `Nur ${account} kann den Import umschalten: Dieses Windows-Konto synchronisiert die Verbindung und hat den geheimen Clientschlüssel.`,
  whileRunning:
    'Der Import kann umgeschaltet werden, wenn die Synchronisierung beendet oder abgebrochen ist.',
  askTitle: 'Import ausschalten?',
  askBody: (groups, workspace) =>
    `Nichts wird aktualisiert, bis der Import wieder eingeschaltet wird. Legen Sie fest, was mit ${plural(
      groups,
      {
        one: 'der einen Computergruppe',
        other: 'den # Computergruppen',
      },
    )} in ${workspace} geschieht.`,
  keep: 'Gruppen beibehalten',
  keepMeans: 'Abfragen und Warnungen finden sie weiterhin, mit den Computern der letzten Synchronisierung.',
  remove: 'Gruppen löschen',
  removeMeans:
    'Abfragen und Warnungen, die sie verwenden, funktionieren nicht mehr. Andere gespeicherte Suchen im Arbeitsbereich bleiben unberührt. Wenn Sie den Import einschalten, werden die Gruppen erneut erstellt.',
  leaveOn: 'Eingeschaltet lassen',
};

export const timerTexts: Translation<typeof english.timerTexts> = {
  title: 'Während diese App ausgeführt wird',
  every: 'Die App synchronisiert alle 3 Stunden, und sofort, wenn der Computer zu spät aufwacht.',
  practice: 'Übungsverbindungen haben keinen Zeitgeber: „Jetzt synchronisieren“ aktualisiert sie.',
  trayMeansPractice:
    'Die App läuft dann ohne Fenster weiter, bis Sie sich von Windows abmelden oder die App beenden.',
  tray: 'Im Infobereich weiter ausführen, wenn das Fenster geschlossen wird',
  logon: 'Mit Windows im Infobereich starten',
  logonMeans:
    'Wenn Sie sich bei Windows anmelden, startet die App ohne Fenster und hält die Computergruppen aktuell. Administratorrechte sind nicht erforderlich.',
  pausedTitle: (until, now) => `Der Zeitplan ist bis ${formatMoment(until, now)} ausgesetzt`,
  pausedBody:
    'Danach läuft er von selbst weiter. „Jetzt synchronisieren“ und die geplante Aufgabe von Windows funktionieren inzwischen weiterhin.',
  resume: 'Zeitgeber fortsetzen',
  trayMeans:
    'Der Zeitgeber läuft dann ohne Fenster weiter, bis Sie sich von Windows abmelden oder die App beenden.',
};

export const taskTexts: Translation<typeof english.taskTexts> = {
  title: 'Während diese App geschlossen ist',
  reading: 'Die Windows-Aufgabenplanung wird abgefragt',
  unavailableTitle: 'Dieser Computer hat keine Windows-Aufgabenplanung',
  unavailable:
    'Eine geplante Aufgabe kann nur unter Windows erstellt werden. Auf diesem Computer werden die Gruppen aktualisiert, während die App ausgeführt wird.',
  practiceTitle: 'Die Übung hat keine geplante Aufgabe',
  practice: 'Das erfundene Azure ist nur da, solange diese App ausgeführt wird.',
  purpose:
    'Eine geplante Aufgabe von Windows synchronisiert alle 3 Stunden ohne Fenster, auch wenn niemand die App geöffnet hat. Wählen Sie das Konto aus, unter dem sie ausgeführt wird.',
  choose: 'Die Aufgabe wird ausgeführt',
  accountLabel: 'Konto',
  accountHint: {
    password: 'DOMÄNE\\Name des Dienstkontos',
    managed: 'DOMÄNE\\Name$ des verwalteten Kontos, mit dem $ am Ende',
  },
  accountMissing: 'Geben Sie das Konto ein, unter dem die Aufgabe ausgeführt wird.',
  accountForm: 'Geben Sie das Konto als DOMÄNE\\Name oder Name@Domäne ein.',
  accountDollar: 'Der Name eines gruppenverwalteten Dienstkontos endet mit $.',
  accountNoDollar:
    'Ein Konto, dessen Name mit $ endet, hat kein Kennwort: Wählen Sie oben das verwaltete Konto.',
  passwordPrompt:
    'Windows fragt das Kennwort in einem eigenen Fenster ab, wenn die Aufgabe erstellt wird. Diese App sieht es nie.',
  rightsTitle: 'Was das Konto benötigt',
  create: 'Aufgabe erstellen',
  repair: 'Aufgabe reparieren',
  remove: 'Aufgabe entfernen',
  working: 'Windows arbeitet',
  workingPassword: 'Windows fragt das Kennwort in einem eigenen Fenster ab',
  name: 'Aufgabe',
  account: 'Ausgeführt als',
  lastRun: 'Letzte Ausführung',
  lastRunValue: (when, result) => `${when}: ${result}`,
  notRunYet: 'Noch nicht',
  nextRun: 'Nächste Ausführung',
  notPlanned: 'Nicht geplant',
  good: 'Die geplante Aufgabe ist in Ordnung',
  removeTitle: 'Geplante Aufgabe entfernen?',
  removeBody:
    'Die Gruppen werden dann nur noch aktualisiert, während diese App ausgeführt wird. Die Gruppen selbst bleiben erhalten.',
  keepTask: 'Aufgabe beibehalten',
};

export const logonTexts: Translation<typeof english.logonTexts> = {
  interactive: {
    label: 'Nur während ich angemeldet bin',
    means:
      'Unter Ihrem Namen, mit Ihren eigenen Rechten und nie, während Sie abgemeldet sind. Mehr ist nicht erforderlich.',
  },
  password: {
    label: 'Mit einem Dienstkonto',
    means: 'Tag und Nacht, ob Sie angemeldet sind oder nicht. Windows bewahrt das Kennwort des Kontos auf.',
  },
  managed: {
    label: 'Mit einem gruppenverwalteten Dienstkonto',
    means: 'Tag und Nacht, mit einem Kennwort, das niemand kennt: Active Directory ändert es selbstständig.',
  },
};

export const taskRights: Translation<typeof english.taskRights> = (logon) => {
  if (logon === 'interactive') return [];
  const own = [
    {
      name: 'Anmelden als Stapelverarbeitungsauftrag',
      where:
        'Auf diesem Computer: „Lokale Sicherheitsrichtlinie“ > „Lokale Richtlinien“ > „Zuweisen von Benutzerrechten“, oder eine Gruppenrichtlinie.',
    },
    {
      name: 'Analyst mit Leseberechtigung (Read-only Analyst)',
      where:
        'In der Configuration Manager-Konsole: „Verwaltung“ > „Sicherheit“ > „Administrative Benutzer“, für die Sammlungen, die das Konto liest.',
    },
  ];
  const managed = {
    name: 'Verwendung des verwalteten Kontos durch diesen Computer',
    where:
      'In Active Directory: Dieser Computer gehört zu denen, die das Kennwort des Kontos abrufen dürfen.',
  };
  return logon === 'managed' ? [...own, managed] : own;
};

export const taskProblems: Translation<typeof english.taskProblems> = {
  programMissing: {
    title: 'Die Aufgabe startet ein Programm, das nicht mehr vorhanden ist',
    body: 'Die App wurde inzwischen verschoben oder neu installiert. Reparieren Sie die Aufgabe, damit sie diese App startet.',
  },
  disabled: {
    title: 'Die Aufgabe ist in der Windows-Aufgabenplanung deaktiviert',
    body: 'Sie wird nicht ausgeführt, bis sie repariert oder dort aktiviert wird.',
  },
  altered: {
    title: 'Die Aufgabe wurde außerhalb dieser App geändert',
    body: 'Sie wird möglicherweise unter einem anderen Konto, zu anderen Zeiten oder gar nicht ausgeführt. Reparieren Sie sie, um den ursprünglichen Zustand wiederherzustellen.',
  },
};

// Windows' own codes; the first four are this app's.
const results: Readonly<Record<number, string>> = {
  0: 'fertig',
  1: 'angehalten. Der Verlauf der Ausführungen nennt den Grund.',
  2: 'teilweise fertig, oder eine Frage wartet',
  3: 'nichts konnte gestartet werden. Das Protokoll nennt den Grund.',
  267009: 'wird zurzeit ausgeführt',
  267011: 'wurde noch nicht ausgeführt',
  267014: 'von einer Person beendet',
  2147942402: 'Windows hat das Programm nicht gefunden',
  2147943645: 'nicht gestartet, da niemand angemeldet war',
  2147943726: 'Windows hat das Konto oder sein Kennwort abgelehnt',
  2147943785: 'dem Konto fehlt das Recht „Anmelden als Stapelverarbeitungsauftrag“',
};

export const taskResult: Translation<typeof english.taskResult> = (code) =>
  results[code >>> 0] ?? `mit 0x${(code >>> 0).toString(16).toUpperCase()} beendet`;
