import type { Translation } from '../../language/translation.ts';
import { formatDate, plural } from '../format.ts';
import type * as english from '../start.ts';

export const startTexts: Translation<typeof english.startTexts> = {
  product: 'OMS Connect',
  tagline: 'Von Configuration Manager zu Log Analytics (OMS)',
  loading: 'Die Verbindungen dieses Computers werden gelesen',
  emptyTitle: 'Noch keine Verbindung',
  emptyLead:
    'Eine Verbindung stellt Ihre Gerätesammlungen als Computergruppen in einem Log Analytics-Arbeitsbereich (Operations Management Suite) bereit und aktualisiert sie alle 3 Stunden.',
  connectTitle: 'Standort verbinden',
  connectBody:
    'Öffnet den Assistenten zum Hinzufügen einer OMS-Verbindung. Etwa 5 Minuten; vor der letzten Seite wird nichts geändert.',
  add: 'OMS-Verbindung hinzufügen',
  practiceTitle: 'Zuerst ausprobieren',
  practiceBody:
    'Derselbe Assistent mit einem erfundenen Standort und einem erfundenen Azure. Nichts verlässt diesen Computer.',
  practice: 'Übungsmodus',
  readyTitle: 'Halten Sie Folgendes bereit',
  ready: [
    'Der Name eines Servers mit der Rolle SMS-Anbieter an Ihrem Standort der obersten Ebene',
    'Mandant, Client-ID und geheimer Clientschlüssel einer App-Registrierung in Microsoft Entra ID (Azure Active Directory)',
    'Die Rolle Log Analytics-Mitwirkender (Log Analytics Contributor) für diese App in der Ressourcengruppe des Arbeitsbereichs',
  ],
  howToPrepare: 'So bereiten Sie das vor',
  noTelemetry: 'Keine Telemetrie. Ihre Daten gehen nur an Ihren Standort und an Azure.',
  version: (version) => `Version ${version}`,
  memoryOnly:
    'Dieser Computer hat keinen Schlüsselspeicher, den OMS Connect verwenden kann. Ein geheimer Clientschlüssel bleibt nur im Arbeitsspeicher, bis die App geschlossen wird.',
  memoryOnlyTitle: 'Geheime Clientschlüssel werden auf diesem Computer nicht gespeichert',
  listTitle: (count) => plural(count, { one: 'Eine Verbindung', other: '# Verbindungen' }),
  listLead:
    'Jede stellt ihre Gerätesammlungen als Computergruppen bereit und aktualisiert sie alle 3 Stunden, solange diese App ausgeführt wird.',
  listLeadPractice:
    'Jede stellt ihre Gerätesammlungen als Computergruppen bereit; „Jetzt synchronisieren“ aktualisiert sie.',
};

export const connectionTexts: Translation<typeof english.connectionTexts> = {
  practice: 'Übungsmodus',
  site: 'Standort',
  siteValue: (code, name, host) => `${code}, ${name}, auf ${host}`,
  workspace: 'Arbeitsbereich',
  workspaceValue: (name, group, subscription) =>
    subscription === '' ? `${name} in ${group}` : `${name} in ${group}, ${subscription}`,
  collections: 'Gerätesammlungen',
  secret: 'Geheimer Clientschlüssel',
  lastSync: 'Letzte Synchronisierung',
  lastSyncValue: (outcome, moment, duration, changes) => `${outcome}, ${moment}, in ${duration}. ${changes}.`,
  never: 'Noch nicht',
  syncNow: 'Jetzt synchronisieren',
  cancel: 'Synchronisierung abbrechen',
  openNote: 'Öffnet diese Verbindung',
  more: (workspace) => `Weitere Aktionen für ${workspace}`,
  openGroups: 'Computergruppen',
  openWorkspace: 'Arbeitsbereich in Azure öffnen',
  secretUntil: (when, days) =>
    days < 0
      ? `Am ${formatDate(when)} abgelaufen`
      : plural(days, {
          one: `Noch 1 Tag gültig, bis ${formatDate(when)}`,
          other: `Noch # Tage gültig, bis ${formatDate(when)}`,
        }),
  secretExpired: 'Abgelaufen',
  secretDateUnknown: 'Gespeichert, nicht angezeigt. Das Ablaufdatum ist nicht bekannt.',
  secretNotHere: 'Für dieses Konto nicht gespeichert',
  secretUnreadable: 'Gespeichert, kann aber nicht mehr geöffnet werden',
  secretOf: (account) => `Für ${account} verschlüsselt`,
};

export const outcomeWords: Translation<typeof english.outcomeWords> = {
  done: 'Fertig',
  partly: 'Teilweise fertig',
  failed: 'Fehlgeschlagen',
  cancelled: 'Abgebrochen',
};

export const whatChanged: Translation<typeof english.whatChanged> = (outcome) => {
  const parts: string[] = [];
  const say = (count: number, one: string, other: string) => {
    if (count > 0) parts.push(plural(count, { one, other }));
  };
  say(outcome.created, '1 Gruppe erstellt', '# Gruppen erstellt');
  say(outcome.updated, '1 Gruppe geändert', '# Gruppen geändert');
  say(outcome.deleted, '1 Gruppe gelöscht', '# Gruppen gelöscht');
  say(outcome.heldBack, '1 Gruppe zurückgehalten', '# Gruppen zurückgehalten');
  say(outcome.failed, '1 Gruppe unverändert gelassen', '# Gruppen unverändert gelassen');
  return parts.length === 0 ? 'Keine Änderungen' : parts.join(', ');
};
