import type { Translation } from '../../language/translation.ts';
import type * as english from '../cliUsage.ts';
import { formatNumber } from '../format.ts';

export const usageTexts: Translation<typeof english.usageTexts> = {
  unknownOption: (name) =>
    name === undefined
      ? 'Es wurde eine Option angegeben, die hier nicht bekannt ist.'
      : `Es gibt keine Option ${name}.`,
  takesNoValue: (name) => `Die Option --${name} hat keinen Wert.`,
  needsValue: (name) => `Die Option --${name} benötigt einen Wert.`,
  needsNumber: (name, least, most) =>
    `Die Option --${name} benötigt eine ganze Zahl von ${least} bis ${formatNumber(most)}.`,
  needsWord: (name, words) => `Die Option --${name} benötigt eines dieser Wörter: ${words.join(', ')}.`,
  noFile: (name) => `Die Datei von --${name} ist nicht vorhanden.`,
  twice: (name) => `Die Option --${name} wurde zweimal angegeben.`,
  onlyWith: (name, what) => `Die Option --${name} ist nur zusammen mit ${what} möglich.`,
  exclude: (names) => `Die Optionen --${names[0]} und --${names[1]} schließen einander aus.`,
  connectionIsId: 'Die Option --connection benötigt die ID einer Verbindung, eine GUID: „list“ zeigt sie.',
  noVerb: (verbs, given) =>
    `${given === undefined ? '' : `„${given}“ ist kein Verb. `}Geben Sie an, was zu tun ist: ${verbs.join(', ')}.`,
  tooManyWords: 'Es wurde ein Wort zu viel angegeben. Ein Verb, dann Optionen.',
  secretOnCommandLine:
    'Ein geheimer Clientschlüssel gehört nicht in die Befehlszeile, wo andere Programme ihn lesen können. Nichts wurde ausgeführt. Übergeben Sie ihn über die Standardeingabe, und ersetzen Sie diesen in Microsoft Entra ID.',
  seeHelp: '„npm run cli -- help“ listet Verben und Optionen auf.',
  help: `OMS Connect in der Befehlszeile

  npm run --silent cli -- VERB [Optionen]

Verben
  sync             bringt die Computergruppen auf den Stand des Standorts
                     --full      liest jedes Mitglied jeder Sammlung, nicht nur Geändertes
                     --dry-run   gibt an, was warum getan würde, und ändert nichts
                     --groups    listet auch die Gruppen mit ihren Mitgliedern auf
  verify           vergleicht jede Gruppe mit dem Standort und zählt sie im Arbeitsbereich
  status           Zustand der Verbindungen: letzter Erfolg, nächste Synchronisierung, Fragen, Clientschlüssel
  list             die Verbindungen und ihre Computergruppen
  diagnose         was dieser Computer kennt und ob er die Dienste erreicht
  export           schreibt eine Verbindung als Datei für einen anderen Computer, ohne ihren Clientschlüssel
                     --out DATEI in diese Datei, nicht in die Standardausgabe; nie über eine vorhandene
  export-support   Protokoll, Verbindungen ohne Clientschlüssel, Synchronisierungen, Richtlinie als ZIP-Datei
                     --out DATEI   in diese Datei, nicht in den aktuellen Ordner; nie über eine vorhandene
                     --with-names  Namen von Computern, Personen, Mandant und Sammlungen bleiben unverändert
  update-secret    liest einen neuen Clientschlüssel aus der Standardeingabe, prüft und ersetzt den gespeicherten
  help             dieser Text

Optionen
  --connection ID         nur diese Verbindung
  --json                  ein JSON-Dokument in der Standardausgabe und sonst nichts
  --log-level STUFE       wie viel ins Protokoll geschrieben wird: failures, warnings, normal, verbose
  --user-data-dir PFAD    Ordner dieses Kontos: Clientschlüssel, Protokoll, Übung
  --shared-data-dir PFAD  Ordner der Verbindungen (Standard: „shared“ im vorigen)
  --practice              ein erfundener Standort und ein erfundenes Azure; Geschriebenes bleibt in --user-data-dir
    --site DATEI            Standortdatei (simulator/configmgr/README.md) oder Ordner mit Antworten eines AdminService
    --collections N         oder ein generierter Standort mit N Gerätesammlungen, integrierte eingeschlossen,
    --devices M             M Geräten (500)
    --seed S                und diesem Startwert (1)
    --practice-secret DATEI ein weiterer Clientschlüssel, den das erfundene Azure annimmt

Die Standardausgabe enthält nur das Ergebnis; Meldungen werden daneben ausgegeben.
Exitcodes: 0 erledigt; 1 angehalten; 2 teilweise erledigt, oder eine Frage wartet; 3 nichts konnte gestartet werden.
  verify: 0 alles synchron, 1 etwas falsch, 2 etwas fehlt oder ist nicht geprüft. diagnose: 0 alles in Ordnung, 1 nicht.
  status: 0 in Ordnung, 1 Aufmerksamkeit nötig, 2 angehalten, 3 nicht lesbar.

Eine Verbindung mit einem echten SMS-Anbieter wird hier gelesen, aber nicht synchronisiert: Node kann sich nicht mit Windows-Anmeldeinformationen anmelden.`,
};
