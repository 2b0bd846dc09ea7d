import type { Removed } from '../../fields.ts';
import type { Translation } from '../../language/translation.ts';
import type * as english from '../fields.ts';
import { formatList } from '../format.ts';

export const cloudNames: Translation<typeof english.cloudNames> = {
  public: 'Öffentliche Azure-Cloud',
  usGovernment: 'Azure US Government',
  china: 'Azure, betrieben von 21Vianet (China)',
};

const removedNames: Readonly<Record<Removed, string>> = {
  blanks: 'Leerzeichen',
  lineBreak: 'ein Zeilenumbruch',
  invisible: 'unsichtbare Zeichen',
  quotes: 'Anführungszeichen',
};

export const removedFromPaste: Translation<typeof english.removedFromPaste> = (removed) =>
  `Aus dem eingefügten Text entfernt: ${formatList(removed.map((what) => removedNames[what]))}.`;

export const fieldIssues: Translation<typeof english.fieldIssues> = {
  providerMissing: {
    atField: 'Geben Sie den vollständigen Namen eines Servers mit der Rolle „SMS-Anbieter“ ein.',
    toGoOn: 'Geben Sie den SMS-Anbieter ein, um fortzufahren.',
  },
  providerNotFull: {
    atField:
      'Geben Sie den vollständigen Namen (FQDN) ein, zum Beispiel cm01.contoso.com. Eine IP-Adresse genügt nicht.',
    toGoOn: 'Geben Sie den vollständigen Namen des SMS-Anbieters ein, um fortzufahren.',
  },
  tenantMissing: {
    atField: 'Fügen Sie die Verzeichnis-ID (Mandant) ein.',
    toGoOn: 'Füllen Sie das Feld für den Mandanten aus, um fortzufahren.',
  },
  tenantMalformed: {
    atField: 'Ein Mandant ist eine ID mit 36 Zeichen oder eine Domäne wie contoso.onmicrosoft.com.',
    toGoOn: 'Korrigieren Sie den Mandanten, um fortzufahren.',
  },
  clientIdMissing: {
    atField: 'Fügen Sie die Anwendungs-ID (Client) ein.',
    toGoOn: 'Füllen Sie das Feld für die Client-ID aus, um fortzufahren.',
  },
  clientIdMalformed: {
    atField: 'Eine Client-ID hat 36 Zeichen, zum Beispiel 6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b30.',
    toGoOn: 'Korrigieren Sie die Client-ID, um fortzufahren.',
  },
  clientIdIsTenant: {
    atField: 'Dies ist ebenfalls die Mandanten-ID. Kopieren Sie die Anwendungs-ID (Client).',
    toGoOn: 'Korrigieren Sie die Client-ID, um fortzufahren.',
  },
  clientIdIsDomain: {
    atField:
      'Dies sieht wie der Mandant aus. Die Client-ID hat 36 Zeichen; sind die beiden Felder vertauscht?',
    toGoOn: 'Korrigieren Sie die Client-ID, um fortzufahren.',
  },
  secretMissing: {
    atField: 'Fügen Sie den Wert des geheimen Clientschlüssels ein.',
    toGoOn: 'Fügen Sie den geheimen Clientschlüssel ein, um fortzufahren.',
  },
  secretLooksLikeId: {
    atField: 'Dies sieht wie die Geheimnis-ID aus. Kopieren Sie die Spalte „Wert“.',
    toGoOn: 'Fügen Sie die Spalte „Wert“ ein, um fortzufahren.',
  },
  secretHasBlanks: {
    atField: 'Der Text enthält ein Leerzeichen. Kopieren Sie die Spalte „Wert“ noch einmal.',
    toGoOn: 'Fügen Sie den geheimen Clientschlüssel erneut ein, um fortzufahren.',
  },
  expiryPast: {
    atField: 'Dieses Datum liegt in der Vergangenheit.',
    toGoOn: 'Korrigieren oder löschen Sie das Datum, um fortzufahren.',
  },
  expiryMalformed: {
    atField: 'Dies ist kein Datum.',
    toGoOn: 'Korrigieren oder löschen Sie das Datum, um fortzufahren.',
  },
  subscriptionMissing: {
    atField: 'Wählen Sie ein Abonnement aus, oder geben Sie seine ID ein.',
    toGoOn: 'Wählen Sie einen Arbeitsbereich aus, oder geben Sie seine IDs ein, um fortzufahren.',
  },
  subscriptionNotId: {
    atField: 'Nicht in der Liste. Geben Sie die Abonnement-ID ein, die 36 Zeichen hat.',
    toGoOn: 'Geben Sie die Abonnement-ID ein, um fortzufahren.',
  },
  resourceGroupMissing: {
    atField: 'Wählen Sie eine Ressourcengruppe aus, oder geben Sie ihren Namen ein.',
    toGoOn: 'Füllen Sie das Feld für die Ressourcengruppe aus, um fortzufahren.',
  },
  workspaceMissing: {
    atField: 'Wählen Sie einen Arbeitsbereich aus, oder geben Sie seinen Namen ein.',
    toGoOn: 'Füllen Sie das Feld für den Arbeitsbereich aus, um fortzufahren.',
  },
};

export const listTexts: Translation<typeof english.listTexts> = { open: 'Liste öffnen' };
