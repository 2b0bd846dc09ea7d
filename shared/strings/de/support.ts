import type { Translation } from '../../language/translation.ts';
import { formatNumber, plural } from '../format.ts';
import type * as english from '../support.ts';

export const supportFileTexts: Translation<typeof english.supportFileTexts> = {
  about: 'Version, Computer, Konto, Ordner',
  log: 'Das Protokoll: was wann ausgeführt wurde, jede Anforderung mit dem Status ihrer Antwort',
  formerLog: 'Das vorherige Protokoll',
  policy: 'Was Ihre Organisation festgelegt hat und was davon nicht zählt',
  connection:
    'Eine Verbindung: Standort, Mandant, App, Arbeitsbereich, Sammlungen, Konten; ohne ihren geheimen Clientschlüssel',
  runs: 'Die letzten Synchronisierungen dieser Verbindung mit ihrem Protokoll',
  diagnosis: 'Das letzte Ergebnis der Diagnose',
};

export const logOriginTexts: Translation<typeof english.logOriginTexts> = {
  policy: 'Von Ihrer Organisation festgelegt.',
  commandLine: 'In der Befehlszeile festgelegt, für diesen Start.',
  chosen: 'Von Ihnen ausgewählt.',
  usual: '',
};

export const supportTexts: Translation<typeof english.supportTexts> = {
  open: 'Protokolle und Support …',
  title: 'Protokolle und Support',
  close: 'Schließen',
  log: 'Protokoll',
  logFile: 'Datei',
  openLog: 'Öffnen',
  level: 'Ausführlichkeit',
  levelHint:
    'Kennwörter, geheime Clientschlüssel und der Inhalt von Anforderungen werden nie in das Protokoll geschrieben.',
  bundle: 'Für den Support exportieren',
  openBundle: 'Für den Support exportieren …',
  bundleLead:
    'Fasst diese Dateien in einer ZIP-Datei auf diesem Computer zusammen. Nichts wird gesendet: Sie entscheiden, wer sie erhält. Geheime Clientschlüssel sind in keiner der Dateien enthalten.',
  hidesNames: 'Namen und IDs ersetzen',
  hidesNamesHint:
    'Computer, Personen, Mandant, App, Abonnement, Arbeitsbereich und Sammlungen werden zu „computer-1“, „person-1“ und so weiter, überall gleich. Sammlungs-IDs, der Standortcode und die IDs einzelner Anforderungen bleiben, weil der Support anhand dieser Angaben findet, was geschehen ist.',
  keepsNamesHint:
    'Die Dateien nennen Computer, Personen, Mandant, App, Abonnement, Arbeitsbereich und Sammlungen mit ihren wirklichen Namen.',
  gathering: 'Die Dateien werden zusammengestellt',
  noDiagnosis: 'Führen Sie zuvor die Diagnose aus, um ihr Ergebnis hinzuzufügen.',
  columns: { take: 'Einschließen', file: 'Datei', what: 'Inhalt', size: 'Größe' },
  table: 'Dateien für den Support',
  take: (name) => `${name} einschließen`,
  show: (name) => `${name} anzeigen`,
  back: 'Zurück zu den Dateien',
  shownPart: 'Hier wird nur der letzte Teil angezeigt; exportiert wird die ganze Datei.',
  size: (bytes) =>
    bytes < 1000
      ? plural(bytes, { one: '1 Byte', other: '# Bytes' })
      : bytes < 1_000_000
        ? `${formatNumber(Math.round(bytes / 100) / 10)} KB`
        : `${formatNumber(Math.round(bytes / 100_000) / 10)} MB`,
  export: 'Exportieren',
  none: 'Wählen Sie mindestens eine Datei aus.',
  count: (files, bytes) =>
    plural(files, {
      one: `1 Datei, ${supportTexts.size(bytes)}`,
      other: `# Dateien, ${supportTexts.size(bytes)}`,
    }),
  saved: 'Die ZIP-Datei ist gespeichert.',
};

export const supportErrorTexts: Translation<typeof english.supportErrorTexts> = {
  supportFilesGone: () => ({
    title: 'Die Liste der Dateien hat sich geändert',
    action:
      'Sie wurde inzwischen neu erstellt. Öffnen Sie die Liste erneut, sehen Sie sie durch, und exportieren Sie dann.',
  }),
};

export const supportCliTexts: Translation<typeof english.supportCliTexts> = {
  line: (name, size, what) => `${name} (${size}): ${what}`,
  namesHidden: 'Namen und IDs sind ersetzt; mit --with-names bleiben sie unverändert.',
  namesKept: 'Namen und IDs sind unverändert enthalten.',
  saved: (path) => `Gespeichert als ${path}. Nichts wurde gesendet.`,
};
