import { localised } from '../language/localised.ts';
import type { PastedField, PasteRefusal } from '../prepare/pastedResult.ts';
import { azureAdTexts } from './azureAd.ts';
import { formatList } from './format.ts';
import { workspaceTexts } from './workspace.ts';

/** "Paste result": filling the boxes from what a script or the Azure CLI printed. */
export const pasteTexts = localised('pasteTexts', {
  open: 'Paste result',
  openNote: 'Fills these boxes from what the script of Prepare Azure printed',
  title: 'Paste the result',
  lead: 'The line that the script printed at the end, or the output of az ad sp create-for-rbac. Other text around it does no harm.',
  label: 'Text',
  fill: 'Fill in',
  cancel: 'Cancel',
  note: 'The text is read here and not kept. It may hold the client secret: clear it from where it was copied, too.',
});

/** The wizard's own names of the boxes. */
export const pastedFieldNames: Readonly<Record<PastedField, string>> = localised('pastedFieldNames', {
  cloud: azureAdTexts.cloud,
  tenant: azureAdTexts.tenant,
  clientId: azureAdTexts.clientId,
  secret: azureAdTexts.secret,
  secretExpiresOn: azureAdTexts.expires,
  subscription: workspaceTexts.subscription,
  resourceGroup: workspaceTexts.resourceGroup,
  workspace: workspaceTexts.workspace,
});

export const pasteRefusals: Readonly<Record<PasteRefusal, string>> = localised('pasteRefusals', {
  empty: 'Paste the text first.',
  tooLong: 'This is much more than a result. Copy only its last line, which begins with { and ends with }.',
  noJson: 'There is no result in this text. Copy the line that begins with { and ends with }.',
  cutOff: 'The result ends too early. Copy the whole line, up to the closing }.',
  nothingKnown:
    'None of the values that are needed is in this text. Copy the last line that the script printed.',
  certificate:
    'This app signs in with a certificate. OMS Connect needs a client secret: create one, then paste again.',
});

/** "Filled in: Tenant, Client ID and Client Secret Key." */
export const filledIn = localised('filledIn', (fields: readonly PastedField[]): string => {
  return `Filled in: ${formatList(fields.map((field) => pastedFieldNames[field]))}.`;
});

/** What of the text was not used, and what it did not hold; empty where there is nothing to say. */
export const notFilledIn = localised(
  'notFilledIn',
  (told: {
    readonly unusable: readonly PastedField[];
    readonly unknown: readonly string[];
    readonly hasSecret: boolean;
  }): string => {
    const parts: string[] = [];
    if (told.unusable.length > 0) {
      const names = formatList(told.unusable.map((field) => pastedFieldNames[field]));
      parts.push(`Not usable as it stands in the text: ${names}.`);
    }
    if (told.unknown.length > 0) parts.push(`Not needed: ${formatList(told.unknown)}.`);
    if (!told.hasSecret && !told.unusable.includes('secret')) {
      parts.push('The text holds no client secret: Azure shows one only when it is made.');
    }
    return parts.join(' ');
  },
);
