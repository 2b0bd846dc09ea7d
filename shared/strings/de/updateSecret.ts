import type { Translation } from '../../language/translation.ts';
import { formatDate, plural } from '../format.ts';
import type * as english from '../updateSecret.ts';
import { secretTroubleTexts as trouble } from '../updateSecret.ts';

export const updateSecretTexts: Translation<typeof english.updateSecretTexts> = {
  title: 'Geheimen Clientschlüssel aktualisieren',
  open: 'Clientschlüssel aktualisieren',
  close: 'Schließen',
  app: 'App',
  workspace: 'Arbeitsbereich',
  tenant: 'Mandant',
  clientId: 'Client-ID',
  copyClientId: 'Client-ID kopieren',
  create: 'Erstellen Sie einen neuen geheimen Clientschlüssel für diese App.',
  portal: '„Zertifikate & Geheimnisse“ in Microsoft Entra ID öffnen',
  paste: 'Fügen Sie den Wert ein, nicht die Geheimnis-ID',
  expires: 'Clientschlüssel läuft ab am',
  expiresHint:
    'Die App darf das Datum nicht lesen. Kopieren Sie es aus dem Portal, um rechtzeitig gewarnt zu werden.',
  save: 'Speichern und jetzt synchronisieren',
  saving: 'Wird gespeichert',
  handOver: 'Speichern und übergeben',
  handedTo: (account) => `Der geheime Clientschlüssel wartet verschlüsselt auf ${account}`,
  saved: 'Der geheime Clientschlüssel ist aktualisiert',
  cancel: 'Abbrechen',
  note: (account) =>
    `Der alte geheime Clientschlüssel wird beim Speichern ersetzt. Der neue wird für ${account} verschlüsselt, das Konto, das synchronisiert.`,
  notVerified: 'Überprüfen Sie zuerst den neuen geheimen Clientschlüssel',
  otherAccount: (account) =>
    `${account} synchronisiert diese Verbindung: Melden Sie sich mit diesem Konto an, um den geheimen Clientschlüssel zu aktualisieren.`,
};

export const secretTroubleTexts: Translation<typeof english.secretTroubleTexts> = {
  paused: 'Die Synchronisierung ist angehalten.',
  waiting: (account) => `Ein neuer geheimer Clientschlüssel wartet auf ${account}`,
  waitingBody:
    'Er ist für dieses Konto verschlüsselt. Das Konto überprüft und übernimmt ihn innerhalb einer Minute, wenn seine App ausgeführt wird, sonst bei seiner nächsten geplanten Synchronisierung.',
  next: 'Sobald der geheime Clientschlüssel aktualisiert ist',
  soon: (days) =>
    days <= 0
      ? 'Der geheime Clientschlüssel läuft heute ab'
      : plural(days, {
          one: 'Der geheime Clientschlüssel läuft morgen ab',
          other: 'Der geheime Clientschlüssel läuft in # Tagen ab',
        }),
  soonBody: (expiresOn) => `Ab dem ${formatDate(expiresOn)} wird nicht mehr synchronisiert.`,
};

export const secretNoticeTexts: Translation<typeof english.secretNoticeTexts> = {
  title: (threshold, days) =>
    threshold === 'expired' ? 'Ein geheimer Clientschlüssel ist abgelaufen' : trouble.soon(days),
  body: (threshold, workspace, expiresOn) =>
    threshold === 'expired'
      ? `Die Computergruppen in ${workspace} werden nicht mehr aktualisiert. Klicken Sie hier, um den geheimen Clientschlüssel zu aktualisieren.`
      : `Die Computergruppen in ${workspace} werden bis zum ${formatDate(expiresOn)} aktualisiert. Klicken Sie hier, um den geheimen Clientschlüssel zu aktualisieren.`,
};
