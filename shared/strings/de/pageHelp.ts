import type { Translation } from '../../language/translation.ts';
import type * as english from '../pageHelp.ts';

export const pageHelp: Translation<typeof english.pageHelp> = {
  general: {
    lines: [
      'In Azure müssen drei Dinge vorbereitet sein, bevor der Assistent fortfahren kann. Wie Sie sie vorbereiten, steht unten.',
      'Der SMS-Anbieter ist ein Server Ihres Standorts der obersten Ebene. Die App liest Sammlungen mit Ihrem Windows-Konto aus seinem AdminService; die Rolle „Analyst mit Leseberechtigung“ (Read-only Analyst) genügt.',
      'Prüfen Sie mit F5 erneut, wenn Sie am Standort etwas geändert haben.',
    ],
    howTo: ['register', 'secret', 'role'],
  },
  azureAd: {
    lines: [
      'Die App meldet sich mit einer eigenen Identität bei Azure an: Mandant, Client-ID und geheimer Clientschlüssel. Auf diesem Computer muss niemand bei Azure angemeldet sein.',
      '„Überprüfen“ fragt bei Microsoft Entra ID einmal nach dem, was in den Feldern steht. Bei einem eben erst erstellten Clientschlüssel wird der Versuch eine Minute lang wiederholt.',
    ],
    howTo: ['register', 'secret'],
  },
  workspace: {
    lines: [
      'Die Listen zeigen die Arbeitsbereiche, die die App erreichen kann. Eine Eingabe in einem Feld grenzt seine Liste ein; was Azure nicht auflistet, können Sie einfach eingeben.',
      'Die gespeicherten Suchen eines Arbeitsbereichs teilen sich einen begrenzten Platz. Die Prüfungen zeigen, wie viel davon übrig ist. Die Schreibprüfung ist optional und ermittelt, wie viel eine Computergruppe aufnehmen kann.',
    ],
    howTo: ['role'],
  },
  collections: {
    lines: [
      'Aus jeder Gerätesammlung in der Liste wird eine Computergruppe im Arbeitsbereich. Benutzersammlungen werden nicht angeboten: Eine Gruppe enthält Computer.',
      'In der Liste und in der Auswahl bewegen die Pfeiltasten den Fokus, die Leertaste wählt aus, Umschalt und Leertaste wählen alles dazwischen aus, und Entf entfernt aus der Liste.',
    ],
    howTo: [],
  },
  summary: {
    lines: [
      'Nichts wird geschrieben, bevor Sie die Schaltfläche wählen, mit der die Einstellungen übernommen werden. „Bearbeiten“ führt zu einer Einstellung und „Weiter“ von dort direkt zurück.',
    ],
    howTo: [],
  },
  progress: {
    lines: [
      'Wenn ein Schritt anhält, bleibt erhalten, was erledigt ist. „Ab hier wiederholen“ fährt mit diesem Schritt fort.',
      '„Abbrechen“ beendet die Ausführung nach dem laufenden Schritt.',
    ],
    howTo: [],
  },
  completion: {
    lines: [
      'In Log Analytics wird eine Computergruppe mit ihrem Funktionsalias aufgerufen, wie in der Abfrage auf dieser Seite. Bei einer neuen Gruppe kann es einige Minuten dauern, bis jede Abfrage sie kennt.',
    ],
    howTo: [],
  },
};

export const helpTexts: Translation<typeof english.helpTexts> = {
  title: (page) => `Hilfe: ${page}`,
  keysTitle: 'Tasten',
  keys: [
    { keys: 'Alt', does: 'Unterstreicht die Buchstaben; Alt mit einem Buchstaben führt dorthin' },
    { keys: 'Eingabe', does: 'Weiter' },
    { keys: 'Esc', does: 'Abbrechen, oder schließt, was geöffnet ist' },
    { keys: 'F5', does: 'Prüft, liest oder sucht erneut' },
    { keys: 'Strg+L', does: 'Suchen, oder zum ersten Feld' },
    { keys: 'F1', does: 'Hilfe' },
  ],
};
