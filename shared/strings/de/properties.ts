import type { Translation } from '../../language/translation.ts';
import { formatFirst, plural } from '../format.ts';
import type * as english from '../properties.ts';
import { propertiesTexts as sheet } from '../properties.ts';

export const propertiesTexts: Translation<typeof english.propertiesTexts> = {
  open: 'Eigenschaften',
  title: (workspace) => `Eigenschaften von ${workspace}`,
  tabsLabel: 'Eigenschaften dieser Verbindung',
  tabs: {
    azureAd: 'Azure Active Directory',
    collections: 'Eigenschaften der OMS-Verbindung',
    import: 'Import',
    general: 'Allgemein',
  },
  ok: 'OK',
  cancel: 'Abbrechen',
  apply: 'Übernehmen',
  saving: 'Die Änderungen werden gespeichert',
  note: 'Änderungen werden wirksam, wenn Sie „Übernehmen“ oder „OK“ wählen.',
  atOnce: 'Was Sie auf dieser Registerkarte wählen, wird sofort wirksam.',
  saved: 'Die Änderungen sind gespeichert.',
  savedLater:
    'Die Änderungen sind gespeichert. Eine Synchronisierung wird ausgeführt; eine weitere folgt darauf.',
  onlyAccount: (account) =>
    `${account} synchronisiert diese Verbindung und hat ihren geheimen Clientschlüssel. Von hier aus können Sie den Schlüssel aktualisieren und unter „Allgemein“ festlegen, dass stattdessen dieses Konto synchronisiert.`,
  chooseOne:
    'Fügen Sie mindestens eine Gerätesammlung hinzu. Löschen Sie die Verbindung, wenn Sie keine senden möchten.',
  leaveTitle: 'Ohne Speichern verlassen?',
  leaveBody: 'Die Liste der Gerätesammlungen wurde geändert, und die Änderungen sind nicht gespeichert.',
  stay: 'Weiter bearbeiten',
  discard: 'Änderungen verwerfen',
  deleteTitle: (groups) =>
    plural(groups, { one: '1 Computergruppe löschen?', other: '# Computergruppen löschen?' }),
  deleteBody: (names, workspace) =>
    `${formatFirst(names, 8)}. Die nächste Synchronisierung entfernt ${
      names.length === 1 ? 'diese Gruppe' : 'diese Gruppen'
    } aus ${workspace}. Abfragen und Warnungen, die sie verwenden, funktionieren dann nicht mehr.`,
  deleteAct: (groups) =>
    plural(groups, { one: 'Gruppe löschen und speichern', other: '# Gruppen löschen und speichern' }),
};

export const applyNote: Translation<typeof english.applyNote> = (added, removed, importEnabled) => {
  if (added + removed === 0) return sheet.note;
  const adds = plural(added, { one: '1 Computergruppe', other: '# Computergruppen' });
  const deletes = plural(removed, { one: '1 Computergruppe', other: '# Computergruppen' });
  if (!importEnabled) {
    return '„Übernehmen“ speichert die Liste. Solange der Import ausgeschaltet ist, ändert sich keine Gruppe.';
  }
  if (removed === 0) return `„Übernehmen“ fügt ${adds} hinzu.`;
  if (added === 0) return `„Übernehmen“ löscht ${deletes}.`;
  return `„Übernehmen“ fügt ${adds} hinzu und löscht ${deletes}.`;
};

export const targetTexts: Translation<typeof english.targetTexts> = {
  subscription: 'Azure-Abonnement',
  resourceGroup: 'Azure-Ressourcengruppe',
  workspace: 'Operations Management Suite-Arbeitsbereich',
  workspaceToday: 'Log Analytics-Arbeitsbereich',
  copyOf: (label) => `${label} kopieren`,
  openInAzure: 'In Azure öffnen',
  empty: 'Keine Gerätesammlungen. Wählen Sie „Hinzufügen“.',
  added: (count) => plural(count, { one: '1 Sammlung hinzugefügt', other: '# Sammlungen hinzugefügt' }),
  reading: (site) => `Die Mitglieder werden aus ${site} gelesen`,
  notRead: (site) =>
    `${site} hat seine Sammlungen nicht aufgeführt, daher werden ihre Mitglieder nicht angezeigt.`,
};

export const signInTexts: Translation<typeof english.signInTexts> = {
  secretSaved: 'Ein geheimer Clientschlüssel ist gespeichert und wird nicht angezeigt',
  secretMissing: 'Für dieses Windows-Konto ist kein geheimer Clientschlüssel gespeichert',
  secretUnreadable:
    'Ein geheimer Clientschlüssel ist gespeichert, aber dieses Konto kann ihn nicht mehr öffnen',
  secretElsewhere: (account) =>
    `Ein geheimer Clientschlüssel ist für ${account} verschlüsselt und wird nicht angezeigt`,
  expiration: 'Ablauf des geheimen Clientschlüssels',
  inDays: (date, days) =>
    days < 0
      ? `${date}, abgelaufen`
      : days === 0
        ? `${date}, heute`
        : plural(days, { one: `${date}, in 1 Tag`, other: `${date}, in # Tagen` }),
  expirationUnknown: 'Nicht bekannt',
  fromGraph: 'Aus Microsoft Entra ID gelesen.',
  typed: 'Eingegeben, nicht aus Microsoft Entra ID gelesen.',
  whyUnknown: 'Warum ist das Datum nicht bekannt?',
  changeDate: 'Datum ändern',
  dateTitle: 'Wann der geheime Clientschlüssel abläuft',
  typeTitle: 'Datum eingeben',
  typeBody:
    'Kopieren Sie es aus „Zertifikate & Geheimnisse“. Sie werden 30, 14, 7 und 1 Tag vorher sowie am Tag selbst gewarnt.',
  dateLabel: 'Clientschlüssel läuft ab am',
  dateHint: 'Leer: nicht bekannt, und niemand wird gewarnt.',
  saveDate: 'Datum speichern',
  savingDate: 'Wird gespeichert',
  dateElsewhere: (account) => `${account} synchronisiert diese Verbindung und kann das Datum dort eingeben.`,
  unknownNote:
    '„Überprüfen“ liest das Datum, sofern die App das darf. Das Portal zeigt es unter „Zertifikate & Geheimnisse“.',
  renewSoon: (days) =>
    plural(days, {
      one: 'Läuft in 1 Tag ab. Danach wird nicht mehr synchronisiert.',
      other: 'Läuft in # Tagen ab. Danach wird nicht mehr synchronisiert.',
    }),
  notVerified: 'Nicht alles wurde bestanden',
  workspaceSeen: (workspace) => `${workspace} ist vorhanden und für die App sichtbar.`,
  permitted: (workspace) => `Darf gespeicherte Suchen in ${workspace} lesen, schreiben und löschen.`,
  siteIsTop: 'Es ist der Standort der obersten Ebene seiner Hierarchie.',
  siteSilent:
    'Der Standort hat nicht geantwortet, wo er in der Hierarchie steht. Die nächste Synchronisierung nennt den Grund.',
  columns: { check: 'Überprüfung', state: 'Status', found: 'Ergebnis' },
  checks: {
    signIn: 'Anmeldung',
    clientSecret: 'Geheimer Clientschlüssel',
    workspace: 'Arbeitsbereich',
    permission: 'Berechtigung',
    site: 'Standort',
  },
  notChecked: 'Nicht überprüft, da eine vorherige Überprüfung nicht bestanden wurde.',
};

export const aboutTexts: Translation<typeof english.aboutTexts> = {
  siteTitle: 'Configuration Manager',
  site: 'Standort',
  siteValue: (code, name) => `${code}, ${name}`,
  version: 'Version',
  hierarchy: 'Hierarchie-ID',
  providers: 'SMS-Anbieter',
  providersNote: 'Jeder von ihnen ist geeignet: Antwortet einer nicht, wird der nächste versucht.',
  connectionTitle: 'Verbindung',
  account: 'Synchronisiert als',
  created: 'Erstellt',
  changed: 'Geändert',
  never: 'Nicht seit der Erstellung',
  by: (moment, account) => `${moment}, von ${account}`,
  connectionId: 'Verbindungs-ID',
  statusTitle: 'Bemerken, wenn die Synchronisierung ausbleibt',
  statusBody:
    'Der Arbeitsbereich selbst weiß, wann diese Verbindung zuletzt synchronisiert hat. Eine Warnungsregel für diese Abfrage meldet Ihnen, wenn die Synchronisierung ausbleibt, selbst wenn dieser Computer ausgeschaltet ist.',
  statusAlias: 'Statusfunktion',
  alertQuery: 'Warnungsabfrage',
  copyQuery: 'Abfrage kopieren',
  openLogs: 'Protokolle in Azure öffnen',
  alertHow:
    'Führen Sie die Abfrage unter „Protokolle“ aus, und wählen Sie dann „Neue Warnungsregel“: Warnen, wenn mindestens eine Zeile vorhanden ist.',
};
