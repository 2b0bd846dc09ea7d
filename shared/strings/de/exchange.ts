import type { Translation } from '../../language/translation.ts';
import type * as english from '../exchange.ts';
import { formatFirst, formatMoment } from '../format.ts';

export const exchangeTexts: Translation<typeof english.exchangeTexts> = {
  export: 'Exportieren',
  exportTitle: 'Auf einen anderen Computer übertragen',
  exportBody:
    'Schreibt eine Datei mit Standort, Arbeitsbereich, App und Gerätesammlungen, die dort importiert wird. Sie enthält keinen geheimen Clientschlüssel.',
  exported: 'Die Verbindung wurde ohne ihren geheimen Clientschlüssel exportiert',
  open: 'Verbindung importieren',
  openNote: 'aus einer Datei, die ein anderer Computer exportiert hat',
  title: 'Verbindung importieren',
  file: 'Datei',
  fileValue: (name, computer, at, now) => `${name}, exportiert auf ${computer}, ${formatMoment(at, now)}`,
  site: 'Standort',
  providers: 'SMS-Anbieter',
  collections: 'Sammlungen',
  collectionsValue: (names) => (names.length === 0 ? 'Keine' : formatFirst(names, 3)),
  created: 'Erstellt',
  practice: 'Erfundener Standort und erfundenes Azure: Die Verbindung bleibt hier im Übungsmodus.',
  who: 'Welcher Computer pflegt die Gruppen ab jetzt?',
  takeOver: 'Dieser Computer übernimmt',
  takeOverMeans: (computer) =>
    `Er synchronisiert sofort und arbeitet mit denselben Computergruppen weiter. ${computer} hält bei der nächsten Synchronisierung an und fragt nach.`,
  leave: (computer) => `${computer} überlassen`,
  leaveMeans:
    'Die Verbindung wird hier mit ausgeschaltetem Import gespeichert. Von hier aus wird nichts synchronisiert.',
  secret: (hint) =>
    `Verwenden Sie den gültigen geheimen Clientschlüssel (er beginnt mit ${hint}), oder erstellen Sie einen neuen für diese App.`,
  secretAny:
    'Verwenden Sie den gültigen geheimen Clientschlüssel, oder erstellen Sie einen neuen für diese App.',
  save: 'Speichern und jetzt synchronisieren',
  saveOnly: 'Speichern',
  note: (account) =>
    `Vorher wird nichts gespeichert. Der Schlüssel wird für ${account} versiegelt, das Konto, das hier synchronisiert.`,
  saved: 'Die Verbindung wurde importiert',
};

export const takeOverTexts: Translation<typeof english.takeOverTexts> = {
  open: 'Mit diesem Konto synchronisieren',
  title: 'Mit diesem Konto synchronisieren',
  now: 'Synchronisiert jetzt als',
  fromNowOn: 'Ab jetzt',
  lead: (former) =>
    `Für den Fall, dass ${former} nicht mehr synchronisieren kann. Computergruppen, Sammlungen und Verlauf bleiben, wie sie sind.`,
  save: 'Übernehmen und jetzt synchronisieren',
  note: (former) =>
    `Vorher ändert sich nichts. ${former} hält dann an und löscht seine Kopie des Schlüssels beim nächsten Start von OMS Connect.`,
  saved: (account) => `${account} synchronisiert diese Verbindung ab jetzt`,
  taskLeft: (taskName, account) =>
    `Die geplante Aufgabe ${taskName} von ${account} ist noch vorhanden, und dieses Konto darf sie nicht entfernen. Ein Administrator kann das in der Aufgabenplanung; bis dahin startet sie alle 3 Stunden und tut nichts.`,
  makeTask:
    'Keine geplante Aufgabe synchronisiert die Verbindung, während diese App geschlossen ist: Erstellen Sie eine unter „Eigenschaften“, „Import“.',
};

export const handTexts: Translation<typeof english.handTexts> = {
  open: 'Mit anderem Konto synchronisieren',
  title: 'Mit anderem Konto synchronisieren',
  lead: 'Erstellt die geplante Aufgabe für dieses Konto und startet sie. Der erste Start hinterlässt einen Schlüssel zum Versiegeln. Sobald Sie diesen Schlüssel verglichen haben, wird der geheime Clientschlüssel damit versiegelt, und der zweite Start synchronisiert damit.',
  act: 'Übergeben',
  working: 'Wird übergeben',
  note: (account) =>
    `${account} synchronisiert, bis Sie den Schlüssel des anderen Kontos verglichen haben, und löscht die eigene Kopie des geheimen Clientschlüssels, sobald das andere Konto synchronisiert hat.`,
  unavailable:
    'Dieser Computer hat keine Windows-Aufgabenplanung, sodass von hier aus kein anderes Konto gestartet werden kann. Starten Sie OMS Connect stattdessen als dieses Konto, und wählen Sie dort unter „Eigenschaften“, „Allgemein“ die Schaltfläche „Mit diesem Konto synchronisieren“.',
  done: (account) => `${account} synchronisiert diese Verbindung ab jetzt`,
  waits: (next) => `Wartet auf den ersten Start von ${next}`,
  waitsBody: (account) =>
    `Die geplante Aufgabe hinterlässt einen Schlüssel zum Versiegeln des geheimen Clientschlüssels, den Sie dann vergleichen. Bis dahin synchronisiert ${account} weiter.`,
  compare: (next) => `Schlüssel von ${next} vergleichen`,
  compareBody: (next) =>
    `OMSConnect.log von ${next}, dort in %LOCALAPPDATA%\\OMS Connect\\logs, enthält „The key … was left“ mit denselben 16 Ziffern. Wer in den Ordner der Verbindung schreiben darf, könnte einen anderen Schlüssel hinterlassen haben: Wenn die Ziffern abweichen oder eine solche Zeile fehlt, behalten Sie die Verbindung bei diesem Konto.`,
  matches: 'Die Ziffern stimmen überein',
  anotherKey:
    'Der Schlüssel hat sich geändert, seit er angezeigt wurde. Nichts wurde übergeben; vergleichen Sie den neuen.',
  keep: 'Bei diesem Konto behalten',
  keepNote:
    'Die geplante Aufgabe des anderen Kontos wird entfernt; erstellen Sie eine für dieses Konto unter „Eigenschaften“, „Import“.',
};
