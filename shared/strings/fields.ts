import type { CloudId } from '../clouds.ts';
import type { Removed } from '../fields.ts';
import { localised } from '../language/localised.ts';
import { formatList } from './format.ts';

/** Names, hints and remarks of what people type. */

export const cloudNames: Readonly<Record<CloudId, string>> = localised('cloudNames', {
  public: 'Azure public cloud',
  usGovernment: 'Azure US Government',
  china: 'Azure operated by 21Vianet (China)',
});

const removedNames: Readonly<Record<Removed, string>> = {
  blanks: 'spaces',
  lineBreak: 'a line break',
  invisible: 'invisible characters',
  quotes: 'quotation marks',
};

/** "Removed a line break from the pasted text." */
export const removedFromPaste = localised('removedFromPaste', (removed: readonly Removed[]): string => {
  return `Removed ${formatList(removed.map((what) => removedNames[what]))} from the pasted text.`;
});

export type FieldIssueId =
  | 'providerMissing'
  | 'providerNotFull'
  | 'tenantMissing'
  | 'tenantMalformed'
  | 'clientIdMissing'
  | 'clientIdMalformed'
  | 'clientIdIsTenant'
  | 'clientIdIsDomain'
  | 'secretMissing'
  | 'secretLooksLikeId'
  | 'secretHasBlanks'
  | 'expiryPast'
  | 'expiryMalformed'
  | 'subscriptionMissing'
  | 'subscriptionNotId'
  | 'resourceGroupMissing'
  | 'workspaceMissing';

/** Below the field, and why Next is off. */
export const fieldIssues: Readonly<
  Record<FieldIssueId, { readonly atField: string; readonly toGoOn: string }>
> = localised('fieldIssues', {
  providerMissing: {
    atField: 'Type the full name of a server with the SMS Provider role.',
    toGoOn: 'To go on, type the SMS Provider.',
  },
  providerNotFull: {
    atField: 'Type the full name (FQDN), such as cm01.contoso.com. An IP address does not do.',
    toGoOn: 'To go on, type the full name of the SMS Provider.',
  },
  tenantMissing: { atField: 'Paste the Directory (tenant) ID.', toGoOn: 'To go on, fill in the tenant.' },
  tenantMalformed: {
    atField: 'A tenant is an ID with 36 characters, or a domain such as contoso.onmicrosoft.com.',
    toGoOn: 'To go on, correct the tenant.',
  },
  clientIdMissing: {
    atField: 'Paste the Application (client) ID.',
    toGoOn: 'To go on, fill in the client ID.',
  },
  clientIdMalformed: {
    atField: 'A client ID has 36 characters, such as 6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b30.',
    toGoOn: 'To go on, correct the client ID.',
  },
  clientIdIsTenant: {
    atField: 'This is the tenant ID too. Copy the Application (client) ID.',
    toGoOn: 'To go on, correct the client ID.',
  },
  clientIdIsDomain: {
    atField: 'This looks like the tenant. The client ID has 36 characters; are the two boxes mixed up?',
    toGoOn: 'To go on, correct the client ID.',
  },
  secretMissing: {
    atField: 'Paste the Value of the client secret.',
    toGoOn: 'To go on, paste the client secret key.',
  },
  secretLooksLikeId: {
    atField: 'This looks like the Secret ID. Copy the Value column.',
    toGoOn: 'To go on, paste the Value column.',
  },
  secretHasBlanks: {
    atField: 'There is a space inside. Copy the Value column once more.',
    toGoOn: 'To go on, paste the client secret key again.',
  },
  expiryPast: { atField: 'This date is past.', toGoOn: 'To go on, correct the date or clear it.' },
  expiryMalformed: { atField: 'This is not a date.', toGoOn: 'To go on, correct the date or clear it.' },
  subscriptionMissing: {
    atField: 'Choose a subscription, or type its ID.',
    toGoOn: 'To go on, choose a workspace or type its IDs.',
  },
  subscriptionNotId: {
    atField: 'Not on the list. Type the subscription ID, which has 36 characters.',
    toGoOn: 'To go on, type the subscription ID.',
  },
  resourceGroupMissing: {
    atField: 'Choose a resource group, or type its name.',
    toGoOn: 'To go on, fill in the resource group.',
  },
  workspaceMissing: {
    atField: 'Choose a workspace, or type its name.',
    toGoOn: 'To go on, fill in the workspace.',
  },
});

/** Of a box with a list below it. */
export const listTexts = localised('listTexts', { open: 'Open the list' });
