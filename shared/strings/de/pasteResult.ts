import type { Translation } from '../../language/translation.ts';
import { azureAdTexts } from '../azureAd.ts';
import { formatList } from '../format.ts';
import type * as english from '../pasteResult.ts';
import { pastedFieldNames as namesOfFields } from '../pasteResult.ts';
import { prepareTexts } from '../prepareAzure.ts';
import { workspaceTexts } from '../workspace.ts';

export const pasteTexts: Translation<typeof english.pasteTexts> = {
  open: 'Ergebnis einfügen',
  get openNote() {
    return `Füllt diese Felder mit dem, was das Skript aus „${prepareTexts.open}“ ausgegeben hat`;
  },
  title: 'Ergebnis einfügen',
  lead: 'Die Zeile, die das Skript am Ende ausgegeben hat, oder die Ausgabe von az ad sp create-for-rbac. Anderer Text ringsum schadet nicht.',
  label: 'Text',
  fill: 'Ausfüllen',
  cancel: 'Abbrechen',
  note: 'Der Text wird hier gelesen und nicht aufbewahrt. Er kann den geheimen Clientschlüssel enthalten: Löschen Sie ihn auch dort, wo Sie ihn kopiert haben.',
};

export const pastedFieldNames: Translation<typeof english.pastedFieldNames> = {
  // Read at use: they are names of other pages.
  get cloud() {
    return azureAdTexts.cloud;
  },
  get tenant() {
    return azureAdTexts.tenant;
  },
  get clientId() {
    return azureAdTexts.clientId;
  },
  get secret() {
    return azureAdTexts.secret;
  },
  get secretExpiresOn() {
    return azureAdTexts.expires;
  },
  get subscription() {
    return workspaceTexts.subscription;
  },
  get resourceGroup() {
    return workspaceTexts.resourceGroup;
  },
  get workspace() {
    return workspaceTexts.workspace;
  },
};

export const pasteRefusals: Translation<typeof english.pasteRefusals> = {
  empty: 'Fügen Sie zuerst den Text ein.',
  tooLong:
    'Dies ist viel mehr als ein Ergebnis. Kopieren Sie nur die letzte Zeile, die mit { beginnt und mit } endet.',
  noJson: 'Dieser Text enthält kein Ergebnis. Kopieren Sie die Zeile, die mit { beginnt und mit } endet.',
  cutOff: 'Das Ergebnis endet zu früh. Kopieren Sie die ganze Zeile bis zur schließenden }.',
  nothingKnown:
    'Keiner der benötigten Werte ist in diesem Text enthalten. Kopieren Sie die letzte Zeile, die das Skript ausgegeben hat.',
  certificate:
    'Diese App meldet sich mit einem Zertifikat an. OMS Connect benötigt einen geheimen Clientschlüssel: Erstellen Sie einen, und fügen Sie dann das Ergebnis erneut ein.',
};

export const filledIn: Translation<typeof english.filledIn> = (fields) =>
  `Ausgefüllt: ${formatList(fields.map((field) => namesOfFields[field]))}.`;

export const notFilledIn: Translation<typeof english.notFilledIn> = (told) => {
  const parts: string[] = [];
  if (told.unusable.length > 0) {
    const names = formatList(told.unusable.map((field) => namesOfFields[field]));
    parts.push(`So, wie es im Text steht, nicht verwendbar: ${names}.`);
  }
  if (told.unknown.length > 0) parts.push(`Nicht benötigt: ${formatList(told.unknown)}.`);
  if (!told.hasSecret && !told.unusable.includes('secret')) {
    parts.push(
      'Der Text enthält keinen geheimen Clientschlüssel: Azure zeigt einen nur, wenn er erstellt wird.',
    );
  }
  return parts.join(' ');
};
