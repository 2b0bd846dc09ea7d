import type { Translation } from '../../language/translation.ts';
import type * as english from '../deleteConnection.ts';
import { formatNumber, plural } from '../format.ts';

export const deleteTexts: Translation<typeof english.deleteTexts> = {
  open: 'Verbindung löschen',
  sectionTitle: 'Diese Verbindung löschen',
  section:
    'Entfernt die Verbindung von diesem Computer. Sie wählen, ob ihre Computergruppen im Arbeitsbereich ebenfalls gelöscht werden.',
  title: (workspace) => `Verbindung mit ${workspace} löschen?`,
  body: (site) =>
    `${site} wird nicht mehr damit synchronisiert. Der geheime Clientschlüssel, der Verlauf der Ausführungen und die geplante Aufgabe dieser Verbindung werden von diesem Computer entfernt. In Configuration Manager ändert sich nichts, und die App-Registrierung bleibt bestehen.`,
  running: 'Eine Synchronisierung wird ausgeführt. Sie wird zuerst abgebrochen.',
  stay: 'Verbindung beibehalten',
  keepGroups: 'Löschen, Gruppen beibehalten',
  keepMeans: (workspace) =>
    `Abfragen und Warnungen finden die Gruppen in ${workspace} weiterhin, mit den Computern der letzten Synchronisierung. Sie werden nicht mehr aktualisiert.`,
  withGroups: 'Mit Gruppen löschen',
  withMeans: (groups, workspace) =>
    `${plural(groups, {
      one: 'Die 1 Computergruppe, die diese Verbindung',
      other: 'Die # Computergruppen, die diese Verbindung',
    })} in ${workspace} erstellt hat, und ihre Statusfunktion werden gelöscht. Andere gespeicherte Suchen bleiben unberührt. Abfragen und Warnungen, die sie verwenden, funktionieren dann nicht mehr.`,
  working: (workspace) => `Die Verbindung mit ${workspace} wird gelöscht`,
  workingGroups: (deleted, total) =>
    `${formatNumber(deleted)} von ${plural(total, { one: '1 Computergruppe', other: '# Computergruppen' })} gelöscht`,
  stop: 'Löschen anhalten',
  failedTitle: (workspace) => `Die Verbindung mit ${workspace} ist noch vorhanden`,
  tryAgain: 'Erneut versuchen',
  hereOnly: 'Nur hier löschen',
  leftBehind: (workspace, prefix, suffix) =>
    `Wenn Sie nur hier löschen, bleiben die Computergruppen in ${workspace} bestehen. Um sie später zu löschen, suchen Sie in den gespeicherten Suchen des Arbeitsbereichs nach der Kategorie „Configuration Manager“: Ihre IDs beginnen mit ${prefix} und enden mit ${suffix}.`,
  tag: 'Jede trägt das Tag',
  copyTag: 'Tag kopieren',
};
