import type { Translation } from '../../language/translation.ts';
import { formatList, formatMegabytes, formatNumber, plural } from '../format.ts';
import type * as english from '../workspace.ts';

/** The last word of an action is what it does. */
const doings: Readonly<Record<string, string>> = { read: 'Lesen', write: 'Schreiben', delete: 'Löschen' };

function doingOf(action: string): string {
  const last = action.split('/').at(-1) ?? action;
  return doings[last] ?? last;
}

const wholeMegabytes = (bytes: number): string => formatMegabytes(bytes).replace(',0 MB', ' MB');

export const workspaceTexts: Translation<typeof english.workspaceTexts> = {
  lead: 'Wählen Sie aus, wohin die Gerätesammlungen übertragen werden sollen',
  foundOne: 'Automatisch ausgefüllt: Die App kann einen Arbeitsbereich erreichen.',
  foundSeveral: (count) => `Wählen Sie einen der ${count} Arbeitsbereiche aus, die die App erreichen kann.`,
  looking: 'Die Arbeitsbereiche, die die App erreichen kann, werden gesucht',
  lookingSoFar: (subscriptions, workspaces) =>
    `Bisher gefunden: ${plural(subscriptions, { one: '1 Abonnement', other: '# Abonnements' })}, ${plural(
      workspaces,
      { one: '1 Arbeitsbereich', other: '# Arbeitsbereiche' },
    )}`,
  noSignIn: 'Die Listen werden nach dem Überprüfen auf der Seite „Azure Active Directory“ gefüllt.',
  subscription: 'Azure-Abonnement',
  subscriptionToday: 'Name oder Abonnement-ID',
  resourceGroup: 'Azure-Ressourcengruppe',
  workspace: 'Operations Management Suite-Arbeitsbereich',
  workspaceToday: 'Log Analytics-Arbeitsbereich',
  noneFound: 'Keine gefunden',
  choose: 'Auswählen oder eingeben',
  typeAll:
    'Wenn das Auflisten nicht erlaubt ist, geben Sie alle drei ein. Sie werden geprüft, wenn Sie „Weiter“ wählen.',
  lookAgain: 'Erneut suchen',
  lastLooked: (time) => `Zuletzt gesucht um ${time}`,
  copyCommand: 'Befehl für Ihren Azure-Administrator kopieren',
  stepOpen: 'Öffnen Sie im Azure-Portal die Ressourcengruppe, die den Arbeitsbereich enthält.',
  stepRole:
    'Weisen Sie {app} unter „Zugriffssteuerung (IAM)“ die Rolle Log Analytics-Mitwirkender (Log Analytics Contributor) zu.',
  stepWait: 'Warten Sie 5 bis 10 Minuten, und wählen Sie dann „Erneut suchen“.',
  theApp: 'der App',
  checksTitle: 'Prüfungen in diesem Arbeitsbereich',
  columns: { check: 'Prüfung', state: 'Zustand', found: 'Ergebnis' },
  check: 'Prüfen',
  checkAgain: 'Erneut prüfen',
  checking: 'Der Arbeitsbereich wird geprüft',
  waiting: 'Der Arbeitsbereich wird geprüft.',
  permission: 'Berechtigung',
  permissionMissing: (actions) =>
    `Das Recht zum ${formatList(actions.map(doingOf))} gespeicherter Suchen fehlt.`,
  permissionGood: 'Darf gespeicherte Suchen lesen, schreiben und löschen.',
  space: 'Platz für Gruppen',
  spaceUsed: (used, budget) =>
    `Gespeicherte Suchen belegen ${formatMegabytes(used)} von ${wholeMegabytes(budget)}.`,
  spaceFull: (used, budget) =>
    `Gespeicherte Suchen belegen ${formatMegabytes(used)}; ab ${wholeMegabytes(budget)} kommen keine neuen Gruppen hinzu.`,
  query: 'Rücklesen',
  queryClosed:
    'Die App darf hier keine Abfragen ausführen. Gruppen werden geschrieben, aber nicht überprüft.',
  measureTitle: 'Schreibprüfung (optional)',
  measureConsent: (workspace) =>
    `Schreibt nacheinander bis zu 6 Testsuchen von 16 bis 512 KB in ${workspace}, führt jede einmal aus und löscht sie sofort. Sonst wird nichts geändert. Das dauert ein bis zwei Minuten.`,
  measure: 'Grenze messen',
  measureAgain: 'Erneut messen',
  measuring: 'Wird begonnen',
  measuringSize: (sizeInKiB) => `Eine Testsuche mit ${formatNumber(sizeInKiB)} KB wird versucht`,
  measureStop: 'Anhalten',
  measureStopped: 'Angehalten. Die Testsuchen sind gelöscht, und nichts wurde gemessen.',
  measureWhole: (sizeInKiB) =>
    `Eine gespeicherte Suche nimmt hier mindestens ${formatNumber(sizeInKiB)} KB auf.`,
  measureLimit: (sizeInKiB, refusedKiB) =>
    `Eine gespeicherte Suche nimmt hier ${formatNumber(sizeInKiB)} KB auf; ${formatNumber(refusedKiB)} KB kamen nicht richtig zurück. Gruppen werden darunter gehalten.`,
  measureNothing: (sizeInKiB) =>
    `Nicht einmal ${formatNumber(sizeInKiB)} KB kamen richtig zurück. Große Gruppen funktionieren hier möglicherweise nicht.`,
  measureClosed:
    'Eine Testsuche wurde geschrieben und wieder gelöscht. Die App darf hier keine Abfragen ausführen, deshalb konnte ihr Inhalt nicht gezählt werden.',
  fallbackToGoOn: 'Beheben Sie das oben angezeigte Problem, und prüfen Sie dann erneut, um fortzufahren.',
};
