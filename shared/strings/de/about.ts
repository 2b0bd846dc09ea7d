import type { Translation } from '../../language/translation.ts';
import type * as english from '../about.ts';
import { plural } from '../format.ts';

export const aboutAppTexts: Translation<typeof english.aboutAppTexts> = {
  open: 'Info',
  name: 'Info zu OMS Connect',
  windowTitle: 'Info zu OMS Connect – OMS Connect',
  lead: 'Stellt Gerätesammlungen aus Configuration Manager in Log Analytics als Computergruppen bereit und hält sie aktuell',
  version: 'Version',
  runsOn: 'Ausgeführt mit',
  part: (name, version) => `${name} ${version}`,
  updates: 'Updates',
  updateStates: {
    automatic: 'Automatisch. Neue Versionen werden installiert, wenn die App geschlossen wird.',
    managed: 'Von Ihrer Organisation verwaltet. Diese App sucht nicht nach neuen Versionen.',
    policy: 'Durch eine Richtlinie Ihrer Organisation ausgeschaltet.',
    none: 'Dieser Build sucht nicht nach neuen Versionen.',
  },
  updateReady: (version) =>
    `Version ${version} ist bereit und wird installiert, wenn die App geschlossen wird.`,
  policy: 'Richtlinie',
  policyValue: (settings) =>
    settings === 0
      ? 'Ihre Organisation hat auf diesem Computer nichts festgelegt.'
      : plural(settings, {
          one: 'Ihre Organisation hat auf diesem Computer 1 Einstellung festgelegt.',
          other: 'Ihre Organisation hat auf diesem Computer # Einstellungen festgelegt.',
        }),
  licences: 'Lizenzen',
  licence: 'OMS Connect ist freie Software unter der MIT-Lizenz.',
  openNotices: 'Lizenzen der Komponenten von Drittanbietern öffnen',
  privacyTitle: 'Welche Daten diesen Computer verlassen',
  privacy:
    'Keine Telemetrie, keine Absturzberichte, kein Konto. Diese App kommuniziert nur mit Ihrem Configuration Manager-Standort, mit Microsoft Entra ID und mit Azure, und nur für die Verbindungen, die Sie einrichten; wo sie sich selbst aktualisiert, auch mit der Quelle ihrer Updates.',
  foldersTitle: 'Speicherorte',
  folders: {
    account: 'Daten dieses Windows-Kontos',
    shared: 'Daten der Verbindungen',
    logs: 'Protokoll',
  },
  folderNotes: {
    account: 'Fenster, Auswahl und geheime Clientschlüssel, für dieses Konto auf diesem Computer versiegelt',
    shared:
      'Von den Konten dieses Computers gemeinsam verwendet; ein geheimer Clientschlüssel ist nicht dabei',
    logs: 'Kann mit CMTrace gelesen werden',
  },
  openFolder: (folder) => `Ordner öffnen: ${folder}`,
  openIt: 'Ordner öffnen',
  nothingYet: 'Dort ist noch nichts gespeichert.',
};
